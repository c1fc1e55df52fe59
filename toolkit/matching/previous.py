"""Starting from an earlier grouping: what still stands is kept, and everybody who stays is worth points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.matching.board import Board, Pool
from toolkit.matching.columns import list_columns

if TYPE_CHECKING:
    from toolkit.matching.packing import Seated
    from toolkit.programme.grouping import Grouping

# What moving one person must gain at least.
_KEPT = 60


class Start(NamedTuple):
    """The board that remembers who was with whom, and the old groups that still stand."""

    board: Board
    groups: tuple[Seated, ...]


def start_from(board: Board, previous: Grouping) -> Start:
    """The old groups, without those who left; a group that breaks a rule now is dissolved."""
    position = {each.id: place for place, each in enumerate(board.instance.people)}
    topics = {each.id: number for number, each in enumerate(board.instance.topics)}
    slots = {each: number for number, each in enumerate(board.instance.slots)}
    old = np.full(len(position), -1, dtype=np.int64)
    for number, group in enumerate(previous.groups):
        for member in group.members:
            if member.person in position:
                old[position[member.person]] = number
    board = replace(board, old=old, kept=_KEPT)
    found: list[Seated] = []
    left = list(board.most)
    for group in previous.groups:
        if group.topic not in topics or group.slot not in slots or not left[topics[group.topic]]:
            continue
        pool = Pool(topics[group.topic], slots[group.slot])
        still = _standing(
            board, pool, sorted(position[each.person] for each in group.members if each.person in position)
        )
        if still is not None:
            found.append(still)
            left[pool.topic] -= 1
    return Start(board, tuple(found))


def _standing(board: Board, pool: Pool, people: list[int]) -> Seated | None:
    """The largest part of an old group that may go on."""
    able = [place for place in people if place in set(board.people_in.get(pool, ()))]
    if not board.instance.size_min <= len(able):
        return None
    columns = list_columns(board, pool, able)
    if not len(columns.masks):
        return None
    sizes = np.bitwise_count(columns.masks).astype(np.int64)
    return columns.seated(int(np.lexsort((-columns.worth, -sizes))[0]))
