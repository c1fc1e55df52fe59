"""The options every programme command shares, declared once, and the Request they fill."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from toolkit.flows.request import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.language import Words


def today() -> date:
    """The day it is here: asked for by the command line and handed down."""
    return datetime.now().astimezone().date()


class Telling(NamedTuple):
    """How a command tells what it did."""

    as_json: bool
    quiet: bool
    verbose: int


class Day(click.ParamType[date]):
    """A date as 2026-11-24."""

    name = "YYYY-MM-DD"

    def __init__(self, words: Words) -> None:
        self.words = words

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date typed."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(self.words.text("cli.bad.day", typed=value), param, ctx)


class Month(click.ParamType[date]):
    """A month as 2026-11, kept as its first day."""

    name = "YYYY-MM"

    def __init__(self, words: Words) -> None:
        self.words = words

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The first day of the month typed."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(self.words.text("cli.bad.month", typed=value), param, ctx)


def telling_options(words: Words) -> list[click.Parameter]:
    """`--lang --json -q -v`."""
    return [
        click.Option(["--lang"], type=click.Choice(["zh", "en"]), help=words.text("cli.option.lang")),
        click.Option(["--json", "as_json"], is_flag=True, help=words.text("cli.option.json")),
        click.Option(["-q", "--quiet"], is_flag=True, help=words.text("cli.option.quiet")),
        click.Option(["-v", "--verbose"], count=True, help=words.text("cli.option.verbose")),
    ]


def programme_options(words: Words) -> list[click.Parameter]:
    """The workbook and the shared options."""
    return [
        click.Argument(["workbook"], metavar=words.text("cli.metavar.workbook")),
        click.Option(["--out"], type=Path, metavar="DIR", help=words.text("cli.option.out")),
        click.Option(["--group", "groups"], multiple=True, metavar="ID", help=words.text("cli.option.group")),
        click.Option(["--dry-run"], is_flag=True, help=words.text("cli.option.dry_run")),
        click.Option(["--no-write-back"], is_flag=True, help=words.text("cli.option.no_write_back")),
        click.Option(["--as-of"], type=Day(words), help=words.text("cli.option.as_of")),
        click.Option(["--templates"], type=Path, metavar="DIR", help=words.text("cli.option.templates")),
        click.Option(["--credentials"], type=Path, metavar="FILE", help=words.text("cli.option.credentials")),
    ]


def request_from(
    words: Words,
    workbook: str,
    out: Path | None,
    groups: Sequence[str],
    as_of: date | None,
    templates: Path | None,
    credentials: Path | None,
    *,
    dry_run: bool,
    no_write_back: bool,
) -> Request:
    """What the shared options ask for."""
    return Request(
        location=workbook,
        as_of=as_of or today(),
        words=words,
        out=out,
        groups=frozenset(groups),
        dry_run=dry_run,
        write_back=not no_write_back,
        templates=templates,
        credentials=credentials,
    )
