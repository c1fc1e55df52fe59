"""A certificate (证书): one member who met the conditions, with a number that never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts.closing import CertificateContext
from toolkit.documents.introduction import letterhead

if TYPE_CHECKING:
    from datetime import date

    from toolkit.figures import Certificate
    from toolkit.language import Words
    from toolkit.programme.programme import Programme


def certificate_context(programme: Programme, each: Certificate, words: Words, as_of: date) -> CertificateContext:
    """One certificate, dated with the last day of its group, or with `as_of` where that is not known."""
    settings = programme.settings
    group = programme.group_by_id[each.group]
    topic = programme.topic_by_id.get(group.topic)
    employee = programme.people.get(each.person)
    ends = group.ends or settings.ends
    return CertificateContext(
        company=settings.company or None,
        programme=settings.programme or None,
        cycle=settings.cycle or None,
        letterhead=letterhead(settings, words),
        certificate_number=each.number,
        person=programme.name_of(each.person),
        employee_id=(employee.employee_id if employee else "") or None,
        group_name=group.name or group.id,
        topic=topic.name if topic else group.topic or None,
        starts=group.starts or settings.starts,
        ends=ends,
        attended=each.attendance.tally.attended,
        rate=each.attendance.tally.rate,
        total_hours=each.attendance.hours,
        issuer=settings.issuer or settings.company or None,
        issued=min(ends, as_of) if ends else as_of,
    )
