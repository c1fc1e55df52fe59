"""`studygroup signin`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.cli.command import document_command
from toolkit.cli.options import month_type

if TYPE_CHECKING:
    from datetime import date

    from toolkit.flows.request import Progress, Request, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [
        click.Option(["--session"], type=click.IntRange(1), metavar="N", help=words.text("cli.signin.session")),
        click.Option(["--month"], type=month_type(words), help=words.text("cli.signin.month")),
        click.Option(["--minutes"], is_flag=True, help=words.text("cli.signin.minutes")),
    ]
    return document_command(words, "signin", _Signin(words), own)


class _Signin:
    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(
        self, request: Request, progress: Progress, *, session: int | None, month: date | None, minutes: bool
    ) -> Result:
        from toolkit.flows import signin  # noqa: PLC0415 - help stays light

        if session is not None and month is not None:
            raise click.UsageError(self._words.text("cli.signin.one_of"))
        return signin.run(request, progress, session=session, month=month, minutes=minutes)
