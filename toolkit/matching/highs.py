"""The solver of linear and integer programmes, silent, on one thread, always from the same seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy

if TYPE_CHECKING:
    from collections.abc import Callable


class Silent(highspy.Highs):
    """A solver silent from the first moment: switching its callbacks on would already print a banner."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        """Called while the solver is made."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # highspy leaves it untyped


def open_highs() -> highspy.Highs:
    """A solver that maximises."""
    highs = Silent()  # type: ignore[no-untyped-call]  # highspy leaves it untyped
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("random_seed", 0)
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return highs


def interruptible(highs: highspy.Highs, should_stop: Callable[[], bool]) -> None:
    """Lets a search through a tree end when asked."""

    def asked(event: object) -> None:
        if should_stop():
            event.interrupt()  # type: ignore[attr-defined]  # highspy types its events loosely

    highs.cbMipInterrupt += asked
