"""`studygroup report`."""

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
        click.Option(["--stage"], metavar="N", help=words.text("cli.report.stage")),
        click.Option(["--month"], type=month_type(words), help=words.text("cli.report.month")),
    ]
    return document_command(words, "report", _Report(words), own)


class _Report:
    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, request: Request, progress: Progress, *, stage: str | None, month: date | None) -> Result:
        from toolkit.flows import report  # noqa: PLC0415 - help stays light

        if stage is not None and month is None:
            return report.run(request, progress, stage=stage)
        if month is not None and stage is None:
            return report.run(request, progress, month=month)
        raise click.UsageError(self._words.text("cli.report.one_of"))
