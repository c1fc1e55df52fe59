"""Runs the benchmarks and writes what they found into docs/benchmarks.md.

`python -m benchmarks.build` runs all, `python -m benchmarks.build excel word` these; the sections of the others stay.
Answers 1 when a target is missed. Each module named here has `tables() -> list[Table]`.
"""

from __future__ import annotations

import importlib
import os
import platform
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from benchmarks.spent import ROOT
from benchmarks.table import rendered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.table import Table

BENCHMARKS = ("excel", "google", "matching", "monthly", "word")
PAGE = ROOT / "docs" / "benchmarks.md"
_HEAD = """# 测得的数 · Benchmarks

由 `make bench` 测出并写成：每个数都和同一次运行里的对照放在一起，看比例，不看秒数。处理器秒数和内存是各自单独一个
进程的，连启动和加载在内。✓ 达到目标，✗ 没有达到。

Measured and written by `make bench`: each figure stands beside a peer of the same run; read the ratios, not the
seconds. Processor seconds and memory are those of a fresh process each, starting and loading included. ✓ the target
is kept, ✗ it is missed.
"""
_SECTION = "\n## "


def main(names: Sequence[str]) -> int:
    """Measures, says, writes."""
    sections = read_sections(PAGE.read_text("utf-8") if PAGE.exists() else "")
    missed = 0
    for name in names or BENCHMARKS:
        print(f"{name} …", flush=True)
        tables = importlib.import_module(f"benchmarks.{name}").tables()
        sections[name] = section(tables, _measured_where())
        missed += sum(line.holds is False for table in tables for line in table.lines)
        print(sections[name], flush=True)
        PAGE.write_text(page(sections), "utf-8", newline="\n")
    return 1 if missed else 0


def read_sections(text: str) -> dict[str, str]:
    """The sections of a page by the benchmark they come from."""
    parts = (part.partition("\n") for part in text.split(_SECTION)[1:])
    return {name: body.strip() for name, _, body in parts}


def section(tables: Sequence[Table], where: str) -> str:
    """What one benchmark found."""
    return "\n\n".join([where, *map(rendered, tables)])


def page(sections: dict[str, str]) -> str:
    """The whole page, benchmarks in the order of the alphabet."""
    return _HEAD + "".join(f"{_SECTION}{name}\n\n{sections[name]}\n" for name in sorted(sections))


def _measured_where() -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)  # noqa: S607, PLW1510 - absent outside a clone
    day = datetime.now().astimezone().date()
    system = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} CPU"
    return f"{day} · {commit.stdout.strip() or '–'} · {system}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
