"""Who may be voted for next: a run-off's candidates, somebody nominated, those who would lead, or everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import BallotKind

if TYPE_CHECKING:
    from datetime import date

    from toolkit.figures.elections import Election
    from toolkit.programme.programme import Programme


class Slate(NamedTuple):
    """The next vote of a group: its round, way, and the people on the slip in order."""

    group: str
    round: int
    kind: BallotKind
    people: tuple[str, ...]
    nominated_by: str = ""


def compute_slate(programme: Programme, group: str, election: Election | None, as_of: date) -> Slate:
    """The next vote: a run-off where one is due, else the members who would lead, else all members.

    Shape: a nomination that is not decided yet is voted on again as a nomination.
    """
    members = programme.members(group, as_of)
    if election is not None and election.last.winner is None:
        last = election.last
        named = last.run_off or tuple(each.person for each in last.candidates if last.kind is BallotKind.CONSENT)
        people = tuple(each for each in named if each in members)
        if people:
            return Slate(group, last.number + 1, last.kind, people, last.nominated_by)
    willing = {each.employee_id for each in programme.applicants if each.would_lead}
    people = tuple(each for each in members if each in willing) or members
    number = 1 if election is None or election.last.winner is not None else election.last.number + 1
    return Slate(group, number, BallotKind.ELECTION, people)


def needs_leader(programme: Programme, group: str, election: Election | None, as_of: date) -> bool:
    """Whether a group has nobody who leads it, or a vote without a result."""
    return not programme.leaders(group, as_of) or (election is not None and election.last.winner is None)
