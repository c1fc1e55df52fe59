"""Which rows of 投票 count in one round of one group, and why the others do not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import BallotKind, Vote

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from toolkit.programme.groups import Ballot


class SpoiltReason(Enum):
    """Why a row is not counted for anybody."""

    NOT_A_MEMBER = "not_a_member"
    REPEATED = "repeated"  # the same vote of the same person again
    CONTRADICTS = "contradicts"  # two different votes of one person: none counts
    BLANK = "blank"
    NOBODY = "nobody"  # neither a voter nor a slip number nor counted votes
    NO_CANDIDATE = "no_candidate"  # not a member, or not in the run-off
    OTHER_METHOD = "other_method"
    BESIDE_BALLOTS = "beside_ballots"  # a counted row where the ballots themselves are there


# Such a row is nobody's ballot: whoever wrote it did not take part by it.
NO_BALLOT = frozenset(
    {
        SpoiltReason.NOT_A_MEMBER,
        SpoiltReason.REPEATED,
        SpoiltReason.NOBODY,
        SpoiltReason.OTHER_METHOD,
        SpoiltReason.BESIDE_BALLOTS,
    }
)


class Spoilt(NamedTuple):
    """A row that counts for nobody."""

    ballot: Ballot
    why: SpoiltReason


@dataclass(frozen=True, slots=True)
class SortedBallots:
    """The rows of one round, sorted.

    Shape: `counted` are rows with counted votes or totals; valid, abstained and spoilt are ballots of one person each;
    `invalid` counts people whose ballots are spoilt.
    """

    valid: tuple[Ballot, ...]
    abstained: tuple[Ballot, ...]
    counted: tuple[Ballot, ...]
    spoilt: tuple[Spoilt, ...]
    invalid: int

    @property
    def took_part(self) -> int:
        """People who handed in a ballot of their own, whatever it says."""
        return len(self.valid) + len(self.abstained) + self.invalid


def sort_ballots(rows: Sequence[Ballot], members: Collection[str], standing: Collection[str]) -> SortedBallots:
    """Sorts one round of one group; `members` may vote, `standing` may be voted for."""
    kind = rows[0].kind
    single = [row for row in rows if not is_counted(row)]
    reasons: dict[int, SpoiltReason] = {}
    for at, row in enumerate(rows):
        why = _fault(row, kind, members, standing, beside=bool(single))
        if why is not None:
            reasons[at] = why
    reasons |= _second_votes(rows, reasons)
    good = [row for at, row in enumerate(rows) if at not in reasons]
    void = {_voter(rows[at]) for at, why in reasons.items() if why not in NO_BALLOT}
    return SortedBallots(
        valid=tuple(row for row in good if not is_counted(row) and row.vote is not Vote.ABSTAIN),
        abstained=tuple(row for row in good if not is_counted(row) and row.vote is Vote.ABSTAIN),
        counted=tuple(row for row in good if is_counted(row)),
        spoilt=tuple(Spoilt(rows[at], why) for at, why in sorted(reasons.items())),
        invalid=len(void),
    )


def is_counted(row: Ballot) -> bool:
    """Whether a row was counted by people already: it has votes or one of the four totals."""
    return any(number is not None for number in (row.votes, row.due, row.present, row.abstained, row.invalid))


def _fault(
    row: Ballot, kind: BallotKind, members: Collection[str], standing: Collection[str], *, beside: bool
) -> SpoiltReason | None:
    if row.kind is not kind:
        return SpoiltReason.OTHER_METHOD
    if is_counted(row):
        if beside:
            return SpoiltReason.BESIDE_BALLOTS
        wrong = bool(row.votes) and row.candidate not in standing
        return SpoiltReason.NO_CANDIDATE if wrong else None
    if not row.voter and not row.slip:
        return SpoiltReason.NOBODY
    if row.voter and row.voter not in members:
        return SpoiltReason.NOT_A_MEMBER
    if row.vote is Vote.ABSTAIN:
        return None
    if not row.candidate or (kind is BallotKind.CONSENT and row.vote is None):
        return SpoiltReason.BLANK
    return None if row.candidate in standing else SpoiltReason.NO_CANDIDATE


def _second_votes(rows: Sequence[Ballot], faulty: Collection[int]) -> dict[int, SpoiltReason]:
    """One vote per person: the same vote again counts once, different votes cancel each other."""
    held: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        if at not in faulty and not is_counted(row):
            held.setdefault(_voter(row), []).append(at)
    found: dict[int, SpoiltReason] = {}
    for mine in held.values():
        if len({_says(rows[at]) for at in mine}) > 1:
            found |= dict.fromkeys(mine, SpoiltReason.CONTRADICTS)
        else:
            found |= dict.fromkeys(mine[1:], SpoiltReason.REPEATED)
    return found


def _voter(row: Ballot) -> str:
    return f"person {row.voter}" if row.voter else f"slip {row.slip}"


def _says(row: Ballot) -> tuple[str, Vote]:
    if row.vote is Vote.ABSTAIN:
        return "", Vote.ABSTAIN
    return row.candidate, row.vote or Vote.FOR
