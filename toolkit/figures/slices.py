"""The thinnest slices of attendance, of which every cut is a sum; a joint session counts once a person."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.sittings import seated_once
from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
    from toolkit.figures.grains import Grain
    from toolkit.figures.scope import Scope
    from toolkit.programme.kinds import ActivityForm
    from toolkit.programme.programme import Programme

Month = tuple[int, int]


class Slice(NamedTuple):
    """What the sittings of one department in one month at one kind of activity come to.

    Blanks: `department` is "" and `form` None where the sheets do not say.
    """

    department: str
    month: Month
    form: ActivityForm | None
    people: frozenset[str]
    grains: Grain


@remembered
def slices_of(programme: Programme, scopes: tuple[tuple[str, Scope], ...]) -> tuple[Slice, ...]:
    """The attendance of groups, each over the scope its report has."""
    found: defaultdict[tuple[Month, ActivityForm | None], _Departments] = defaultdict(_Departments)
    departments = {person: each.department for person, each in programme.people.items()}
    for _, seats, people in seated_once(programme, scopes):
        day = seats.session.day
        here = found[(day.year, day.month), seats.session.form]
        for person, grain in people:
            department = departments.get(person, "")
            here.people[department].add(person)
            here.grains[department] += grain
    return tuple(
        Slice(department, month, form, frozenset(here.people[department]), grains)
        for (month, form), here in found.items()
        for department, grains in here.grains.items()
    )


class _Departments:
    """People and grains by department."""

    def __init__(self) -> None:
        self.people: defaultdict[str, set[str]] = defaultdict(set)
        self.grains: defaultdict[str, Grain] = defaultdict(int)
