"""Keeps the garbage collector from looking again and again at millions of values.

Cells, records and figures point at nothing that points back, so the collector finds nothing among them, and looking
costs a third of the reading of a large workbook and a fifth of what follows.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collecting() -> Iterator[None]:
    """No collection inside; afterwards things are as they were."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            # All that was made passes for old: else the first collection after this would look at it once more.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def collect_seldom() -> None:
    """For the rest of the run: Python's defaults suit a program of thousands of objects, not one of millions."""
    gc.set_threshold(2_000_000, 20, 100)
