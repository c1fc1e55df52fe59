"""The report's template, for a stage and for a month alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.chart import Line
from templates.source.look import OVERDUE, PRIMARY, RULE, WARN
from templates.source.outcomes import OUTCOMES
from templates.source.page import ELSE, ENDFOR, ENDIF, Column, Loop, Page
from templates.source.study_plan import status

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def stage_report(tongue: Tongue) -> Page:
    """阶段报告: overview with coverage first, then each matter in a chapter, notes on the data last."""
    page = Page(tongue)
    page.title("{{ title }}", tongue.say("report.subtitle"), tongue.say("report.dateline"))
    page.margins(tongue.say("report.running"))
    _overview(page)
    _progress(page)
    _attendance(page)
    _sessions(page)
    _outcomes(page)
    _feedback(page)
    _difficulties(page)
    _next(page)
    page.notes("report.notes")
    return page


def _overview(page: Page) -> None:
    say = page.tongue.say
    page.say("report.overview", "Heading1")
    page.key_figures(key_figures_of(page), 17.0)
    rows = (
        (("group.topic", "{{ group.topic }}"), ("group.size", "{{ group.size }}")),
        (("report.hours", "{{ overview.hours|decimals }}"), ("report.outcomes.count", "{{ overview.outcomes_count }}")),
        (("group.status", "{{ group.status }}"), ("report.problems.open", "{{ overview.open_difficulties }}")),
        (("cycle", "{{ cycle }}"), ("group.period", say("period"))),
    )
    page.pairs(rows, (2.2, 6.3))
    page.paragraphs(Loop("each", "summary"), "{{ each }}", "ListBullet")
    page.control("{% if since_last %}")
    page.say("report.since", "Heading2")
    page.paragraphs(Loop("each", "since_last"), "{{ each }}", "ListBullet")
    page.control(ENDIF)


def key_figures_of(page: Page) -> tuple[tuple[str, str, str], ...]:
    """The figures of page one: number, what it is, what it is made of."""
    say = page.tongue.say
    return (
        ("{{ overview.rate|percent }}", "key.rate", say("key.rate.of")),
        ("{{ overview.coverage|percent }}", "key.coverage", say("key.coverage.of")),
        ("{{ overview.held }}/{{ overview.planned }}", "key.sessions", say("key.sessions.of")),
        ("{{ overview.plan_done }}/{{ overview.plan_due }}", "key.plan", say("key.plan.of")),
    )


def _progress(page: Page) -> None:
    columns = (
        Column("number", 0.9, "{{ line.number }}", "TableCentred"),
        Column("sub_topic", 2.4, "{{ line.sub_topic }}"),
        Column("responsible", 2.0, "{{ line.responsible }}", "TableCentred"),
        Column("due", 2.3, "{{ line.due|short_day }}", "TableCentred"),
        Column("done_on", 2.3, page.tongue.say("done_on.cell"), "TableCentred"),
        Column("deviation", 1.4, page.tongue.say("deviation.cell"), "TableCentred"),
        Column("shown", 3.25, page.tongue.say("shown.cell")),
        Column("status", 2.45, status(page), "TableCentred"),
    )
    page.section("report.progress", "progress", columns)
    bars = (
        Line(page.tongue.say("chart.done"), PRIMARY),
        Line(page.tongue.say("chart.overdue"), OVERDUE),
        Line(page.tongue.say("chart.open"), RULE),
    )
    page.chart("progress_chart", "chart.progress", bars, stacked=True)


def _attendance(page: Page) -> None:
    counted = {"present": 1.65, "late": 1.1, "left_early": 1.3, "excused": 1.35, "absent": 1.55, "unrecorded": 1.35}
    columns = (
        Column("number", 1.1, "{{ line.number }}", "TableCentred"),
        Column("member.person", 2.6, "{{ line.person }}"),
        Column("att.due", 1.1, "{{ line.expected }}", "TableCentred"),
        *(Column(f"att.{state}", width, f"{{{{ line.{state} }}}}", "TableCentred") for state, width in counted.items()),
        Column("att.counted", 2.1, page.tongue.say("att.cell"), "TableCentred"),
        Column("att.rate", 1.8, "{{ line.rate|percent }}", "TableCentred"),
    )
    total = (
        "",
        "{{ attendance_total.person }}",
        "{{ attendance_total.expected }}",
        *(f"{{{{ attendance_total.{state} }}}}" for state in counted),
        page.tongue.say("att.total.cell"),
        "{{ attendance_total.rate|percent }}",
    )
    page.say("report.attendance", "Heading1")
    page.control("{% if attendance %}")
    page.table(columns, Loop("line", "attendance"), total=total)
    lines = (Line(page.tongue.say("chart.rate"), PRIMARY), Line(page.tongue.say("chart.target"), WARN, dashed=True))
    page.chart("attendance_chart", "chart.attendance", lines, stacked=False)
    page.control(ELSE)
    page.say("report.attendance.none", "BodyText")
    page.control(ENDIF)


def _sessions(page: Page) -> None:
    columns = (
        Column("session.number", 1.1, "{{ line.number }}", "TableCentred"),
        Column("day", 2.3, "{{ line.day|short_day }}", "TableCentred"),
        Column("session.topic", 4.2, "{{ line.topic }}"),
        Column("form", 3.4, "{{ line.form }}"),
        Column("session.host", 2.1, "{{ line.host }}", "TableCentred"),
        Column("att.counted", 2.0, page.tongue.say("session.attended"), "TableCentred"),
        Column("status", 1.9, "{{ line.status }}", "TableCentred"),
    )
    page.section("report.sessions", "sessions", columns)
    page.control("{% if forms or variety %}")
    page.say("report.forms", "Heading2")
    page.paragraphs(Loop("line", "forms"), page.tongue.say("report.forms.line"), "ListBullet")
    page.paragraphs(Loop("each", "variety"), "{{ each }}", "ListBullet")
    page.control(ENDIF)
    _points(page)


def _points(page: Page) -> None:
    page.control("{% if points %}")
    page.say("report.points", "Heading2")
    page.control(Loop("line", "points").opening)
    page.say("report.points.line", "Point")
    for part in ("record", "decisions"):
        page.control(f"{{% if line.{part} %}}")
        page.say(f"report.{part}", "BodyText")
        page.control(ENDIF)
    page.control(ENDFOR)
    page.control(ENDIF)


def _outcomes(page: Page) -> None:
    page.section("report.outcomes", "outcomes", OUTCOMES)


def _feedback(page: Page) -> None:
    columns = (
        Column("feedback.indicator", 6.6, "{{ line.indicator }}"),
        Column("feedback.people", 2.2, "{{ line.people }}", "TableCentred"),
        Column("feedback.scores", 2.2, "{{ line.scores }}", "TableCentred"),
        Column("feedback.mean", 3.8, page.tongue.say("feedback.mean.cell"), "TableCentred"),
        Column("feedback.full", 2.2, "{{ line.full }}", "TableCentred"),
    )
    page.section("report.feedback", "feedback", columns)
    page.control("{% if comments %}")
    page.say("feedback.comments", "Heading2")
    page.paragraphs(Loop("each", "comments"), "{{ each }}", "ListBullet")
    page.control(ENDIF)


def _difficulties(page: Page) -> None:
    page.section("report.problems", "problems", (*_raised(4.05), SUPPORT, *_settled(page)))
    page.section("report.tasks", "tasks", (*_raised(4.05 + SUPPORT.width), *_settled(page)))


SUPPORT = Column("difficulty.support", 3.0, "{{ line.support }}")


def _raised(width: float) -> tuple[Column, ...]:
    return (
        Column("number", 0.9, "{{ line.number }}", "TableCentred"),
        Column("difficulty.day", 2.3, "{{ line.day|short_day }}", "TableCentred"),
        Column("difficulty.text", width, "{{ line.text }}"),
    )


def _settled(page: Page) -> tuple[Column, ...]:
    return (
        Column("difficulty.owner", 2.0, "{{ line.owner }}", "TableCentred"),
        Column("due", 2.3, "{{ line.due|short_day }}", "TableCentred"),
        Column("status", 2.45, status(page), "TableCentred"),
    )


def _next(page: Page) -> None:
    columns = (
        Column("number", 1.1, "{{ line.number }}", "TableCentred"),
        Column("sub_topic", 3.6, "{{ line.sub_topic }}"),
        Column("form", 3.4, "{{ line.form }}"),
        Column("responsible", 1.9, "{{ line.responsible }}", "TableCentred"),
        Column("due", 2.3, "{{ line.due|short_day }}", "TableCentred"),
        Column("deliverable", 4.7, "{{ line.deliverable }}"),
    )
    page.section("report.next", "next_items", columns)
