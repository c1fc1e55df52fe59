"""The group and its members as every document introduces them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts import GroupFacts, MemberLine
from toolkit.programme.kinds import Role

if TYPE_CHECKING:
    from datetime import date

    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Settings

RANK = {role: rank for rank, role in enumerate((Role.LEADER, Role.DEPUTY, Role.RECORDER, Role.MEMBER))}


def speaking_day(group: Group, as_of: date) -> date:
    """The day whose members and leader a document shows: `as_of`, kept within the life of the group."""
    day = max(as_of, group.starts) if group.starts else as_of
    return min(day, group.ends) if group.ends else day


def group_facts(programme: Programme, group: Group, words: Words, day: date) -> GroupFacts:
    """A group's own facts, with the programme's where the group leaves them open."""
    topic = programme.topic_by_id.get(group.topic)
    leaders = tuple(programme.name_of(person) for person in programme.leaders(group.id, day))
    settings = programme.settings
    return GroupFacts(
        id=group.id,
        name=group.name,
        topic=topic.name if topic else group.topic or None,
        goal=paragraphs(group.vision or (topic.goal if topic else ""), words),
        promised=(topic.expected_outcomes if topic else "") or None,
        status=group.status,
        starts=group.starts or settings.starts,
        ends=group.ends or settings.ends,
        frequency=group.frequency or settings.frequency or None,
        slot=group.slot or None,
        minutes=group.minutes or settings.meeting_minutes,
        place=group.place or None,
        meeting_link=group.meeting_link or None,
        led_by=group.led_by or (topic.led_by if topic else None) or settings.led_by,
        sponsor=group.sponsor or None,
        leader=words.fact(leaders) if leaders else None,
        size=len(programme.members(group.id, day)),
    )


def member_lines(programme: Programme, group: Group, day: date) -> tuple[MemberLine, ...]:
    """Everybody who belongs to the group on a day, those with a duty first, then in sheet order."""
    roles = roles_on(programme, group, day)
    order = sorted(roles, key=lambda person: RANK[roles[person]])
    return tuple(_member(programme, group, person, roles[person], number) for number, person in enumerate(order, 1))


def roles_on(programme: Programme, group: Group, day: date) -> dict[str, Role]:
    """Each member's role on a day; of two at once the one with more duty."""
    found: dict[str, Role] = {}
    for row in programme.memberships_by_group.get(group.id, ()):
        if programme.belongs(row, day):
            found[row.person] = min(found.get(row.person, row.role), row.role, key=RANK.__getitem__)
    return found


def paragraphs(text: str, words: Words) -> tuple[str, ...]:
    """Text as typed, by its lines; where there is none, the word for missing data."""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return lines or (words.text("missing"),)


def letterhead(settings: Settings, words: Words) -> str:
    """Whose programme a document belongs to, in one line."""
    known = [each for each in (settings.company, settings.programme) if each]
    return " · ".join(known) or words.text("documents.letterhead.missing")


def group_name(programme: Programme, group: str) -> str:
    """A group as overviews name it: G01 数据罗盘组."""
    known = programme.group_by_id.get(group)
    return f"{group} {known.name}".strip() if known else group


def leader_names(programme: Programme, group: str, words: Words, as_of: date) -> str | None:
    """Who leads a group on the day a document speaks of; None where nobody does."""
    known = programme.group_by_id.get(group)
    leaders = programme.leaders(group, speaking_day(known, as_of)) if known else ()
    return words.fact(tuple(programme.name_of(each) for each in leaders)) if leaders else None


def _member(programme: Programme, group: Group, person: str, role: Role, number: int) -> MemberLine:
    employee = programme.people.get(person)
    since = [row.since for row in programme.memberships_by_group[group.id] if row.person == person and row.since]
    return MemberLine(
        number=number,
        person=programme.name_of(person),
        employee_id=(employee.employee_id if employee else "") or None,
        department=(employee.department if employee else "") or None,
        position=(employee.position if employee else "") or None,
        role=role,
        since=min(since, default=group.starts),
    )
