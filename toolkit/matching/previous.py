"""Starting from an earlier grouping: what still stands is kept, and everybody who stays is worth points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.matching.board import Board, Pool
from toolkit.matching.columns import Columns, list_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.matching.packing import Seated
    from toolkit.programme.grouping import Grouping

# What moving one person must gain at least.
_KEPT = 60
# So many people are looked at for each old group.
_LISTED = 13


class Start(NamedTuple):
    """The board that remembers who was with whom, the old groups that still stand, and what is left of each of them."""

    board: Board
    groups: tuple[Seated, ...]
    homes: tuple[tuple[Pool, tuple[int, ...]], ...]


def start_from(board: Board, previous: Grouping) -> Start:
    """The old groups, without those who left; a group that breaks a rule now is dissolved."""
    position = {each.id: place for place, each in enumerate(board.instance.people)}
    topics = {each.id: number for number, each in enumerate(board.instance.topics)}
    slots = {each: number for number, each in enumerate(board.instance.slots)}
    old = np.full(len(position), -1, dtype=np.int64)
    homes = []
    for number, group in enumerate(previous.groups):
        here = sorted(position[each.person] for each in group.members if each.person in position)
        old[here] = number
        if group.topic in topics and group.slot in slots:
            pool = Pool(topics[group.topic], slots[group.slot])
            may = set(board.people_in.get(pool, ()))
            homes.append((pool, tuple(place for place in here if place in may)))
    board = replace(board, old=old, kept=_KEPT)
    found: list[Seated] = []
    left = list(board.most)
    for pool, people in homes:
        still = _standing(board, pool, people) if left[pool.topic] else None
        if still is not None:
            found.append(still)
            left[pool.topic] -= 1
    return Start(board, tuple(found), tuple(homes))


def list_homes(start: Start) -> tuple[Columns, ...]:
    """What each old group could become with people who have none now, those who want its topic most first."""
    board = start.board
    seated = {place for each in start.groups for place in each.people}
    listed = []
    for pool, stayed in start.homes:
        able = board.people_in.get(pool, ())
        loose = [place for place in able if place not in seated and place not in stayed]
        loose.sort(key=lambda place: (-int(board.points[place, pool.topic]), place))
        columns = list_columns(board, pool, sorted((*stayed, *loose[: _LISTED - len(stayed)])))
        if len(columns.masks):
            listed.append(columns)
    return tuple(listed)


def _standing(board: Board, pool: Pool, people: Sequence[int]) -> Seated | None:
    """The largest part of an old group that may go on."""
    columns = list_columns(board, pool, people)
    if not len(columns.masks):
        return None
    sizes = np.bitwise_count(columns.masks).astype(np.int64)
    return columns.seated(int(np.lexsort((-columns.worth, -sizes))[0]))
