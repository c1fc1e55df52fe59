"""Getting better piece by piece: a few groups that could exchange people are taken apart and put together best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.matching.generation import generate, within
from toolkit.matching.listing import count_groups, list_parts
from toolkit.matching.packing import Seated, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from toolkit.matching.board import Board

# A piece is closed when so many people are in it, or when so many groups would have to be listed.
_PEOPLE = 60
_LOOSE = 10
_GROUPS_LISTED = 150_000
_GROUPS_CHOSEN_FROM = 3_000
_TINY = 1e-6


class Answer:
    """The groups so far; always a grouping that keeps every hard rule."""

    def __init__(self, board: Board, groups: Iterable[Seated] = ()) -> None:
        self._board = board
        self.groups = list(groups)
        self._seats = np.zeros((len(board.instance.people), len(board.people_in)), dtype=bool)
        self._column = {pool: number for number, pool in enumerate(board.people_in)}
        for pool, people in board.people_in.items():
            self._seats[list(people), self._column[pool]] = True

    @property
    def worth(self) -> int:
        """What all groups are worth beyond leaving everybody unplaced."""
        return sum(each.worth for each in self.groups)

    def unplaced(self) -> list[int]:
        """People without a group who could sit somewhere."""
        placed = {place for each in self.groups for place in each.people}
        could = np.flatnonzero(self._seats.any(axis=1))
        return [place for place in could.tolist() if place not in placed]

    def pick(self, dice: Random) -> tuple[list[int], list[int]]:
        """A piece: the places of its groups, and people without a group; every second one is around such a person."""
        loose = self.unplaced()
        if loose and (not self.groups or dice.random() < 1 / 2):
            seed = list(self._board.units[int(self._board.unit_of[dice.choice(loose)])])
            dice.shuffle(loose)
            around = [*seed, *(place for place in loose if place not in seed)][:_LOOSE]
            near = self._near(seed, dice) if dice.random() < 1 / 2 else self._for_new(seed, dice)
        else:
            near = self._near(list(self.groups[dice.randrange(len(self.groups))].people), dice)
            around = loose[:_LOOSE]
        people = {other for place in around for other in self._board.units[int(self._board.unit_of[place])]}
        outside = sorted(people)
        taken: list[int] = []
        for number in near:
            people |= set(self.groups[number].people)
            if len(people) > _PEOPLE or count_groups(self._board, people) > _GROUPS_LISTED:
                break
            taken.append(number)
        return taken, outside

    def improve(self, taken: Sequence[int], loose: Sequence[int], nodes: int, should_stop: Callable[[], bool]) -> int:
        """Take these groups apart, with people who have none; how much better the best packing of them all is."""
        board, inside = self._board, set(taken)
        old = [self.groups[number] for number in sorted(inside)]
        rest = [each for number, each in enumerate(self.groups) if number not in inside]
        most = list(board.most)
        for each in rest:
            most[each.pool.topic] -= 1
        now = sum(each.worth for each in old)
        people = {place for each in old for place in each.people} | set(loose)
        listed = list_parts(board, people)
        priced = generate(board, listed, old, most, should_stop)
        step = board.instance.weights.step
        if priced.bound < now + step - _TINY or should_stop():
            return 0
        groups = within(board, listed, priced, now + step - 1, _GROUPS_CHOSEN_FROM) or list(priced.groups)
        known = {(each.pool, each.people) for each in groups}
        groups += [each for each in old if (each.pool, each.people) not in known]
        found = choose(board, groups, most=most, nodes=nodes, start=old, should_stop=should_stop)
        self.groups = rest + list(found.groups)
        return sum(each.worth for each in found.groups) - now

    def _near(self, people: Sequence[int], dice: Random) -> list[int]:
        """Groups by how many people they and these could exchange, most first, with some luck."""
        if not self.groups:
            return []
        column = [self._column[each.pool] for each in self.groups]
        welcome = self._seats[list(people)][:, column].sum(axis=0).astype(float)
        theirs = self._seats[list(people)].any(axis=0)
        for number, each in enumerate(self.groups):
            welcome[number] += (self._seats[list(each.people)] & theirs).sum() / 4
        luck = np.array([0.6 + 0.8 * dice.random() for _ in self.groups])
        near = np.argsort(-welcome * luck, kind="stable").tolist()
        return [number for number in near if welcome[number] > 0]

    def _for_new(self, people: Sequence[int], dice: Random) -> list[int]:
        """Groups by how many of their people could make a new one with these, in one of their pools."""
        pool = dice.choice(self._board.pools_of[int(self._board.unit_of[people[0]])])
        column = self._column[pool]
        full = sum(each.pool.topic == pool.topic for each in self.groups) >= self._board.most[pool.topic]
        able = np.array([float(self._seats[list(each.people), column].sum()) for each in self.groups])
        # Where the topic may have no more groups, one of it must end for the new one.
        ending = np.array([full and each.pool.topic == pool.topic for each in self.groups])
        luck = np.array([0.6 + 0.8 * dice.random() for _ in self.groups])
        return [int(number) for number in np.argsort(-(able + ending) * luck, kind="stable")]
