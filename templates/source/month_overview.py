"""The template of the programme's month for its director."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.chart import Line
from templates.source.look import PRIMARY, RULE, WARN
from templates.source.page import ELSE, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def month_overview(tongue: Tongue) -> Page:
    """月度总览: page one for the director, then who took part, how the groups stand, what else asks for attention."""
    page = Page(tongue)
    page.title(tongue.say("overview"), "{{ span }}", tongue.say("overview.dateline"))
    page.margins(tongue.say("overview.running"), "span")
    _page_one(page)
    _departments(page)
    _ranking(page)
    _groups(page)
    page.control("{% if others %}")
    page.say("overview.others", "Heading1")
    page.table(_decision_columns(), Loop("line", "others"))
    page.control(ENDIF)
    page.notes("report.notes")
    return page


def _page_one(page: Page) -> None:
    say = page.tongue.say
    page.say("overview.summary", "Heading1")
    page.paragraphs(Loop("each", "summary"), "{{ each }}", "ListBullet")
    first = (
        ("{{ now.participants }}/{{ employees }}", "overview.people", say("overview.people.of")),
        ("{{ now.rate|percent }}", "key.rate", say("overview.rate.of")),
        ("{{ now.total_hours|decimals }}", "overview.hours", say("overview.hours.of")),
        ("{{ now.held }}/{{ now.planned }}", "key.sessions", say("overview.sessions.of")),
    )
    second = (
        ("{{ now.outcomes_count }}", "report.outcomes.count", say("overview.outcomes.of")),
        ("{{ now.coverage|percent }}", "key.coverage", say("overview.coverage.of")),
        ("{{ budget_spent|money }}", "overview.money", say("overview.money.of")),
        ("{{ decisions_count }}", "overview.decide", say("overview.decide.of")),
    )
    page.key_figures(first, 17.0)
    page.key_figures(second, 17.0)
    page.say("overview.decide", "Heading1")
    page.table_or(_decision_columns(), Loop("line", "to_decide"), "overview.decide.none")


def _decision_columns() -> tuple[Column, ...]:
    return (
        Column("number", 1.1, "{{ line.number }}", "TableCentred"),
        Column("overview.group", 3.3, "{{ line.group_name }}"),
        Column("overview.cause", 5.8, "{{ line.cause }}"),
        Column("difficulty.owner", 2.1, "{{ line.owner }}", "TableCentred"),
        Column("overview.proposal", 4.7, "{{ line.proposal }}"),
    )


def _departments(page: Page) -> None:
    say = page.tongue.say
    columns = (
        Column("member.department", 3.3, "{{ line.department }}"),
        Column("overview.staff", 2.2, "{{ line.employees }}", "TableCentred"),
        Column("overview.took_part", 1.7, "{{ line.participants }}", "TableCentred"),
        Column("overview.share", 1.9, "{{ line.taking_part|percent }}", "TableCentred"),
        Column("att.counted", 2.2, say("att.cell"), "TableCentred"),
        Column("att.rate", 1.9, "{{ line.rate|percent }}", "TableCentred"),
        Column("overview.hours", 1.9, "{{ line.total_hours|decimals }}", "TableCentred"),
        Column("report.hours", 1.9, "{{ line.hours|decimals }}", "TableCentred"),
    )
    total = (
        "{{ departments_total.department }}",
        "{{ departments_total.employees }}",
        "{{ departments_total.participants }}",
        "{{ departments_total.taking_part|percent }}",
        say("overview.total.cell"),
        "{{ departments_total.rate|percent }}",
        "{{ departments_total.total_hours|decimals }}",
        "{{ departments_total.hours|decimals }}",
    )
    page.say("overview.departments", "Heading1")
    page.control("{% if departments %}")
    page.table(columns, Loop("line", "departments"), total=total)
    bars = (Line(say("chart.took_part"), PRIMARY), Line(say("chart.not_yet"), RULE))
    page.chart("department_chart", "chart.departments", bars, stacked=True, height=8.0)
    page.control(ELSE)
    page.say("overview.departments.none", "BodyText")
    page.control(ENDIF)


def _ranking(page: Page) -> None:
    columns = (
        Column("overview.rank", 1.2, page.tongue.say("overview.rank.cell"), "TableCentred"),
        Column("overview.group", 3.6, "{{ line.group_name }}"),
        Column("group.leader", 2.2, "{{ line.leader }}", "TableCentred"),
        Column("overview.sum", 8.2, "{{ line.sum }}"),
        Column("overview.score", 1.8, "{{ line.score|decimals }}", "TableCentred"),
    )
    page.say("overview.ranking", "Heading1")
    page.control("{% if ranking %}")
    page.add("{{ ranked_by }}", "Note").paragraph_format.keep_with_next = True
    page.table(columns, Loop("line", "ranking"))
    page.control(ELSE)
    page.say("overview.groups.none", "BodyText")
    page.control(ENDIF)


def _groups(page: Page) -> None:
    say = page.tongue.say
    columns = (
        Column("overview.group", 3.0, "{{ line.group_name }}"),
        Column("overview.took_part", 1.45, "{{ line.now.participants }}", "TableCentred"),
        Column("overview.held", 2.0, "{{ line.now.held }}/{{ line.now.planned }}", "TableCentred"),
        Column("att.counted", 2.0, "{{ line.now.attended }}/{{ line.now.counted }}", "TableCentred"),
        Column("att.rate", 1.7, "{{ line.now.rate|percent }}", "TableCentred"),
        Column("overview.before", 1.7, "{{ line.before.rate|percent }}", "TableCentred"),
        Column("overview.change", 1.7, say("overview.change.cell"), "TableCentred"),
        Column("overview.hours", 1.4, "{{ line.now.total_hours|decimals }}", "TableCentred"),
        Column("overview.outcomes", 2.05, "{{ line.now.outcomes_count }}", "TableCentred"),
    )
    page.control("{% if groups %}")
    page.say("overview.groups", "Heading1")
    page.table(columns, Loop("line", "groups"))
    lines = (Line(say("chart.rate"), PRIMARY), Line(say("chart.target"), WARN, dashed=True))
    page.chart("trend_chart", "chart.trend", lines, stacked=False)
    page.control(ENDIF)
