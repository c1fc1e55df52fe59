"""Programmes drawn by chance: a few people and sessions of two groups, marks as they come."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from toolkit.programme.groups import Group, Membership
from toolkit.programme.kinds import Attendance, EvaluationLevel, PlanStatus, Role, SessionStatus
from toolkit.programme.origin import Origin, TableOrigin
from toolkit.programme.people import Employee
from toolkit.programme.programme import Programme
from toolkit.programme.running import Mark, Outcome, PlanItem, Rating, Session
from toolkit.programme.settings import Settings, Stage

AT = Origin(TableOrigin("总表.xlsx", "考勤", {}), 2)
FIRST = date(2026, 9, 1)
PEOPLE = ("00001", "00002", "00003", "00004")
GROUPS = ("G01", "G02")
STAGES = (
    Stage(1, "打基础", FIRST, date(2026, 9, 15)),
    Stage(2, "练实战", date(2026, 9, 18), date(2026, 9, 30)),
)

days = st.integers(0, 40).map(lambda offset: FIRST + timedelta(days=offset))
maybe_days = st.none() | days


@st.composite
def _sessions(draw: st.DrawFn) -> tuple[Session, ...]:
    count = draw(st.integers(0, 6))
    return tuple(
        Session(
            AT,
            draw(st.sampled_from([("G01",), ("G02",), GROUPS])),
            number,
            draw(days),
            stage=draw(st.sampled_from(["", "", "打基础"])),
            status=draw(st.sampled_from(SessionStatus)),
            host=draw(st.sampled_from(["", *PEOPLE])),
        )
        for number in range(1, count + 1)
    )


@st.composite
def _marks(draw: st.DrawFn, sessions: tuple[Session, ...]) -> tuple[Mark, ...]:
    places = [(group, each.number, person) for each in sessions for group in each.groups for person in PEOPLE]
    chosen = draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    return tuple(
        Mark(AT, group, number, person, draw(st.sampled_from(Attendance)), draw(st.none() | st.integers(0, 120)))
        for group, number, person in chosen
    )


def _items() -> st.SearchStrategy[tuple[PlanItem, ...]]:
    item = st.builds(
        lambda number, group, stage, due, status, done_on: PlanItem(
            AT, group, "", number, stage, due=due, status=status, done_on=done_on, deliverable="一份"
        ),
        st.integers(1, 9), st.sampled_from(GROUPS), st.sampled_from(["", "练实战"]), maybe_days,
        st.none() | st.sampled_from(PlanStatus), maybe_days,
    )  # fmt: skip
    return st.lists(item, max_size=6, unique_by=lambda each: (each.group, each.number)).map(tuple)


def _ratings() -> st.SearchStrategy[tuple[Rating, ...]]:
    rating = st.builds(
        lambda group, day, rater, score: Rating(
            AT, group, day=day, rater=rater, level=EvaluationLevel.REACTION, indicator="内容", score=score, comment="好"
        ),
        st.sampled_from(GROUPS), days, st.sampled_from(["", *PEOPLE]), st.fractions(0, 5),
    )  # fmt: skip
    return st.lists(rating, max_size=8).map(tuple)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A small programme of two groups."""
    sessions = draw(_sessions())
    membership = st.builds(
        lambda group, person, role, since, until: Membership(AT, group, person, role, since, until),
        st.sampled_from(GROUPS), st.sampled_from(PEOPLE), st.sampled_from(Role), maybe_days, maybe_days,
    )  # fmt: skip
    outcome = st.builds(
        lambda group, number, day: Outcome(AT, group, "手册", plan_number=number, day=day),
        st.sampled_from(GROUPS), st.none() | st.integers(1, 9), maybe_days,
    )  # fmt: skip
    return Programme(
        settings=Settings(
            stages=STAGES, excused_is_due=draw(st.booleans()), meeting_minutes=draw(st.none() | st.just(90))
        ),
        employees=tuple(Employee(AT, each, f"员工{each}", left=draw(maybe_days)) for each in PEOPLE),
        groups=tuple(Group(AT, each, each) for each in GROUPS),
        memberships=tuple(draw(st.lists(membership, max_size=8))),
        sessions=sessions,
        marks=draw(_marks(sessions)),
        plan=draw(_items()),
        outcomes=tuple(draw(st.lists(outcome, max_size=5))),
        ratings=draw(_ratings()),
    )
