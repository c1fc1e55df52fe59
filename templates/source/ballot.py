"""The template of the printable ballots: what to know before voting, then the slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ELSE, ENDFOR, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue

SHEETS = Loop("sheet", "sheets")
SLIPS = Loop("each", "sheet.slips")
STANDING = Loop("line", "standing")


def ballot(tongue: Tongue) -> Page:
    """选票: how to vote, who stands and what is known of them, what to think of; then slips to cut off."""
    page = Page(tongue)
    page.margins(tongue.say("ballot.running"))
    page.add("{{ letterhead }}", "Letterhead")
    page.say("ballot", "Title")
    page.say("ballot.subtitle", "Subtitle")
    page.say("ballot.how", "Heading1")
    page.control("{% if consent %}")
    page.say("ballot.how.consent", "BodyText")
    page.control(ELSE)
    page.say("ballot.how.election", "BodyText")
    page.control(ENDIF)
    page.control("{% if voters_due %}")
    page.say("ballot.how.all", "BodyText")
    page.control(ENDIF)
    _known(page)
    page.say("ballot.qualities", "Heading1")
    page.say("ballot.qualities.note", "BodyText")
    page.paragraphs(Loop("each", "qualities"), "{{ each }}", "ListBullet")
    page.control(SHEETS.opening)
    page.new_page("{{ letterhead }}", "Letterhead")
    page.control(SLIPS.opening)
    _slip(page)
    page.control(ENDFOR)
    page.control(ENDFOR)
    return page


def _known(page: Page) -> None:
    page.say("ballot.known", "Heading1")
    columns = (
        Column("member.person", 2.2, "{{ line.person }}"),
        Column("member.department", 2.4, _open("line.department")),
        Column("ballot.position", 2.8, _open("line.position")),
        Column("ballot.would_lead", 1.8, page.tongue.say("ballot.would_lead.cell"), "TableCentred"),
        Column("ballot.statement", 4.4, _open("line.statement")),
        Column("ballot.so_far", 3.4, _open("line.so_far")),
    )
    page.control("{% if standing %}")
    page.table(columns, STANDING)
    page.control(ELSE)
    page.say("ballot.nobody", "BodyText")
    page.control(ENDIF)


def _slip(page: Page) -> None:
    page.say("ballot.slip", "Heading2")
    page.control("{% if consent %}")
    decisions = (
        Column("member.person", 5.0, "{{ line.person }}"),
        Column("election.for", 4.0, "□", "TableCentred"),
        Column("election.against", 4.0, "□", "TableCentred"),
        Column("ballot.abstain", 4.0, "□", "TableCentred"),
    )
    page.table(decisions, STANDING)
    page.control(ELSE)
    choices = (
        Column("ballot.mark", 3.0, "□", "TableCentred"),
        Column("member.person", 6.0, "{{ line.person }}"),
        Column("member.department", 8.0, _open("line.department")),
    )
    page.table(choices, STANDING, total=("□", page.tongue.say("ballot.abstain"), ""))
    page.control(ENDIF)
    page.say("ballot.cut", "Note")


def _open(field: str) -> str:
    """A field that is left open when the sheets say nothing."""
    return f"{{% if {field} %}}{{{{ {field} }}}}{{% endif %}}"
