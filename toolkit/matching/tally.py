"""What is counted in every group, as arrays, and what a change would make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.matching.board import BEGINNERS, EXPERTS, FIRST_BAND, LEADERS, MOTIVATED, SIZE, Board
from toolkit.matching.weights import BAND_ENOUGH, EXPERTS_ENOUGH, MOTIVATED_WANTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from toolkit.matching.packing import Seated


class Changes(NamedTuple):
    """Proposals: somebody leaves their group for a seat of another; who sits there comes back.

    Blanks: `home` -1 means somebody without a group, `back` -1 an empty seat.
    """

    person: NDArray[np.int64]
    home: NDArray[np.int64]
    other: NDArray[np.int64]
    back: NDArray[np.int64]
    column: NDArray[np.int64]

    def of(self, chosen: NDArray[np.int64]) -> Changes:
        """Some of them."""
        return Changes(*(each[chosen] for each in self))


class Tally:
    """The counts of groups.

    Shape: `members[group]` are places, -1 for an empty seat; `group_of[person]` is -1 for nobody's. The last person and
    the last department of the arrays stand for nobody: place -1.
    """

    def __init__(self, board: Board, groups: Sequence[Seated]) -> None:
        self._board = board
        people = len(board.instance.people)
        self._departments = int(board.department.max(initial=-1)) + 1
        self.department = np.append(board.department, self._departments)
        self._adds = np.vstack([board.counts, np.zeros(board.counts.shape[1], dtype=np.int64)])
        self._pools = {pool: number for number, pool in enumerate(board.people_in)}
        self._may = np.zeros((people + 1, len(self._pools)), dtype=bool)
        for pool, inside in board.people_in.items():
            self._may[list(inside), self._pools[pool]] = True
        alone = np.array([len(board.units[unit]) == 1 for unit in board.unit_of] + [False])
        alone[list(board.locked)] = False
        self._alone = alone
        self._may &= alone[:, None]
        self._points = np.vstack([board.points, np.zeros(board.points.shape[1], dtype=np.int64)])
        self.unplaced = board.instance.weights.unplaced
        self._pool = np.array([self._pools[each.pool] for each in groups])
        self._topic = np.array([each.pool.topic for each in groups])
        self._cap = np.array([board.caps[each.pool.topic] for each in groups])
        self.members = np.full((len(groups), board.instance.size_max), -1)
        self.group_of = np.full(people + 1, -1)
        self._seat_of = np.full(people + 1, -1)
        self._enemies = _padded(board, people)
        self._counts = np.zeros((len(groups), board.counts.shape[1]), dtype=np.int64)
        self._in_department = np.zeros((len(groups), self._departments + 1), dtype=np.int16)
        # Nobody's department is always there twice: coming and going changes no count.
        self._in_department[:, -1] = 2
        for number, each in enumerate(groups):
            self._seat(number, list(each.people))

    def _seat(self, number: int, people: list[int]) -> None:
        self.members[number, : len(people)] = people
        self.group_of[people] = number
        self._seat_of[people] = np.arange(len(people))
        self._counts[number] = self._board.counts[people].sum(axis=0)
        np.add.at(self._in_department[number], self.department[people], 1)

    def make(self, changes: Changes) -> None:
        """Makes changes that touch different groups."""
        person, home, other, back, column = changes
        inside = home >= 0
        self.members[other, column] = person
        self.members[home[inside], self._seat_of[person[inside]]] = back[inside]
        self._seat_of[back] = self._seat_of[person]
        self._seat_of[person] = column
        self.group_of[back], self.group_of[person] = home, other
        adds = self._adds[person] - self._adds[back]
        self._counts[other] += adds
        self._counts[home[inside]] -= adds[inside]
        into, out = self.department[person], self.department[back]
        for group, coming, going in ((other, into, out), (home[inside], out[inside], into[inside])):
            self._in_department[group, coming] += 1
            self._in_department[group, going] -= 1
        self.group_of[-1], self._seat_of[-1] = -1, -1
        self._in_department[:, -1] = 2

    def moves_alone(self, person: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each person is tied to nobody and no group."""
        found: NDArray[np.bool_] = self._alone[person]
        return found

    def at_peace(
        self, coming: NDArray[np.int64], group: NDArray[np.int64], going: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Whether nobody in each group must be kept apart from who comes, once somebody has gone."""
        others = self._enemies[coming]
        there = (self.group_of[others] == group[:, None]) & (others != going[:, None]) & (others >= 0)
        found: NDArray[np.bool_] = ~there.any(axis=1)
        return found

    def reachable(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Everybody who moves alone, with every group of a pool of theirs."""
        order = np.argsort(self._pool, kind="stable")
        starts = np.searchsorted(self._pool[order], np.arange(len(self._pools) + 1))
        person, pool = np.nonzero(self._may)
        count = starts[pool + 1] - starts[pool]
        person = np.repeat(person, count)
        first = np.repeat(starts[pool], count)
        within = np.arange(len(first)) - np.repeat(np.cumsum(count) - count, count)
        return person, order[first + within]

    def may_sit(self, person: NDArray[np.int64], group: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each person moves alone and could be in the pool of the group."""
        found: NDArray[np.bool_] = self._may[person, self._pool[group]]
        return found

    def wish(self, person: NDArray[np.int64], group: NDArray[np.int64]) -> NDArray[np.int64]:
        """The choice points of each person in a group."""
        found: NDArray[np.int64] = self._points[person, self._topic[group]]
        return found

    def exchanged(
        self, group: NDArray[np.int64], coming: NDArray[np.int64], going: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """What each group gains, choices aside, when one comes and one goes, and whether it keeps its rules."""
        board, before = self._board, self._counts[group]
        after = before + self._adds[coming] - self._adds[going]
        into, out = self.department[coming], self.department[going]
        there = self._in_department[group, into].astype(np.int64)
        distinct = np.where(into == out, 0, (there == 0) - 1 * (self._in_department[group, out] == 1))
        size = after[:, SIZE] - before[:, SIZE]
        repeated = board.instance.weights.repeated_department * (size - distinct)
        gain = self._worth(after) - self._worth(before) - repeated
        instance = board.instance
        fits = (after[:, SIZE] >= instance.size_min) & (after[:, SIZE] <= instance.size_max)
        capped = (coming < 0) | (there - (into == out) + 1 <= self._cap[group])
        return gain, fits & capped & (after[:, LEADERS] >= 1)

    def _worth(self, counts: NDArray[np.int64]) -> NDArray[np.int64]:
        """The points that depend on counts alone, but for departments."""
        weights = self._board.instance.weights
        experts = counts[:, EXPERTS]
        worth = weights.coached_beginner * np.where(experts > 0, counts[:, BEGINNERS], 0)
        worth -= weights.expert_excess * np.maximum(experts - EXPERTS_ENOUGH, 0)
        worth -= weights.band_excess * np.maximum(counts[:, FIRST_BAND:] - BAND_ENOUGH, 0).sum(axis=1)
        worth -= weights.motivation_short * np.maximum(MOTIVATED_WANTED - counts[:, MOTIVATED], 0)
        found: NDArray[np.int64] = worth
        return found


def _padded(board: Board, people: int) -> NDArray[np.int64]:
    """Whom each person must be kept apart from, -1 where there are fewer."""
    most = max((len(each) for each in board.enemies.values()), default=0)
    found = np.full((people + 1, max(most, 1)), -1)
    for place, others in board.enemies.items():
        found[place, : len(others)] = sorted(others)
    return found
