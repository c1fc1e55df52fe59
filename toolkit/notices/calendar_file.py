"""A group's meetings as iCalendar (.ics): entries keep their identity, so a changed day moves the entry.

Source: RFC 5545, 3.8.4.7 (UID), 3.8.7.2 (DTSTAMP), 3.8.7.4 (SEQUENCE).
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from toolkit.programme.kinds import SessionStatus

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

    from toolkit.language import Words
    from toolkit.planning import GroupSchedule, Meeting
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme

ZONE = "Asia/Shanghai"
# Mainland China has known no summer time since 1991.
OFFSET = timedelta(hours=8)
ZONE_BEGAN = datetime(1992, 1, 1)  # noqa: DTZ001 - the beginning of a zone is told in its own time
STANDS, FALLS_AWAY = "CONFIRMED", "CANCELLED"
STATES = {None: "TENTATIVE", SessionStatus.CANCELLED: FALLS_AWAY}


def calendar_file(programme: Programme, group: Group, mine: GroupSchedule, as_of: date, words: Words) -> bytes:
    """The whole calendar of one group: meetings of 活动 and proposed ones; equal input gives equal bytes.

    Shape: entries carry the stamp of `as_of`, so that the file of a later day supersedes that of an earlier one.
    """
    from icalendar import Calendar  # noqa: PLC0415 - only those who make calendars pay for it

    calendar = Calendar()
    calendar.add("prodid", "-//studygroup//study-group-toolkit//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(group.name))
    calendar.add_component(_zone())
    for meeting in mine.meetings:
        calendar.add_component(_entry(programme, group, meeting, as_of, words, STATES.get(meeting.status, STANDS)))
    for meeting in _without_a_day(mine):
        calendar.add_component(_entry(programme, group, meeting, as_of, words, FALLS_AWAY))
    return _bytes(calendar)


def _without_a_day(mine: GroupSchedule) -> list[Meeting]:
    """Meetings rescheduling found no day for: an entry people have imported has to go from the day it had."""
    placed = {each.number for each in mine.meetings}
    return [each for each in mine.unplaced if each.number not in placed]


def uid_of(programme: Programme, meeting: Meeting) -> str:
    """What an entry is known by: the cycle, the groups and the number of the meeting, never its day."""
    settings = programme.settings
    known_by = "\n".join((settings.cycle or settings.programme, *sorted(meeting.groups), str(meeting.number)))
    return f"{hashlib.sha256(known_by.encode()).hexdigest()[:32]}@studygroup"


def _entry(programme: Programme, group: Group, meeting: Meeting, as_of: date, words: Words, status: str) -> Event:
    from icalendar import Event  # noqa: PLC0415 - see above

    entry = Event()
    entry.add("uid", uid_of(programme, meeting))
    entry.add("dtstamp", datetime.combine(as_of, time(), UTC))
    entry.add("sequence", as_of.toordinal())
    key = "notices.meeting.titled" if meeting.topic else "notices.meeting"
    entry.add("summary", _plain(words.text(key, group=group.name, number=meeting.number, topic=meeting.topic)))
    _when(entry, meeting)
    if meeting.place:
        entry.add("location", _plain(meeting.place))
    told = _told(programme, group, meeting, words)
    if told:
        entry.add("description", "\n".join(told))
    entry.add("status", status)
    return entry


def _when(entry: Event, meeting: Meeting) -> None:
    """Begin and end in the zone of the programme; without a time the whole day."""
    if meeting.starts is None:
        entry.add("dtstart", meeting.day)
        entry.add("dtend", meeting.day + timedelta(days=1))
        return
    zone = {"TZID": ZONE}
    entry.add("dtstart", datetime.combine(meeting.day, meeting.starts), parameters=zone)
    if meeting.ends is not None and meeting.ends > meeting.starts:
        entry.add("dtend", datetime.combine(meeting.day, meeting.ends), parameters=zone)


def _told(programme: Programme, group: Group, meeting: Meeting, words: Words) -> list[str]:
    host = programme.name_of(meeting.host)
    said = [words.text("notices.host", person=host)] if host else []
    if meeting.plan_number is not None:
        said.append(words.text("notices.plan", number=meeting.plan_number))
    if group.meeting_link:
        said.append(words.text("notices.link", link=group.meeting_link))
    if meeting.session is None:
        said.append(words.text("notices.proposed"))
    if meeting.was is not None:
        said.append(words.text("notices.moved", day=meeting.was))
    return [_plain(each) for each in said]


def _zone() -> Timezone:
    from icalendar import Timezone, TimezoneStandard  # noqa: PLC0415 - see above

    standard = TimezoneStandard()
    standard.add("dtstart", ZONE_BEGAN)
    standard.add("tzoffsetfrom", OFFSET)
    standard.add("tzoffsetto", OFFSET)
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone


def _plain(text: str) -> str:
    """People's text on one line: a control character would end the line or the entry."""
    return "".join(" " if unicodedata.category(each) == "Cc" else each for each in text)


def _bytes(calendar: Calendar) -> bytes:
    made: bytes = calendar.to_ical(sorted=True)
    return made
