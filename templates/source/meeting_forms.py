"""The templates of sign-in sheets and minutes: one page, or more, per meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import ELSE, ENDFOR, ENDIF, Column, Loop, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from templates.source.page import Text
    from templates.source.tongue import Tongue

MEETINGS = Loop("meeting", "pages")


def sign_in(tongue: Tongue) -> Page:
    """签到表: the meeting, then a line to sign for everybody due and some for guests."""
    page = Page(tongue)
    page.margins(tongue.say("signin.running"))
    page.control(MEETINGS.opening)
    _head(page, "signin")
    rows = (
        (("meeting.day", tongue.say("meeting.day.cell")), ("meeting.time", _open("meeting.time"))),
        (("meeting.place", _open("meeting.place")), ("form", _open("meeting.form"))),
        (("session.host", _open("meeting.host")), ("meeting.recorder", _open("meeting.recorder"))),
        (("signin.expected", "{{ meeting.expected }}"), ("meeting.guests", _open("meeting.guests"))),
        (("session.topic", _open("meeting.topic")),),
    )
    page.pairs(rows, (2.6, 5.9))
    headers = (
        ("number", 1.2),
        ("member.person", 2.6),
        ("member.id", 2.2),
        ("member.department", 3.4),
        ("signin.sign", 3.4),
        ("signin.arrived", 2.0),
        ("signin.remark", 2.2),
    )
    cells = (
        "{{ line.number }}",
        _open("line.person"),
        _open("line.employee_id"),
        _open("line.department"),
        "",
        "",
        "",
    )
    page.signatures(headers, Loop("line", "meeting.seats"), cells)
    page.say("signin.note", "Note")
    page.control(ENDFOR)
    return page


def minutes(tongue: Tongue) -> Page:
    """会议纪要: filled from the sheets, or as a form of the same fields."""
    page = Page(tongue)
    page.margins(tongue.say("minutes.running"))
    page.control(MEETINGS.opening)
    _head(page, "minutes")
    rows = (
        (("meeting.day", tongue.say("meeting.day.cell")), ("meeting.time", _known("meeting.time"))),
        (("meeting.place", _known("meeting.place")), ("form", _known("meeting.form"))),
        (("session.host", _known("meeting.host")), ("meeting.recorder", _known("meeting.recorder"))),
        (("meeting.plan", _open("meeting.plan_number")), ("meeting.guests", _open("meeting.guests"))),
        (("session.topic", _known("meeting.topic")),),
    )
    page.pairs(rows, (2.6, 5.9))
    _marks(page)
    _said(page, "minutes.record", "meeting.record", 2.4)
    _said(page, "minutes.decisions", "meeting.decisions", 1.4)
    _raised(page)
    page.say("minutes.next", "BodyText")
    page.control("{% if blank %}")
    page.say("minutes.copy", "Note")
    page.control(ENDIF)
    page.control(ENDFOR)
    return page


def _head(page: Page, title: str) -> None:
    page.new_page("{{ letterhead }}", "Letterhead")
    page.say(title, "Title")
    page.say("meeting.subtitle", "Subtitle")


def _open(field: str) -> str:
    """A field that is left open to be written by hand when it is not known."""
    return f"{{% if {field.partition('|')[0]} %}}{{{{ {field} }}}}{{% endif %}}"


def _known(field: str) -> str:
    """A field that reads as missing in minutes and is left open in a form."""
    return f"{{% if {field} or not blank %}}{{{{ {field} }}}}{{% endif %}}"


def _marks(page: Page) -> None:
    page.say("minutes.attendance", "Heading2")
    page.control("{% if blank %}")
    page.say("minutes.tally.blank", "BodyText")
    page.control(ELSE)
    page.say("minutes.tally", "BodyText")
    page.control(ENDIF)
    mark = page.tongue.say("minutes.marks.blank")
    columns = (
        Column("number", 1.4, "{{ line.number }}", "TableCentred"),
        Column("member.person", 3.6, "{{ line.person }}"),
        Column("member.id", 3.0, _open("line.employee_id"), "TableCentred"),
        Column("minutes.mark", 9.0, f"{{% if blank %}}{mark}{{% else %}}{{{{ line.mark }}}}{{% endif %}}"),
    )
    page.table_or(columns, Loop("line", "meeting.marks"), "member.none")


def _said(page: Page, heading: str, field: str, height: float) -> None:
    page.control("{% if blank %}")
    page.blanks(((heading, 17.0),), 1, height)
    page.control(ELSE)
    page.say(heading, "Heading2")
    page.control(f"{{% if {field} %}}")
    page.paragraphs(Loop("each", field), "{{ each }}", "BodyText")
    page.control(ELSE)
    page.say(f"{heading}.none", "BodyText")
    page.control(ENDIF)
    page.control(ENDIF)


def _raised(page: Page) -> None:
    widths: Sequence[tuple[str, float]] = (
        ("minutes.kind", 1.8),
        ("difficulty.text", 6.8),
        ("difficulty.support", 3.6),
        ("difficulty.owner", 2.4),
        ("due", 2.4),
    )
    page.control("{% if blank %}")
    page.blanks(widths, 3, 0.8)
    page.control(ELSE)
    page.say("minutes.tasks", "Heading2")
    page.control("{% if meeting.tasks or meeting.problems %}")
    for kind, field in (("problem", "meeting.problems"), ("task", "meeting.tasks")):
        cells: Sequence[Text] = (
            page.tongue.say(f"minutes.kind.{kind}"),
            "{{ line.text }}",
            _open("line.support"),
            _open("line.owner"),
            _open("line.due|short_day"),
        )
        columns = [Column(key, width, cell) for (key, width), cell in zip(widths, cells, strict=True)]
        page.control(f"{{% if {field} %}}")
        page.table(columns, Loop("line", field))
        page.control(ENDIF)
    page.control(ELSE)
    page.say("minutes.tasks.none", "BodyText")
    page.control(ENDIF)
    page.control(ENDIF)
