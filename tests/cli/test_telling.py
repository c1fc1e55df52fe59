"""How a result is told: whole, and nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.cli.options import Telling
from toolkit.cli.telling import Console
from toolkit.flows.request import Result
from toolkit.language import ZH
from toolkit.places import CellRef
from toolkit.problems import Code, Problem, problem

if TYPE_CHECKING:
    import pytest

PLAIN = Telling(as_json=False, quiet=True, verbose=0)


def unclear(row: int, code: Code = Code.CELL_NOT_NUMBER) -> Problem:
    return problem(code, CellRef("总表.xlsx", "资源与预算", row, 5), column="需要数量", value="x", effect="空着")


def test_what_is_advised_for_several_problems_is_said_once_below_them(capsys: pytest.CaptureFixture[str]) -> None:
    problems = (unclear(3), unclear(9, Code.CELL_NOT_DATE), unclear(5), unclear(7))
    Console(ZH, PLAIN).tell(Result(problems=problems))
    lines = capsys.readouterr().out.splitlines()
    heads = [line.split("!")[1].split("：")[0] for line in lines if not line.startswith(" ")]
    assert heads == ["E3", "E5", "E7", "E9"]
    advice = [line for line in lines if "只填数字" in line]
    assert len(advice) == 1
    assert lines.index(advice[0]) == 3
