"""Why a workbook, or one sheet of it, must not be written into: touching it would break what somebody relies on."""

from __future__ import annotations

from enum import Enum


class Obstacle(Enum):
    """The fact of SHEET_CANNOT_ADD."""

    SIGNED = "signed"
    CHANGES_TRACKED = "changes tracked"
    STRUCTURE_PROTECTED = "structure protected"
    TABLE_ON_SHEET = "table on sheet"
    MERGED = "merged"
    FORMULA = "formula"
    SHEET_PROTECTED = "sheet protected"
    TABLE_EDGE = "table edge"
    TABLE_TOTALS = "table totals"
    BELOW_TABLE = "below table"
    UNUSUAL_SHEET = "unusual sheet"
