"""The template of the report of the needs survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.chart import Line
from templates.source.look import PRIMARY
from templates.source.page import ELSE, ENDFOR, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def needs_report(tongue: Tongue) -> Page:
    """调研报告: the result, directions ranked, departments, people's words, who is missing, how it was counted."""
    page = Page(tongue)
    say = tongue.say
    page.title(say("needs"), say("needs.subtitle"), say("needs.dateline"))
    page.margins(say("needs.running"), "")
    figures = (
        ("{{ response_rate|percent }}", "needs.rate", say("needs.rate.of")),
        ("{{ valid_answers }}", "needs.valid", say("needs.valid.of")),
        ("{{ directions|count }}", "needs.count", say("needs.count.of")),
        ("{{ interview_count }}", "needs.interviews", say("needs.interviews.of")),
    )
    page.say("needs.result", "Heading1")
    page.key_figures(figures, 17.0)
    page.paragraphs(Loop("each", "summary"), "{{ each }}", "ListBullet")
    _directions(page)
    _departments(page)
    _learning(page)
    _voices(page)
    _silent(page)
    page.notes("needs.notes")
    return page


def _directions(page: Page) -> None:
    page.say("needs.directions", "Heading1")
    columns = (
        Column("needs.rank", 1.2, "{{ line.rank }}", "TableCentred"),
        Column("needs.direction", 5.3, "{{ line.name }}"),
        Column("needs.people", 1.5, "{{ line.wanted_by }}", "TableCentred"),
        Column("needs.spread", 1.7, "{{ line.spread|percent }}", "TableCentred"),
        Column("needs.urgency", 1.8, "{{ line.urgency|decimals }}", "TableCentred"),
        Column("needs.gap", 1.9, "{{ line.gap|decimals }}", "TableCentred"),
        Column("needs.strategy", 1.8, "{{ line.strategy }}", "TableCentred"),
        Column("needs.score", 1.8, "{{ line.score|decimals }}", "TableCentred"),
    )
    page.control("{% if directions %}")
    page.table(columns, Loop("line", "directions"), held=True)
    page.say("needs.directions.note", "Note")
    for field, series, places in (("directions_chart", "needs.people.series", 0), ("score_chart", "needs.score", 1)):
        bars = (Line(page.tongue.say(series), PRIMARY),)
        page.chart(field, f"needs.{field}", bars, stacked=True, height=8.2, places=places)
    page.control(ELSE)
    page.say("needs.directions.none", "BodyText")
    page.control(ENDIF)


def _departments(page: Page) -> None:
    page.say("needs.departments", "Heading1")
    page.control("{% if turnouts %}")
    turnouts = (
        Column("member.department", 7.4, "{{ line.department }}"),
        Column("needs.asked", 3.2, "{{ line.asked_count }}", "TableCentred"),
        Column("needs.answered", 3.2, "{{ line.answered_count }}", "TableCentred"),
        Column("needs.rate", 3.2, "{{ line.response_rate|percent }}", "TableCentred"),
    )
    page.table(turnouts, Loop("line", "turnouts"))
    page.control(ENDIF)
    page.say("needs.wishes", "Heading2")
    wishes = (
        Column("member.department", 4.2, "{{ line.department }}"),
        Column("needs.answered", 2.0, "{{ line.answered_count }}", "TableCentred"),
        Column("needs.wishes.most", 10.8, "{{ line.wishes }}"),
    )
    page.table_or(wishes, Loop("line", "wishes_by_department"), "needs.wishes.none")


def _learning(page: Page) -> None:
    for field in ("learning_methods", "free_slots"):
        page.control(f"{{% if {field} %}}")
        page.say(f"needs.{field}", "Heading2")
        columns = (
            Column(f"needs.{field}.name", 11.0, "{{ line.name }}"),
            Column("needs.people", 6.0, "{{ line.wanted_by }}", "TableCentred"),
        )
        page.table(columns, Loop("line", field))
        page.control(ENDIF)


def _voices(page: Page) -> None:
    page.say("needs.voices", "Heading1")
    page.control("{% if voices %}")
    page.control(Loop("line", "voices").opening)
    page.add("{{ line.heading }}", "Heading2")
    page.control("{% if line.withheld %}")
    page.say("needs.withheld", "BodyText")
    page.control(ENDIF)
    page.paragraphs(Loop("each", "line.quotes"), "{{ each }}", "ListBullet")
    page.control("{% if line.unquoted %}")
    page.say("needs.unquoted", "Note")
    page.control(ENDIF)
    page.control(ENDFOR)
    page.control(ELSE)
    page.say("needs.voices.none", "BodyText")
    page.control(ENDIF)


def _silent(page: Page) -> None:
    page.say("needs.silent", "Heading1")
    columns = (
        Column("member.department", 4.2, "{{ line.department }}"),
        Column("needs.people", 1.8, "{{ line.size }}", "TableCentred"),
        Column("needs.silent.names", 11.0, "{{ line.names }}"),
    )
    page.table_or(columns, Loop("line", "silent"), "needs.silent.none")
    page.control("{% if set_aside %}")
    page.say("needs.aside", "Heading2")
    aside = (
        Column("needs.row", 2.5, "{{ line.row_number }}", "TableCentred"),
        Column("member.person", 4.2, "{{ line.person }}"),
        Column("needs.reason", 6.9, "{{ line.reason }}"),
        Column("needs.kept", 3.4, "{% if line.kept_row %}{{ line.kept_row }}{% endif %}", "TableCentred"),
    )
    page.table(aside, Loop("line", "set_aside"))
    page.control(ENDIF)
