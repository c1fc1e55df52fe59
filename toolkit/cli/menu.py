"""The numbered menu for a person at a terminal: the next sensible step first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from toolkit.cli.options import today
from toolkit.errors import StudygroupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.cli.app import Studygroup
    from toolkit.language import Words

NOT_OURS = ("~$", ".~", ".studygroup")


class Choice(NamedTuple):
    """One line of the menu: what it says and the arguments it stands for."""

    text: str
    arguments: tuple[str, ...]


def choose(app: Studygroup) -> int:
    """Asks which workbook and what to do, and does it; the exit code of what was done."""
    words = app.words
    workbooks = workbooks_here(Path.cwd())
    if not workbooks:
        return _pick(app, words, words.text("menu.no_workbook"), _first_choices(words))
    workbook = workbooks[0] if len(workbooks) == 1 else _which(words, workbooks)
    return _pick(app, words, words.text("menu.workbook", workbook=workbook.name), choices_for(words, workbook))


def workbooks_here(folder: Path) -> list[Path]:
    """The workbooks of a folder a person may mean, the newest first."""
    found = [each for each in folder.glob("*.xls[xm]") if not each.name.startswith(NOT_OURS)]
    return sorted(found, key=lambda each: each.stat().st_mtime, reverse=True)


def choices_for(words: Words, workbook: Path) -> list[Choice]:
    """What can be done with a workbook, the next step of its programme first."""
    path = str(workbook)
    listed = [
        Choice(words.text(f"cli.{name}.short"), (name, path))
        for name in ("check", "charter", "plan", "attendance", "report", "shortcuts")
    ]
    following = _next_step(words, path)
    if following is None:
        return listed
    rest = [each for each in listed if each.arguments != following.arguments]
    return [following, *rest]


def _next_step(words: Words, path: str) -> Choice | None:
    """The next step as the first line; none when the workbook cannot be read: `check` then says why."""
    from toolkit.flows.check import next_step  # noqa: PLC0415 - reading is heavy

    try:
        following = next_step(path, today(), words)
    except StudygroupError:
        return None
    stage = ("--stage", str(following.stage)) if following.stage else ()
    text = words.text("menu.next", text=words.text(f"cli.{following.command}.short"))
    return Choice(text, (following.command, path, *stage))


def _first_choices(words: Words) -> list[Choice]:
    file = words.text("menu.new_file")
    return [
        Choice(words.text("menu.demo"), ("demo",)),
        Choice(words.text("menu.new", file=file), ("new", file)),
    ]


def _which(words: Words, workbooks: Sequence[Path]) -> Path:
    click.echo(words.text("menu.which"))
    return workbooks[_number(words, [each.name for each in workbooks], leave=False) - 1]


def _pick(app: Studygroup, words: Words, title: str, choices: Sequence[Choice]) -> int:
    click.echo(title)
    number = _number(words, [each.text for each in choices], leave=True)
    if not number:
        return 0
    arguments = list(choices[number - 1].arguments)
    if arguments[0] == "report" and "--stage" not in arguments:
        arguments += ["--month", click.prompt(words.text("shortcuts.month"), prompt_suffix="")]
    try:
        app.main([*arguments, "--lang", words.language.value], prog_name="studygroup")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def _number(words: Words, lines: Sequence[str], *, leave: bool) -> int:
    for position, line in enumerate(lines, start=1):
        click.echo(f"  {position}. {line}")
    if leave:
        click.echo(f"  0. {words.text('menu.leave')}")
    allowed = click.IntRange(0 if leave else 1, len(lines))
    answer: int = click.prompt(words.text("menu.ask"), type=allowed, default=1, prompt_suffix=" ")
    return answer
