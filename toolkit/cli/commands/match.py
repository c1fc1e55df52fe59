"""`studygroup match`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.cli.command import document_command
from toolkit.cli.endings import stopping_early
from toolkit.cli.options import accept_option

if TYPE_CHECKING:
    from toolkit.flows.accepting import Consent
    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [
        accept_option(words),
        click.Option(["--seed"], type=int, default=0, metavar="N", help=words.text("cli.match.seed")),
        click.Option(["--effort"], type=click.IntRange(min=1), metavar="N", help=words.text("cli.match.effort")),
    ]
    return document_command(words, "match", _run, own, per_group=False)


def _run(
    request: Request, progress: Progress, *, seed: int, effort: int | None, accept: bool, consent: Consent
) -> Result:
    from toolkit.flows import match  # noqa: PLC0415 - help stays light

    return match.run(
        request,
        progress,
        seed=seed,
        effort=effort,
        accept_groups=accept,
        consent=consent,
        stopping=stopping_early,
    )
