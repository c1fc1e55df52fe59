"""What asks for a decision above the groups: the gravest of every kind first, few enough to be read at one glance."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.budget import Overspent, compute_budget
from toolkit.figures.watch import Watch, WatchRule, is_open
from toolkit.programme.groups import OVER
from toolkit.programme.kinds import DifficultyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from toolkit.figures.overview import MonthLine, Overview
    from toolkit.figures.tally import Tally
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Difficulty

MOST_DECISIONS = 5


class Matter(Enum):
    """Why a decision is asked for, in the order they are told."""

    SUPPORT = "support"  # a group asks for support
    OVERSPENT = "overspent"  # a row of the budget cost more than planned
    BELOW_TARGET = "below_target"  # a group's attendance
    FALLING = "falling"
    ABSENT = "absent"
    UNRECORDED = "unrecorded"
    PLAN = "plan"
    TASKS = "tasks"


OF_RULE = {
    WatchRule.FALLING: Matter.FALLING,
    WatchRule.ABSENT: Matter.ABSENT,
    WatchRule.UNRECORDED: Matter.UNRECORDED,
    WatchRule.PLAN: Matter.PLAN,
    WatchRule.TASKS: Matter.TASKS,
}


class Decision(NamedTuple):
    """One thing to decide, with the record it comes from; `group` "" is the whole programme.

    Shape: `weight` says how grave it is among its kind: days open, money, share missing, or things counted.
    """

    matter: Matter
    group: str
    weight: Fraction
    watch: Watch | None = None
    difficulty: Difficulty | None = None
    overspent: Overspent | None = None
    tally: Tally | None = None


def compute_decisions(programme: Programme, overview: Overview, as_of: date) -> tuple[Decision, ...]:
    """Everything that asks for one: first the gravest of every kind, then the second gravest of every kind, and so on.

    Shape: within a kind by weight, those equal in the order of the groups and rows.
    """
    found = [
        *_support(programme, overview, as_of),
        *(
            Decision(Matter.OVERSPENT, each.resource.group, each.spent - each.planned, overspent=each)
            for each in compute_budget(programme.resources).over
        ),
        *(each for line in overview.groups for each in _of_group(programme, line)),
    ]
    kinds = [_gravest_first([each for each in found if each.matter is matter]) for matter in Matter]
    rounds = max((len(each) for each in kinds), default=0)
    return tuple(each[turn] for turn in range(rounds) for each in kinds if turn < len(each))


def _gravest_first(decisions: Sequence[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda each: -each.weight)


def _support(programme: Programme, overview: Overview, as_of: date) -> Iterator[Decision]:
    groups = {each.group for each in overview.groups}
    for each in programme.difficulties:
        asked = each.kind is DifficultyKind.PROBLEM and each.support and each.group in groups
        if asked and (each.day is None or each.day <= as_of) and is_open(each, as_of):
            since = each.day or each.due or as_of
            yield Decision(Matter.SUPPORT, each.group, Fraction((as_of - since).days), difficulty=each)


def _of_group(programme: Programme, line: MonthLine) -> Iterator[Decision]:
    rate, target = line.now.tally.rate, programme.settings.attendance_target
    going_on = programme.group_by_id[line.group].status not in OVER
    if going_on and rate is not None and rate < target:
        yield Decision(Matter.BELOW_TARGET, line.group, target - rate, tally=line.now.tally)
    for each in line.watch:
        yield Decision(OF_RULE[each.rule], line.group, _weight(each), watch=each)


def _weight(watch: Watch) -> Fraction:
    if watch.before is not None and watch.now is not None:
        return (watch.before.rate or Fraction(0)) - (watch.now.rate or Fraction(0))
    return Fraction(len(watch.days))
