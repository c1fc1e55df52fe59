"""The template of the announcement of an election."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ENDFOR, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue

# An election has nobody who nominates: nothing is missing there.
NOMINATED = "{% if nominated_by %}{{ nominated_by }}{% else %}—{% endif %}"


def election(tongue: Tongue) -> Page:
    """选举结果公告: the result in a sentence, how it was voted, each candidate's votes, the rounds."""
    page = Page(tongue)
    page.title(tongue.say("election"), tongue.say("subtitle"), tongue.say("election.dateline"))
    page.margins(tongue.say("election.running"))
    page.say("election.result", "Heading1")
    page.add("{{ announcement }}", "BodyText")
    figures = (
        ("{{ voters_present }}/{{ voters_due }}", "election.present", tongue.say("election.present.of")),
        ("{{ valid_votes }}", "election.valid", tongue.say("election.valid.of")),
        ("{{ invalid_votes }}", "election.invalid", tongue.say("election.invalid.of")),
    )
    page.key_figures(figures, 17.0)
    _candidates(page)
    _rounds(page)
    page.say("election.confirmed", "Heading1")
    page.approvals(("election.teller", "sign.sponsor", "sign.hr"), 17.0, 2.2)
    return page


def _candidates(page: Page) -> None:
    page.say("election.votes", "Heading1")
    rows = (
        (("election.kind", "{{ kind }}"), ("election.method", "{{ method }}")),
        (("election.quorum", "{{ quorum|percent }}"), ("election.nominated_by", NOMINATED)),
    )
    page.pairs(rows, (2.7, 5.8))
    columns = (
        Column("election.rank", 1.8, "{{ line.rank }}", "TableCentred"),
        Column("member.person", 3.6, "{{ line.person }}"),
        Column("member.department", 4.4, "{{ line.department }}"),
        Column("election.for", 1.8, "{{ line.votes_for }}", "TableCentred"),
        Column("election.against", 1.8, "{{ line.votes_against }}", "TableCentred"),
        Column("election.share", 1.9, "{{ line.share|percent }}", "TableCentred"),
        Column("election.elected", 1.7, page.tongue.say("election.tick"), "TableCentred"),
    )
    page.table(columns, Loop("line", "candidates"))


def _rounds(page: Page) -> None:
    page.say("election.rounds", "Heading1")
    columns = (
        Column("election.round", 1.5, "{{ line.number }}", "TableCentred"),
        Column("day", 3.2, "{{ line.day|short_day }}", "TableCentred"),
        Column("election.present", 2.4, "{{ line.voters_present }}/{{ line.voters_due }}", "TableCentred"),
        Column("election.valid", 1.8, "{{ line.valid_votes }}", "TableCentred"),
        Column("election.votes", 4.5, "{{ line.votes }}"),
        Column("election.outcome", 3.6, "{{ line.outcome }}"),
    )
    page.table(columns, Loop("line", "rounds"), held=True)
    page.control("{% if not_counted %}")
    page.say("election.not_counted", "Heading2")
    page.control(Loop("line", "not_counted").opening)
    page.say("election.not_counted.line", "ListBullet").paragraph_format.keep_with_next = True
    page.control(ENDFOR)
    page.control(ENDIF)
