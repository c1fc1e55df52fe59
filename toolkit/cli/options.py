"""The options every programme command shares, declared once, and the Request they fill."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from toolkit.flows.request import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.flows.request import Missing
    from toolkit.language import Words


def today() -> date:
    """The day it is here: asked for by the command line and handed down."""
    return datetime.now().astimezone().date()


class Telling(NamedTuple):
    """How a command tells what it did. Blanks: `workbook` is "" for commands that work on none."""

    as_json: bool
    quiet: bool
    verbose: int
    workbook: str = ""


class Dated(click.ParamType[date]):
    """A date typed in one form: 2026-11-24, or 2026-11 for a month, which is kept as its first day."""

    def __init__(self, words: Words, form: str, name: str, fault: str) -> None:
        self.name = name
        self._words = words
        self._form = form
        self._fault = fault

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date typed."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, self._form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(self._words.text(self._fault, typed=value), param, ctx)


class ClockTime(click.ParamType[time]):
    """A time of day typed as 07:00."""

    name = "HH:MM"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(self, value: str | time, param: click.Parameter | None, ctx: click.Context | None) -> time:
        """The time typed."""
        if isinstance(value, time):
            return value
        try:
            return datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007 - a time of day has no zone
        except ValueError:
            self.fail(self._words.text("cli.bad.time", typed=value), param, ctx)


def day_type(words: Words) -> Dated:
    """A day as 2026-11-24."""
    return Dated(words, "%Y-%m-%d", "YYYY-MM-DD", "cli.bad.day")


def month_type(words: Words) -> Dated:
    """A month as 2026-11."""
    return Dated(words, "%Y-%m", "YYYY-MM", "cli.bad.month")


def lang_option(words: Words) -> click.Option:
    """`--lang` where nobody asks for its value: it is read before the commands are built."""
    return click.Option(
        ["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, help=words.text("cli.option.lang")
    )


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
        click.Option(["--as-of"], type=day_type(words), help=words.text("cli.option.as_of")),
        click.Option(["--templates"], type=Path, metavar="DIR", help=words.text("cli.option.templates")),
        click.Option(["--credentials"], type=Path, metavar="FILE", help=words.text("cli.option.credentials")),
    ]


def document_options(words: Words, *, per_group: bool) -> list[click.Parameter]:
    """What commands that make Word documents share beyond that; `per_group` when they make one for each."""
    single = click.Option(["--single-file"], is_flag=True, help=words.text("cli.option.single_file"))
    return [
        *([single] if per_group else []),
        click.Option(["--pdf"], is_flag=True, help=words.text("cli.option.pdf")),
        click.Option(
            ["--missing"],
            type=click.Choice(["error", "mark"]),
            default="error",
            help=words.text("cli.option.missing"),
        ),
    ]


def accept_option(words: Words) -> click.Parameter:
    """`--accept`, for commands whose proposals may go into people's own sheets."""
    return click.Option(["--accept"], is_flag=True, help=words.text("cli.option.accept"))


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
    missing: Missing = "error",
    single_file: bool = False,
    pdf: bool = False,
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
        missing=missing,
        single_file=single_file,
        pdf=pdf,
    )
