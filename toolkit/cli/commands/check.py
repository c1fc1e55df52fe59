"""`studygroup check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.cli.command import programme_command

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [click.Option(["--mark"], is_flag=True, help=words.text("cli.check.mark"))]
    return programme_command(words, "check", _run, own)


def _run(request: Request, progress: Progress, *, mark: bool) -> Result:
    from toolkit.flows import check  # noqa: PLC0415 - help stays light

    return check.run(request, progress, mark=mark)
