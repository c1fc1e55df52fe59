"""`studygroup demo`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.command import plain_command

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [click.Option(["--out"], type=Path, default=Path("studygroup-demo"), help=words.text("cli.demo.out"))]
    own.append(click.Option(["--google"], is_flag=True, help=words.text("cli.demo.google")))
    return plain_command(words, "demo", _run, own)


def _run(words: Words, progress: Progress, *, out: Path, google: bool) -> Result:
    from toolkit.flows import demo  # noqa: PLC0415 - help stays light

    if google:
        from toolkit.cli.stand_in import stand_in  # noqa: PLC0415 - only this starts a server

        with stand_in(demo.titles(words)) as server:
            return demo.run_online(words, progress, folder=out, addresses=server.spreadsheets)
    return demo.run(words, progress, folder=out)
