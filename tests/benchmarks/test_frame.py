"""The page of benchmarks: what is measured is kept apart by benchmark, a missed target shows, a process is its own."""

from __future__ import annotations

import importlib

from benchmarks.build import BENCHMARKS, PAGE, page, read_sections, section
from benchmarks.spent import Spent, in_turns, spent_by
from benchmarks.table import Table, at_least, at_most, rendered, within
from toolkit.names import Name

WHAT = Name("读名单", "reading a roster")
MIB = 1 << 20


def hold_memory(mebibytes: str) -> None:
    """Runs in the measured process."""
    bytearray(int(mebibytes) * MIB)


def table(ratio: float) -> Table:
    lines = (at_most(WHAT, "1 s", "2 s", ratio, 4), at_least(WHAT, "1 s", "2 s", ratio, 4), within(WHAT, 65, 64))
    return Table(Name("表格", "Excel"), Name("怎么测", "how"), lines)


def test_a_target_is_kept_or_missed_in_plain_sight() -> None:
    assert [each.holds for each in table(4.0).lines] == [True, True, False]
    assert [each.holds for each in table(4.5).lines] == [False, True, False]
    assert rendered(table(4.5)).count("✗") == 2
    assert "| 读名单<br>reading a roster | 65 MiB |  |  | ≤ 64 MiB | ✗ |" in rendered(table(4.5))


def test_a_benchmark_run_alone_leaves_the_others_as_they_were() -> None:
    first = {"excel": section([table(1.0)], "今天"), "word": section([table(2.0)], "昨天")}
    read = read_sections(page(first))
    assert read == first
    assert read_sections(page({**read, "excel": "新"})) == {"excel": "新", "word": first["word"]}


def test_a_process_pays_for_what_it_holds_and_not_for_the_one_that_started_it() -> None:
    ballast = bytearray(300 * MIB)
    small, large = spent_by(hold_memory, 1), spent_by(hold_memory, 150)
    assert small.memory < 150 <= large.memory < len(ballast) // MIB
    assert small.cpu > 0


def test_the_median_of_each_is_taken() -> None:
    costs = iter([1.0, 10.0, 3.0, 30.0, 2.0, 20.0])

    def next_one() -> Spent:
        return Spent(next(costs), 0, 0)

    assert [each.cpu for each in in_turns(3, next_one, next_one)] == [2, 20]


def test_every_benchmark_has_its_section_on_the_page() -> None:
    assert len(BENCHMARKS) >= 1
    assert set(BENCHMARKS) <= set(read_sections(PAGE.read_text("utf-8")))
    for name in BENCHMARKS:
        assert importlib.import_module(f"benchmarks.{name}").tables
