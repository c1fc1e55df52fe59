"""The study plan's template: landscape, one table by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ELSE, ENDIF, Column, Loop, Page, Run

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def study_plan(tongue: Tongue) -> Page:
    """学习计划: overview, table by stage, changes, legend."""
    page = Page(tongue, landscape=True)
    page.title(tongue.say("plan"), tongue.say("subtitle"), tongue.say("plan.dateline"))
    page.margins(tongue.say("plan.running"))
    _overview(page)
    _stages(page)
    _bars(page)
    _calendar(page)
    _changes(page)
    _legend(page)
    return page


def _overview(page: Page) -> None:
    page.say("plan.overview", "Heading1")
    rows = (
        (
            ("group.period", page.tongue.say("period")),
            ("group.frequency", "{{ group.frequency }}"),
            ("group.slot", "{{ group.slot }}"),
        ),
        (("plan.total", "{{ total }}"), ("plan.done", "{{ done }}"), ("plan.in_progress", "{{ in_progress }}")),
        (
            ("plan.overdue", "{{ overdue_count }}"),
            ("group.size", "{{ group.size }}"),
            ("group.sponsor", "{{ group.sponsor }}"),
        ),
        (("cycle", "{{ cycle }}"), ("group.promised", "{{ group.promised }}")),
    )
    page.pairs(rows, (2.6, 5.96))
    page.say("plan.goal", "Heading2")
    page.paragraphs(Loop("each", "group.goal"), "{{ each }}", "BodyText")


def _stages(page: Page) -> None:
    page.say("plan.stages", "Heading1")
    columns = (
        Column("number", 1.3, "{{ line.number }}", "TableCentred"),
        Column("sub_topic", 3.4, "{{ line.sub_topic }}"),
        Column("plan.content", 5.25, "{{ line.content }}"),
        Column("form", 3.4, "{{ line.form }}"),
        Column("responsible", 2.2, ("{{ line.responsible }}", _proposed(page, "line.person_proposed")), "TableCentred"),
        Column("plan.days", 3.45, (page.tongue.say("plan.days.cell"), _proposed(page, "line.days_proposed"))),
        Column("deliverable", 4.2, "{{ line.deliverable }}"),
        Column("status", 2.5, status(page), "TableCentred"),
    )
    page.control("{% if stages %}")
    page.table(columns, Loop("line", "stage.items"), bands=(Loop("stage", "stages"), page.tongue.say("plan.band")))
    page.control(ELSE)
    page.say("plan.none", "BodyText")
    page.control(ENDIF)


def _proposed(page: Page, when: str) -> Run:
    return Run(f"{{% if {when} %}}{page.tongue.say('plan.proposed')}{{% endif %}}", "Suggested")


def _bars(page: Page) -> None:
    columns = (
        Column("number", 1.3, "{{ line.number }}", "TableCentred"),
        Column("sub_topic", 11.2, "{{ line.sub_topic }}"),
        Column("plan.bars.weeks", 10.0, "{{ line.bar }}"),
        Column("responsible", 3.2, "{{ line.responsible }}", "TableCentred"),
    )
    page.control("{% if bars %}")
    page.say("plan.bars", "Heading1")
    page.table(columns, Loop("line", "bars"), held=True)
    page.say("plan.bars.note", "Note")
    page.control(ENDIF)


def _calendar(page: Page) -> None:
    was = f"{{% if line.was %}}{page.tongue.say('plan.calendar.was')}{{% endif %}}"
    columns = (
        Column("session.number", 1.3, "{{ line.number }}", "TableCentred"),
        Column("day", 4.4, ("{{ line.day|short_day }}", Run(was, "Warn"))),
        Column("plan.calendar.weekday", 1.9, "{{ line.weekday }}", "TableCentred"),
        Column("plan.calendar.time", 2.8, "{{ line.time }}", "TableCentred"),
        Column("group.place", 4.0, "{{ line.place }}"),
        Column("session.topic", 6.5, "{{ line.topic }}"),
        Column("session.host", 2.6, "{{ line.host }}", "TableCentred"),
        Column("status", 2.2, "{{ line.status }}", "TableCentred"),
    )
    page.say("plan.calendar", "Heading1")
    page.table_or(columns, Loop("line", "calendar"), "plan.calendar.none")


def status(page: Page) -> tuple[str | Run, ...]:
    """A plan row's status; overdue ones say so in the warning colour."""
    overdue = f"{{% if line.overdue %}}{page.tongue.say('overdue')}{{% endif %}}"
    return ("{{ line.status }}", Run(overdue, "Warn"))


def _changes(page: Page) -> None:
    page.say("plan.changes", "Heading1")
    columns = (
        Column("number", 1.3, "{{ line.number }}", "TableCentred"),
        Column("sub_topic", 6.0, "{{ line.sub_topic }}"),
        Column("plan.original", 3.2, "{{ line.originally_due|short_day }}", "TableCentred"),
        Column("plan.now", 3.2, "{{ line.due|short_day }}", "TableCentred"),
        Column("plan.moved", 2.4, "{{ line.moved }}", "TableCentred"),
        Column("plan.reason", 9.6, "{{ line.change_reason }}"),
    )
    page.table_or(columns, Loop("line", "changes"), "plan.unchanged", held=True)


def _legend(page: Page) -> None:
    page.say("plan.legend", "Heading1")
    for entry in ("status", "forms", "flexible"):
        page.say(f"plan.legend.{entry}", "Note").paragraph_format.keep_with_next = True
    page.paragraphs(Loop("each", "notes"), "{{ each }}", "Note")
