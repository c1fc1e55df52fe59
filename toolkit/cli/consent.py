"""Shows what `--accept` would write into people's own sheets, and asks on a terminal whether to."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.cli.options import Telling
    from toolkit.cli.progress import Shown
    from toolkit.flows.accepting import Change
    from toolkit.language import Words

ON_SCREEN = 40
WITHHELD = "…"
WIDE = "WF"


def consenting(words: Words, how: Telling, progress: Shown) -> Callable[[Sequence[Change], bool], bool]:
    """Asks a person at a terminal; without one it goes on, and says what without the cells' contents."""

    def consent(changes: Sequence[Change], dry_run: bool) -> bool:
        stream = sys.stderr if how.as_json else sys.stdout
        person = all(each is not None and each.isatty() for each in (sys.stdin, stream))
        with progress.hidden():
            if person or not how.quiet:
                for line in difference(words, changes, values=person, most=None if how.verbose else ON_SCREEN):
                    click.echo(line, err=how.as_json)
            if dry_run or not person:
                return True
            return click.confirm(words.text("accept.ask", count=len(changes)), default=False, err=how.as_json)

    return consent


def difference(words: Words, changes: Sequence[Change], *, values: bool, most: int | None) -> list[str]:
    """The cells with what they hold and what they will hold, in columns; `values` False leaves out both."""
    shown = changes if most is None else changes[:most]
    heads = tuple(words.text(f"accept.{each}") for each in ("cell", "column", "before", "after"))
    several = len({each.at.workbook for each in changes}) > 1
    rows = [heads, *(_row(words, each, values=values, several=several) for each in shown)]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(heads) - 1)]
    lines = [words.text("accept.title", count=len(changes))]
    lines += ["  " + "  ".join([*map(_padded, row, widths), row[-1]]) for row in rows]
    if len(shown) < len(changes):
        lines.append(words.text("accept.more", count=len(changes) - len(shown)))
    return lines


def _row(words: Words, change: Change, *, values: bool, several: bool) -> tuple[str, str, str, str]:
    before = change.before or words.text("accept.empty")
    texts = (before, change.after) if values else (WITHHELD if change.before else before, WITHHELD)
    workbook = f"{change.at.workbook} › " if several else ""
    return (f"{workbook}{change.at.sheet}!{change.at.address}", change.column, *texts)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(each) in WIDE else 1 for each in text)
