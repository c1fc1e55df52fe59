"""`studygroup undo`."""

from __future__ import annotations

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
        click.Option(["--dry-run"], is_flag=True, help=words.text("cli.undo.dry_run")),
        click.Option(["--credentials"], type=Path, metavar="FILE", help=words.text("cli.option.credentials")),
    ]
    return plain_command(words, "undo", _run, own)


def _run(words: Words, _: Progress, *, workbook: str, dry_run: bool, credentials: Path | None) -> Result:
    from toolkit.flows import undo  # noqa: PLC0415 - help stays light

    return undo.run(words, location=workbook, dry_run=dry_run, credentials=credentials)
