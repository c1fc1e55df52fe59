"""However the sheets look, the turns go round fairly and nothing people wrote is changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.programme.factory import PEOPLE, plan_item, sound
from tests.tools import LONG
from toolkit.planning import WorkCalendar, compute_schedule

AS_OF = date(2026, 9, 1)
rows = st.lists(
    st.tuples(st.booleans(), st.one_of(st.none(), st.integers(0, 60)), st.sampled_from(["打基础", "做项目", ""])),
    max_size=20,
)


@settings(max_examples=1000 if LONG else 60, deadline=None)
@given(rows)
def test_turns_differ_by_one_and_what_is_written_stays(drawn: list[tuple[bool, int | None, str]]) -> None:
    plan = tuple(
        replace(
            plan_item(number, stage),
            responsible="" if blank else "001",
            starts=None,
            due=None if after is None else AS_OF + timedelta(days=after),
        )
        for number, (blank, after, stage) in enumerate(drawn, start=1)
    )
    programme = replace(sound(), plan=plan)
    (schedule,) = compute_schedule(programme, WorkCalendar(), AS_OF).groups
    assert len(schedule.items) == len(plan)
    for planned, item in zip(schedule.items, plan, strict=True):
        assert item.due in {None, planned.due}
        assert item.responsible in {"", planned.responsible}
    turns = Counter(each.responsible for each in schedule.items if each.rotated)
    owned = Counter(each.responsible for each in schedule.items)
    written = sum(not each.rotated for each in schedule.items)
    assert set(turns) <= {f"{number:03}" for number in range(1, len(PEOPLE) + 1)}
    others = [owned[f"{number:03}"] for number in range(2, len(PEOPLE) + 1)]
    assert max(others) - min(others) <= 1
    assert turns["001"] == 0 or owned["001"] - min(others) <= 1 or written >= owned["001"]


def test_a_second_person_takes_the_week_the_first_is_busy() -> None:
    plan = tuple(replace(plan_item(number), responsible="") for number in (1, 2))
    (schedule,) = compute_schedule(replace(sound(), plan=plan), WorkCalendar(), AS_OF).groups
    assert [each.responsible for each in schedule.items] == ["001", "002"]
