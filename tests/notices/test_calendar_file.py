"""Calendar files: right by RFC 5545, the same bytes for the same input, entries that can be found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest

from tests.documents.programmes import AS_OF, bare, ordinary
from tests.programme.factory import with_row
from toolkit.language import EN, ZH, Words
from toolkit.notices import calendar_file
from toolkit.planning import WorkCalendar, compute_schedule
from toolkit.programme.kinds import SessionStatus
from toolkit.programme.settings import Slot

if TYPE_CHECKING:
    from toolkit.programme.programme import Programme


def _file(programme: Programme, as_of: date = AS_OF, words: Words = ZH) -> bytes:
    schedule = compute_schedule(programme, WorkCalendar(), as_of)
    group = programme.groups[0]
    return calendar_file(programme, group, schedule.of(group.id), as_of, words)


def _entries(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def _timed(programme: Programme) -> Programme:
    slot = Slot("周三 19:00-20:30", None, time(19), time(20, 30))
    return replace(programme, groups=(replace(programme.groups[0], meets=slot),))


@pytest.mark.parametrize("words", [ZH, EN])
def test_every_meeting_is_an_entry_and_the_file_reads_back(words: Words) -> None:
    data = _file(_timed(ordinary()), words=words)
    entries = _entries(data)
    assert len(entries) == 6
    assert entries[0].decoded("dtstart").date() == date(2026, 9, 9)
    assert entries[0].decoded("dtend") - entries[0].decoded("dtstart") == timedelta(minutes=90)
    assert entries[0].decoded("dtstart").utcoffset() == timedelta(hours=8)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_equal_input_gives_equal_bytes() -> None:
    assert _file(ordinary()) == _file(ordinary())


def test_a_moved_meeting_keeps_its_identity_and_supersedes_the_entry_of_an_earlier_day() -> None:
    before = {str(each["uid"]): each for each in _entries(_file(ordinary()))}
    moved = with_row(ordinary(), "sessions", 5, day=date(2026, 10, 30), originally=date(2026, 10, 28))
    after = {str(each["uid"]): each for each in _entries(_file(moved, AS_OF + timedelta(days=1)))}
    assert before.keys() == after.keys()
    changed = [uid for uid in before if before[uid].decoded("dtstart") != after[uid].decoded("dtstart")]
    assert len(changed) == 1
    assert after[changed[0]]["sequence"] > before[changed[0]]["sequence"]
    assert after[changed[0]].decoded("dtstamp") > before[changed[0]].decoded("dtstamp")


def test_another_cycle_has_other_entries() -> None:
    other = replace(ordinary(), settings=replace(ordinary().settings, cycle="2027年春季"))
    first, second = ({str(each["uid"]) for each in _entries(_file(one))} for one in (ordinary(), other))
    assert not first & second


def test_a_cancelled_meeting_is_cancelled_in_the_calendar_and_a_proposal_is_tentative() -> None:
    states = [str(each["status"]) for each in _entries(_file(ordinary()))]
    assert states == ["CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED", "CONFIRMED"]
    assert SessionStatus.CANCELLED in {each.status for each in ordinary().sessions}


def test_without_a_time_the_whole_day_is_taken() -> None:
    (first, *_) = _entries(_file(ordinary()))
    assert first.decoded("dtstart") == date(2026, 9, 9)
    assert first.decoded("dtend") == date(2026, 9, 10)


@pytest.mark.parametrize("hostile", ["甲\r\nEND:VEVENT\r\nBEGIN:VALARM", "a;b,c\\d:e\x0b\x00f", "主题" * 200])
def test_peoples_text_cannot_end_an_entry_or_begin_another(hostile: str) -> None:
    data = _file(with_row(ordinary(), "sessions", 0, topic=hostile, place=hostile))
    entries = _entries(data)
    assert len(entries) == 6
    assert all(not each.subcomponents for each in entries)
    kept = "".join(each for each in hostile if each.isprintable())
    assert kept in str(entries[0]["location"]).replace(" ", "")


def test_a_group_without_meetings_has_an_empty_calendar() -> None:
    assert _entries(_file(bare())) == []
