"""How many of all employees took part in a month, by department."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.breakdown import compute_breakdown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from toolkit.figures.breakdown import Cut
    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme
    from toolkit.programme.stages import Span


class DepartmentShare(NamedTuple):
    """One department ("" where none is said): its employees and what those who took part did; `cut` None is nobody."""

    department: str
    employees: int
    cut: Cut[str] | None

    @property
    def participants(self) -> int:
        """Different people due at a held meeting."""
        return 0 if self.cut is None else self.cut.people

    @property
    def share(self) -> Fraction | None:
        """Participants of employees; None without employees."""
        return Fraction(self.participants, self.employees) if self.employees else None


def compute_participation(
    programme: Programme, scopes: Iterable[tuple[str, Scope]], span: Span
) -> tuple[DepartmentShare, ...]:
    """Departments by name, "" last; the participants add up to everybody's, the employees to the roster of the span."""
    cuts = {each.key: each for each in compute_breakdown(programme, scopes).departments}
    staff = Counter(each.department for each in programme.employees if _employed(each.joined, each.left, span))
    names = sorted({*cuts, *staff}, key=lambda name: (not name, name))
    return tuple(DepartmentShare(name, staff[name], cuts.get(name)) for name in names)


def _employed(joined: date | None, left: date | None, span: Span) -> bool:
    """Whether somebody belonged to the company on any day of the span."""
    return (joined is None or joined <= span.last) and (left is None or left >= span.first)
