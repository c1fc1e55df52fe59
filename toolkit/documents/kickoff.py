"""The agenda of a group's kick-off (启动会议程): timed to the meeting, with the charter and the plan to be agreed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents.articles import articles
from toolkit.documents.contexts.kickoff import AgendaLine, ClauseLine, FirstItem, IcebreakerLine, KickoffContext
from toolkit.documents.introduction import group_facts, letterhead, member_lines
from toolkit.figures import compute_agenda
from toolkit.programme.clauses import clause_key, in_force
from toolkit.programme.kinds import SessionStatus, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.documents.contexts import GroupFacts
    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme

# What the first meeting can agree on; the rest stands in the plan.
MOST_ITEMS = 8


class FirstMeeting(NamedTuple):
    """When a group meets first and for how long; None where nobody says."""

    day: date | None
    begins: time | None
    minutes: int | None


def first_meeting(programme: Programme, group: Group) -> FirstMeeting:
    """The first meeting of 活动 that is not cancelled, else the group's first day at its usual time."""
    usual = group.minutes or programme.settings.meeting_minutes
    slot = group.meets.starts if group.meets else None
    for session in programme.sessions_by_group.get(group.id, ()):
        if session.status is not SessionStatus.CANCELLED:
            own = _minutes_between(session.starts, session.ends)
            return FirstMeeting(session.day, session.starts or slot, own or usual)
    return FirstMeeting(group.starts, slot, usual)


def kickoff_context(
    programme: Programme, group: Group, meeting: FirstMeeting, minutes: int, words: Words, as_of: date
) -> KickoffContext:
    """What the agenda says, for the members of the day of the meeting."""
    day = meeting.day or as_of
    facts = group_facts(programme, group, words, day)
    return KickoffContext(
        company=programme.settings.company or None,
        programme=programme.settings.programme or None,
        letterhead=letterhead(programme.settings, words),
        as_of=as_of,
        group=facts,
        day=meeting.day,
        weekday=Weekday(meeting.day.weekday()) if meeting.day else None,
        clock=_clock(meeting.begins, 0, minutes),
        meeting_length=minutes,
        agenda=tuple(_agenda(meeting, minutes, words, led=facts.leader is not None)),
        icebreakers=_icebreakers(words),
        prompts=_listed("documents.kickoff.prompts", words),
        draft=_draft(programme, facts, words),
        first_items=_first_items(programme, group),
        members=member_lines(programme, group, day),
    )


def _minutes_between(starts: time | None, ends: time | None) -> int | None:
    if starts is None or ends is None or ends <= starts:
        return None
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def _agenda(meeting: FirstMeeting, minutes: int, words: Words, *, led: bool) -> Iterator[AgendaLine]:
    gone = 0
    for number, item in enumerate(compute_agenda(minutes, choose_leader=not led), start=1):
        name = item.part.name
        yield AgendaLine(
            number,
            _clock(meeting.begins, gone, item.minutes),
            item.minutes,
            words.text(f"documents.kickoff.{name}.item"),
            words.text(f"documents.kickoff.{name}.how"),
        )
        gone += item.minutes


def _clock(begins: time | None, gone: int, minutes: int) -> str | None:
    """19:05–19:20; None where the beginning is not known."""
    if begins is None:
        return None
    first = datetime.combine(date.min, begins) + timedelta(minutes=gone)
    return f"{first:%H:%M}–{first + timedelta(minutes=minutes):%H:%M}"


def _icebreakers(words: Words) -> tuple[IcebreakerLine, ...]:
    names = _listed("documents.kickoff.icebreakers", words)
    return tuple(
        IcebreakerLine(*each) for each in zip(names, _listed("documents.kickoff.icebreakers.how", words), strict=True)
    )


def _listed(key: str, words: Words) -> tuple[str, ...]:
    return tuple(words.text(key).split("|"))


def _draft(programme: Programme, group: GroupFacts, words: Words) -> tuple[ClauseLine, ...]:
    """Every clause the group will have, and whether it is its own, everybody's, or only suggested."""
    own = {
        words.label(kind) if (kind := each.kind) else str(clause_key(each))
        for each in in_force(programme.clauses, group.id)
    }

    def origin(heading: str, *, suggested: bool) -> str:
        name = "suggested" if suggested else "own" if heading in own else "common"
        return words.text(f"documents.kickoff.source.{name}")

    return tuple(
        ClauseLine(each.heading, "\n".join(each.paragraphs), origin(each.heading, suggested=each.suggested))
        for each in articles(programme, group, words).clauses
    )


def _first_items(programme: Programme, group: Group) -> tuple[FirstItem, ...]:
    return tuple(
        FirstItem(
            each.number,
            each.sub_topic or each.content or None,
            programme.name_of(each.responsible) or None,
            each.due,
            each.deliverable or None,
        )
        for each in programme.plan_by_group.get(group.id, ())[:MOST_ITEMS]
    )
