"""What holds for every programme, whatever people typed."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.programmes import AT, GROUPS, PEOPLE, days, programmes
from tests.tools import LONG
from toolkit.figures import (
    PlanCounts,
    SessionCounts,
    compute_attendance,
    compute_breakdown,
    compute_feedback,
    compute_hosting,
    compute_people,
    compute_points,
    compute_progress,
    compute_stage_progress,
    compute_watch,
    whole_scope,
)
from toolkit.figures.tally import sum_of
from toolkit.programme.kinds import PointRule
from toolkit.programme.running import PointEntry

if TYPE_CHECKING:
    from datetime import date

    from toolkit.figures import Tally
    from toolkit.programme.programme import Programme

T = TypeVar("T")
modest = settings(max_examples=2000 if LONG else 60, deadline=None)


def _holds(tally: Tally) -> None:
    states = tally.present + tally.late + tally.left_early + tally.excused + tally.absent
    assert tally.recorded == states
    assert tally.due == tally.recorded + tally.unrecorded
    assert tally.counted == tally.recorded - (0 if tally.excused_is_due else tally.excused)
    assert 0 <= tally.attended <= tally.counted
    assert tally.rate is None or 0 <= tally.rate <= 1
    assert tally.coverage is None or 0 <= tally.coverage <= 1
    assert (tally.rate is None) == (tally.counted == 0)


@modest
@given(programmes(), days)
def test_rates_stay_between_nothing_and_all_and_parts_add_up(programme: Programme, as_of: date) -> None:
    for group in GROUPS:
        attendance = compute_attendance(programme, group, whole_scope(programme, as_of))
        _holds(attendance.tally)
        for person in attendance.people:
            _holds(person.tally)
        by_session = [each.tally for each in attendance.sessions if each.tally is not None]
        cuts = compute_breakdown(programme, [(group, attendance.scope)])
        by_month = [each.tally for each in cuts.months]
        excused_is_due = programme.settings.excused_is_due
        assert sum_of(by_session, excused_is_due=excused_is_due) == attendance.tally
        assert sum_of(by_month, excused_is_due=excused_is_due) == attendance.tally
        assert attendance.counts.planned == len(attendance.sessions)
        assert attendance.counts.held == len(by_session)


@modest
@given(programmes(), days, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_changes_a_figure(programme: Programme, as_of: date, chance: Random) -> None:
    def shuffled(rows: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(chance.sample(rows, len(rows)))

    other = replace(
        programme,
        memberships=shuffled(programme.memberships),
        sessions=shuffled(programme.sessions),
        marks=shuffled(programme.marks),
        plan=shuffled(programme.plan),
        employees=shuffled(programme.employees),
        ratings=shuffled(programme.ratings),
        outcomes=shuffled(programme.outcomes),
    )
    scope = whole_scope(programme, as_of)
    assert whole_scope(other, as_of) == scope
    for group in GROUPS:
        before, after = (compute_attendance(each, group, scope) for each in (programme, other))
        assert {each.person: each for each in before.people} == {each.person: each for each in after.people}
        assert (before.tally, before.counts, before.minutes) == (after.tally, after.counts, after.minutes)
        cuts = (compute_breakdown(each, [(group, scope)]) for each in (programme, other))
        assert next(cuts).months == next(cuts).months
        assert before.guests == after.guests
        assert compute_progress(programme, group, scope).counts == compute_progress(other, group, scope).counts
        assert compute_feedback(programme, group, scope) == compute_feedback(other, group, scope)
        first, second = (compute_hosting(each, group, scope) for each in (programme, other))
        assert (sorted(first.members), first.others, first.held) == (sorted(second.members), second.others, second.held)
        assert set(compute_watch(programme, group, as_of)) == set(compute_watch(other, group, as_of))
    reach = [(group, scope) for group in GROUPS]
    assert compute_breakdown(programme, reach) == compute_breakdown(other, reach)
    assert compute_people(programme, reach) == compute_people(other, reach)


@modest
@given(programmes(), days)
def test_the_total_of_people_never_exceeds_the_sum_of_the_groups(programme: Programme, as_of: date) -> None:
    scope = whole_scope(programme, as_of)
    groups = [compute_attendance(programme, group, scope) for group in GROUPS]
    total = compute_people(programme, [(group, scope) for group in GROUPS])
    _holds(total.tally)
    assert total.tally.due <= sum(each.tally.due for each in groups)
    joint = any(len(each.groups) > 1 for each in programme.sessions)
    assert joint or total.tally == groups[0].tally.plus(groups[1].tally)
    assert len({each.person for each in total.people}) == len(total.people)


@modest
@given(programmes(), days)
def test_stages_and_what_belongs_to_none_make_the_whole(programme: Programme, as_of: date) -> None:
    for group in GROUPS:
        counts, sessions = PlanCounts(), SessionCounts()
        for each in compute_stage_progress(programme, group, as_of):
            counts, sessions = counts.plus(each.counts), sessions.plus(each.sessions)
        whole = compute_progress(programme, group, whole_scope(programme, as_of))
        assert (counts, sessions) == (whole.counts, whole.sessions)


@modest
@given(programmes(), days)
def test_plan_counts_add_up(programme: Programme, as_of: date) -> None:
    for group in GROUPS:
        counts = compute_progress(programme, group, whole_scope(programme, as_of)).counts
        due_today = counts.due - counts.due_done - counts.overdue
        assert due_today >= 0
        assert counts.done_late <= counts.due_done <= counts.done <= counts.rows
        assert counts.delivered <= counts.promised <= counts.rows
        assert counts.rate is None or 0 <= counts.rate <= 1


@modest
@given(programmes(), days)
def test_a_shown_mean_lies_between_the_scores_of_enough_people(programme: Programme, as_of: date) -> None:
    for group in GROUPS:
        feedback = compute_feedback(programme, group, whole_scope(programme, as_of))
        for each in feedback.indicators:
            assert each.hidden == (each.people < feedback.limit)
            assert (each.mean is None) == each.hidden
            assert each.mean is None or 0 <= each.mean <= 5
            assert each.people <= each.scores
        assert len(feedback.quotes) <= 5
        assert not feedback.quotes or feedback.people >= feedback.limit


@modest
@given(programmes(), days)
def test_every_cut_adds_up_to_everybody(programme: Programme, as_of: date) -> None:
    scope = whole_scope(programme, as_of)
    reach = [(group, scope) for group in GROUPS]
    everybody = compute_people(programme, reach)
    cuts = compute_breakdown(programme, reach)
    excused_is_due = programme.settings.excused_is_due
    for tallies in ([each.tally for each in cuts.departments], [each.tally for each in cuts.months]):
        assert sum_of(tallies, excused_is_due=excused_is_due) == everybody.tally
    assert sum_of([each.tally for each in cuts.forms], excused_is_due=excused_is_due) == everybody.tally
    assert sum(each.people for each in cuts.departments) == len(everybody.people)


@modest
@given(programmes(), days, st.lists(st.tuples(st.sampled_from(PEOPLE), st.integers(-9, 9)), max_size=5))
def test_totals_of_points_are_the_sums_of_their_entries(
    programme: Programme, as_of: date, given_away: list[tuple[str, int]]
) -> None:
    rules = tuple((rule, worth) for worth, rule in enumerate(PointRule, start=-3))
    adjusted = tuple(PointEntry(AT, "", person, points) for person, points in given_away)
    assert compute_points(replace(programme, points=adjusted), as_of) is None
    ruled = replace(programme, points=adjusted, settings=replace(programme.settings, point_rules=rules))
    ledger = compute_points(ruled, as_of)
    assert ledger is not None
    for each in ledger:
        assert each.points == sum(line.points for line in each.lines)
        assert each.place == 1 + sum(other.points > each.points for other in ledger)
        assert {line.person for line in each.lines} == {each.person}
    assert sum(line.number > 0 for each in ledger for line in each.lines) == len(adjusted)
