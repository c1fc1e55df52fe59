"""How much work a grouping may cost, counted in work and never in seconds, so that every machine finds the same."""

from __future__ import annotations

from typing import NamedTuple


class Effort(NamedTuple):
    """So many pieces are taken apart and put together again, each within so many nodes of its search tree.

    Shape: where people are too many to list every group, everybody proposes `rounds` small changes before that, and a
    closer bound is looked for within `proof` nodes after it.
    """

    moves: int
    nodes: int = 20
    rounds: int = 1500
    proof: int = 1


def usual_effort(people: int, *, again: bool = False) -> Effort:
    """What is worth while for so many people; filling up old groups again takes little."""
    if again:
        return Effort(45, proof=0)
    if people <= 100:
        return Effort(60, 100)
    if people <= 1_500:
        return Effort(120, rounds=5_000)
    return Effort(60, rounds=3_000 if people <= 5_000 else 1_500, proof=int(people <= 2_000))


class Progress(NamedTuple):
    """Where a run stands: moves done of all, points so far and what they can at most become."""

    done: int
    moves: int
    score: int
    bound: int
