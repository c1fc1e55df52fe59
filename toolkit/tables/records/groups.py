"""小组, 成员, 投票, 章程 become records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.programme.groups import Ballot, Clause, Group, Membership
from toolkit.programme.kinds import BallotKind, ClauseKind, GroupStatus, LedBy, Role, Vote
from toolkit.tables.cells.clock import rhythm_of, short_name, slot_of
from toolkit.tables.cells.terms import minutes_in, rhythm_in
from toolkit.tables.choices import words_of
from toolkit.tables.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.programme.origin import Origin
    from toolkit.programme.settings import Settings, Slot
    from toolkit.tables.resolving import Resolver
    from toolkit.tables.rows import Desk, Row


def distinct_groups(rows: Iterable[Row], desk: Desk) -> tuple[Row, ...]:
    """Group rows with a 编号 or 名称 of their own; the first of a pair stays."""
    seen: dict[str, Origin] = {}
    kept = []
    for row in rows:
        id_ = group_id(row)
        first = seen.setdefault(plain(id_), row.origin)
        if first is row.origin:
            kept.append(row)
        else:
            field = "id" if row.text("id") else "name"
            desk.leave_out(Code.GROUP_TWICE, row.origin.cell(field), value=id_, first=first.cell(field).address)
    return tuple(kept)


def group_id(row: Row) -> str:
    """How a group is named everywhere: 编号, else 名称."""
    return row.text("id") or row.text("name")


def build_groups(rows: Sequence[Row], resolver: Resolver, settings: Settings) -> Iterator[Group]:
    """Groups in sheet order; when and how often they meet is read with the slots of 设置."""
    for row in rows:
        yield Group(
            at=row.origin,
            id=group_id(row),
            name=row.text("name") or row.text("id"),
            topic=resolver.topic(row, "topic"),
            vision=row.text("vision"),
            status=row.choice("status", GroupStatus) or GroupStatus.RUNNING,
            merged_into=resolver.group_or_blank(row, "merged_into") or "",
            starts=row.day("starts"),
            ends=row.day("ends"),
            frequency=row.text("frequency"),
            slot=row.text("slot"),
            minutes=row.whole("minutes"),
            place=row.text("place"),
            meeting_link=row.text("meeting_link"),
            led_by=row.choice("led_by", LedBy),
            sponsor=row.text("sponsor"),
            sheet=row.text("sheet"),
            cycle=row.text("cycle"),
            meets=_slot(row.text("slot"), settings.slots),
            rhythm=rhythm_of(row.text("frequency") or settings.frequency),
        )


def _slot(text: str, slots: Iterable[Slot]) -> Slot | None:
    """周三晚 is the slot of 设置 that people call so; other words are read as they stand."""
    known = (each for each in slots if plain(text) in {plain(each.name), short_name(each)})
    return next(known, slot_of(text)) if text else None


def build_memberships(rows: Iterable[Row], resolver: Resolver) -> Iterator[Membership]:
    """Periods of people in groups."""
    for row in rows:
        group = resolver.group(row)
        person = None if group is None else resolver.person(row, "person")
        if group is None or person is None:
            continue
        yield Membership(
            at=row.origin,
            group=group,
            person=person,
            role=row.choice("role", Role) or Role.MEMBER,
            since=row.day("since"),
            until=row.day("until"),
            fixed=row.yes("fixed"),
        )


def build_ballots(rows: Iterable[Row], resolver: Resolver) -> Iterator[Ballot]:
    """Ballots and counted rows."""
    for row in rows:
        group = resolver.group(row)
        voter = None if group is None else resolver.named(row, "voter", (group,))
        candidate = None if group is None or voter is None else resolver.named(row, "candidate", (group,))
        if group is None or voter is None or candidate is None:
            continue
        yield Ballot(
            at=row.origin,
            group=group,
            round=row.whole("round") or 1,
            kind=row.choice("kind", BallotKind) or BallotKind.ELECTION,
            voter=voter,
            slip=row.text("slip"),
            candidate=candidate,
            vote=row.choice("vote", Vote),
            votes=row.whole("votes"),
            nominated_by=row.text("nominated_by"),
            submitted=row.moment("submitted"),
            due=row.whole("due"),
            present=row.whole("present"),
            abstained=row.whole("abstained"),
            invalid=row.whole("invalid"),
        )


def build_clauses(rows: Iterable[Row], resolver: Resolver) -> Iterator[Clause]:
    """Clauses; one beyond the six kinds keeps the title people gave it."""
    for row in rows:
        group = resolver.group_or_blank(row)
        if group is None:
            continue
        kind = words_of(ClauseKind).get(plain(row.text("kind")))
        on_meetings = kind is ClauseKind.MEETINGS
        yield Clause(
            at=row.origin,
            group=group,
            kind=kind if isinstance(kind, ClauseKind) else None,
            title=row.text("kind"),
            text=row.text("text"),
            version=row.text("version"),
            passed=row.day("passed"),
            rhythm=rhythm_in(row.text("text")) if on_meetings else None,
            minutes=minutes_in(row.text("text")) if on_meetings else None,
        )
