"""Temporary files beside the file they will become, named so that a later run knows whose they were."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.files.processes import host_mark, is_alive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREFIX = ".studygroup~"
_ENDING = ".tmp"


def temporary_beside(path: Path) -> Path:
    """A free name in the folder of a file: a rename is only safe inside one folder."""
    return path.with_name(f"{PREFIX}{host_mark()}~{os.getpid()}~{os.urandom(4).hex()}{_ENDING}")


def sweep(folder: Path) -> int:
    """Removes what runs that died on this machine left in a folder; answers how many files and folders."""
    swept = 0
    for path in folder.glob(f"{PREFIX}*{_ENDING}"):
        machine, _, rest = path.name.removeprefix(PREFIX).partition("~")
        pid = rest.partition("~")[0]
        if machine == host_mark() and pid.isdecimal() and not is_alive(int(pid)):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
            swept += 1
    return swept


@contextmanager
def work_folder(beside: Path) -> Iterator[Path]:
    """A private folder beside a file, for another program to work in; gone with the block, or with a later run."""
    sweep(beside.parent)
    folder = temporary_beside(beside)
    folder.mkdir(0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
