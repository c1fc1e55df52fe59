"""`studygroup new`."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.command import plain_command
from toolkit.cli.options import today
from toolkit.programme.kinds import Phase

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Result
    from toolkit.language import Words

WINDOWS = os.name == "nt"


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [
        click.Argument(["file"], metavar=words.text("cli.metavar.new_file"), type=Path),
        click.Option(["--phase"], type=click.Choice([each.value for each in Phase]), help=words.text("cli.new.phase")),
        click.Option(["--add"], multiple=True, metavar=words.text("cli.metavar.sheet"), help=words.text("cli.new.add")),
        click.Option(["--for-groups"], type=Path, metavar="DIR", help=words.text("cli.new.for_groups")),
    ]
    return plain_command(words, "new", _run, own)


def _run(
    words: Words, progress: Progress, *, file: Path, phase: str | None, add: tuple[str, ...], for_groups: Path | None
) -> Result:
    from toolkit.flows import new, shortcuts  # noqa: PLC0415 - help stays light

    if for_groups is not None:
        return new.group_sheets(words, progress, hub=file, folder=for_groups, as_of=today())
    if add:
        return new.add_tables(words, progress, workbook=file, names=add)
    made = new.starter(words, progress, file=file, phase=Phase(phase) if phase else None)
    if not WINDOWS:
        return made
    beside = shortcuts.run(words, progress, workbook=file, python=sys.executable)
    return replace(made, files=(*made.files, *beside.files), lines=(*made.lines, *beside.lines))
