"""What a grouping has to say about people, as problems with the cells that mend them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.grouping import NOT_ASKED, Hold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.matching.instance import Instance
    from toolkit.places import CellRef
    from toolkit.problems import Problem
    from toolkit.programme.grouping import Grouping, Released
    from toolkit.programme.programme import Programme


_NO_PLACES: Mapping[str, CellRef] = MappingProxyType({})


def grouping_problems(
    programme: Programme, instance: Instance, grouping: Grouping, adjusted_at: Mapping[str, CellRef] = _NO_PLACES
) -> tuple[Problem, ...]:
    """Everybody without a group, every fixed seat that could not be kept, every weight whose name means nothing.

    Shape: `adjusted_at` says where each person's 调整到 is written.
    """
    applied = {each.employee_id: each for each in programme.applicants}
    without = (
        problem(
            Code.MATCH_NOT_ASKED if each.why in NOT_ASKED else Code.MATCH_UNPLACED,
            applied[each.person].at.cell("employee_id") if each.person in applied else None,
            person=programme.name_of(each.person),
            why=each.why,
        )
        for each in grouping.unplaced
    )
    released = (found for each in grouping.released if (found := _released(programme, each, adjusted_at)))
    weights = programme.settings.origins.get("weights")
    unknown = (
        problem(Code.MATCH_WEIGHT_UNKNOWN, weights.cell("value") if weights else None, name=name)
        for name in instance.unknown_weights
    )
    return (*without, *released, *unknown)


_CODES = {
    Hold.ADJUSTED: Code.MATCH_NOT_ADJUSTED,
    Hold.FIXED: Code.MATCH_RELEASED,
    Hold.STANDING: Code.MATCH_STANDING_BROKEN,
}


def _released(programme: Programme, each: Released, adjusted_at: Mapping[str, CellRef]) -> Problem | None:
    """Why somebody is not where they should be; a proposal of ours that was not kept is nobody's fault."""
    rows = programme.memberships_by_group.get(each.group, ())
    row = next((row for row in rows if row.person == each.person and row.until is None), None)
    if row is None and each.hold is Hold.STANDING:
        return None
    written = row.at.cell("fixed" if each.hold is Hold.FIXED else "person") if row else None
    return problem(
        _CODES[each.hold],
        adjusted_at.get(each.person) if each.hold is Hold.ADJUSTED else written,
        person=programme.name_of(each.person),
        group=each.group,
        why=each.why,
    )
