"""One paragraph of the counting rules: what it says, the sheets it is shown on, and the figures that must come out.

A test fills a `Spec`; running the test proves the paragraph, and docs/rules.py prints it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.drawn import rows_of
from tests.spec.workbook import programme_of
from toolkit.names import Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.programme.programme import Programme

Drawn = tuple[tuple[str, ...], ...]


@dataclass
class Spec:
    """A paragraph as it is told; `says` comes first, then sheets and answers in the order of the test."""

    rule: Name | None = None
    told: list[tuple[str, Drawn]] = field(default_factory=list)
    answers: int = 0

    def says(self, zh: str, en: str) -> None:
        """The rule as a sentence in both languages."""
        self.rule = Name(zh, en)

    def given(self, **sheets: str) -> Programme:
        """The programme these drawn sheets make, read the way a workbook is read."""
        self.told += [(title, rows_of(drawing)) for title, drawing in sheets.items()]
        return programme_of({title: rows_of(drawing) for title, drawing in sheets.items()})

    def shows(self, title: str, found: Mapping[str, Mapping[str, str]], expected: str) -> None:
        """The figures that must come out: rows by their first cell, columns by their header."""
        header, *rows = rows_of(expected)
        drawn = tuple((row[0], *(found[row[0]][column] for column in header[1:])) for row in rows)
        self.told.append((f"→ {title}", (header, *rows)))
        self.answers += 1
        if not rows or drawn != tuple(rows):
            raise AssertionError((title, drawn, rows))
