"""How a run that is told to stop ends: the way Ctrl-C ends it, so that nothing is left half-written."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

# What a scheduler or a closing session sends; Windows has no SIGHUP.
SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Told(KeyboardInterrupt):
    """The run was told to stop by a signal; `exit_code` is the customary one for it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


def heed_signals() -> None:
    """From now on the signals that end a run end it in order; only the main thread may ask for that."""
    if threading.current_thread() is threading.main_thread():
        for number in SIGNALS:
            signal.signal(number, _told)


def _told(number: int, _: FrameType | None) -> None:
    raise Told(number)
