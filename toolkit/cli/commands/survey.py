"""`studygroup survey`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.cli.command import document_command
from toolkit.cli.options import accept_option

if TYPE_CHECKING:
    import click

    from toolkit.flows.accepting import Consent
    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    return document_command(words, "survey", _run, [accept_option(words)], per_group=False)


def _run(request: Request, progress: Progress, *, accept: bool, consent: Consent) -> Result:
    from toolkit.flows import survey  # noqa: PLC0415 - help stays light

    return survey.run(request, progress, accept_topics=accept, consent=consent)
