"""`studygroup schedule`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.command import plain_command
from toolkit.cli.options import ClockTime

if TYPE_CHECKING:
    from datetime import time

    from toolkit.flows.request import Progress, Result
    from toolkit.language import Words

# What each platform brings; anything else has cron.
OF_PLATFORM = {"win32": "windows", "darwin": "launchd"}


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [
        click.Argument(["workbook"], metavar=words.text("cli.metavar.workbook")),
        click.Option(
            ["--for", "scheduler"],
            type=click.Choice(["windows", "cron", "launchd"]),
            default=OF_PLATFORM.get(sys.platform, "cron"),
            help=words.text("cli.schedule.for"),
        ),
        click.Option(
            ["--day"], type=click.IntRange(1, 28), metavar="N", default=2, help=words.text("cli.schedule.day")
        ),
        click.Option(
            ["--time", "at"],
            type=ClockTime(words),
            metavar="HH:MM",
            default="07:00",
            help=words.text("cli.schedule.time"),
        ),
    ]
    own.append(
        click.Option(
            ["--credentials"],
            type=Path,
            metavar="FILE",
            envvar="STUDYGROUP_CREDENTIALS",
            help=words.text("cli.option.credentials"),
        )
    )
    return plain_command(words, "schedule", _run, own)


def _run(
    words: Words, _: Progress, *, workbook: str, scheduler: str, day: int, at: time, credentials: Path | None
) -> Result:
    from toolkit.flows import schedule  # noqa: PLC0415 - help stays light

    return schedule.run(
        words,
        location=workbook,
        python=sys.executable,
        scheduler=schedule.Scheduler(scheduler),
        moment=schedule.Moment(day, at.hour, at.minute),
        credentials=credentials,
    )
