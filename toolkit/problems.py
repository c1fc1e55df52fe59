"""Faults as values: a stable code, a place, and the facts its message is made of; equal ones fold into a range."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.codes import Code
from toolkit.names import Name
from toolkit.places import CellRef, Place, TemplateRef
from toolkit.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Code", "Fact", "Problem", "Severity", "fold", "problem"]

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
    # Places in a template come in the order of the document already.
    return (False, "", "", 0, 0, "" if isinstance(each.at, TemplateRef) else each.code.id)


def _order(each: Problem) -> tuple[str, str, str, int, int]:
    if isinstance(each.at, CellRef):
        return (each.at.workbook, each.at.sheet, each.code.id, each.at.column, each.at.row)
    return ("", "", "" if isinstance(each.at, TemplateRef) else each.code.id, 0, 0)


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
