"""Where the programme stands, and the one next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.programme.factory import AS_OF, clauses, group, origin, plus, sound, with_row
from toolkit.language import EN, ZH
from toolkit.programme.kinds import GroupStatus, ResourceKind, Role, SessionStatus, Table, TopicStatus
from toolkit.programme.people import Applicant, Need, Topic
from toolkit.programme.programme import Programme
from toolkit.programme.running import Outcome, Rating
from toolkit.programme.settings import Resource
from toolkit.programme.steps import NextStep, Standing, Step, StepState, compute_steps

SOUND = sound()
PREPARED = replace(Programme(), employees=SOUND.employees)
ANSWERED = plus(PREPARED, "needs", Need(origin("调研", Need, 2), "001"))
CHOSEN = plus(ANSWERED, "topics", Topic(origin("主题", Topic, 2), "T01", "数据分析", TopicStatus.CHOSEN))
PLANNED = plus(CHOSEN, "resources", Resource(origin("资源与预算", Resource, 2), ResourceKind.VENUE, "503 会议室"))
APPLIED = plus(PLANNED, "applicants", Applicant(origin("报名", Applicant, 2), "001", choices=("T01",)))
OVER = replace(PLANNED, settings=replace(PLANNED.settings, apply_until=date(2026, 10, 19)))
SHOWN = plus(SOUND, "outcomes", Outcome(origin("成果", Outcome, 2), "G01", "口径表", day=date(2026, 9, 20)))
RATED = plus(SHOWN, "ratings", Rating(origin("反馈", Rating, 2), "G01"))
AFTER = date(2026, 11, 2)


def _next(programme: Programme, as_of: date = AS_OF) -> NextStep:
    return compute_steps(programme, as_of).next


def test_the_steps_come_in_the_order_of_the_programme_plan() -> None:
    assert [each.step for each in compute_steps(SOUND, AS_OF).standings] == list(Step)


def test_an_empty_programme_begins_with_the_roster() -> None:
    assert _next(Programme()) == NextStep(Step.SURVEY, Table.ROSTER, "check")
    assert {each.state for each in compute_steps(Programme(), AS_OF).standings} == {StepState.NOTHING}


def test_who_left_after_the_survey_was_asked_all_the_same() -> None:
    first, *rest = PREPARED.employees
    asked = len(PREPARED.employees)
    answered = plus(PREPARED, "needs", Need(origin("调研", Need, 2), "001", submitted=date(2026, 8, 10)))
    for left, joined, expected in (
        (date(2026, 9, 1), None, asked),
        (date(2026, 8, 1), None, asked - 1),
        (None, date(2026, 8, 11), asked - 1),
    ):
        programme = replace(answered, employees=(replace(first, left=left, joined=joined), *rest))
        assert compute_steps(programme, AFTER).of(Step.SURVEY) == Standing(Step.SURVEY, 1, expected)


def test_a_stage_that_ended_asks_for_no_report_before_there_is_a_group() -> None:
    stages = len(SOUND.settings.stages)
    assert compute_steps(SOUND, AFTER).of(Step.REPORTS) == Standing(Step.REPORTS, stages, stages)
    groupless = replace(SOUND, groups=())
    assert compute_steps(groupless, AFTER).of(Step.REPORTS) == Standing(Step.REPORTS, 0, stages)


@pytest.mark.parametrize(
    ("programme", "expected"),
    [
        (PREPARED, NextStep(Step.SURVEY, Table.NEEDS, "survey")),
        (ANSWERED, NextStep(Step.TOPICS, Table.TOPICS, "proposal")),
        (CHOSEN, NextStep(Step.PROPOSAL, Table.RESOURCES, "proposal")),
        (PLANNED, NextStep(Step.APPLICATIONS, Table.TOPICS, "recruit")),
        (OVER, NextStep(Step.APPLICATIONS, Table.APPLICATIONS, "match")),
        (APPLIED, NextStep(Step.GROUPING, Table.APPLICATIONS, "match")),
    ],
)
def test_before_the_first_group_the_preparation_is_next(programme: Programme, expected: NextStep) -> None:
    assert _next(programme) == expected


@pytest.mark.parametrize(
    ("programme", "expected"),
    [
        (replace(SOUND, memberships=()), NextStep(Step.GROUPING, Table.MEMBERSHIPS, "check")),
        (
            with_row(SOUND, "memberships", 0, role=Role.MEMBER),
            NextStep(Step.LEADERS, Table.BALLOTS, "elect"),
        ),
        (
            replace(SOUND, sessions=(), marks=(), plan=()),
            NextStep(Step.KICKOFF, Table.SESSIONS, "kickoff"),
        ),
        (replace(SOUND, clauses=clauses()[:4]), NextStep(Step.CHARTER, Table.CHARTER, "charter")),
        (replace(SOUND, plan=()), NextStep(Step.PLAN, Table.PLAN, "plan")),
        (replace(SOUND, sessions=(), marks=()), NextStep(Step.SESSIONS, Table.SESSIONS, "check")),
        (
            with_row(SOUND, "sessions", 2, day=date(2026, 10, 19)),
            NextStep(Step.SESSIONS, Table.SESSIONS, "attendance"),
        ),
        (
            replace(SOUND, marks=SOUND.marks[:6]),
            NextStep(Step.ATTENDANCE, Table.ATTENDANCE, "attendance"),
        ),
    ],
)
def test_a_running_group_is_asked_for_what_it_lacks_first(programme: Programme, expected: NextStep) -> None:
    assert _next(programme) == expected


def test_groups_that_stand_make_the_preparation_unasked_for() -> None:
    steps = compute_steps(SOUND, AS_OF)
    assert steps.of(Step.SURVEY) == Standing(Step.SURVEY, 0, 6)
    assert steps.next.step is Step.OUTCOMES


def test_the_stage_that_ended_last_is_reported_once_outcomes_and_feedback_are_there() -> None:
    assert _next(SOUND) == NextStep(Step.OUTCOMES, Table.OUTCOMES, "report", 1)
    assert _next(SHOWN) == NextStep(Step.FEEDBACK, Table.FEEDBACK, "report", 1)
    assert _next(RATED) == NextStep(Step.REPORTS, Table.DIFFICULTIES, "report", 1)


def test_after_the_last_stage_the_groups_are_closed_and_the_last_report_made() -> None:
    met = with_row(RATED, "sessions", 2, status=SessionStatus.CANCELLED)
    shown = plus(met, "outcomes", Outcome(origin("成果", Outcome, 3), "G01", "看板", stage="做项目"))
    assert _next(shown, AFTER) == NextStep(Step.CLOSING, Table.GROUPS, "close")
    closed = with_row(shown, "groups", 0, status=GroupStatus.CLOSED)
    assert _next(closed, AFTER) == NextStep(Step.REPORTS, Table.DIFFICULTIES, "report", 2)


def test_before_the_first_stage_ends_attendance_goes_on() -> None:
    early = date(2026, 9, 15)
    assert _next(SOUND, early) == NextStep(Step.ATTENDANCE, Table.ATTENDANCE, "attendance")


def test_a_step_counts_what_is_there_and_what_there_should_be() -> None:
    two = plus(SOUND, "groups", group(3, "G02", "沟通实践"))
    steps = compute_steps(two, AS_OF)
    assert steps.of(Step.GROUPING) == Standing(Step.GROUPING, 1, 2)
    assert steps.of(Step.GROUPING).state is StepState.STARTED
    assert steps.of(Step.CHARTER).state is StepState.DONE
    assert steps.of(Step.SESSIONS) == Standing(Step.SESSIONS, 2, 2)


def test_groups_that_stopped_are_not_waited_for() -> None:
    two = with_row(plus(SOUND, "groups", group(3, "G02", "沟通实践")), "groups", 1, status=GroupStatus.STOPPED)
    assert compute_steps(two, AS_OF).of(Step.PLAN).state is StepState.DONE


@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_its_words(step: Step) -> None:
    for words in (ZH, EN):
        assert "3" in words.text(f"steps.detail.{step.name}", have=3, of=3)
        assert words.label(step)
