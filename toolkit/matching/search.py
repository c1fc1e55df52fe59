"""The search: relax over pools, price listed groups, settle them, then get better piece by piece, and try to prove."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.matching.chaining import seat_by_moving
from toolkit.matching.effort import Effort, Progress
from toolkit.matching.generation import Priced, generate, within
from toolkit.matching.hurrying import group_at_once
from toolkit.matching.listing import list_whole
from toolkit.matching.neighbourhoods import Answer
from toolkit.matching.packing import FIXED_SEAT, Seated, choose
from toolkit.matching.previous import Start, list_homes
from toolkit.matching.relaxation import prove, relax
from toolkit.matching.rounding import settle
from toolkit.matching.starting import first_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from toolkit.matching.board import Board
    from toolkit.matching.columns import Columns

SEEDS = 2**31
_GROUPS_PROVEN_FROM = 30_000
_PROOF_EVERY = 5
_TOLERANCE = 1e-4
# A round of prices that gains less than this share is the last one where old groups are filled up.
_ENOUGH = 1e-3


class Found(NamedTuple):
    """The groups of the best answer, and the most points any could have."""

    groups: tuple[Seated, ...]
    bound: int
    stopped: bool


class _Listed(NamedTuple):
    """Every group there is and the prices at the LP's optimum: enough for a proof."""

    columns: tuple[Columns, ...]
    priced: Priced


def search(
    board: Board,
    dice: Random,
    effort: Effort,
    start: Start | None,
    on_progress: Callable[[Progress], None],
    should_stop: Callable[[], bool],
) -> Found:
    """The best groups within an effort; with a start, what is there is kept as far as it is worth it."""
    relaxed = relax(board, should_stop)
    bound, listed = relaxed.bound, None
    whole = list_whole(board) if start is None else None
    if start is not None:
        homes = list_homes(start)
        priced = generate(board, homes, start.groups, board.most, should_stop, _ENOUGH)
        answer = Answer(board, start.groups)
        renewed = Answer(board, settle(board, homes, priced, board.most, should_stop))
        answer = max(answer, renewed, key=lambda each: each.worth)
    elif whole is not None:
        listed = _Listed(whole, generate(board, whole, (), board.most, should_stop))
        bound = min(bound, listed.priced.bound)
        answer = Answer(board, settle(board, whole, listed.priced, board.most, should_stop))
    else:
        answer = Answer(board, first_groups(board, relaxed, dice.randrange(SEEDS), effort.rounds, should_stop))
    if should_stop():
        answer = max(answer, Answer(board, group_at_once(board)), key=lambda each: each.worth)
    run = _Run(board, answer, bound, listed, effort, should_stop)
    stopped = run.improve(dice, on_progress)
    if start is not None and not stopped:
        # One seat more is worth more than everybody who has to move for it.
        answer.groups = seat_by_moving(board, answer.groups)
    if listed is None and effort.proof and run.score < run.bound and not stopped:
        run.lower(prove(board, effort.proof, should_stop))
        stopped = should_stop()
    return Found(tuple(answer.groups), run.bound, stopped)


class _Run:
    """Move after move, with a proof tried whenever the answer got better."""

    def __init__(
        self,
        board: Board,
        answer: Answer,
        most_worth: float,
        listed: _Listed | None,
        effort: Effort,
        should_stop: Callable[[], bool],
    ) -> None:
        self._most_worth = most_worth
        self._board, self._answer, self._listed = board, answer, listed
        self._effort, self._should_stop = effort, should_stop
        self._tried = -1

    @property
    def score(self) -> int:
        """The points of the answer so far."""
        kept = self._board.kept * _kept(self._board, self._answer.groups)
        return self._answer.worth - kept - self._unearned

    @property
    def bound(self) -> int:
        """The most points of any answer that seats as many fixed members; scores are whole steps."""
        step = self._board.instance.weights.step
        return int(np.floor((self._most_worth + _TOLERANCE - self._unearned) / step)) * step

    @property
    def _unearned(self) -> int:
        """What worth counts and points do not: seats as such."""
        board = self._board
        return board.instance.weights.unplaced * len(board.instance.people) + FIXED_SEAT * _fixed(board, self._answer)

    def improve(self, dice: Random, on_progress: Callable[[Progress], None]) -> bool:
        """Every move of the effort, until the bound is reached; whether it was stopped before."""
        answer, moves = self._answer, self._effort.moves
        for done in range(moves):
            on_progress(Progress(done, moves, self.score, self.bound))
            if self._should_stop():
                return True
            if (self.score >= self.bound and not self._board.kept) or not (answer.groups or answer.unplaced()):
                return False
            taken, loose = answer.pick(dice)
            if taken or loose:
                answer.improve(taken, loose, self._effort.nodes, self._should_stop)
            if done % _PROOF_EVERY == _PROOF_EVERY - 1:
                self._prove()
        self._prove()
        return self._should_stop()

    def lower(self, most_worth: float) -> None:
        """A bound found elsewhere."""
        self._most_worth = min(self._most_worth, most_worth)

    def _prove(self) -> None:
        """Search through every group that could still matter; the answer may get better by it."""
        answer, listed = self._answer, self._listed
        if listed is None or self.score in {self._tried, self.bound} or self._should_stop():
            return
        self._tried = self.score
        groups = within(self._board, listed.columns, listed.priced, answer.worth, _GROUPS_PROVEN_FROM)
        if groups is None:
            return
        known = {(each.pool, each.people) for each in groups}
        groups += [each for each in answer.groups if (each.pool, each.people) not in known]
        found = choose(
            self._board,
            groups,
            most=self._board.most,
            nodes=self._effort.nodes * 10,
            start=answer.groups,
            should_stop=self._should_stop,
        )
        answer.groups = list(found.groups)
        if found.proven:
            self._most_worth = float(answer.worth)


def _fixed(board: Board, answer: Answer) -> int:
    """How many fixed members have their seat."""
    return sum(place in board.locked for each in answer.groups for place in each.people)


def _kept(board: Board, groups: Sequence[Seated]) -> int:
    """How many people are with most of their old group."""
    if board.old is None:
        return 0
    together = (Counter(int(board.old[place]) for place in each.people if board.old[place] >= 0) for each in groups)
    return sum(max(each.values(), default=0) for each in together)
