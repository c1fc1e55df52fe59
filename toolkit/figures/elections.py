"""Who was elected to lead a group: ballots counted round by round, with quorum, ties and run-offs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.ballots import SortedBallots, Spoilt, sort_ballots
from toolkit.programme.kinds import BallotKind, ElectionMethod, Vote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from toolkit.programme.groups import Ballot
    from toolkit.programme.programme import Programme


class ElectionState(Enum):
    """How a round ended."""

    ELECTED = "elected"
    TIED = "tied"
    NO_MAJORITY = "no_majority"
    REFUSED = "refused"  # nobody has more votes for than against
    NO_QUORUM = "no_quorum"
    IMPOSSIBLE = "impossible"  # more ballots than people: nothing may be decided


class CandidateCount(NamedTuple):
    """One candidate's votes; those with the same place are tied (1, 2, 2, 4)."""

    person: str
    votes_for: int
    votes_against: int
    place: int


@dataclass(frozen=True, slots=True)
class Round:
    """One round of voting in one group.

    Shape: present = valid + abstained + invalid, unless a counted row names more who came; `candidates` by votes, then
    as first named; `run_off` are those the next round is between; `nominated_by` as typed; `day` is whose members
    could vote. Blanks: `voted` None where no ballot says when it was cast.
    """

    number: int
    kind: BallotKind
    day: date
    voted: date | None
    due: int
    present: int
    valid: int
    abstained: int
    invalid: int
    candidates: tuple[CandidateCount, ...]
    spoilt: tuple[Spoilt, ...]
    named_slips: tuple[Ballot, ...]
    nominated_by: str
    state: ElectionState
    run_off: tuple[str, ...] = ()

    @property
    def winner(self) -> str | None:
        """Who was elected, or accepted by the members."""
        return self.candidates[0].person if self.state is ElectionState.ELECTED else None


@dataclass(frozen=True, slots=True)
class Election:
    """The rounds of one group, in order; the last one decides."""

    group: str
    rounds: tuple[Round, ...]

    @property
    def last(self) -> Round:
        """The round that decides."""
        return self.rounds[-1]


def compute_elections(programme: Programme, as_of: date) -> tuple[Election, ...]:
    """Every group that has ballots, in the order of 小组."""
    found = (Election(group.id, tuple(_rounds(programme, group.id, as_of))) for group in programme.groups)
    return tuple(each for each in found if each.rounds)


def _rounds(programme: Programme, group: str, as_of: date) -> Iterator[Round]:
    rows = [each for each in programme.ballots if each.group == group]
    run_off: tuple[str, ...] = ()
    for number in sorted({each.round for each in rows}):
        held = _round(programme, group, [each for each in rows if each.round == number], run_off, as_of)
        run_off = held.run_off
        yield held


def _round(programme: Programme, group: str, rows: Sequence[Ballot], run_off: tuple[str, ...], as_of: date) -> Round:
    voted = _last_day(rows)
    day = _day_counted(programme, group, voted or as_of)
    members = programme.members(group, day)
    ballots = sort_ballots(rows, members, run_off or members)
    candidates = _candidates(ballots)
    due = next((row.due for row in ballots.counted if row.due is not None), len(members))
    invalid = ballots.invalid + sum(row.invalid or 0 for row in ballots.counted)
    abstained = len(ballots.abstained) + sum(row.abstained or 0 for row in ballots.counted)
    valid = sum(each.votes_for + each.votes_against for each in candidates)
    cast = valid + abstained + invalid
    present = next((row.present for row in ballots.counted if row.present is not None), cast)
    state, next_round = _outcome(programme, candidates, Turnout(due, present, cast, valid))
    return Round(
        number=rows[0].round,
        kind=rows[0].kind,
        day=day,
        voted=voted and day,
        due=due,
        present=present,
        valid=valid,
        abstained=abstained,
        invalid=invalid,
        candidates=candidates,
        spoilt=ballots.spoilt,
        named_slips=tuple(row for row in rows if row.voter and row.slip),
        nominated_by=next((row.nominated_by for row in rows if row.nominated_by), ""),
        state=state,
        run_off=next_round,
    )


def _last_day(rows: Sequence[Ballot]) -> date | None:
    days = [row.submitted for row in rows if row.submitted is not None]
    return max((each.date() if isinstance(each, datetime) else each for each in days), default=None)


def _day_counted(programme: Programme, group: str, day: date) -> date:
    """The day whose members may vote: nobody is a member before the group begins."""
    starts = programme.group_by_id[group].starts
    return max(day, starts) if starts else day


def _candidates(ballots: SortedBallots) -> tuple[CandidateCount, ...]:
    votes: dict[str, list[int]] = {}
    for row in (*ballots.valid, *(each for each in ballots.counted if each.candidate)):
        pair = votes.setdefault(row.candidate, [0, 0])
        pair[row.vote is Vote.AGAINST] += 1 if row.votes is None else row.votes
    order = sorted(votes, key=lambda person: -votes[person][0])
    return tuple(
        CandidateCount(
            person, votes[person][0], votes[person][1], 1 + sum(each[0] > votes[person][0] for each in votes.values())
        )
        for person in order
    )


class Turnout(NamedTuple):
    """The totals a round is judged by."""

    due: int
    present: int
    cast: int
    valid: int


def _outcome(
    programme: Programme, candidates: Sequence[CandidateCount], turnout: Turnout
) -> tuple[ElectionState, tuple[str, ...]]:
    if turnout.cast > turnout.present or turnout.present > turnout.due:
        return ElectionState.IMPOSSIBLE, ()
    if turnout.due == 0 or Fraction(turnout.present, turnout.due) < programme.settings.election_quorum:
        return ElectionState.NO_QUORUM, ()
    top = [each for each in candidates if each.place == 1 and each.votes_for > each.votes_against]
    if not top:
        return ElectionState.REFUSED, ()
    if len(top) > 1:
        return ElectionState.TIED, tuple(each.person for each in top)
    majority = programme.settings.election_method is ElectionMethod.MAJORITY
    if majority and top[0].votes_for * 2 <= turnout.valid:
        second = min((each.place for each in candidates if each.place > 1), default=1)
        return ElectionState.NO_MAJORITY, tuple(each.person for each in candidates if each.place <= second)
    return ElectionState.ELECTED, ()
