"""`studygroup proposal`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.cli.command import document_command

if TYPE_CHECKING:
    import click

    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    return document_command(words, "proposal", _run, per_group=False)


def _run(request: Request, progress: Progress) -> Result:
    from toolkit.flows import proposal  # noqa: PLC0415 - help stays light

    return proposal.run(request, progress)
