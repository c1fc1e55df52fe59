"""The template of the programme's summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.chart import Line
from templates.source.closing_parts import awards, lessons, levels, notes
from templates.source.look import PRIMARY, WARN
from templates.source.outcomes import OUTCOMES
from templates.source.page import ELSE, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def project_summary(tongue: Tongue) -> Page:
    """项目总结: everybody's figures, the groups, the four levels, awards, outcomes, lessons, the next cycle."""
    page = Page(tongue)
    page.title(tongue.say("project"), tongue.say("project.subtitle"), tongue.say("project.dateline"))
    page.margins(tongue.say("project.running"), "cycle")
    _overview(page)
    _groups(page)
    levels(page, with_groups=True)
    _awards(page)
    _catalogue(page)
    lessons(page)
    _next(page)
    notes(page)
    return page


def _overview(page: Page) -> None:
    say = page.tongue.say
    page.say("report.overview", "Heading1")
    page.paragraphs(Loop("each", "summary"), "{{ each }}", "ListBullet")
    first = (
        ("{{ whole.participants }}/{{ employees }}", "overview.people", say("project.people.of")),
        ("{{ whole.rate|percent }}", "key.rate", say("project.rate.of")),
        ("{{ whole.total_hours|decimals }}", "overview.hours", say("project.hours.of")),
        ("{{ whole.held }}/{{ whole.planned }}", "key.sessions", say("project.sessions.of")),
    )
    second = (
        ("{{ groups_count }}", "project.groups.count", say("project.groups.of")),
        ("{{ whole.outcomes_count }}", "report.outcomes.count", say("project.outcomes.of")),
        ("{{ completed }}", "closing.completed", say("project.completed.of")),
        ("{{ budget_spent|money }}", "closing.money", say("overview.money.of")),
    )
    page.key_figures(first, 17.0)
    page.key_figures(second, 17.0)
    lines = (Line(say("chart.rate"), PRIMARY), Line(say("chart.target"), WARN, dashed=True))
    page.chart("trend_chart", "chart.trend", lines, stacked=False)


def _groups(page: Page) -> None:
    columns = (
        Column("overview.group", 3.5, "{{ line.group_name }}"),
        Column("overview.took_part", 1.5, "{{ line.whole.participants }}", "TableCentred"),
        Column("overview.held", 2.0, "{{ line.whole.held }}/{{ line.whole.planned }}", "TableCentred"),
        Column("att.rate", 1.8, "{{ line.whole.rate|percent }}", "TableCentred"),
        Column("overview.hours", 1.65, "{{ line.whole.total_hours|decimals }}", "TableCentred"),
        Column("overview.outcomes", 2.05, "{{ line.whole.outcomes_count }}", "TableCentred"),
        Column("project.met", 2.2, "{{ line.met_count }}/{{ line.aims_count }}", "TableCentred"),
        Column("project.completed", 2.3, "{{ line.completed }}", "TableCentred"),
    )
    page.section("project.groups", "closings", columns)
    departments = (
        Column("member.department", 5.4, "{{ line.department }}"),
        Column("overview.staff", 2.2, "{{ line.employees }}", "TableCentred"),
        Column("overview.took_part", 2.2, "{{ line.participants }}", "TableCentred"),
        Column("overview.share", 2.4, "{{ line.taking_part|percent }}", "TableCentred"),
        Column("att.rate", 2.4, "{{ line.rate|percent }}", "TableCentred"),
        Column("overview.hours", 2.4, "{{ line.total_hours|decimals }}", "TableCentred"),
    )
    page.control("{% if departments %}")
    page.say("overview.departments", "Heading2")
    page.table(departments, Loop("line", "departments"))
    page.control(ENDIF)


def _awards(page: Page) -> None:
    awards(page, "closing.awards")
    page.say("project.rules", "Heading2")
    page.paragraphs(Loop("each", "award_rules"), "{{ each }}", "ListBullet")
    page.control("{% if ranking %}")
    page.say("overview.ranking", "Heading2")
    columns = (
        Column("overview.rank", 1.2, page.tongue.say("overview.rank.cell"), "TableCentred"),
        Column("overview.group", 3.6, "{{ line.group_name }}"),
        Column("group.leader", 2.2, "{{ line.leader }}", "TableCentred"),
        Column("overview.sum", 8.2, "{{ line.sum }}"),
        Column("overview.score", 1.8, "{{ line.score|decimals }}", "TableCentred"),
    )
    page.table(columns, Loop("line", "ranking"))
    page.control(ENDIF)


def _catalogue(page: Page) -> None:
    page.say("closing.catalogue", "Heading1")
    page.control("{% if catalogue %}")
    page.table(OUTCOMES, Loop("line", "group.outcomes"), bands=(Loop("group", "catalogue"), "{{ group.group_name }}"))
    page.control(ELSE)
    page.say("closing.catalogue.none", "BodyText")
    page.control(ENDIF)


def _next(page: Page) -> None:
    columns = (
        Column("overview.rank", 1.4, "{{ line.rank }}", "TableCentred"),
        Column("group.topic", 5.0, "{{ line.topic }}"),
        Column("project.waiting", 2.2, "{{ line.waiting }}", "TableCentred"),
        Column("project.asked", 2.2, "{{ line.asked }}", "TableCentred"),
        Column("plan.goal", 6.2, "{{ line.goal|join }}"),
    )
    page.section("project.next", "next_topics", columns)
