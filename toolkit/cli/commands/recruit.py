"""`studygroup recruit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.cli.command import document_command

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [click.Option(["--topic", "topics"], multiple=True, metavar="ID", help=words.text("cli.recruit.topic"))]
    return document_command(words, "recruit", _run, own, per_group=False)


def _run(request: Request, progress: Progress, *, topics: tuple[str, ...]) -> Result:
    from toolkit.flows import recruit  # noqa: PLC0415 - help stays light

    return recruit.run(request, progress, topics=topics)
