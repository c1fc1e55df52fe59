"""The charter's template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ENDFOR, ENDIF, Column, Loop, Page, Run

if TYPE_CHECKING:
    from templates.source.tongue import Tongue

MEMBERS = Loop("line", "members")
DUTIES = ("leader", "deputy", "recorder", "member")


def charter(tongue: Tongue) -> Page:
    """小组章程: name and goal, members, clauses, chapters, signatures."""
    page = Page(tongue)
    page.title(tongue.say("charter"), tongue.say("subtitle"), tongue.say("charter.dateline"))
    page.margins(tongue.say("charter.running"))
    _goal(page)
    _members(page)
    _clauses(page)
    for chapter in ("attending", "joining", "amending"):
        _chapter(page, chapter)
    _signatures(page)
    return page


def _goal(page: Page) -> None:
    page.say("charter.goal", "Heading1")
    rows = (
        (("group.name", "{{ group.name }}"), ("group.topic", "{{ group.topic }}")),
        (("group.leader", "{{ group.leader }}"), ("group.size", "{{ group.size }}")),
        (("group.led_by", "{{ group.led_by }}"), ("group.sponsor", "{{ group.sponsor }}")),
        (("group.frequency", "{{ group.frequency }}"), ("group.minutes", page.tongue.say("group.minutes.cell"))),
        (("group.slot", "{{ group.slot }}"), ("group.place", "{{ group.place }}")),
        (("cycle", "{{ cycle }}"), ("group.period", page.tongue.say("period"))),
        (("group.link", "{{ group.meeting_link }}"),),
        (("group.promised", "{{ group.promised }}"),),
    )
    page.pairs(rows, (2.7, 5.8))
    page.say("plan.goal", "Heading2")
    page.paragraphs(Loop("each", "group.goal"), "{{ each }}", "BodyText")


def _members(page: Page) -> None:
    page.say("charter.members", "Heading1")
    columns = (
        Column("number", 1.2, "{{ line.number }}", "TableCentred"),
        Column("member.person", 2.4, "{{ line.person }}"),
        Column("member.id", 2.2, "{{ line.employee_id }}"),
        Column("member.department", 3.7, "{{ line.department }}"),
        Column("member.position", 3.3, "{{ line.position }}"),
        Column("member.role", 1.9, "{{ line.role }}", "TableCentred"),
        Column("member.since", 2.3, "{{ line.since|short_day }}", "TableCentred"),
    )
    page.table_or(columns, MEMBERS, "member.none")
    for duty in DUTIES:
        page.say(f"charter.duty.{duty}", "ListBullet")


def _clauses(page: Page) -> None:
    page.say("charter.agreement", "Heading1")
    page.control("{% if any_suggested %}")
    page.say("charter.suggested.note", "Note")
    page.control(ENDIF)
    page.control(Loop("article", "clauses").opening)
    page.add(("{{ article.heading }}", _suggestion(page, "article")), "Clause")
    page.paragraphs(Loop("each", "article.paragraphs"), "{{ each }}", "BodyText")
    page.control(ENDFOR)


def _chapter(page: Page, chapter: str) -> None:
    page.add((page.tongue.say(f"charter.{chapter}"), _suggestion(page, chapter)), "Heading1")
    page.paragraphs(Loop("each", f"{chapter}.paragraphs"), "{{ each }}", "BodyText")


def _suggestion(page: Page, of: str) -> Run:
    return Run(f"{{% if {of}.suggested %}}{page.tongue.say('charter.suggested')}{{% endif %}}", "Suggested")


def _signatures(page: Page) -> None:
    page.say("charter.signing", "Heading1")
    page.say("charter.declaration", "BodyText").paragraph_format.keep_with_next = True
    headers = (
        ("number", 1.4),
        ("member.person", 3.4),
        ("member.role", 2.6),
        ("sign.signature", 5.6),
        ("sign.day", 4.0),
    )
    page.control("{% if members %}")
    page.signatures(headers, MEMBERS, ("{{ line.number }}", "{{ line.person }}", "{{ line.role }}", "", ""))
    page.control(ENDIF)
    page.approvals(("sign.leader", "sign.sponsor", "sign.hr"), 17.0, 2.2)
