"""Temporary files beside the file they will become, named so that a later run knows whose they were."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from toolkit.files.processes import host_mark, is_alive

if TYPE_CHECKING:
    from pathlib import Path

PREFIX = ".studygroup~"
_ENDING = ".tmp"


def temporary_beside(path: Path) -> Path:
    """A free name in the folder of a file: a rename is only safe inside one folder."""
    return path.with_name(f"{PREFIX}{host_mark()}~{os.getpid()}~{secrets.token_hex(4)}{_ENDING}")


def sweep(folder: Path) -> int:
    """Removes what runs that died on this machine left in a folder; answers how many files."""
    swept = 0
    for path in folder.glob(f"{PREFIX}*{_ENDING}"):
        machine, _, rest = path.name.removeprefix(PREFIX).partition("~")
        pid = rest.partition("~")[0]
        if machine == host_mark() and pid.isdecimal() and not is_alive(int(pid)):
            path.unlink(missing_ok=True)
            swept += 1
    return swept
