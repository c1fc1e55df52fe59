"""How a run that is told to stop ends: the way Ctrl-C ends it, so that nothing is left half-written."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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


@contextmanager
def stopping_early() -> Iterator[Callable[[], bool]]:
    """While it lasts the first Ctrl-C or signal to end only asks to stop with the best so far; a second one ends it.

    Raises: what the second signal raises, again whenever it is asked and when all is done: a solver in other hands may
    have swallowed it.
    """
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    usual = {number: signal.getsignal(number) for number in (signal.SIGINT, *SIGNALS)}
    ended: list[int] = []

    def restore() -> None:
        for number, handler in usual.items():
            signal.signal(number, handler)

    def ask(number: int, _: FrameType | None) -> None:
        if not asked.is_set():
            asked.set()
            return
        restore()
        ended.append(number)
        end()

    def end() -> None:
        for number in ended:
            signal.raise_signal(number)

    def is_asked() -> bool:
        end()
        return asked.is_set()

    for number in usual:
        signal.signal(number, ask)
    try:
        yield is_asked
        end()
    finally:
        restore()
