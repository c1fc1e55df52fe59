"""The template of the programme plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ELSE, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def proposal(tongue: Tongue) -> Page:
    """项目方案: purposes, topics and scale, organisation, calendar, resources and budget, risks, evaluation."""
    page = Page(tongue)
    say = tongue.say
    page.title(say("proposal"), say("proposal.subtitle"), say("proposal.dateline"))
    page.margins(say("proposal.running"), "")
    page.say("proposal.purposes", "Heading1")
    page.paragraphs(Loop("each", "purposes"), "{{ each }}", "BodyText")
    _topics(page)
    _organisation(page)
    _calendar(page)
    _resources(page)
    _budget(page)
    page.say("proposal.risks", "Heading1")
    risks = (
        Column("proposal.risk", 7.0, "{{ line.risk }}"),
        Column("proposal.measure", 10.0, "{{ line.measure }}"),
    )
    page.table(risks, Loop("line", "risks"))
    page.say("proposal.evaluation", "Heading1")
    levels = (
        Column("proposal.level", 2.2, "{{ line.level }}", "TableCentred"),
        Column("proposal.what", 5.4, "{{ line.what }}"),
        Column("proposal.way", 5.8, "{{ line.way }}"),
        Column("proposal.moment", 3.6, "{{ line.moment }}"),
    )
    page.table(levels, Loop("line", "evaluation"))
    page.notes("proposal.notes")
    page.say("proposal.approval", "Heading1")
    page.approvals(("proposal.author", "sign.sponsor", "proposal.approver"), 17.0, 2.2)
    return page


def _topics(page: Page) -> None:
    page.say("proposal.topics", "Heading1")
    page.control("{% if topics %}")
    figures = (
        ("{{ topics|count }}", "proposal.topics.count", page.tongue.say("proposal.topics.count.of")),
        ("{{ planned_groups }}", "proposal.groups", page.tongue.say("proposal.groups.of")),
        ("{{ places_offered }}", "proposal.places", page.tongue.say("proposal.places.of")),
    )
    page.key_figures(figures, 17.0)
    columns = (
        Column("group.topic", 4.2, "{{ line.topic }}"),
        Column("proposal.goal", 5.4, "{{ line.goal }}"),
        Column("proposal.wanted", 1.7, "{{ line.wanted_by }}", "TableCentred"),
        Column("proposal.groups", 1.5, "{{ line.planned_groups }}", "TableCentred"),
        Column("proposal.places", 1.5, "{{ line.places_offered }}", "TableCentred"),
        Column("group.led_by", 2.7, "{{ line.led_by }}"),
    )
    page.table(columns, Loop("line", "topics"))
    page.control(ELSE)
    page.say("proposal.topics.none", "BodyText")
    page.control(ENDIF)


def _organisation(page: Page) -> None:
    page.say("proposal.organisation", "Heading1")
    rows = (
        (("group.led_by", "{{ led_by }}"), ("proposal.size", page.tongue.say("proposal.size.cell"))),
        (("group.period", page.tongue.say("recruitment.period")), ("group.frequency", "{{ frequency }}")),
        (("group.minutes", page.tongue.say("proposal.minutes.cell")), ("cycle", "{{ cycle }}")),
    )
    page.pairs(rows, (2.3, 6.2))
    page.paragraphs(Loop("each", "organisation"), "{{ each }}", "ListBullet")


def _calendar(page: Page) -> None:
    page.say("proposal.calendar", "Heading1")
    columns = (
        Column("proposal.step", 4.6, "{{ line.name }}"),
        Column("proposal.from", 3.6, "{% if line.starts %}{{ line.starts|short_day }}{% endif %}", "TableCentred"),
        Column("proposal.to", 3.6, "{{ line.ends|short_day }}", "TableCentred"),
        Column("proposal.weeks", 1.6, "{% if line.weeks %}{{ line.weeks }}{% endif %}", "TableCentred"),
        Column("proposal.remark", 3.6, "{% if line.comment %}{{ line.comment }}{% endif %}"),
    )
    page.table_or(columns, Loop("line", "milestones"), "proposal.calendar.none")


def _resources(page: Page) -> None:
    page.say("proposal.resources", "Heading1")
    columns = (
        Column("proposal.kind", 1.9, "{{ line.kind }}", "TableCentred"),
        Column("proposal.thing", 4.1, "{{ line.name }}"),
        Column("proposal.serves", 3.4, "{{ line.serves }}"),
        Column("proposal.needed", 1.6, "{{ line.needed_count }}", "TableCentred"),
        Column("proposal.secured", 1.7, "{{ line.secured }}", "TableCentred"),
        Column("status", 2.1, "{{ line.status }}", "TableCentred"),
        Column("proposal.contact", 2.2, "{{ line.contact }}"),
    )
    page.table_or(columns, Loop("line", "needed_lines"), "proposal.resources.none")
    page.control("{% if gaps %}")
    page.say("proposal.gaps", "Heading2")
    gaps = (
        Column("proposal.kind", 2.2, "{{ line.kind }}", "TableCentred"),
        Column("proposal.thing", 5.6, "{{ line.name }}"),
        Column("proposal.serves", 4.6, "{{ line.serves }}"),
        Column("proposal.short", 2.0, "{{ line.short }}", "TableCentred"),
        Column("proposal.contact", 2.6, "{{ line.contact }}"),
    )
    page.table(gaps, Loop("line", "gaps"))
    page.control(ENDIF)


def _budget(page: Page) -> None:
    page.say("proposal.budget", "Heading1")
    page.control("{% if budget_lines %}")
    columns = (
        Column("proposal.kind", 4.0, "{{ line.name }}"),
        Column("proposal.rows", 2.0, "{{ line.row_count }}", "TableCentred"),
        Column("proposal.budgeted", 3.2, "{{ line.budget_planned|money }}", "TableCentred"),
        Column("proposal.unpriced", 2.3, "{{ line.unpriced }}", "TableCentred"),
        Column("proposal.spent", 3.2, "{{ line.spent|money }}", "TableCentred"),
        Column("proposal.unspent", 2.3, "{{ line.unspent }}", "TableCentred"),
    )
    total = (
        "{{ budget_total.name }}",
        "{{ budget_total.row_count }}",
        "{{ budget_total.budget_planned|money }}",
        "{{ budget_total.unpriced }}",
        "{{ budget_total.spent|money }}",
        "{{ budget_total.unspent }}",
    )
    page.table(columns, Loop("line", "budget_lines"), total=total)
    page.control(ELSE)
    page.say("proposal.resources.none", "BodyText")
    page.control(ENDIF)
