"""Why a workbook, or one sheet of it, must not be written into: touching it would break what somebody relies on."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from toolkit.places import CellRef
    from toolkit.problems import Problem


class Obstacle(Enum):
    """What forbids it: one fact of SHEET_CANNOT_ADD."""

    SIGNED = "signed"
    CHANGES_TRACKED = "changes tracked"
    STRUCTURE_PROTECTED = "structure protected"
    ESCAPING_NAME = "escaping name"
    TABLE_ON_SHEET = "table on sheet"
    MERGED = "merged"
    FORMULA = "formula"
    SHEET_PROTECTED = "sheet protected"
    TABLE_EDGE = "table edge"
    TABLE_TOTALS = "table totals"
    BELOW_TABLE = "below table"
    UNUSUAL_SHEET = "unusual sheet"
    REFERRED_TO = "referred to"
    PEOPLES_WORK = "people's work"
    ONLY_SHEET = "only sheet"


class Remedy(Enum):
    """What people can do about each of them: the other fact."""

    SIGNED = Obstacle.SIGNED
    CHANGES_TRACKED = Obstacle.CHANGES_TRACKED
    STRUCTURE_PROTECTED = Obstacle.STRUCTURE_PROTECTED
    ESCAPING_NAME = Obstacle.ESCAPING_NAME
    TABLE_ON_SHEET = Obstacle.TABLE_ON_SHEET
    MERGED = Obstacle.MERGED
    FORMULA = Obstacle.FORMULA
    SHEET_PROTECTED = Obstacle.SHEET_PROTECTED
    TABLE_EDGE = Obstacle.TABLE_EDGE
    TABLE_TOTALS = Obstacle.TABLE_TOTALS
    BELOW_TABLE = Obstacle.BELOW_TABLE
    UNUSUAL_SHEET = Obstacle.UNUSUAL_SHEET
    REFERRED_TO = Obstacle.REFERRED_TO
    PEOPLES_WORK = Obstacle.PEOPLES_WORK
    ONLY_SHEET = Obstacle.ONLY_SHEET


def obstructed(at: CellRef, obstacle: Obstacle) -> Problem:
    """The obstacle as told to people: where, what, and how to get past it."""
    return problem(Code.SHEET_CANNOT_ADD, at, reason=obstacle, remedy=Remedy(obstacle))
