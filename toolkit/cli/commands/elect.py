"""`studygroup elect`."""

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
        click.Option(["--ballots"], is_flag=True, help=words.text("cli.elect.ballots")),
    ]
    return document_command(words, "elect", _run, own)


def _run(request: Request, progress: Progress, *, ballots: bool, accept: bool, consent: Consent) -> Result:
    from toolkit.flows import elect  # noqa: PLC0415 - help stays light

    if ballots:
        return elect.print_ballots(request, progress)
    return elect.run(request, progress, accept_leaders=accept, consent=consent)
