"""The template of the notice of recruitment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH

from templates.source.page import ENDIF, Loop, Page

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def recruitment(tongue: Tongue) -> Page:
    """招募通知: at a glance, what and why, what it takes, how to apply and what happens with too many, who asks."""
    page = Page(tongue)
    say = tongue.say
    page.title(say("recruitment"), "{{ topic }}", say("recruitment.dateline"))
    page.margins(say("recruitment.running"), "topic")
    page.say("recruitment.opening", "BodyText")
    page.control("{% if wanted_by %}")
    page.say("recruitment.wanted", "BodyText")
    page.control(ENDIF)
    page.say("recruitment.what", "Heading1")
    content = (
        (("recruitment.goal", "{{ goal }}"),),
        (("recruitment.outcomes", "{{ expected_outcomes }}"),),
        (("recruitment.requirements", "{{ requirements }}"),),
        (("recruitment.suited", "{{ suited_for }}"),),
        (("recruitment.lecturer", say("recruitment.lecturer.cell")),),
        (("group.led_by", "{{ led_by }}"),),
    )
    page.pairs(content, (2.8, 14.2))
    page.say("recruitment.when", "Heading1")
    times = (
        (("recruitment.time", "{{ time_needed }}"),),
        (("recruitment.slots", say("recruitment.slots.cell")),),
        (("group.period", say("recruitment.period")),),
        (("recruitment.places", say("recruitment.places.cell")),),
    )
    page.pairs(times, (2.8, 14.2))
    page.say("recruitment.apply", "Heading1")
    page.paragraphs(Loop("each", "apply_how"), "{{ each }}", "ListBullet")
    page.say("recruitment.apply.until", "ListBullet")
    page.say("recruitment.apply.contact", "ListBullet")
    page.say("recruitment.overflow", "ListBullet")
    page.say("recruitment.closing", "BodyText")
    page.say("recruitment.signed", "Note").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return page
