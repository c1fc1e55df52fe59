"""The thinnest slices of attendance, of which every cut is a sum; a joint session counts once a person."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.hours import Minutes, sum_minutes
from toolkit.figures.sittings import Sitting, sittings_once
from toolkit.figures.tally import Tally, sum_of
from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
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
    tally: Tally
    minutes: Minutes


@remembered
def slices_of(programme: Programme, scopes: tuple[tuple[str, Scope], ...]) -> tuple[Slice, ...]:
    """The attendance of groups, each over the scope its report has."""
    found: defaultdict[tuple[str, Month, ActivityForm | None], list[Sitting]] = defaultdict(list)
    departments = {person: each.department for person, each in programme.people.items()}
    for each in sittings_once(programme, scopes):
        day = each.session.day
        found[departments.get(each.person, ""), (day.year, day.month), each.session.form].append(each)
    excused_is_due = programme.settings.excused_is_due
    return tuple(
        Slice(
            *key,
            frozenset([each.person for each in sittings]),
            sum_of([each.tally for each in sittings], excused_is_due=excused_is_due),
            sum_minutes([each.minutes for each in sittings]),
        )
        for key, sittings in found.items()
    )
