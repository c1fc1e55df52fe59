"""`studygroup plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.cli.command import document_command
from toolkit.cli.options import accept_option

if TYPE_CHECKING:
    from toolkit.flows.accepting import Consent
    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [
        accept_option(words),
        click.Option(["--reschedule"], is_flag=True, help=words.text("cli.plan.reschedule")),
    ]
    return document_command(words, "plan", _run, own)


def _run(request: Request, progress: Progress, *, reschedule: bool, accept: bool, consent: Consent) -> Result:
    from toolkit.flows import plan  # noqa: PLC0415 - help stays light

    return plan.run(request, progress, reschedule=reschedule, accept_plan=accept, consent=consent)
