from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.documents.programmes import AS_OF, bare, ordinary
from tests.programme.factory import FIRST, SECOND
from toolkit.documents import report_context
from toolkit.figures import SessionState
from toolkit.language import EN, ZH, Words
from toolkit.programme.kinds import Table
from toolkit.programme.stages import Span

if TYPE_CHECKING:
    from toolkit.documents.contexts import ReportContext
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Stage

SEPTEMBER = Span(date(2026, 9, 1), date(2026, 9, 30))


def _stage(programme: Programme, stage: Stage = SECOND, words: Words = ZH) -> ReportContext:
    span = Span(stage.starts, stage.ends)
    return report_context(programme, programme.groups[0], span, words, min(AS_OF, span.last), stage=stage)


def _month(programme: Programme, words: Words = ZH) -> ReportContext:
    return report_context(programme, programme.groups[0], SEPTEMBER, words, SEPTEMBER.last)


def test_a_stage_report_and_a_month_report_name_what_they_speak_of() -> None:
    assert (_stage(ordinary()).title, _stage(ordinary()).span) == ("阶段报告", "做项目")
    assert (_month(ordinary()).title, _month(ordinary()).span) == ("月度报告", "2026年9月")
    assert _month(ordinary(), EN).span == "2026-09"


def test_page_one_carries_numerators_and_denominators() -> None:
    overview = _stage(ordinary()).overview
    assert (overview.attended, overview.counted, overview.rate) == (9, 10, Fraction(9, 10))
    assert (overview.recorded, overview.expected, overview.coverage) == (11, 12, Fraction(11, 12))
    assert overview.planned == overview.held + overview.cancelled + overview.unrecorded_sessions + overview.ahead == 5


def test_the_lines_of_the_attendance_table_add_up_to_its_total() -> None:
    context = _stage(ordinary())
    assert len(context.attendance) == 6
    for name in ("expected", "present", "late", "left_early", "excused", "absent", "unrecorded", "attended", "counted"):
        assert sum(getattr(line, name) for line in context.attendance) == getattr(context.attendance_total, name), name


def test_a_session_that_was_not_held_has_no_attendance() -> None:
    lines = {line.number: line for line in _stage(ordinary()).sessions}
    assert (lines[2].attended, lines[2].counted) == (5, 5)
    assert (lines[4].status, lines[4].counted) == (SessionState.CANCELLED, None)
    assert lines[5].status is SessionState.UNRECORDED


def test_only_sessions_with_minutes_or_decisions_are_quoted() -> None:
    assert [line.number for line in _stage(ordinary()).points] == [2]


def test_plan_rows_show_their_deviation_and_what_was_shown_for_them() -> None:
    (row,) = _stage(ordinary(), FIRST).progress
    assert (row.finished, row.done_on, row.deviation) == (True, date(2026, 9, 28), 3)
    (late, ahead) = _stage(ordinary()).progress
    assert (late.overdue, late.deviation) == (True, 4)
    assert (ahead.overdue, ahead.deviation) == (False, None)


def test_the_next_steps_are_the_rows_of_the_next_stage() -> None:
    assert [row.number for row in _stage(ordinary(), FIRST).next_items] == [2, 3]
    assert _stage(ordinary()).next_items == ()


def test_the_next_steps_of_a_month_are_the_rows_of_the_month_after() -> None:
    assert [row.number for row in _month(ordinary()).next_items] == [2, 3]


def test_feedback_from_few_people_is_not_shown() -> None:
    (shown,) = _stage(ordinary()).feedback
    assert (shown.people, shown.scores, shown.mean, shown.hidden) == (4, 4, Fraction(9, 2), False)
    few = replace(ordinary(), ratings=ordinary().ratings[:2])
    (hidden,) = _stage(few).feedback
    assert (hidden.mean, hidden.hidden) == (None, True)
    assert _stage(few).comments == ()


def test_problems_and_tasks_stand_apart() -> None:
    context = _stage(ordinary())
    assert [(line.text, line.owner, line.overdue) for line in context.problems] == [
        ("取数权限还没有批下来", "欧阳岚", True)
    ]
    assert [(line.text, line.overdue) for line in context.tasks] == [("整理第三场纪要", False)]
    assert context.overview.open_difficulties == 1


@pytest.mark.parametrize("words", [ZH, EN])
def test_nothing_known_is_said_and_no_rate_is_made_up(words: Words) -> None:
    context = _stage(bare(), words=words)
    assert context.overview.rate is None
    assert context.overview.coverage is None
    assert context.attendance == ()
    assert context.summary
    assert words.text("documents.summary.no_rate") in context.summary
    assert context.summary[-1] == words.text("documents.summary.nothing")
    assert words.text("documents.summary.nothing") not in _stage(ordinary(), words=words).summary


def test_the_notes_say_how_leave_counts_and_which_sheets_are_absent() -> None:
    counted = replace(ordinary(), settings=replace(ordinary().settings, excused_is_due=True))
    assert "请假不计入出勤率" in _stage(ordinary()).notes[0]
    assert "请假计入出勤率" in _stage(counted).notes[0]
    assert "问题与待办" in _stage(ordinary()).notes[-1]
    assert not any("问题与待办" in note for note in _stage(replace(ordinary(), present=frozenset(Table))).notes)


def test_page_one_says_whether_the_target_was_reached() -> None:
    strict = replace(ordinary().settings, attendance_target=Fraction(95, 100))
    assert any("达到" in line for line in _stage(ordinary()).summary)
    assert any("低于" in line for line in _stage(replace(ordinary(), settings=strict)).summary)


def test_nothing_is_said_of_hosts_and_kinds_nobody_wrote_down() -> None:
    programme = ordinary()
    bare_sessions = tuple(replace(each, host="", form=None) for each in programme.sessions)
    report = _stage(replace(programme, sessions=bare_sessions, plan=()))
    held = report.overview.held
    assert (held > 0, report.forms) == (True, ())
    assert report.variety == (f"有 {held} 次活动没有写活动形式。", f"有 {held} 次活动没有写主持人。")
