"""`studygroup shortcuts`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.command import plain_command

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [
        click.Argument(["workbook"], metavar=words.text("cli.metavar.workbook")),
        click.Option(["--credentials"], type=Path, metavar="FILE", help=words.text("cli.option.credentials")),
    ]
    return plain_command(words, "shortcuts", _run, own)


def _run(words: Words, progress: Progress, *, workbook: str, credentials: Path | None) -> Result:
    from toolkit.flows import shortcuts  # noqa: PLC0415 - help stays light

    return shortcuts.run(words, progress, location=workbook, python=sys.executable, credentials=credentials)
