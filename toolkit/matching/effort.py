"""How much work a grouping may cost, counted in work and never in seconds, so that every machine finds the same."""

from __future__ import annotations

from typing import NamedTuple


class Effort(NamedTuple):
    """So many pieces are taken apart and put together again, each within so many nodes of its search tree.

    Shape: before that, where people are too many to list every group, everybody proposes `rounds` small changes.
    """

    moves: int
    nodes: int = 20
    rounds: int = 1500


def usual_effort(people: int, *, again: bool = False) -> Effort:
    """What is worth while for so many people; filling up old groups again takes little."""
    if again:
        return Effort(20)
    if people <= 100:
        return Effort(60, 100)
    if people <= 400:
        return Effort(100)
    return Effort(150) if people <= 1_500 else Effort(60)


class Progress(NamedTuple):
    """Where a run stands: moves done of all, points so far and what they can at most become."""

    done: int
    moves: int
    score: int
    bound: int
