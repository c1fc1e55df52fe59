"""What the closing report and the programme's summary have in common: the four levels, awards, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ENDIF, Column, Loop

if TYPE_CHECKING:
    from templates.source.page import Page


def levels(page: Page, *, with_groups: bool) -> None:
    """反应, 学习, 行为, 结果: each with its rows, or 「未提供」."""
    say = page.tongue.say
    page.say("closing.levels", "Heading1")
    mean = Column("feedback.mean", 3.2, say("feedback.mean.cell"), "TableCentred")
    full = Column("feedback.full", 2.0, "{{ line.full }}", "TableCentred")
    people = Column("feedback.people", 2.2, "{{ line.people }}", "TableCentred")
    scores = Column("feedback.scores", 2.2, "{{ line.scores }}", "TableCentred")
    indicator = Column("feedback.indicator", 7.4, "{{ line.indicator }}")
    page.section("closing.reaction", "feedback", (indicator, people, scores, mean, full), "Heading2")
    if not with_groups:
        page.control("{% if comments %}")
        page.say("feedback.comments", "Label").paragraph_format.keep_with_next = True
        page.paragraphs(Loop("each", "comments"), "{{ each }}", "ListBullet")
        page.control(ENDIF)
    effects = (
        Column("feedback.indicator", 3.6, "{{ line.indicator }}"),
        Column("feedback.full", 1.2, "{{ line.full }}", "TableCentred"),
        Column("closing.pairs", 1.4, "{{ line.pairs }}", "TableCentred"),
        Column("closing.before", 1.6, say("closing.before.cell"), "TableCentred"),
        Column("closing.after", 1.6, say("closing.after.cell"), "TableCentred"),
        Column("closing.change", 1.6, say("closing.change.cell"), "TableCentred"),
        Column("closing.reading", 6.0, "{{ line.reading }}"),
    )
    page.section("closing.learning", "learning", effects, "Heading2")
    days = Column("closing.time", 2.2, "{{ line.time_after }}", "TableCentred")
    page.section(
        "closing.behaviour",
        "behaviour",
        (days, indicator._replace(width=5.2), people, scores, mean, full),
        "Heading2",
    )
    results = (
        *((Column("overview.group", 3.2, "{{ line.group_name }}"),) if with_groups else ()),
        Column("feedback.indicator", 4.4 if with_groups else 5.6, "{{ line.indicator }}"),
        Column("closing.figure", 2.4, say("closing.figure.cell"), "TableCentred"),
        Column("day", 2.6, "{{ line.day }}", "TableCentred"),
        Column("closing.comment", 4.4 if with_groups else 6.4, say("closing.comment.cell")),
    )
    page.section("closing.results", "results", results, "Heading2")


def awards(page: Page, key: str) -> None:
    """Winners with their arithmetic."""
    columns = (
        Column("award.name", 2.4, "{{ line.award }}", "TableCentred"),
        Column("award.winner", 4.4, "{{ line.winner }}"),
        Column("overview.sum", 8.2, "{{ line.sum }}"),
        Column("overview.score", 2.0, "{{ line.score }}", "TableCentred"),
    )
    page.section(key, "awards", columns)


def lessons(page: Page) -> None:
    """Problems solved, as questions and answers others may use, and those left."""
    page.say("closing.lessons", "Heading1")
    columns = (
        Column("number", 1.1, "{{ line.number }}", "TableCentred"),
        Column("closing.question", 7.4, "{{ line.text }}"),
        Column("closing.answer", 6.4, "{{ line.support }}"),
        Column("difficulty.owner", 2.1, "{{ line.owner }}", "TableCentred"),
    )
    page.section("closing.solved", "solved", columns, "Heading2")
    page.section("closing.unsolved", "unsolved", columns, "Heading2")


def notes(page: Page) -> None:
    """How everything was counted."""
    page.say("report.notes", "Heading1")
    page.paragraphs(Loop("each", "notes"), "{{ each }}", "ListBullet")
