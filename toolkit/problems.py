"""Faults as values: a stable code, a place, and the facts its message is made of.

Decides which codes exist, how grave each is and which facts it carries. The words stand in the catalogues.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, unique
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.names import Name
from toolkit.places import CellRef, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Severity(Enum):
    """ERROR: a row or an output is missing. WARNING: counted, but look. NOTICE: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class _Spec(NamedTuple):
    id: str
    severity: Severity
    facts: frozenset[str]
    values: frozenset[str]


def _error(id_: str, facts: str = "") -> _Spec:
    return _spec(id_, Severity.ERROR, facts)


def _warning(id_: str, facts: str = "") -> _Spec:
    return _spec(id_, Severity.WARNING, facts)


def _notice(id_: str, facts: str = "") -> _Spec:
    return _spec(id_, Severity.NOTICE, facts)


def _spec(id_: str, severity: Severity, facts: str) -> _Spec:
    names = facts.split()
    return _Spec(
        id_,
        severity,
        frozenset(name.removesuffix("*") for name in names),
        frozenset(name.removesuffix("*") for name in names if name.endswith("*")),
    )


@unique
class Code(Enum):
    """Every fault we can name, by room.

    Shape: id, then the facts its message needs; a fact with * repeats what stands in a cell and is left out of
    logs, `--json`, run records and notices.
    """

    # files: a workbook as a whole
    FILE_MISSING = _error("FILE-001")
    FILE_EMPTY = _error("FILE-002")
    FILE_OLD_XLS = _error("FILE-003")
    FILE_ENCRYPTED = _error("FILE-004")
    FILE_NOT_WORKBOOK = _error("FILE-005")
    FILE_DAMAGED = _error("FILE-006", "reason")
    FILE_TOO_LARGE = _error("FILE-007", "what limit")
    FILE_OPEN_ELSEWHERE = _error("FILE-008", "lock")
    FILE_FOLDER_READ_ONLY = _error("FILE-009", "folder")
    FILE_DISK_FULL = _error("FILE-010", "folder")
    FILE_LOCKED_BY_RUN = _error("FILE-011", "host pid since")
    FILE_CHANGED_MEANWHILE = _error("FILE-012")
    FILE_CANNOT_WRITE = _error("FILE-013", "reason")
    FILE_EXISTS = _error("FILE-014")
    FILE_NO_KNOWN_SHEET = _error("FILE-015", "sheets")
    FILE_WRONG_KIND = _error("FILE-016", "found")
    FILE_CANNOT_READ = _error("FILE-017")
    FILE_WEB_ADDRESS = _error("FILE-018")
    # sheets of ours in a workbook of theirs
    SHEET_NAME_TAKEN = _error("SHEET-001", "sheet")
    SHEET_CANNOT_ADD = _error("SHEET-002", "reason")
    SHEET_TEXT_TOO_LONG = _error("SHEET-003", "length limit")
    SHEET_CHARACTER_REPLACED = _warning("SHEET-004", "count")

    @property
    def id(self) -> str:
        """The stable code people may quote: ATT-003."""
        return self.value.id

    @property
    def severity(self) -> Severity:
        """How grave every problem of this code is."""
        return self.value.severity


# A fact may be a code that each language words in its own way; `language` prints it.
Fact = str | int | Fraction | date | Name | Enum | tuple["Fact", ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: what (code), where, and the facts of its message.

    Blanks: `at` None means no place can be named; `until` is the last cell when equal problems were folded.
    Raises: ValueError when the facts are not the code's own, which is our bug.
    """

    code: Code
    at: Place | None = None
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    until: CellRef | None = None
    times: int = 1

    def __post_init__(self) -> None:
        if self.facts.keys() != self.code.value.facts:
            raise ValueError(f"{self.code.name} needs {sorted(self.code.value.facts)}, got {sorted(self.facts)}")


def problem(code: Code, at: Place | None = None, **facts: Fact) -> Problem:
    """A Problem with its facts as keywords."""
    return Problem(code, at, MappingProxyType(facts))


def fold(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Equal problems in neighbouring rows of one column become one with a range; order is by place.

    Shape: only problems at cells fold; `times` counts the places folded.
    """
    folded: list[Problem] = []
    for each in sorted(problems, key=_order):
        if folded and _continues(folded[-1], each):
            last = folded[-1]
            end = each.at if isinstance(each.at, CellRef) else None
            folded[-1] = replace(last, until=end, times=last.times + 1)
        else:
            folded.append(each)
    return tuple(sorted(folded, key=_by_place))


def _by_place(each: Problem) -> tuple[bool, str, str, int, int, str]:
    if isinstance(each.at, CellRef):
        return (True, each.at.workbook, each.at.sheet, each.at.row, each.at.column, each.code.id)
    return (False, "", "", 0, 0, each.code.id)


def _order(each: Problem) -> tuple[str, str, str, int, int]:
    if isinstance(each.at, CellRef):
        return (each.at.workbook, each.at.sheet, each.code.id, each.at.column, each.at.row)
    return ("", "", each.code.id, 0, 0)


def _continues(last: Problem, each: Problem) -> bool:
    if not isinstance(last.at, CellRef) or not isinstance(each.at, CellRef):
        return False
    end = last.until or last.at
    return (
        last.code is each.code
        and last.facts == each.facts
        and end[:2] == each.at[:2]
        and end.column == each.at.column
        and each.at.row == end.row + 1
    )
