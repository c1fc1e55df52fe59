"""The solver of linear and integer programmes, silent, on one thread, always from the same seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


class Silent(highspy.Highs):
    """A solver silent from the first moment: switching its callbacks on would already print a banner."""

    def __init__(self) -> None:
        self.raised: list[BaseException] = []
        super().__init__()  # type: ignore[no-untyped-call]  # highspy leaves it untyped

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        """Called while the solver is made."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # highspy leaves it untyped

    def run(self) -> highspy.HighsStatus:
        """Solves; what a callback raised meanwhile is raised after it."""
        self.raised.clear()
        status = super().run()
        if self.raised:
            raise self.raised[0]
        return status


def open_highs() -> Silent:
    """A solver that maximises."""
    highs = Silent()
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("random_seed", 0)
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return highs


def interruptible(highs: Silent, should_stop: Callable[[], bool]) -> None:
    """Lets a solve end when asked: along edges, from the inside or through a tree."""
    raised = highs.raised

    def asked(event: object) -> None:
        try:
            stop = should_stop()
        except BaseException as fault:  # noqa: BLE001 - the solver would swallow it; it is raised after the solve
            raised.append(fault)
            stop = True
        if stop:
            event.interrupt()  # type: ignore[attr-defined]  # highspy types its events loosely

    for event in (highs.cbMipInterrupt, highs.cbSimplexInterrupt, highs.cbIpmInterrupt):
        event.subscribe(asked)


def levels_of(highs: highspy.Highs, columns: int) -> NDArray[np.float64]:
    """The level of every column; nothing of any where no solution was found."""
    solution = highs.getSolution()
    levels = np.array(solution.col_value)
    return levels if solution.value_valid and len(levels) == columns else np.zeros(columns)


def prices_of(highs: highspy.Highs, rows: int) -> NDArray[np.float64]:
    """The price of every row; nothing for any where the solve was ended before."""
    solution = highs.getSolution()
    prices = np.array(solution.row_dual)
    return prices if solution.dual_valid and len(prices) == rows else np.zeros(rows)
