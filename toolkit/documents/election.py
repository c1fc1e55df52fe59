"""The announcement of an election (选举结果公告) from the counted ballots."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from toolkit.documents.contexts.election import CandidateLine, ElectionContext, RoundLine, SpoiltLine
from toolkit.documents.introduction import group_facts, letterhead, speaking_day
from toolkit.programme.kinds import BallotKind

if TYPE_CHECKING:
    from datetime import date

    from toolkit.figures import CandidateCount, Election, Round
    from toolkit.language import Words
    from toolkit.programme.programme import Programme


def election_context(programme: Programme, election: Election, words: Words, as_of: date) -> ElectionContext:
    """What a group's announcement says: the last round in full, the rounds before it in a line each."""
    group = programme.group_by_id[election.group]
    last = election.last
    settings = programme.settings
    reasons = Counter(words.label(each.why) for each in last.spoilt)
    return ElectionContext(
        company=settings.company or None,
        programme=settings.programme or None,
        letterhead=letterhead(settings, words),
        group=group_facts(programme, group, words, speaking_day(group, as_of)),
        announcement=_announcement(programme, group.name, last, words),
        kind=last.kind,
        method=settings.election_method,
        nominated_by=last.nominated_by or None,
        day=last.voted,
        voters_due=last.due,
        voters_present=last.present,
        turnout=Fraction(last.present, last.due) if last.due else None,
        quorum=settings.election_quorum,
        valid_votes=last.valid,
        abstentions=last.abstained,
        invalid_votes=last.invalid,
        candidates=tuple(_candidate(programme, each, last) for each in last.candidates),
        rounds=tuple(_round(programme, each, words) for each in election.rounds),
        not_counted=tuple(SpoiltLine(reason, times) for reason, times in reasons.items()),
    )


def _announcement(programme: Programme, group: str, last: Round, words: Words) -> str:
    quorum = programme.settings.election_quorum
    name = last.state.value
    if last.winner and last.kind is BallotKind.CONSENT:
        name = "accepted"
    return words.text(
        f"documents.election.{name}",
        group=group,
        person=programme.name_of(last.winner or ""),
        votes=last.candidates[0].votes_for if last.candidates else 0,
        valid=last.valid,
        people=tuple(map(programme.name_of, last.run_off)),
        due=last.due,
        present=last.present,
        needed=ceil(last.due * quorum),
    )


def _candidate(programme: Programme, each: CandidateCount, last: Round) -> CandidateLine:
    employee = programme.people.get(each.person)
    return CandidateLine(
        rank=each.place,
        person=programme.name_of(each.person),
        department=(employee.department if employee else "") or None,
        votes_for=each.votes_for,
        votes_against=each.votes_against,
        share=Fraction(each.votes_for, last.valid) if last.valid else None,
        elected=each.person == last.winner,
    )


def _round(programme: Programme, held: Round, words: Words) -> RoundLine:
    votes = (
        words.text("documents.election.votes", person=programme.name_of(each.person), votes=each.votes_for)
        for each in held.candidates
    )
    return RoundLine(
        number=held.number,
        day=held.voted,
        voters_due=held.due,
        voters_present=held.present,
        valid_votes=held.valid,
        votes=words.text("list.separator").join(votes),
        outcome=held.state,
    )
