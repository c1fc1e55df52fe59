"""What the operating system answers when it will not write, as a Problem people can act on."""

from __future__ import annotations

import errno
from enum import Enum
from typing import TYPE_CHECKING

from toolkit.errors import CANNOT_WRITE, StudygroupError
from toolkit.places import FileRef
from toolkit.problems import Code, Fact, problem

if TYPE_CHECKING:
    from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# Windows: another program holds the file (32 sharing violation, 33 lock violation).
_SHARING = frozenset({32, 33})
# Windows says "access denied" too when a file to be replaced is open; in its folder we have just written.
_HELD_ON_WINDOWS = frozenset({5, *_SHARING})
# Network shares say that a file is busy.
_BUSY = frozenset({errno.EBUSY, errno.ETXTBSY})


class WriteFault(Enum):
    """Why a file could not be written, when it is neither full, forbidden nor open elsewhere."""

    SYSTEM = "system"
    FOLDER_MISSING = "folder missing"
    NOT_WHAT_WAS_MEANT = "not what was meant"
    READ_ONLY = "read only"


class HeldError(OSError):
    """A file that could not be replaced because another program kept it open."""


def cannot_write(error: OSError, path: Path) -> StudygroupError:
    """The error that names the file and what to do about it, from what the system answered."""
    if error.errno in _FULL:
        return refused(Code.FILE_DISK_FULL, path, folder=path.parent.name)
    if isinstance(error, HeldError) or getattr(error, "winerror", None) in _SHARING or error.errno in _BUSY:
        return refused(Code.FILE_OPEN_ELSEWHERE, path, lock=path.name)
    if error.errno in _FORBIDDEN:
        return refused(Code.FILE_FOLDER_READ_ONLY, path, folder=path.parent.name)
    missing = isinstance(error, FileNotFoundError | NotADirectoryError)
    return refused(Code.FILE_CANNOT_WRITE, path, reason=WriteFault.FOLDER_MISSING if missing else WriteFault.SYSTEM)


def is_held(error: OSError) -> bool:
    """Whether a file cannot be replaced because another program has it open."""
    return getattr(error, "winerror", None) in _HELD_ON_WINDOWS or error.errno in _BUSY


def refused(code: Code, path: Path, **facts: Fact) -> StudygroupError:
    """The error that stops a write before anything was changed."""
    return StudygroupError(problem(code, FileRef(path.name), **facts), CANNOT_WRITE)
