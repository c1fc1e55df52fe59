"""How a workbook remembers which of its sheets are ours.

Shape: in Excel one hidden workbook-level defined name per sheet, `_studygroup.<key>`, that refers to the sheet's A1
and carries the digest as its comment; in a folder of .csv one entry of `.studygroup.json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

NAME_PREFIX = "_studygroup."
CSV_MARKS = ".studygroup.json"


class Mark(NamedTuple):
    """One sheet of ours: which patch made it, what it is called now, and the digest of what was written."""

    key: str
    sheet: str
    digest: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All sheets of ours in one workbook, in workbook order."""

    all: tuple[Mark, ...] = ()

    def by_key(self, key: str) -> Mark | None:
        """The sheet that patch made, whatever people call it now."""
        return next((mark for mark in self.all if mark.key == key), None)

    def by_sheet(self, sheet: str) -> Mark | None:
        """Our mark on a sheet; None when it is people's. Excel's sheet names do not tell cases apart."""
        return next((mark for mark in self.all if mark.sheet.casefold() == sheet.casefold()), None)
