"""The printable ballots (选票) of a group: who may be voted for, what is known of them, a slip for everybody."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from toolkit.documents.contexts.ballot import BallotContext, SlipLine, SlipSheet, StandingLine
from toolkit.documents.introduction import group_facts, letterhead
from toolkit.figures import compute_attendance, compute_hosting
from toolkit.programme.kinds import BallotKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from toolkit.figures import Slate
    from toolkit.figures.scope import Scope
    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme

# Centimetres of a page for slips, of a slip without its candidates, and of one of them, as the stock template draws.
PAGE, SLIP, CANDIDATE = 23.5, 3.4, 0.8
QUALITIES = ("coordination", "communication", "duty", "passion")


def ballot_context(
    programme: Programme, group: Group, slate: Slate, scope: Scope, words: Words, as_of: date
) -> BallotContext:
    """What a group's ballots say; the plan's four qualities are prompts and get no points."""
    voters = programme.members(group.id, as_of)
    return BallotContext(
        letterhead=letterhead(programme.settings, words),
        group=group_facts(programme, group, words, as_of),
        number=slate.round,
        kind=slate.kind,
        nominated_by=slate.nominated_by or None,
        voters_due=len(voters),
        needed=ceil(len(voters) * programme.settings.election_quorum),
        consent=slate.kind is BallotKind.CONSENT,
        qualities=tuple(words.text(f"documents.ballot.quality.{each}") for each in QUALITIES),
        standing=tuple(_standing(programme, group, person, scope, words) for person in slate.people),
        sheets=tuple(_sheets(len(voters), slips_on_a_page(len(slate.people)))),
    )


def slips_on_a_page(candidates: int) -> int:
    """How many slips fit, so that none is cut by the page's end; one that is longer has pages of its own."""
    return max(1, int(PAGE / (SLIP + CANDIDATE * candidates)))


def _sheets(voters: int, on_a_page: int) -> Iterator[SlipSheet]:
    for first in range(1, voters + 1, on_a_page):
        yield SlipSheet(tuple(SlipLine(slip) for slip in range(first, min(first + on_a_page, voters + 1))))


def _standing(programme: Programme, group: Group, person: str, scope: Scope, words: Words) -> StandingLine:
    employee = programme.people.get(person)
    applied = next((each for each in reversed(programme.applicants) if each.employee_id == person), None)
    return StandingLine(
        person=programme.name_of(person),
        department=(employee.department if employee else "") or None,
        position=(employee.position if employee else "") or None,
        would_lead=applied is not None and applied.would_lead,
        statement=(applied.statement if applied else "") or None,
        so_far=_so_far(programme, group, person, scope, words),
    )


def _so_far(programme: Programme, group: Group, person: str, scope: Scope, words: Words) -> str | None:
    """Attendance with its denominator and how often somebody hosted; None before the first meeting."""
    line = next((each for each in compute_attendance(programme, group.id, scope).people if each.person == person), None)
    if line is None or not line.tally.due:
        return None
    hosting = compute_hosting(programme, group.id, scope)
    hosted = next((each.times for each in (*hosting.members, *hosting.others) if each.person == person), 0)
    return words.text("documents.ballot.so_far", present=line.tally.attended, due=line.tally.due, hosted=hosted)
