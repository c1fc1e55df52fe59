"""Holds the garbage collector back while millions of values are built.

Cells and records point at nothing that points back, so the collector finds nothing among them; looking again and again
as they grow costs a third of the reading of a large workbook.
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
            gc.enable()
