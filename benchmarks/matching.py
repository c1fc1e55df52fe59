"""How good groupings get, and how fast: invented instances, judged apart from the solver.

`python benchmarks/matching.py 60 200 1000 --seeds 3` prints one line per instance, start-up included.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Each instance in a fresh process, so that loading is paid for as by a user."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", type=int, nargs="+")
    options.add_argument("--seeds", type=int, default=3)
    chosen = options.parse_args()
    print("applicants  seed  seconds  cpu  broken  unplaced    score    bound     gap", flush=True)
    for size in chosen.sizes:
        for seed in range(1, chosen.seeds + 1):
            began, used = time.monotonic(), _cpu()
            code = f"from benchmarks.matching import run; run({size}, {seed})"
            found = subprocess.run(  # noqa: S603 - this interpreter, our own code
                [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
            ).stdout.split()
            seconds = time.monotonic() - began
            broken, unplaced, score, bound, gap = found
            times = f"{seconds:7.1f}  {_cpu() - used:3.0f}"
            counts = f"{broken:>6}  {unplaced:>8}  {score:>7}  {bound:>7}  {gap:>6}"
            print(f"{size:10}  {seed:4}  {times}  {counts}", flush=True)


def _cpu() -> float:
    """Seconds of processor time the instances have taken: what a busy machine does not change."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def run(size: int, seed: int) -> None:
    """One instance, solved and judged: broken rules, people unplaced, score, bound, gap."""
    from benchmarks.matching_instances import draw, write_folder  # noqa: PLC0415 - paid for in the measured process
    from tests.matching.judge import judge  # noqa: PLC0415
    from tests.matching.questions import rows_of  # noqa: PLC0415
    from toolkit.matching import solve  # noqa: PLC0415

    instance = draw(size, seed).instance
    found = solve(instance, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        write_folder(instance, Path(folder))
        verdict = judge(Path(folder), rows_of(found))
    if verdict.score != found.score:
        message = f"the judge counts {verdict.score}, the solver {found.score}"
        raise SystemExit(message)
    gap = "proven" if found.proven else f"{float(found.gap or 0):.2%}"
    print(sum(verdict.broken.values()), len(found.unplaced), found.score, found.bound, gap)


if __name__ == "__main__":
    main()
