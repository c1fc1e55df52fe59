"""`studygroup shortcuts`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from toolkit.cli.command import plain_command

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [click.Argument(["workbook"], metavar=words.text("cli.metavar.workbook"))]
    return plain_command(words, "shortcuts", _run, own)


def _run(words: Words, progress: Progress, *, workbook: str) -> Result:
    from toolkit.flows import shortcuts  # noqa: PLC0415 - help stays light

    return shortcuts.run(words, progress, location=workbook, python=sys.executable)
