"""Which runs are still alive, so that what a dead one left behind may be cleared away."""

from __future__ import annotations

import hashlib
import os
import sys


def host() -> str:
    """The name of this machine."""
    if sys.platform == "win32":
        import socket  # noqa: PLC0415 - loaded where nothing else knows

        return socket.gethostname()
    return os.uname().nodename


def host_mark() -> str:
    """A short mark of this machine for file names: folders on shares are seen by several."""
    return hashlib.sha256(host().encode()).hexdigest()[:8]


def is_alive(pid: int) -> bool:
    """Whether a process of this machine still runs; one that belongs to somebody else does."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - not elsewhere

        # os.kill would end the process on Windows, whatever the signal.
        handle = ctypes.windll.kernel32.OpenProcess(0x1000, 0, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
