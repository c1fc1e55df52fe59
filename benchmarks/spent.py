"""What a piece of work costs in a process of its own, loading included, as a user pays for it.

Processor seconds and peak memory are those of the whole process; another program on the machine hardly changes them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from compileall import compile_dir
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
# The largest size of a process also counts the one it was started from; Linux tells its own apart.
_CODE = """
import importlib, sys, time
getattr(importlib.import_module(sys.argv[1]), sys.argv[2])(*sys.argv[3:])
used = time.process_time()
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(f"\\n{used} {peak / 1024}")
"""


class Spent(NamedTuple):
    """Seconds of the processor, seconds of the clock, the most memory in MiB."""

    cpu: float
    wall: float
    memory: float

    def __str__(self) -> str:
        return f"{self.cpu:.2f} s, {self.memory:.0f} MiB"


@cache
def _compiled() -> None:
    """The modules of the checkout as an installed package has them, and as the peers' packages are."""
    for name in ("toolkit", "benchmarks"):
        compile_dir(ROOT / name, quiet=1)


def spent_by(work: Callable[..., object], *arguments: object) -> Spent:
    """A function of a module, called with texts in a fresh process."""
    _compiled()
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603 - this interpreter, our own code
        [sys.executable, "-c", _CODE, work.__module__, work.__name__, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    cpu, memory = map(float, done.stdout.split()[-2:])
    return Spent(cpu, time.monotonic() - began, memory)


def in_turns(rounds: int, *works: Callable[[], Spent]) -> list[Spent]:
    """The median of each, all of them measured once a round so that a busy spell falls on all alike."""
    found: list[Sequence[Spent]] = [[work() for work in works] for _ in range(rounds)]
    return [
        Spent(*(median(each[at][part] for each in found) for part in range(len(Spent._fields))))
        for at in range(len(works))
    ]
