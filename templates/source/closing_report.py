"""The template of a group's closing report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.chart import Line
from templates.source.closing_parts import awards, lessons, levels, notes
from templates.source.look import OVERDUE, PRIMARY, RULE, WARN
from templates.source.outcomes import OUTCOMES
from templates.source.page import ELSE, ENDIF, Column, Loop, Page
from templates.source.stage_report import key_figures_of

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def closing_report(tongue: Tongue) -> Page:
    """结项报告: overview and goals, the four levels, outcomes, lessons, who completed, awards, notes on the data."""
    page = Page(tongue)
    page.title(tongue.say("closing"), tongue.say("subtitle"), tongue.say("closing.dateline"))
    page.margins(tongue.say("closing.running"))
    _overview(page)
    _goals(page)
    levels(page, with_groups=False)
    _outcomes(page)
    lessons(page)
    _completions(page)
    awards(page, "closing.awards")
    notes(page)
    return page


def _overview(page: Page) -> None:
    say = page.tongue.say
    page.say("report.overview", "Heading1")
    page.key_figures(key_figures_of(page), 17.0)
    rows = (
        (("group.topic", "{{ group.topic }}"), ("group.leader", "{{ group.leader }}")),
        (("report.hours", "{{ overview.hours|decimals }}"), ("report.outcomes.count", "{{ overview.outcomes_count }}")),
        (("closing.completed", "{{ completed }}"), ("closing.money", say("closing.money.cell"))),
        (("group.status", "{{ group.status }}"), ("group.period", say("period"))),
    )
    page.pairs(rows, (2.5, 6.0))
    page.paragraphs(Loop("each", "summary"), "{{ each }}", "ListBullet")


def _goals(page: Page) -> None:
    say = page.tongue.say
    page.say("closing.goals", "Heading1")
    page.control("{% if has_goal %}")
    page.say("closing.goal", "BodyText").paragraph_format.keep_with_next = True
    page.paragraphs(Loop("each", "group.goal"), "{{ each }}", "ListBullet")
    page.control(ELSE)
    page.say("closing.goal.none", "BodyText")
    page.control(ENDIF)
    columns = (
        Column("closing.aim", 5.6, "{{ line.aim }}"),
        Column("closing.aimed", 2.6, "{{ line.aimed_at|percent }}", "TableCentred"),
        Column("closing.got", 3.2, "{{ line.got }}／{{ line.of_all }}", "TableCentred"),
        Column("closing.reached", 2.8, "{{ line.reached|percent }}", "TableCentred"),
        Column("closing.met", 2.8, say("closing.met.cell"), "TableCentred"),
    )
    page.table(columns, Loop("line", "aims"))
    bars = (Line(say("chart.done"), PRIMARY), Line(say("chart.overdue"), OVERDUE), Line(say("chart.open"), RULE))
    page.chart("progress_chart", "chart.progress", bars, stacked=True)


def _outcomes(page: Page) -> None:
    page.section("closing.catalogue", "outcomes", OUTCOMES)


def _completions(page: Page) -> None:
    say = page.tongue.say
    columns = (
        Column("number", 1.1, "{{ line.number }}", "TableCentred"),
        Column("member.person", 4.5, "{{ line.person }}"),
        Column("member.role", 1.8, "{{ line.role }}", "TableCentred"),
        Column("att.counted", 2.2, say("att.cell"), "TableCentred"),
        Column("att.rate", 1.8, "{{ line.rate|percent }}", "TableCentred"),
        Column("overview.hours", 1.7, "{{ line.total_hours|decimals }}", "TableCentred"),
        Column("closing.certificate", 3.9, "{{ line.certificate }}"),
    )
    page.section("closing.completions", "completions", columns)
    page.control("{% if attendance_total.unrecorded %}")
    page.say("closing.unrecorded", "Note")
    page.control(ENDIF)
    lines = (Line(say("chart.rate"), PRIMARY), Line(say("chart.target"), WARN, dashed=True))
    page.chart("attendance_chart", "chart.attendance", lines, stacked=False)
