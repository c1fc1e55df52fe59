"""Exceptions that stop a run. Faults in people's data are `Problem` values instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.problems import Problem

WRONG_USAGE = 2
INPUT_UNUSABLE = 3
CANNOT_WRITE = 4
OUTSIDE_FAILED = 5


class StudygroupError(Exception):
    """Stops a run, or one location of it, and says why in a Problem; `problems` holds all that was found with it."""

    def __init__(self, problem: Problem, exit_code: int, *, others: tuple[Problem, ...] = ()) -> None:
        super().__init__(problem.code.id)
        self.problem = problem
        self.problems = (problem, *others)
        self.exit_code = exit_code
