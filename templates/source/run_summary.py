"""The template of the page about an unattended run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ELSE, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def run_summary(tongue: Tongue) -> Page:
    """运行摘要: how many reports there are, how each group came out, who must do what."""
    page = Page(tongue)
    page.title(tongue.say("run"), "{{ span }}", tongue.say("run.dateline"))
    page.margins(tongue.say("run.running"), "span")
    figures = (
        ("{{ made_reports }}/{{ expected_reports }}", "run.reports", tongue.say("run.reports.of")),
        ("{{ partial_reports }}", "run.partial", tongue.say("run.partial.of")),
        ("{{ todo|count + more }}", "run.todo.count", tongue.say("run.todo.count.of")),
    )
    page.key_figures(figures, 17.0)
    page.say("run.todo", "Heading1")
    page.control("{% if todo %}")
    columns = (
        Column("run.who", 3.2, "{{ line.who }}"),
        Column("run.cell", 4.6, "{{ line.cell }}"),
        Column("run.fault", 4.6, "{{ line.fault }}"),
        Column("run.remedy", 4.6, "{{ line.remedy }}"),
    )
    page.table(columns, Loop("line", "todo"))
    page.control("{% if more %}")
    page.say("run.more", "Note")
    page.control(ENDIF)
    page.control(ELSE)
    page.say("run.todo.none", "BodyText")
    page.control(ENDIF)
    page.say("run.groups", "Heading1")
    groups = (
        Column("group.name", 4.6, "{{ line.group_name }}"),
        Column("group.leader", 3.0, "{{ line.leader }}"),
        Column("run.outcome", 2.4, "{{ line.outcome }}", "TableCentred"),
        Column("run.reason", 7.0, "{% if line.reason %}{{ line.reason }}{% endif %}"),
    )
    page.table(groups, Loop("line", "groups"))
    return page
