"""The template of the agenda of a kick-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ELSE, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def kickoff(tongue: Tongue) -> Page:
    """启动会议程: when and who, the timed items, ice-breakers, vision, the charter's draft, the plan to agree."""
    page = Page(tongue)
    say = tongue.say
    page.title(say("kickoff"), say("subtitle"), say("kickoff.dateline"))
    page.margins(say("kickoff.running"))
    rows = (
        (("kickoff.when", say("kickoff.when.cell")), ("group.place", "{{ group.place }}")),
        (("group.topic", "{{ group.topic }}"), ("kickoff.host", say("kickoff.host.cell"))),
        (("kickoff.goal", "{{ group.goal|join }}"),),
        (("group.promised", "{{ group.promised }}"),),
    )
    page.pairs(rows, (2.3, 6.2))
    page.say("kickoff.agenda", "Heading1")
    columns = (
        Column("number", 1.0, "{{ line.number }}", "TableCentred"),
        Column("kickoff.clock", 2.7, say("kickoff.clock.cell"), "TableCentred"),
        Column("kickoff.minutes", 1.7, "{{ line.minutes }}", "TableCentred"),
        Column("kickoff.item", 3.4, "{{ line.name }}"),
        Column("kickoff.steps", 8.2, "{{ line.steps }}"),
    )
    total = ("", "", "{{ meeting_length }}", say("kickoff.total"), "")
    page.table(columns, Loop("line", "agenda"), total=total)
    _prepared(page)
    _draft(page)
    _plan(page)
    _members(page)
    return page


def _prepared(page: Page) -> None:
    page.say("kickoff.icebreakers", "Heading1")
    icebreakers = (
        Column("kickoff.activity", 3.6, "{{ line.name }}"),
        Column("kickoff.steps", 13.4, "{{ line.steps }}"),
    )
    page.table(icebreakers, Loop("line", "icebreakers"))
    page.say("kickoff.vision", "Heading1")
    page.paragraphs(Loop("each", "prompts"), "{{ each }}", "ListBullet")
    page.blanks((("kickoff.vision.box", 17.0),), 1, 2.4)


def _draft(page: Page) -> None:
    page.say("kickoff.draft", "Heading1")
    page.say("kickoff.draft.note", "BodyText").paragraph_format.keep_with_next = True
    clauses = (
        Column("kickoff.clause", 3.2, "{{ line.heading }}"),
        Column("kickoff.wording", 8.0, "{{ line.wording }}"),
        Column("kickoff.standing", 2.6, "{{ line.origin }}", "TableCentred"),
        Column("kickoff.agreed", 3.2, ""),
    )
    page.table(clauses, Loop("line", "draft"))


def _plan(page: Page) -> None:
    page.say("kickoff.plan", "Heading1")
    page.control("{% if first_items %}")
    items = (
        Column("number", 1.1, "{{ line.number }}", "TableCentred"),
        Column("sub_topic", 5.1, "{{ line.sub_topic }}"),
        Column("responsible", 2.4, "{{ line.responsible }}", "TableCentred"),
        Column("due", 3.4, "{{ line.due|short_day }}", "TableCentred"),
        Column("deliverable", 5.0, "{{ line.deliverable }}"),
    )
    page.table(items, Loop("line", "first_items"))
    page.control(ELSE)
    page.say("kickoff.plan.none", "BodyText")
    page.blanks((("sub_topic", 5.6), ("responsible", 3.0), ("due", 3.2), ("deliverable", 5.2)), 5, 0.9)
    page.control(ENDIF)


def _members(page: Page) -> None:
    page.say("kickoff.members", "Heading1")
    columns = (
        Column("number", 1.2, "{{ line.number }}", "TableCentred"),
        Column("member.person", 3.4, "{{ line.person }}"),
        Column("member.department", 4.6, "{{ line.department }}"),
        Column("member.position", 4.6, "{{ line.position }}"),
        Column("member.role", 3.2, "{{ line.role }}", "TableCentred"),
    )
    page.table_or(columns, Loop("line", "members"), "member.none")
