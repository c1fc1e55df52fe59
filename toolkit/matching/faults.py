"""What a grouping has to say about people, as problems with the cells that mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from toolkit.matching.instance import Instance
    from toolkit.problems import Problem
    from toolkit.programme.grouping import Grouping, Released
    from toolkit.programme.programme import Programme


def grouping_problems(programme: Programme, instance: Instance, grouping: Grouping) -> tuple[Problem, ...]:
    """Everybody without a group, every fixed seat that could not be kept, every weight whose name means nothing."""
    applied = {each.employee_id: each for each in programme.applicants}
    without = (
        problem(
            Code.MATCH_UNPLACED,
            applied[each.person].at.cell("employee_id") if each.person in applied else None,
            person=programme.name_of(each.person),
            why=each.why,
        )
        for each in grouping.unplaced
    )
    released = (_released(programme, each) for each in grouping.released)
    weights = programme.settings.origins.get("weights")
    unknown = (
        problem(Code.MATCH_WEIGHT_UNKNOWN, weights.cell("value") if weights else None, name=name)
        for name in instance.unknown_weights
    )
    return (*without, *released, *unknown)


def _released(programme: Programme, each: Released) -> Problem:
    rows = programme.memberships_by_group.get(each.group, ())
    row = next(row for row in rows if row.person == each.person and row.fixed)
    return problem(
        Code.MATCH_RELEASED,
        row.at.cell("fixed"),
        person=programme.name_of(each.person),
        group=each.group,
        why=each.why,
    )
