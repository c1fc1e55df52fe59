"""The template of the explanation of a grouping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ELSE, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue

# Headers, their fields, and widths no English word breaks in.
POINTS = (
    ("grouping.choice", "choice_points", 1.5),
    ("grouping.department", "repeated_department", 1.5),
    ("grouping.coached", "coached_beginner", 1.85),
    ("grouping.expert", "expert_excess", 1.6),
    ("grouping.band", "band_excess", 1.5),
    ("grouping.motivation", "motivation_short", 1.5),
    ("grouping.total", "group_points", 1.35),
)


def grouping(tongue: Tongue) -> Page:
    """分组说明: the result, each group's points, its people with their reasons, who has none or needs none."""
    page = Page(tongue)
    say = tongue.say
    page.title(say("grouping"), say("grouping.subtitle"), say("grouping.dateline"))
    page.margins(say("grouping.running"), "")
    figures = (
        ("{{ placed }}/{{ applied }}", "grouping.placed", say("grouping.placed.of")),
        ("{{ groups|count }}", "grouping.count", say("grouping.count.of")),
        ("{{ unplaced|count }}", "grouping.unplaced.count", say("grouping.unplaced.of")),
    )
    page.key_figures(figures, 17.0)
    page.say("grouping.how", "Heading1")
    page.paragraphs(Loop("each", "summary"), "{{ each }}", "ListBullet")
    page.say("grouping.rules", "Note")
    _groups(page)
    _without(page, "unplaced", "grouping.unplaced")
    _without(page, "not_asked", "grouping.not_asked")
    return page


def _groups(page: Page) -> None:
    page.say("grouping.points", "Heading1")
    page.control("{% if groups %}")
    points = (
        Column("grouping.id", 1.6, "{{ line.id }}"),
        Column("group.topic", 3.4, "{{ line.topic }}"),
        Column("grouping.size", 1.2, "{{ line.size }}", "TableCentred"),
        *(Column(header, width, f"{{{{ line.{name} }}}}", "TableCentred") for header, name, width in POINTS),
    )
    page.table(points, Loop("line", "groups"))
    page.say("grouping.members", "Heading1")
    members = (
        Column("member.person", 2.7, "{{ line.person }}"),
        Column("member.department", 2.5, "{{ line.department }}"),
        Column("grouping.got", 1.7, page.tongue.say("grouping.got.cell"), "TableCentred"),
        Column("grouping.grounds", 5.3, "{{ line.grounds }}"),
        Column("grouping.alternative", 4.8, "{{ line.alternative }}"),
    )
    bands = (Loop("group", "groups"), page.tongue.say("grouping.band.row"))
    page.table(members, Loop("line", "group.members"), bands=bands)
    page.control(ELSE)
    page.say("grouping.none", "BodyText")
    page.control(ENDIF)


def _without(page: Page, over: str, heading: str) -> None:
    """A section of people without a group, if there are any."""
    page.control(f"{{% if {over} %}}")
    page.say(heading, "Heading1")
    columns = (
        Column("member.person", 3.2, "{{ line.person }}"),
        Column("member.department", 4.2, "{{ line.department }}"),
        Column("run.reason", 9.6, "{{ line.reason }}"),
    )
    page.table(columns, Loop("line", over))
    page.control(ENDIF)
