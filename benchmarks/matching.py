"""How good groupings get, and for how much work: invented instances, judged apart from the solver.

The instances have a full placement planted in them; the judge shares no code with the solver and reads the instance
and the proposed rows from files.
"""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.matching_instances import draw, write_folder
from benchmarks.spent import spent_by
from benchmarks.table import Line, Table
from tests.matching.judge import judge
from tests.matching.questions import rows_of
from toolkit.matching import solve
from toolkit.names import Name

if TYPE_CHECKING:
    from toolkit.matching import Instance
    from toolkit.programme.grouping import Grouping


class Promise(NamedTuple):
    """So many applicants, drawn by each seed: the gap they may leave in percent, the seconds they may take."""

    size: int
    seeds: tuple[int, ...]
    gap: float
    seconds: float


# What issue and README promise of the base install; searching is done by one thread, so that processor seconds are
# those of a clock on an idle machine.
PROMISES = (
    Promise(60, (1, 2, 3), 0.5, 10),
    Promise(200, (1, 2, 3), 1, 20),
    Promise(1_000, (1,), 1.5, 60),
    Promise(3_000, (1,), 3, 60),
    Promise(10_000, (1,), 3, 60),
)
CHANGED, MOVED, OF_FRESH, AGAIN = 1_000, 0.05, 0.98, 5
_TITLE = Name("分组：好到什么程度，用多少力气", "Grouping: how good, for how much work")
_HOW = Name(
    "报名者由种子造出，先种下一个人人有组的答案。评判程序和求解程序没有一行共用的代码。实测 = 违反硬规则数 · 未入组人数"
    " · 总分 · 处理器秒数和内存（新进程，连启动）；对照 = 任何分法都超不过的上界；比例 = 离上界的差距。",
    "Applicants are made by a seed around a planted answer that seats everybody. The judge shares no code with the "
    "solver. Measured = hard rules broken · people unplaced · score · processor seconds and memory (a fresh process, "
    "starting included); beside = the bound no grouping can exceed; ratio = the gap to it.",
)
_CHANGE_TITLE = Name("分组：5% 退出、5% 晚到之后", "Grouping: after 5 % left and 5 % joined late")
_CHANGE_HOW = Name(
    "原来的分组、变化之后接着分的、变化之后从头分的，三次同一个种子。秒数只是接着分的那一次的处理器秒数。",
    "The first grouping, the one that continues it after the change, and a fresh one, all by one seed. The processor "
    "seconds are those of the continuing run alone.",
)


def tables() -> list[Table]:
    """Every promise; some minutes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = (_line(each, seed, folder) for each in PROMISES for seed in each.seeds)
        return [Table(_TITLE, _HOW, tuple(lines)), Table(_CHANGE_TITLE, _CHANGE_HOW, _changed(folder))]


def _line(promise: Promise, seed: int, folder: Path) -> Line:
    answer = folder / "answer.json"
    spent = spent_by(solve_drawn, promise.size, seed, answer)
    found = json.loads(answer.read_text("utf-8"))
    gap = (found["bound"] - found["score"]) / found["bound"] * 100
    clean = not found["broken"] and not found["unplaced"] and found["agreed"]
    measured = f"{found['broken']} · {found['unplaced']} · {found['score']:,} · {spent}"
    target = f"0 · 0 · ≤ {promise.gap:g} % · ≤ {promise.seconds:g} s"
    holds = clean and gap <= promise.gap and spent.cpu <= promise.seconds
    what = Name(f"{promise.size:,} 人，种子 {seed}", f"{promise.size:,} applicants, seed {seed}")
    return Line(what, measured, f"{found['bound']:,}", "0 %" if found["proven"] else f"{gap:.2f} %", target, holds)


def solve_drawn(size: str, seed: str, answer: str) -> None:
    """Runs in the measured process: solved, judged, written down."""
    instance = draw(int(size), int(seed)).instance
    found = solve(instance, seed=int(seed))
    _write(Path(answer), instance, found)


def _write(answer: Path, instance: Instance, found: Grouping, seconds: float = 0.0) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_folder(instance, Path(folder))
        verdict = judge(Path(folder), rows_of(found))
    told = {
        "broken": sum(verdict.broken.values()),
        "unplaced": len(found.unplaced),
        "score": verdict.score,
        "agreed": verdict.score == found.score,
        "bound": found.bound,
        "proven": found.proven,
        "moved": len(found.moved),
        "placed": len(found.group_of),
        "seconds": seconds,
    }
    answer.write_text(json.dumps(told), "utf-8")


def _changed(folder: Path) -> tuple[Line, ...]:
    continued, fresh = folder / "continued.json", folder / "fresh.json"
    spent_by(solve_changed, CHANGED, continued)
    spent_by(solve_fresh, CHANGED, fresh)
    after, anew = (json.loads(each.read_text("utf-8")) for each in (continued, fresh))
    moved, share = after["moved"] / after["placed"], after["score"] / anew["score"]
    return (
        Line(
            Name("换了组的人", "people who changed groups"),
            f"{after['moved']}",
            f"{after['placed']:,}",
            f"{moved:.2%}",
            f"≤ {MOVED:.0%}",
            moved <= MOVED,
        ),
        Line(
            Name("总分，对比从头分", "score, beside a fresh one"),
            f"{after['broken']} · {after['unplaced']} · {after['score']:,}",
            f"{anew['score']:,}",
            f"{share:.2%}",
            f"≥ {OF_FRESH:.0%}",
            share >= OF_FRESH and not after["broken"] and not after["unplaced"],
        ),
        Line(
            Name("接着分的处理器秒数", "processor seconds of continuing"),
            f"{after['seconds']:.1f} s",
            f"{anew['seconds']:.1f} s",
            f"{after['seconds'] / anew['seconds']:.0%}",
            f"≤ {AGAIN} s",
            after["seconds"] <= AGAIN,
        ),
    )


def _before_and_after(size: int) -> tuple[Instance, Instance]:
    """The applicants without the late twentieth, and without those who left."""
    instance = draw(size, 1).instance
    held = {lock.person for lock in instance.locks}
    ordinary = [each for each in instance.people if each.id not in held and not each.together]
    count = size // 20
    late, gone = ({each.id for each in some} for some in (ordinary[:count], ordinary[-count:]))
    return (
        replace(instance, people=tuple(each for each in instance.people if each.id not in late)),
        replace(instance, people=tuple(each for each in instance.people if each.id not in gone)),
    )


def solve_changed(size: str, answer: str) -> None:
    """Runs in the measured process: the grouping before the change, and then the one that continues it."""
    before, after = _before_and_after(int(size))
    found = solve(before, seed=1)
    _timed(Path(answer), after, found)


def _timed(answer: Path, instance: Instance, previous: Grouping | None) -> None:
    began = time.process_time()
    found = solve(instance, seed=1, previous=previous)
    _write(answer, instance, found, time.process_time() - began)


def solve_fresh(size: str, answer: str) -> None:
    """Runs in the measured process: everybody after the change, from scratch."""
    _, after = _before_and_after(int(size))
    _timed(Path(answer), after, None)
