"""How every command is put together: its help, its options, its call, its ending."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypedDict

import click

from toolkit.cli.consent import consenting
from toolkit.cli.options import Telling, document_options, lang_option, programme_options, request_from, telling_options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.cli.progress import Shown
    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


class _Told(TypedDict):
    help: str
    options_metavar: str
    short_help: str
    epilog: str
    context_settings: dict[str, Any]


def programme_command(
    words: Words, name: str, flow: Callable[..., Result], own: Sequence[click.Parameter] = ()
) -> click.Command:
    """A command that takes WORKBOOK and the shared options; what is left over are the flow's own arguments.

    Shape: a flow that knows `accept` is also given `consent`, which shows people the difference and asks them.
    """

    def call(lang: str | None, as_json: bool, quiet: bool, verbose: int, **given: object) -> None:  # noqa: ARG001 - --lang is read before
        shared = {option: given.pop(option) for option in (*_SHARED, *_OF_DOCUMENTS) if option in given}
        telling = Telling(as_json, quiet, verbose, str(shared["workbook"]))

        def run(progress: Shown) -> Result:
            if "accept" in given:
                given["consent"] = consenting(words, telling, progress)
            return flow(request_from(words, **shared), progress, **given)  # type: ignore[arg-type]

        _end(words, name, telling, run)

    workbook, *shared_options = programme_options(words)
    return _command(words, name, [workbook, *own, *shared_options, *telling_options(words)], call)


def document_command(
    words: Words,
    name: str,
    flow: Callable[..., Result],
    own: Sequence[click.Parameter] = (),
    *,
    per_group: bool = True,
) -> click.Command:
    """A programme command that makes Word documents, one per group or one for all, and PDFs of them when asked."""

    def with_pdfs(request: Request, progress: Progress, **given: object) -> Result:
        from toolkit.flows import pdf  # noqa: PLC0415 - help stays light

        return pdf.with_pdfs(request, progress, flow(request, progress, **given))

    return programme_command(words, name, with_pdfs, [*own, *document_options(words, per_group=per_group)])


def plain_command(
    words: Words, name: str, flow: Callable[..., Result], own: Sequence[click.Parameter] = ()
) -> click.Command:
    """A command with options of its own and only the telling ones shared."""

    def call(lang: str | None, as_json: bool, quiet: bool, verbose: int, **given: object) -> None:  # noqa: ARG001 - --lang is read before
        _end(words, name, Telling(as_json, quiet, verbose), lambda progress: flow(words, progress, **given))

    return _command(words, name, [*own, *telling_options(words)], call)


def command_group(words: Words, name: str, commands: Sequence[click.Command]) -> click.Group:
    """A command that is several."""
    return click.Group(
        name,
        commands={str(each.name): each for each in commands},
        params=[lang_option(words)],
        subcommand_metavar=words.text("cli.metavar.command"),
        **_told(words, name),
    )


_SHARED = ("workbook", "out", "groups", "as_of", "templates", "credentials", "dry_run", "no_write_back")
_OF_DOCUMENTS = ("missing", "single_file", "pdf")


def _command(words: Words, name: str, params: list[click.Parameter], call: Callable[..., None]) -> click.Command:
    return click.Command(name.rsplit(maxsplit=1)[-1], params=params, callback=call, **_told(words, name))


def _told(words: Words, name: str) -> _Told:
    """What a command says of itself; of `template check` under the key cli.template.check."""
    key = f"cli.{name.replace(' ', '.')}"
    return {
        "help": words.text(f"{key}.help"),
        "options_metavar": words.text("cli.metavar.options"),
        "short_help": words.text(f"{key}.short"),
        "epilog": "\b\n" + words.text("cli.examples") + "\n" + words.text(f"{key}.examples"),
        "context_settings": {"help_option_names": ["-h", "--help"], "max_content_width": 100},
    }


def _end(words: Words, name: str, telling: Telling, run: Callable[[Shown], Result]) -> None:
    from toolkit.cli.execute import execute  # noqa: PLC0415 - --help does not need it

    sys.exit(execute(words, name, telling, run))
