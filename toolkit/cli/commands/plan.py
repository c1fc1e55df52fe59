"""`studygroup plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.cli.command import document_command

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [click.Option(["--reschedule"], is_flag=True, help=words.text("cli.plan.reschedule"))]
    return document_command(words, "plan", _run, own)


def _run(request: Request, progress: Progress, *, reschedule: bool) -> Result:
    from toolkit.flows import plan  # noqa: PLC0415 - help stays light

    return plan.run(request, progress, reschedule=reschedule)
