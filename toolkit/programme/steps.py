"""Where the programme stands (进度): how much of each step of the plan is in the sheets, and what comes next."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import ClauseKind, GroupStatus, SessionStatus, Table, TopicStatus
from toolkit.programme.stages import find_stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from toolkit.programme.groups import Group
    from toolkit.programme.people import Employee, Need
    from toolkit.programme.programme import Programme
    from toolkit.programme.running import Session
    from toolkit.programme.settings import Stage


class Step(Enum):
    """The steps of the programme plan, in order."""

    SURVEY = "survey"
    TOPICS = "topics"
    PROPOSAL = "proposal"
    APPLICATIONS = "applications"
    GROUPING = "grouping"
    LEADERS = "leaders"
    KICKOFF = "kickoff"
    CHARTER = "charter"
    PLAN = "plan"
    SESSIONS = "sessions"
    ATTENDANCE = "attendance"
    FEEDBACK = "feedback"
    OUTCOMES = "outcomes"
    REPORTS = "reports"
    CLOSING = "closing"


class StepState(Enum):
    """How much of a step the sheets show."""

    NOTHING = "nothing"
    STARTED = "started"
    DONE = "done"


class Standing(NamedTuple):
    """One step: so many of so many are there.

    Shape: survey counts people, topics the chosen ones, the proposal rows of resources, applications people, sessions
    and attendance meetings up to now, reports the stages that have ended, all others groups.
    Blanks: `of` 0 means that nothing says how many there should be.
    """

    step: Step
    have: int
    of: int

    @property
    def state(self) -> StepState:
        """Nothing, started, or as much as there should be."""
        if not self.have:
            return StepState.NOTHING
        return StepState.DONE if self.have >= self.of else StepState.STARTED


class NextStep(NamedTuple):
    """The one next thing: the sheet to fill and the command to run after it.

    Shape: `command` is the command's own word; `stage` is the number for `--stage`, 0 where it has none.
    """

    step: Step
    table: Table
    command: str
    stage: int = 0


class Steps(NamedTuple):
    """Every step in order, and the next thing to do."""

    standings: tuple[Standing, ...]
    next: NextStep

    def of(self, step: Step) -> Standing:
        """How one step stands."""
        return next(each for each in self.standings if each.step is step)


GONE = frozenset({GroupStatus.STOPPED, GroupStatus.MERGED})


def compute_steps(programme: Programme, as_of: date) -> Steps:
    """How far the programme is on a day, and what to do next."""
    counted = {step: count(programme, as_of) for step, count in _COUNTS}
    standings = tuple(Standing(step, *counted[step]) for step in Step)
    return Steps(standings, _next(programme, as_of, {each.step: each for each in standings}))


def _survey(programme: Programme, as_of: date) -> tuple[int, int]:
    # Who left after the survey was asked all the same.
    days = [day for each in programme.needs if (day := _answered_on(each)) is not None and day <= as_of]
    asked = sum(each.surveyed and _employed(each, max(days, default=as_of)) for each in programme.employees)
    named = {need.employee_id for need in programme.needs if need.employee_id}
    return len(named) + sum(not need.employee_id for need in programme.needs), asked


def _answered_on(need: Need) -> date | None:
    return need.submitted.date() if isinstance(need.submitted, datetime) else need.submitted


def _employed(employee: Employee, day: date) -> bool:
    return (employee.joined is None or employee.joined <= day) and (employee.left is None or employee.left >= day)


def _topics(programme: Programme, _: date) -> tuple[int, int]:
    chosen = sum(topic.status is TopicStatus.CHOSEN for topic in programme.topics)
    return chosen, min(1, len(programme.topics))


def _proposal(programme: Programme, _: date) -> tuple[int, int]:
    return len(programme.resources), 0


def _applications(programme: Programme, _: date) -> tuple[int, int]:
    return len({each.employee_id for each in programme.applicants}), 0


def _grouping(programme: Programme, _: date) -> tuple[int, int]:
    return _groups_with(programme, lambda group: bool(programme.memberships_by_group.get(group.id)))


def _leaders(programme: Programme, as_of: date) -> tuple[int, int]:
    def led(group: Group) -> bool:
        day = group.starts if group.starts and group.starts > as_of else as_of
        return bool(programme.leaders(group.id, min(day, group.ends) if group.ends else day))

    return _groups_with(programme, led)


def _kickoffs(programme: Programme, _: date) -> tuple[int, int]:
    """Groups whose first meeting is in the sheet, or which have what it is held for: a charter and a plan."""

    def begun(group: Group) -> bool:
        agreed = _has_charter(programme, group) and bool(programme.plan_by_group.get(group.id))
        return agreed or bool(programme.sessions_by_group.get(group.id))

    return _groups_with(programme, begun)


def _charters(programme: Programme, _: date) -> tuple[int, int]:
    return _groups_with(programme, lambda group: _has_charter(programme, group))


def _has_charter(programme: Programme, group: Group) -> bool:
    kinds = {each.kind for each in programme.clauses if each.group in {"", group.id} and each.text.strip()}
    return kinds >= set(ClauseKind)


def _plans(programme: Programme, _: date) -> tuple[int, int]:
    return _groups_with(programme, lambda group: bool(programme.plan_by_group.get(group.id)))


def _sessions(programme: Programme, as_of: date) -> tuple[int, int]:
    past = _past(programme, as_of)
    marked = _marked(programme)
    settled = [each for each in past if each.status is SessionStatus.HELD or marked(each)]
    return len(settled), len(past)


def _attendance(programme: Programme, as_of: date) -> tuple[int, int]:
    past = _past(programme, as_of)
    return sum(map(_marked(programme), past)), len(past)


def _feedback(programme: Programme, _: date) -> tuple[int, int]:
    return _groups_with(programme, _listed({each.group for each in programme.ratings}))


def _outcomes(programme: Programme, _: date) -> tuple[int, int]:
    return _groups_with(programme, _listed({each.group for each in programme.outcomes}))


def _reports(programme: Programme, as_of: date) -> tuple[int, int]:
    return len(_ended(programme, as_of)) if programme.groups else 0, len(programme.settings.stages)


def _closing(programme: Programme, _: date) -> tuple[int, int]:
    return _groups_with(programme, lambda group: group.status is GroupStatus.CLOSED)


_COUNTS: tuple[tuple[Step, Callable[[Programme, date], tuple[int, int]]], ...] = (
    (Step.SURVEY, _survey),
    (Step.TOPICS, _topics),
    (Step.PROPOSAL, _proposal),
    (Step.APPLICATIONS, _applications),
    (Step.GROUPING, _grouping),
    (Step.LEADERS, _leaders),
    (Step.KICKOFF, _kickoffs),
    (Step.CHARTER, _charters),
    (Step.PLAN, _plans),
    (Step.SESSIONS, _sessions),
    (Step.ATTENDANCE, _attendance),
    (Step.FEEDBACK, _feedback),
    (Step.OUTCOMES, _outcomes),
    (Step.REPORTS, _reports),
    (Step.CLOSING, _closing),
)

# Before the first group stands, the way leads through the preparation; none of it is asked for afterwards.
_PREPARING = (
    (Step.SURVEY, Table.NEEDS, "survey"),
    (Step.TOPICS, Table.TOPICS, "proposal"),
    (Step.PROPOSAL, Table.RESOURCES, "proposal"),
)
# What a running group needs, in this order, and the command that makes something of it.
_FORMING = (
    (Step.GROUPING, Table.MEMBERSHIPS, "check"),
    (Step.LEADERS, Table.BALLOTS, "elect"),
    (Step.KICKOFF, Table.SESSIONS, "kickoff"),
    (Step.CHARTER, Table.CHARTER, "charter"),
    (Step.PLAN, Table.PLAN, "plan"),
)


def _next(programme: Programme, as_of: date, at: dict[Step, Standing]) -> NextStep:
    if not programme.groups:
        return _preparing(programme, as_of, at)
    for step, table, command in _FORMING:
        if at[step].state is not StepState.DONE:
            return NextStep(step, table, command)
    return _running(programme, as_of, at)


def _preparing(programme: Programme, as_of: date, at: dict[Step, Standing]) -> NextStep:
    if not programme.employees:
        return NextStep(Step.SURVEY, Table.ROSTER, "check")
    for step, table, command in _PREPARING:
        if not at[step].have:
            return NextStep(step, table, command)
    until = programme.settings.apply_until
    if not at[Step.APPLICATIONS].have and (until is None or as_of <= until):
        return NextStep(Step.APPLICATIONS, Table.TOPICS, "recruit")
    step = Step.GROUPING if at[Step.APPLICATIONS].have else Step.APPLICATIONS
    return NextStep(step, Table.APPLICATIONS, "match")


def _running(programme: Programme, as_of: date, at: dict[Step, Standing]) -> NextStep:
    if not programme.sessions:
        return NextStep(Step.SESSIONS, Table.SESSIONS, "check")
    if at[Step.SESSIONS].have < at[Step.SESSIONS].of:
        return NextStep(Step.SESSIONS, Table.SESSIONS, "attendance")
    if at[Step.ATTENDANCE].have < at[Step.ATTENDANCE].of:
        return NextStep(Step.ATTENDANCE, Table.ATTENDANCE, "attendance")
    ended = _ended(programme, as_of)
    if not ended:
        return NextStep(Step.ATTENDANCE, Table.ATTENDANCE, "attendance")
    return _report(programme, ended[-1], at)


def _report(programme: Programme, stage: Stage, at: dict[Step, Standing]) -> NextStep:
    """The report of the stage that ended last, after what its report would lack."""
    shown = any(
        find_stage((stage,), each.stage) is not None
        if each.stage
        else each.day is not None and stage.starts <= each.day <= stage.ends
        for each in programme.outcomes
    )
    if not shown:
        return NextStep(Step.OUTCOMES, Table.OUTCOMES, "report", stage.order)
    if not at[Step.FEEDBACK].have:
        return NextStep(Step.FEEDBACK, Table.FEEDBACK, "report", stage.order)
    if stage is _last_stage(programme) and at[Step.CLOSING].state is not StepState.DONE:
        return NextStep(Step.CLOSING, Table.GROUPS, "close")
    return NextStep(Step.REPORTS, Table.DIFFICULTIES, "report", stage.order)


def _last_stage(programme: Programme) -> Stage:
    return max(programme.settings.stages, key=lambda each: each.ends)


def _ended(programme: Programme, as_of: date) -> list[Stage]:
    return sorted((each for each in programme.settings.stages if each.ends <= as_of), key=lambda each: each.ends)


def _past(programme: Programme, as_of: date) -> list[Session]:
    return [each for each in programme.sessions if each.day < as_of and each.status is not SessionStatus.CANCELLED]


def _marked(programme: Programme) -> Callable[[Session], bool]:
    return lambda session: any((group, session.number) in programme.marks_at for group in session.groups)


def _groups_with(programme: Programme, there: Callable[[Group], bool]) -> tuple[int, int]:
    groups = [each for each in programme.groups if each.status not in GONE]
    return sum(map(there, groups)), len(groups)


def _listed(groups: Iterable[str]) -> Callable[[Group], bool]:
    found = frozenset(groups)
    return lambda group: group.id in found
