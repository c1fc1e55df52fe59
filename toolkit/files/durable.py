"""Replacing a file so that it is always wholly the old one or wholly the new one, whatever happens in between.

Source: facts on reliability, "Durable replace": temp in the same folder, fsync, re-read, unchanged?, rename, fsync the
folder. A kill or power cut at any point leaves the old or the new bytes.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from toolkit.files.faults import HeldError, WriteFault, cannot_write, is_held, refused
from toolkit.files.temporary import sweep, temporary_beside
from toolkit.problems import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    # The bytes of a file, or what they are joined from.
    Content = bytes | Sequence[bytes | bytearray | memoryview]

PRIVATE = 0o600
_WRITABLE = 0o222
_TRIES = 6
_FIRST_WAIT = 0.05
# Some shares cannot sync a folder; the rename itself has happened then.
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})


def replace_durably(path: Path, data: Content, *, before: Callable[[Path], None] | None = None) -> None:
    """Puts new bytes in the place of a file.

    Shape: `before` is given the finished temporary file right before the exchange; what it raises leaves the old file.
    Raises: StudygroupError with exit 4 when the disk is full, the folder or the file read-only, the file held by
    another program.
    """
    try:
        target = path.resolve()
        _refuse_read_only(target, path)
        sweep(target.parent)
        temporary = temporary_beside(target)
        with gone_on_failure(temporary):
            write_new(temporary, data)
            if target.exists():
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            if before is not None:
                before(temporary)
            exchange(temporary, target)
        # The new file stands there whatever the folder says now: to call that a failure would be untrue.
        with suppress(OSError):
            sync_folder(target.parent)
    except OSError as error:
        raise cannot_write(error, path) from error


def remove_durably(path: Path) -> None:
    """Takes a file of ours away, on the disk too; one that is not there is fine.

    Raises: StudygroupError with exit 4 when it may not be removed.
    """
    try:
        path.unlink(missing_ok=True)
        with suppress(OSError):
            sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(error, path) from error


def _refuse_read_only(target: Path, path: Path) -> None:
    """A rename passes over a file that people set read-only; we do not."""
    if target.exists() and not target.stat().st_mode & _WRITABLE:
        raise refused(Code.FILE_CANNOT_WRITE, path, reason=WriteFault.READ_ONLY)


@contextmanager
def gone_on_failure(path: Path) -> Iterator[None]:
    """Removes a file of ours when the block fails; that it cannot be removed never hides why."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def write_new(path: Path, data: Content, *, mode: int = PRIVATE) -> None:
    """A new file, on the disk when this returns; nothing of it stays when it cannot be.

    Shape: only its owner may read it, unless `mode` says who else; the system takes from that what it takes from all.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with gone_on_failure(path):
        try:
            for piece in (data,) if isinstance(data, bytes) else data:
                _write_all(descriptor, piece)
            sync(descriptor)
        finally:
            os.close(descriptor)


def _write_all(descriptor: int, data: bytes | bytearray | memoryview) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def exchange(
    temporary: Path,
    target: Path,
    *,
    rename: Callable[[Path, Path], object] = os.replace,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Renames over the target; where the system says another program has it open, tries again for three seconds.

    Raises: OSError when it cannot be renamed, HeldError among them when it stayed open.
    """
    for left in reversed(range(_TRIES)):
        try:
            rename(temporary, target)
        except OSError as error:
            if not is_held(error):
                raise
            if not left:
                raise HeldError(*error.args) from error
            wait(_FIRST_WAIT * 2 ** (_TRIES - left))
        else:
            return


def sync(descriptor: int) -> None:
    """Makes the disk, not only the system's memory, hold what was written."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Makes the disk hold a folder's list of names; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)
