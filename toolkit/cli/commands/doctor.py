"""`studygroup doctor`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.command import plain_command
from toolkit.cli.options import today

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [
        click.Option(["--live"], metavar=words.text("cli.metavar.scratch"), help=words.text("cli.doctor.live")),
        click.Option(["--credentials"], type=Path, metavar="FILE", help=words.text("cli.option.credentials")),
    ]
    return plain_command(words, "doctor", _run, own)


def _run(words: Words, progress: Progress, *, live: str | None, credentials: Path | None) -> Result:
    from toolkit.flows import doctor  # noqa: PLC0415 - help stays light

    if live is not None:
        return doctor.live(words, progress, location=live, credentials=credentials)
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return doctor.run(words, progress, as_of=today(), encoding=encoding, folder=Path.cwd(), credentials=credentials)
