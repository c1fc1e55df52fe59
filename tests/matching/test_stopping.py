"""Told to stop at any moment, a run gives groups that keep every rule, and the solver ends where it is."""

from __future__ import annotations

import signal
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

from benchmarks.matching_instances import draw, write_folder
from tests.matching.judge import Row, judge
from tests.matching.questions import rows_of
from toolkit.cli.endings import SIGNALS
from toolkit.matching import solve
from toolkit.matching.board import build_board
from toolkit.matching.relaxation import relax

if TYPE_CHECKING:
    from pathlib import Path

# Prints once the solver asks for the first time; what comes then interrupts it in the middle of its work.
CHILD = """
from benchmarks.matching_instances import draw
from toolkit.cli.endings import stopping_early
from toolkit.matching import solve

after = []
with stopping_early() as asked:
    def stop():
        if not after:
            print("searching", flush=True)
        after[:] = [*after, 0] if asked() else [0]
        return asked()

    found = solve(draw(2_000, 1).instance, seed=1, should_stop=stop)
print(found.stopped_early, len(found.groups) > 200, len(after) < 30)
"""


@pytest.mark.parametrize("size", [40, 1_600])
def test_a_stop_before_anything_still_gives_groups_and_a_true_bound(size: int, tmp_path: Path) -> None:
    drawn = draw(size, 2)
    found = solve(drawn.instance, seed=1, should_stop=lambda: True)
    assert found.stopped_early
    write_folder(drawn.instance, tmp_path)
    verdict = judge(tmp_path, rows_of(found))
    assert not verdict.broken
    assert verdict.score == found.score
    assert len(found.group_of) > size / 2
    assert len(found.group_of) + len(found.unplaced) == size
    assert found.bound is not None
    planted = [
        Row(drawn.instance.people[place].id, f"X{number}", group.topic, group.slot)
        for number, group in enumerate(drawn.planted)
        for place in group.members
    ]
    assert found.bound >= judge(tmp_path, planted).score


def test_who_is_fixed_has_a_seat_also_in_groups_made_at_once() -> None:
    instance = draw(1_000, 1).instance
    found = solve(instance, seed=1, should_stop=lambda: True)
    assert {lock.person: lock.group for lock in instance.locks}.items() <= found.group_of.items()


def test_the_relaxation_ends_at_the_first_question_answered_with_yes() -> None:
    board, asked = build_board(draw(200, 1).instance), count(1)
    whole = relax(board, lambda: next(asked) < 0)
    assert next(asked) > 500
    asked = count(1)
    stopped = relax(board, lambda: next(asked) >= 100)
    assert next(asked) < 110
    assert stopped.bound > whole.bound
    assert not any(stopped.groups.values())


def test_what_is_raised_in_the_middle_of_a_solve_ends_it_and_is_raised_after_it() -> None:
    board, asked = build_board(draw(200, 1).instance), count(1)

    def interrupted() -> bool:
        if next(asked) == 50:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        relax(board, interrupted)
    assert next(asked) == 51


@pytest.mark.parametrize("number", [signal.SIGINT, *SIGNALS])
def test_a_signal_reaches_the_solver_in_the_middle_of_its_work(number: signal.Signals) -> None:
    child = subprocess.Popen([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "searching\n"
    child.send_signal(number)
    assert child.communicate(timeout=120)[0] == "True True True\n"
    assert child.returncode == 0
