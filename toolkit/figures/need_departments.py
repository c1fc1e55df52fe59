"""Who wants what by department, so that neither a small department nor the rest of a total gives anybody away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.figures.need_answers import Answers
    from toolkit.programme.people import Need
    from toolkit.programme.programme import Programme

WITHOUT_NAME = ""


class DepartmentNeeds(NamedTuple):
    """One department's answers.

    Shape: `department` "" is the row of all that are too small to stand alone, with answers without a name among them
    when it is `nameless`; `wanting` counts people by direction.
    """

    department: str
    answered: int
    wanting: Mapping[str, int]
    nameless: bool = False


class DepartmentTurnout(NamedTuple):
    """How many of a department were asked and have answered; "" are people without a department."""

    department: str
    asked: int
    answered: int


def compute_turnout(programme: Programme, answers: Answers) -> tuple[DepartmentTurnout, ...]:
    """Those asked by department, in roster order; answers without a name are in none of them."""
    there = frozenset(answers.named)
    found: dict[str, list[str]] = {}
    for person in answers.asked:
        found.setdefault(_department(programme, person), []).append(person)
    return tuple(
        DepartmentTurnout(name, len(people), sum(person in there for person in people))
        for name, people in found.items()
    )


def compute_departments(
    programme: Programme, answers: Answers, wanting: Mapping[str, Sequence[Need]]
) -> tuple[DepartmentNeeds, ...]:
    """The departments that may be shown, the largest first, and the others as one row; () when none may."""
    people: dict[str, set[str]] = {}
    for row in answers.rows:
        people.setdefault(_department(programme, row.employee_id), set()).add(_one(row))
    small = _too_small({name: len(each) for name, each in people.items()}, programme.settings.hide_below)
    shown = [name for name in people if name not in small]
    if not shown:
        return ()
    shown.sort(key=lambda name: (-len(people[name]), name))
    lines = [_line([name], people, wanting)._replace(department=name) for name in shown]
    return (*lines, *([_line(sorted(small), people, wanting)] if small else []))


def _one(row: Need) -> str:
    """One answer: a person, or a row of nobody in particular."""
    return row.employee_id or f"row {row.at.row}"


def _department(programme: Programme, person: str) -> str:
    employee = programme.people.get(person)
    return employee.department if employee else WITHOUT_NAME


def _too_small(sizes: Mapping[str, int], limit: int) -> frozenset[str]:
    """Departments that must stand together: those below the limit and, so that they hide each other, the next ones."""
    order = sorted(sizes, key=lambda name: (sizes[name], name))
    small = [name for name in order if sizes[name] < limit or name == WITHOUT_NAME]
    rest = [name for name in order if name not in small]
    while small and rest and sum(sizes[name] for name in small) < limit:
        small.append(rest.pop(0))
    return frozenset(small)


def _line(
    names: Sequence[str], people: Mapping[str, set[str]], wanting: Mapping[str, Sequence[Need]]
) -> DepartmentNeeds:
    mine = {one for name in names for one in people[name]}
    counts = {key: len({_one(row) for row in rows} & mine) for key, rows in wanting.items()}
    return DepartmentNeeds("", len(mine), counts, WITHOUT_NAME in names)
