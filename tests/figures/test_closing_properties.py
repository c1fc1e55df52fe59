"""What holds for the closing and for what changed since, whatever people typed."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.programmes import GROUPS, days, programmes
from tests.tools import LONG
from toolkit.figures import (
    compute_awards,
    compute_breakdown,
    compute_certificates,
    compute_lessons,
    compute_since,
    compute_trends,
    compute_variety,
    month_scope,
    whole_scope,
)
from toolkit.figures.tally import sum_of

if TYPE_CHECKING:
    from datetime import date

    from toolkit.programme.programme import Programme

modest = settings(max_examples=2000 if LONG else 40, deadline=None)


@modest
@given(programmes(), days)
def test_the_months_of_each_department_and_kind_add_up_to_it(programme: Programme, as_of: date) -> None:
    reach = [(group, whole_scope(programme, as_of)) for group in GROUPS]
    cuts, trends = compute_breakdown(programme, reach), compute_trends(programme, reach)
    excused = programme.settings.excused_is_due
    assert trends.whole.months == cuts.months
    wholes = [each.tally for each in (*cuts.departments, *cuts.forms)]
    months = [[each.tally for each in trend.months] for trend in trends.departments]
    months += [[each.tally for each in trend.months] for trend in trends.forms]
    assert [sum_of(each, excused_is_due=excused) for each in months] == wholes
    changes = [each.changes for each in trends.departments] + [each.changes for each in trends.forms]
    assert [len(each) for each in changes] == [len(each) for each in months]
    assert all(change is None or -1 <= change <= 1 for each in changes for change in each)
    assert [each.key for each in cuts.departments] == [each.key for each in trends.departments]


@modest
@given(programmes(), days, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_certificate_and_no_score(
    programme: Programme, as_of: date, chance: Random
) -> None:
    other = replace(
        programme,
        memberships=tuple(chance.sample(programme.memberships, len(programme.memberships))),
        marks=tuple(chance.sample(programme.marks, len(programme.marks))),
        plan=tuple(chance.sample(programme.plan, len(programme.plan))),
        sessions=tuple(chance.sample(programme.sessions, len(programme.sessions))),
    )
    for group in programme.groups:
        one, two = (
            {each.person: (each.number, each.lacking) for each in compute_certificates(of, group, as_of)}
            for of in (programme, other)
        )
        assert one == two
    first, second = (
        {each.person: (each.score, each.place) for each in compute_awards(of, as_of).members}
        for of in (programme, other)
    )
    assert first == second
    assert all(score is None or 0 <= score <= 100 for score, _ in first.values())


@modest
@given(programmes(), days)
def test_what_changed_is_the_difference_of_two_rates(programme: Programme, as_of: date) -> None:
    for group in GROUPS:
        found = compute_since(programme, group, month_scope(as_of.year, as_of.month, as_of))
        if found is None:
            continue
        assert not set(found.joined) & set(found.left)
        assert 0 <= found.solved <= found.owed
        assert found.change is None or -1 <= found.change <= 1


@modest
@given(programmes(), days, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_kind_of_activity_and_no_comparison(
    programme: Programme, as_of: date, chance: Random
) -> None:
    other = replace(
        programme,
        sessions=tuple(chance.sample(programme.sessions, len(programme.sessions))),
        marks=tuple(chance.sample(programme.marks, len(programme.marks))),
        memberships=tuple(chance.sample(programme.memberships, len(programme.memberships))),
    )
    scope = whole_scope(programme, as_of)
    for group in GROUPS:
        found = compute_variety(programme, group, scope)
        assert found == compute_variety(other, group, scope)
        assert set(found.to_come) == set(found.planned) - set(found.held)
    one, two = (compute_lessons(of, GROUPS, scope) for of in (programme, other))
    assert (one.most, one.least) == (two.most, two.least)
    high = {each.tally.rate for each in one.most}
    low = {each.tally.rate for each in one.least}
    assert len(high) == len(low) == (1 if one.most else 0)
    assert all(0 <= below < above <= 1 for below in low for above in high if below is not None and above is not None)
