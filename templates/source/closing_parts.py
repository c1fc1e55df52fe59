"""What the closing report and the programme's summary have in common: the four levels, awards, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ELSE, ENDIF, Column, Loop

if TYPE_CHECKING:
    from templates.source.page import Page


def levels(page: Page, *, with_groups: bool) -> None:
    """反应, 学习, 行为, 结果: each with its rows, or 「未提供」; one sentence where all four are missing."""
    page.say("closing.levels", "Heading1")
    page.control("{% if not (feedback or learning or behaviour or results) %}")
    page.say("closing.levels.none", "BodyText")
    page.control(ELSE)
    _levels(page, with_groups=with_groups)
    page.control(ENDIF)


def _levels(page: Page, *, with_groups: bool) -> None:
    say = page.tongue.say
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
        Column("day", 2.3, "{{ line.day|short_day }}", "TableCentred"),
        Column("closing.comment", 4.7 if with_groups else 6.7, say("closing.comment.cell")),
    )
    page.section("closing.results", "results", results, "Heading2")


def awards(page: Page, key: str) -> None:
    """Winners with their arithmetic."""
    columns = (
        Column("award.name", 2.4, "{{ line.award }}", "TableCentred"),
        Column("award.winner", 4.4, "{{ line.winner }}"),
        Column("overview.sum", 8.2, "{{ line.sum }}"),
        Column("overview.score", 2.0, "{{ line.score|decimals }}", "TableCentred"),
    )
    page.section(key, "awards", columns)


def lessons(page: Page) -> None:
    """What others can learn, the questions that were solved with their answers, and the problems left."""
    page.say("closing.lessons", "Heading1")
    page.control("{% if lessons %}")
    page.paragraphs(Loop("each", "lessons"), "{{ each }}", "ListBullet")
    page.control(ELSE)
    page.say("closing.lessons.none", "BodyText")
    page.control(ENDIF)
    questions = (
        Column("number", 1.1, "{{ line.number }}", "TableCentred"),
        Column("closing.question", 7.0, "{{ line.question }}"),
        Column("closing.answer", 7.2, "{{ line.answer }}"),
        Column("closing.times", 1.7, "{{ line.times }}", "TableCentred"),
    )
    page.section("closing.questions", "questions", questions)
    page.control("{% if unsolved %}")
    page.say("closing.unsolved", "Heading2")
    left = (
        Column("number", 1.1, "{{ line.number }}", "TableCentred"),
        Column("closing.problem", 7.4, "{{ line.text }}"),
        Column("difficulty.support", 6.4, "{{ line.support }}"),
        Column("difficulty.owner", 2.1, "{{ line.owner }}", "TableCentred"),
    )
    page.table(left, Loop("line", "unsolved"))
    page.control(ENDIF)


def notes(page: Page) -> None:
    """How everything was counted."""
    page.notes("report.notes")
