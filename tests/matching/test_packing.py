from __future__ import annotations

import subprocess
import sys

from benchmarks.matching_instances import draw
from toolkit.matching.board import build_board
from toolkit.matching.generation import generate
from toolkit.matching.listing import list_whole
from toolkit.matching.packing import Master, choose


def test_a_stopped_choice_is_never_worse_than_its_start() -> None:
    board = build_board(draw(60, 1).instance)
    whole = list_whole(board)
    assert whole is not None
    priced = generate(board, whole, (), board.most, lambda: False)
    first = choose(board, priced.groups, most=board.most, nodes=100)
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(True)
        return True

    again = choose(board, priced.groups, most=board.most, nodes=100, start=first.groups, should_stop=stop)
    assert asked
    assert sum(each.worth for each in again.groups) == sum(each.worth for each in first.groups)


def test_the_bound_of_the_prices_is_above_every_choice() -> None:
    for seed in (1, 2, 3):
        board = build_board(draw(40, seed).instance)
        whole = list_whole(board)
        assert whole is not None
        priced = generate(board, whole, (), board.most, lambda: False)
        found = choose(board, priced.groups, most=board.most, nodes=50)
        assert found.groups
        assert sum(each.worth for each in found.groups) <= priced.bound + 1e-4


def test_a_group_is_known_once() -> None:
    board = build_board(draw(40, 1).instance)
    whole = list_whole(board)
    assert whole is not None
    master = Master(board, board.most, lambda: False)
    group = whole[0].seated(0)
    assert master.add([group, group]) == 1
    assert master.add([group]) == 0


def test_the_solver_prints_nothing() -> None:
    code = "from toolkit.matching.highs import open_highs\nopen_highs().run()"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == done.stderr == ""
