"""The command `studygroup`: its commands by phase, loaded only when called."""

from __future__ import annotations

import os
import sys
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

import click

from toolkit import __version__
from toolkit.cli import speech
from toolkit.collecting import collect_seldom
from toolkit.language import words_for

if TYPE_CHECKING:
    from toolkit.language import Words


class Section(Enum):
    """How the help groups the commands: the programme's phases, then the tools."""

    PREPARE = "prepare"
    FORM = "form"
    RUN = "run"
    TOOLS = "tools"


class Listed(NamedTuple):
    """A command as the help and the menu list it."""

    name: str
    section: Section


COMMANDS = (
    Listed("new", Section.PREPARE),
    Listed("check", Section.PREPARE),
    Listed("survey", Section.PREPARE),
    Listed("proposal", Section.PREPARE),
    Listed("recruit", Section.FORM),
    Listed("match", Section.FORM),
    Listed("elect", Section.FORM),
    Listed("kickoff", Section.FORM),
    Listed("charter", Section.FORM),
    Listed("plan", Section.FORM),
    Listed("signin", Section.RUN),
    Listed("attendance", Section.RUN),
    Listed("report", Section.RUN),
    Listed("monthly", Section.RUN),
    Listed("close", Section.RUN),
    Listed("demo", Section.TOOLS),
    Listed("undo", Section.TOOLS),
    Listed("shortcuts", Section.TOOLS),
    Listed("schedule", Section.TOOLS),
    Listed("template", Section.TOOLS),
    Listed("doctor", Section.TOOLS),
)


class Studygroup(click.Group):
    """The group of all commands; a command's module is imported when the command is asked for."""

    def __init__(self, words: Words) -> None:
        super().__init__(
            "studygroup",
            help=words.text("cli.help"),
            epilog="\b\n" + words.text("cli.epilog"),
            params=[
                click.Option(
                    ["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, help=words.text("cli.option.lang")
                ),
                click.version_option(__version__, prog_name="studygroup")(lambda: None).__click_params__[0],  # type: ignore[attr-defined]
            ],
            options_metavar=words.text("cli.metavar.options"),
            subcommand_metavar=words.text("cli.metavar.command"),
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )
        self.words = words

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, in the order of the programme."""
        return [each.name for each in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, built in the language spoken."""
        if cmd_name not in {each.name for each in COMMANDS}:
            return None
        module = import_module(f"toolkit.cli.commands.{cmd_name}")
        command: click.Command = module.build(self.words)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; a misspelt command is answered with the nearest ones."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as unknown:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self.list_commands(ctx), ctx=ctx) from unknown

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands only: the few options stand in the last lines, so that all of it fits one screen."""
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """One line a command, its section named on the first: all of them fit one screen, and none is imported."""
        titles = {section: self.words.text(f"cli.section.{section.value}") for section in Section}
        title_width = max(map(_width, titles.values()))
        name_width = max(len(each.name) for each in COMMANDS)
        formatter.write_paragraph()
        for section in Section:
            title = titles[section]
            for each in (one for one in COMMANDS if one.section is section):
                told = self.words.text(f"cli.{each.name}.short")
                margin = " " * (title_width - _width(title))
                formatter.write(f"  {title}{margin}  {each.name.ljust(name_width)}  {told}\n")
                title = ""


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def main() -> None:
    """The program's entry."""
    collect_seldom()
    # numpy would start threads for work it never gets here; waiting for it costs processor time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    speech.prepare_streams()
    language = speech.chosen_language(sys.argv[1:])
    speech.teach_click(language)
    app = Studygroup(words_for(language))
    if len(sys.argv) == 1 and sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        from toolkit.cli.menu import choose  # noqa: PLC0415 - only a person at a terminal pays for it

        sys.exit(choose(app))
    app.main(prog_name="studygroup")
