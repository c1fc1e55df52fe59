"""`studygroup monthly`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.cli.command import document_command
from toolkit.cli.options import month_type

if TYPE_CHECKING:
    from datetime import date

    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [
        click.Option(["--month"], type=month_type(words), help=words.text("cli.monthly.month")),
        click.Option(["--send"], is_flag=True, help=words.text("cli.monthly.send")),
        click.Option(["--remind"], is_flag=True, help=words.text("cli.monthly.remind")),
    ]
    return document_command(words, "monthly", _run, own, per_group=False)


def _run(request: Request, progress: Progress, *, month: date | None, remind: bool, send: bool) -> Result:
    from toolkit.flows import monthly  # noqa: PLC0415 - help stays light

    if remind:
        return monthly.remind(request, progress, send=send)
    return monthly.run(request, progress, month=month, send=send)
