"""The samples read as they are meant to: the clean ones without errors, the messy one with every planted fault."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sample_workbooks import build
from toolkit.places import CellRef
from toolkit.planning import WorkCalendar
from toolkit.problems import Severity
from toolkit.programme.kinds import Attendance, GroupStatus, SessionStatus, Table
from toolkit.programme.rules import check_rules
from toolkit.stores import open_location
from toolkit.tables import read_links, read_programme

if TYPE_CHECKING:
    from toolkit.problems import Problem
    from toolkit.tables import Reading

SAMPLES = Path(build.__file__).resolve().parent
TODAY = date(2026, 11, 24)


def _read(name: str) -> tuple[Reading, tuple[Problem, ...]]:
    hub = open_location(str(SAMPLES / name), write=False).read()
    own = {link.group: open_location(str(SAMPLES / link.link), write=False).read() for link in read_links(hub)}
    reading = read_programme(hub, own)
    calendar = WorkCalendar(reading.programme.holidays)
    return reading, (*reading.problems, *check_rules(reading.programme, calendar.is_working_day, TODAY))


@pytest.mark.parametrize("name", [build.HUB, build.ENGLISH])
def test_a_clean_sample_has_no_errors_and_every_row_is_used(name: str) -> None:
    reading, problems = _read(name)
    assert not [each for each in problems if each.code.severity is Severity.ERROR]
    assert len(problems) <= 6
    assert reading.counts.skipped == 0
    assert reading.counts.read >= 200


@pytest.mark.parametrize("name", [build.HUB, build.ENGLISH])
def test_a_clean_sample_fills_all_eighteen_tables(name: str) -> None:
    programme = _read(name)[0].programme
    assert programme.present == frozenset(Table)
    filled = (
        programme.employees, programme.topics, programme.needs, programme.applicants, programme.groups,
        programme.memberships, programme.ballots, programme.clauses, programme.plan, programme.sessions,
        programme.marks, programme.outcomes, programme.ratings, programme.difficulties, programme.resources,
        programme.points, programme.holidays, programme.settings.stages,
    )  # fmt: skip
    assert all(filled)
    assert len(filled) == len(Table)


def test_the_hub_is_a_programme_of_48_people_in_six_running_groups() -> None:
    programme = _read(build.HUB)[0].programme
    assert len(programme.employees) == 48
    assert [each.status for each in programme.groups] == [GroupStatus.RUNNING] * 6
    assert len(programme.settings.stages) == 3
    assert max(Counter(each.name for each in programme.employees).values()) == 2
    states = Counter(each.status for each in programme.sessions)
    assert states[SessionStatus.HELD] >= 50
    assert states[SessionStatus.CANCELLED] == 2
    assert {each.attendance for each in programme.marks} == set(Attendance)


def test_the_meetings_of_the_group_with_its_own_sheet_are_read_from_there() -> None:
    programme = _read(build.HUB)[0].programme
    meetings = programme.sessions_by_group["G02"]
    assert [each.number for each in meetings] == list(range(1, 12))
    assert any(each.derived for each in programme.marks_by_group["G02"])
    assert len(programme.plan_by_group["G02"]) == 7


def test_a_joint_meeting_has_marks_in_both_groups() -> None:
    programme = _read(build.HUB)[0].programme
    joint = [each for each in programme.sessions if len(each.groups) > 1]
    assert [each.groups for each in joint] == [("G01", "G06")]
    marked = {each.group for each in programme.marks if each.session == 9 and each.group in joint[0].groups}
    assert marked == {"G01", "G06"}


def test_every_planted_fault_of_the_messy_sample_is_found_at_its_cell() -> None:
    planted = json.loads((SAMPLES / "messy_faults.json").read_text("utf-8"))
    assert len(planted) >= 20
    found = {_key(each) for each in _read(build.MESSY)[1]}
    assert not {(each["sheet"], each["cell"], each["code"]) for each in planted} - found


def test_the_messy_sample_still_gives_what_can_be_used() -> None:
    programme = _read(build.MESSY)[0].programme
    assert len(programme.groups) == 2
    assert {each.employee_id for each in programme.employees} >= {"00301", "00304"}
    assert programme.settings.size_max == 8


def _key(each: Problem) -> tuple[str, str, str]:
    assert isinstance(each.at, CellRef)
    return (each.at.sheet, each.at.address, each.code.id)
