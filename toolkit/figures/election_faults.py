"""What an election has to say to people, as problems with the cells that mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.figures.elections import ElectionState
from toolkit.problems import Code, problem
from toolkit.programme.rules.naming import group_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from toolkit.figures.elections import Election, Round
    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme

RUN_OFFS = frozenset({ElectionState.TIED, ElectionState.NO_MAJORITY})


def election_problems(programme: Programme, elections: Iterable[Election], as_of: date) -> tuple[Problem, ...]:
    """Rows that count for nobody, votes that are not secret, rounds without a result, leaders not entered yet."""
    return tuple(each for election in elections for each in _of_group(programme, election, as_of))


def _of_group(programme: Programme, election: Election, as_of: date) -> Iterator[Problem]:
    for held in election.rounds:
        for spoilt in held.spoilt:
            yield problem(Code.BALLOT_SPOILT, spoilt.ballot.at.cell("candidate"), reason=spoilt.why)
        for ballot in held.named_slips:
            yield problem(Code.BALLOT_NOT_SECRET, ballot.at.cell("voter"))
    last = election.last
    group = group_name(programme, election.group)
    if last.winner is None:
        yield _undecided(programme, last, group)
    elif last.winner not in programme.leaders(election.group, max(as_of, last.day)):
        at = programme.group_by_id[election.group].at.cell("id")
        yield problem(Code.ELECTED_NOT_ENTERED, at, group=group, person=programme.name_of(last.winner))


def _undecided(programme: Programme, held: Round, group: str) -> Problem:
    if held.state in RUN_OFFS:
        people = tuple(map(programme.name_of, held.run_off))
        return problem(Code.ELECTION_RUN_OFF, group=group, round=held.number, reason=held.state, people=people)
    return problem(Code.ELECTION_UNDECIDED, group=group, round=held.number, reason=held.state)
