"""Every rule across sheets: a programme that breaks exactly one is told so, at the cell where it is mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.programme.factory import (
    AS_OF,
    FIRST,
    SECOND,
    SETTINGS,
    clauses,
    employee,
    group,
    mark,
    membership,
    origin,
    plan_item,
    plus,
    session,
    sound,
    with_row,
)
from toolkit.language import EN, ZH
from toolkit.places import CellRef
from toolkit.problems import Code, Problem
from toolkit.programme.kinds import (
    ClauseKind,
    DifficultyKind,
    DifficultyStatus,
    GroupStatus,
    PlanStatus,
    Rhythm,
    Role,
    SessionStatus,
)
from toolkit.programme.rules import check_rules
from toolkit.programme.rules.departments import check_departments
from toolkit.programme.running import Difficulty, Outcome, PointEntry, Rating

if TYPE_CHECKING:
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Settings

SOUND = sound()
OCTOBER = date(2026, 10, 1)
NEXT_YEAR = date(2027, 1, 6)
LEFT = date(2026, 9, 20)


def _working(day: date) -> bool:
    return day.weekday() < 5


def _found(programme: Programme) -> tuple[Problem, ...]:
    return check_rules(programme, _working, AS_OF)


def _rhythm(rhythm: Rhythm, minutes: int) -> Programme:
    return with_row(SOUND, "groups", 0, rhythm=rhythm, minutes=minutes)


def _set(**changes: object) -> Programme:
    settings: Settings = SOUND.settings
    for name, value in changes.items():
        settings = replace(settings, **{name: value})  # type: ignore[arg-type]
    return replace(SOUND, settings=settings)


def _without_marks(programme: Programme, *people: str, session_number: int | None = None) -> Programme:
    kept = (m for m in programme.marks if m.person not in people and m.session != session_number)
    return replace(programme, marks=tuple(kept))


def _outsider(programme: Programme = SOUND) -> Programme:
    return plus(programme, "employees", employee(9, "贺舟"))


def _outcome(programme: Programme = SOUND, **changes: object) -> Programme:
    row = Outcome(origin("成果", Outcome, 2), "G01", "口径表", authors=("002",), day=LEFT)
    return with_row(plus(programme, "outcomes", row), "outcomes", 0, **changes)


def _rating(programme: Programme = SOUND, **changes: object) -> Programme:
    row = Rating(origin("反馈", Rating, 2), "G01", score=Fraction(4), full=Fraction(5), person="002")
    return with_row(plus(programme, "ratings", row), "ratings", 0, **changes)


def _task(**changes: object) -> Programme:
    row = Difficulty(origin("问题与待办", Difficulty, 2), "G01", DifficultyKind.TASK, "整理数据", day=LEFT)
    return with_row(plus(SOUND, "difficulties", row), "difficulties", 0, **changes)


def _stopped(row: int = 3, id_: str = "G02", name: str = "沟通实践") -> Programme:
    added = plus(SOUND, "groups", group(row, id_, name))
    return with_row(added, "groups", 1, status=GroupStatus.STOPPED)


class Broken(NamedTuple):
    """A programme that breaks one rule: where it is said."""

    code: Code
    programme: Programme
    sheet: str
    row: int
    field: str = ""


_LEADER_GONE = _without_marks(with_row(SOUND, "employees", 0, left=date(2026, 10, 16)))
_FIFTH_GONE = _without_marks(with_row(SOUND, "employees", 4, left=LEFT), "005")
_FOUR = replace(_without_marks(SOUND, "005", "006"), memberships=SOUND.memberships[:4])
_LATE_THIRD = with_row(SOUND, "memberships", 2, since=OCTOBER)

CASES = (
    Broken(
        Code.RULE_STAGES_OVERLAP, _set(stages=(FIRST, SECOND._replace(starts=date(2026, 9, 30)))), "设置", 6, "starts"
    ),
    Broken(Code.RULE_STAGE_OUTSIDE_CYCLE, _set(ends=date(2026, 10, 30)), "设置", 6, "starts"),
    Broken(
        Code.RULE_SIZE_LIMITS,
        replace(_set(size_min=9, size_max=6), groups=(), memberships=(), plan=(), marks=(), sessions=()),
        "设置",
        9,
        "value",
    ),
    Broken(Code.RULE_GROUP_NAME_TWICE, _stopped(name="数据先锋"), "小组", 3, "name"),
    Broken(Code.RULE_GROUP_BACKWARDS, with_row(_stopped(), "groups", 1, ends=date(2026, 8, 1)), "小组", 3, "ends"),
    Broken(
        Code.RULE_MERGED_NOWHERE, with_row(_stopped(), "groups", 1, status=GroupStatus.MERGED), "小组", 3, "merged_into"
    ),
    Broken(Code.RULE_MERGED_STATUS, with_row(_stopped(), "groups", 1, merged_into="G01"), "小组", 3, "status"),
    Broken(
        Code.RULE_MERGED_INTO_ITSELF,
        with_row(_stopped(), "groups", 1, status=GroupStatus.MERGED, merged_into="G02"),
        "小组",
        3,
        "merged_into",
    ),
    Broken(Code.RULE_GROUP_EMPTY, plus(SOUND, "groups", group(3, "G02", "沟通实践")), "小组", 3, "id"),
    Broken(Code.RULE_GROUP_TOO_SMALL, _FOUR, "小组", 2, "id"),
    Broken(Code.RULE_GROUP_TOO_LARGE, _set(size_max=5), "小组", 2, "id"),
    Broken(
        Code.RULE_DEPARTMENT_LIKE,
        replace(SOUND, employees=(replace(SOUND.employees[0], department="市场步"), *SOUND.employees[1:])),
        "名单",
        2,
        "department",
    ),
    Broken(
        Code.RULE_MEMBER_BACKWARDS,
        plus(_outsider(), "memberships", replace(membership(9, "009"), since=OCTOBER, until=LEFT)),
        "成员",
        9,
        "until",
    ),
    Broken(
        Code.RULE_MEMBER_TWICE,
        plus(SOUND, "memberships", replace(membership(9, "003"), since=OCTOBER)),
        "成员",
        9,
        "since",
    ),
    Broken(
        Code.RULE_MEMBER_JOINS_AFTER_LEAVING,
        with_row(
            with_row(_outsider(plus(SOUND, "memberships", membership(9, "009"))), "employees", 6, left=LEFT),
            "memberships",
            6,
            since=OCTOBER,
        ),
        "成员",
        9,
        "since",
    ),
    Broken(
        Code.RULE_MEMBER_STAYS_AFTER_LEAVING, with_row(_FIFTH_GONE, "memberships", 4, until=OCTOBER), "成员", 6, "until"
    ),
    Broken(
        Code.RULE_MEMBER_AFTER_GROUP,
        plus(_outsider(), "memberships", replace(membership(9, "009"), since=NEXT_YEAR)),
        "成员",
        9,
        "since",
    ),
    Broken(
        Code.RULE_MEMBER_BEFORE_GROUP,
        plus(_outsider(), "memberships", replace(membership(9, "009"), until=date(2026, 8, 1))),
        "成员",
        9,
        "until",
    ),
    Broken(Code.RULE_NO_LEADER, with_row(SOUND, "memberships", 0, role=Role.DEPUTY), "小组", 2, "id"),
    Broken(Code.RULE_TWO_LEADERS, with_row(SOUND, "memberships", 1, role=Role.LEADER), "成员", 3, "role"),
    Broken(
        Code.RULE_LEADER_LEFT,
        with_row(with_row(_LEADER_GONE, "sessions", 2, host="002"), "plan", 1, responsible="002"),
        "成员",
        2,
        "role",
    ),
    Broken(Code.RULE_CHARTER_INCOMPLETE, replace(SOUND, clauses=clauses()[:5]), "小组", 2, "id"),
    Broken(Code.RULE_CLAUSE_TWICE, replace(SOUND, clauses=clauses((*ClauseKind, ClauseKind.TASKS))), "章程", 8, "kind"),
    Broken(
        Code.RULE_COMMON_CLAUSE_DIFFERS,
        with_row(_rhythm(Rhythm.WEEKLY, 60), "clauses", 0, rhythm=Rhythm.WEEKLY, minutes=(90, 120)),
        "章程",
        2,
        "text",
    ),
    Broken(
        Code.RULE_CLAUSE_DIFFERS,
        with_row(_rhythm(Rhythm.WEEKLY, 90), "clauses", 0, group="G01", rhythm=Rhythm.FORTNIGHTLY, minutes=(90, 90)),
        "章程",
        2,
        "text",
    ),
    Broken(Code.RULE_PLAN_WITHOUT_STAGE, with_row(SOUND, "plan", 0, stage=""), "计划", 2, "stage"),
    Broken(Code.RULE_PLAN_STAGE_UNKNOWN, with_row(SOUND, "plan", 0, stage="收尾"), "计划", 2, "stage"),
    Broken(Code.RULE_PLAN_DUE_OUTSIDE_STAGE, with_row(SOUND, "plan", 0, due=OCTOBER), "计划", 2, "due"),
    Broken(Code.RULE_PLAN_BACKWARDS, with_row(SOUND, "plan", 0, starts=date(2026, 9, 22)), "计划", 2, "due"),
    Broken(Code.RULE_PLAN_RESPONSIBLE, with_row(_outsider(), "plan", 0, responsible="009"), "计划", 2, "responsible"),
    Broken(
        Code.RULE_PLAN_DONE_LATER,
        with_row(SOUND, "plan", 0, status=PlanStatus.DONE, done_on=NEXT_YEAR),
        "计划",
        2,
        "done_on",
    ),
    Broken(
        Code.RULE_PLAN_DONE_STATUS,
        with_row(SOUND, "plan", 0, status=PlanStatus.IN_PROGRESS, done_on=LEFT),
        "计划",
        2,
        "status",
    ),
    Broken(Code.RULE_SESSION_ON_DAY_OFF, with_row(SOUND, "sessions", 2, day=date(2026, 10, 25)), "活动", 4, "day"),
    Broken(Code.RULE_SESSION_UNRECORDED, with_row(SOUND, "sessions", 2, day=date(2026, 10, 19)), "活动", 4, "status"),
    Broken(
        Code.RULE_SESSION_COUNTS_AS_HELD,
        with_row(SOUND, "sessions", 1, status=SessionStatus.PLANNED),
        "活动",
        3,
        "status",
    ),
    Broken(
        Code.RULE_SESSION_HELD_LATER, with_row(SOUND, "sessions", 2, status=SessionStatus.HELD), "活动", 4, "status"
    ),
    Broken(Code.RULE_SESSION_MARKED_LATER, plus(SOUND, "marks", mark(40, "001", 3)), "活动", 4, "day"),
    Broken(
        Code.RULE_SESSION_CANCELLED_MARKED,
        with_row(SOUND, "sessions", 1, status=SessionStatus.CANCELLED),
        "活动",
        3,
        "status",
    ),
    Broken(Code.RULE_SESSION_WITHOUT_MARKS, _without_marks(SOUND, session_number=2), "活动", 3, "status"),
    Broken(
        Code.RULE_SESSION_BACKWARDS,
        with_row(SOUND, "sessions", 0, starts=time(19), ends=time(8, 30)),
        "活动",
        2,
        "ends",
    ),
    Broken(Code.RULE_SESSION_BEFORE_GROUP, with_row(SOUND, "groups", 0, starts=date(2026, 9, 10)), "活动", 2, "day"),
    Broken(Code.RULE_SESSION_AFTER_GROUP, with_row(SOUND, "groups", 0, ends=date(2026, 10, 27)), "活动", 4, "day"),
    Broken(Code.RULE_SESSION_STAGE_UNKNOWN, with_row(SOUND, "sessions", 0, stage="收尾"), "活动", 2, "stage"),
    Broken(Code.RULE_SESSION_OUTSIDE_STAGE, with_row(SOUND, "sessions", 0, stage="2"), "活动", 2, "stage"),
    Broken(Code.RULE_SESSION_IN_GAP, with_row(SOUND, "sessions", 1, day=OCTOBER), "活动", 3, "day"),
    Broken(
        Code.RULE_SESSION_BEFORE_STAGES,
        with_row(_set(stages=(FIRST._replace(starts=date(2026, 9, 15)), SECOND)), "plan", 0, starts=date(2026, 9, 16)),
        "活动",
        2,
        "day",
    ),
    Broken(Code.RULE_SESSION_HOST, with_row(_outsider(), "sessions", 0, host="009"), "活动", 2, "host"),
    Broken(Code.RULE_SESSION_RECORDER, with_row(_outsider(), "sessions", 0, recorder="009"), "活动", 2, "recorder"),
    Broken(Code.RULE_SESSION_PLAN_NUMBER, with_row(SOUND, "sessions", 0, plan_number=7), "活动", 2, "plan_number"),
    Broken(
        Code.RULE_SESSION_TWICE_A_DAY,
        plus(SOUND, "sessions", session(4, date(2026, 10, 28), SessionStatus.PLANNED)),
        "活动",
        5,
        "day",
    ),
    Broken(Code.RULE_MARK_OF_STRANGER, plus(_outsider(), "marks", mark(40, "009")), "考勤", 40, "person"),
    Broken(Code.RULE_MARK_NOT_ON_THAT_DAY, _LATE_THIRD, "考勤", 13, "person"),
    Broken(Code.RULE_MARK_AFTER_LEAVING, with_row(SOUND, "employees", 4, left=LEFT), "考勤", 25, "person"),
    Broken(Code.RULE_OUTCOME_AUTHOR, _outcome(_outsider(), authors=("009",)), "成果", 2, "authors"),
    Broken(Code.RULE_OUTCOME_LATER, _outcome(day=NEXT_YEAR), "成果", 2, "day"),
    Broken(Code.RULE_OUTCOME_STAGE, _outcome(stage="收尾"), "成果", 2, "stage"),
    Broken(Code.RULE_SCORE_ABOVE_FULL, _rating(score=Fraction(6)), "反馈", 2, "score"),
    Broken(Code.RULE_SCORE_NEGATIVE, _rating(score=Fraction(-1)), "反馈", 2, "score"),
    Broken(Code.RULE_RATING_OF_STRANGER, _rating(_outsider(), person="009"), "反馈", 2, "person"),
    Broken(Code.RULE_TASK_BACKWARDS, _task(due=date(2026, 9, 1)), "问题与待办", 2, "due"),
    Broken(Code.RULE_TASK_DONE_STATUS, _task(status=DifficultyStatus.OPEN, done_on=OCTOBER), "问题与待办", 2, "status"),
    Broken(
        Code.RULE_POINTS_REVERSE,
        plus(SOUND, "points", PointEntry(origin("积分调整", PointEntry, 2), "G01", "001", -2, reverses=3)),
        "积分调整",
        2,
        "reverses",
    ),
)


def test_a_sound_programme_has_no_problems() -> None:
    assert _found(SOUND) == ()


@pytest.mark.parametrize("broken", CASES, ids=lambda broken: broken.code.name)
def test_a_broken_rule_is_named_alone_and_at_its_cell(broken: Broken) -> None:
    found = _found(broken.programme)
    assert [each.code for each in found] == [broken.code]
    at = found[0].at
    assert isinstance(at, CellRef)
    assert (at.sheet, at.row) == (broken.sheet, broken.row)
    assert at.column == _TABLES[broken.sheet][broken.field]


_TABLES = {
    "设置": SETTINGS.columns,
    "名单": SOUND.employees[0].at.table.columns,
    "小组": SOUND.groups[0].at.table.columns,
    "成员": SOUND.memberships[0].at.table.columns,
    "章程": SOUND.clauses[0].at.table.columns,
    "计划": SOUND.plan[0].at.table.columns,
    "活动": SOUND.sessions[0].at.table.columns,
    "考勤": SOUND.marks[0].at.table.columns,
    "成果": origin("成果", Outcome, 2).table.columns,
    "反馈": origin("反馈", Rating, 2).table.columns,
    "问题与待办": origin("问题与待办", Difficulty, 2).table.columns,
    "积分调整": origin("积分调整", PointEntry, 2).table.columns,
}


def test_every_rule_is_shown_broken() -> None:
    rules = {code for code in Code if code.id.startswith("RULE-")}
    assert len(rules) >= 50
    assert {each.code for each in CASES} == rules


@pytest.mark.parametrize("broken", CASES, ids=lambda broken: broken.code.name)
def test_a_broken_rule_reads_well_without_the_values_of_cells(broken: Broken) -> None:
    for words in (ZH, EN):
        for values in (True, False):
            said = words.say(_found(broken.programme)[0], values=values)
            assert said.message
            assert said.fix
            assert "{" not in said.message + said.fix + said.effect + said.allowed
    withheld = ZH.say(_found(broken.programme)[0], values=False)
    assert not [name for name in ("林澄", "贺舟", "沈亦") if name in withheld.message]


@pytest.mark.parametrize(
    ("alone", "others"),
    [("销售一部", "销售二部"), ("华东区", "华西区"), ("研发3部", "研发5部"), ("Team A", "Team B"), ("人事", "人力"),
     ("研发中心", "研发部"), ("财务科", "市场部")],
)  # fmt: skip
def test_departments_that_are_meant_to_differ_are_not_likened(alone: str, others: str) -> None:
    first, *rest = SOUND.employees
    people = (replace(first, department=alone), *(replace(each, department=others) for each in rest))
    assert list(check_departments(replace(SOUND, employees=people))) == []


def test_two_people_of_a_department_are_no_slip_of_the_pen() -> None:
    first, second, *rest = SOUND.employees
    people = (replace(first, department="市场步"), replace(second, department="市场步"), *rest)
    assert list(check_departments(replace(SOUND, employees=people))) == []


def test_a_leader_may_be_followed_by_another() -> None:
    handed_over = plus(
        with_row(SOUND, "memberships", 0, until=LEFT),
        "memberships",
        replace(membership(9, "001"), since=date(2026, 9, 21)),
        replace(membership(10, "002", Role.LEADER), since=date(2026, 9, 21)),
    )
    changed = with_row(handed_over, "memberships", 1, until=LEFT)
    assert _found(changed) == ()


def test_a_group_that_has_stopped_is_not_asked_for_people_or_leaders() -> None:
    assert _found(_stopped()) == ()


def test_a_day_no_calendar_knows_is_not_judged() -> None:
    sunday = with_row(SOUND, "sessions", 2, day=date(2026, 10, 25))
    assert check_rules(sunday, lambda _: None, AS_OF) == ()


def test_a_joint_session_may_be_hosted_by_a_member_of_either_group() -> None:
    two = plus(
        _outsider(plus(SOUND, "groups", group(3, "G02", "沟通实践"))),
        "memberships",
        *(membership(8 + n, f"{n:03}", Role.LEADER if n == 9 else Role.MEMBER, "G02") for n in (9, 1, 2, 3, 4)),
    )
    joint = with_row(two, "sessions", 2, groups=("G01", "G02"), host="009")
    assert _found(joint) == ()


def test_a_group_with_dates_of_its_own_for_a_stage_may_meet_on_them() -> None:
    own = with_row(SOUND, "plan", 0, due=date(2026, 10, 6))
    met = with_row(own, "sessions", 1, day=OCTOBER)
    assert [each.code for each in _found(met)] == [Code.RULE_PLAN_DUE_OUTSIDE_STAGE]


def test_a_standard_plan_asks_nobody_to_be_a_member() -> None:
    standard = plus(_outsider(), "plan", replace(plan_item(3), group="", topic="T01", responsible="009"))
    assert _found(standard) == ()
