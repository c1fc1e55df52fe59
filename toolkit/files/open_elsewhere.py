"""Whether a workbook is open in Excel, WPS or LibreOffice: each leaves a lock file beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.files.faults import refused
from toolkit.problems import Code

if TYPE_CHECKING:
    from pathlib import Path


def lock_of_another_program(path: Path) -> str | None:
    """The name of the lock file Excel, LibreOffice or WPS keeps beside a workbook; None when it is not open.

    Shape: a link is looked at where it lies and where it leads.
    """
    for file in {path, path.resolve()}:
        for name in (f"~${file.name}", f".~lock.{file.name}#", f".~{file.name}"):
            if file.with_name(name).exists():
                return name
    return None


def refuse_open(path: Path) -> None:
    """Stops before a workbook that is open elsewhere.

    Raises: StudygroupError FILE_OPEN_ELSEWHERE with exit 4.
    """
    lock = lock_of_another_program(path)
    if lock is not None:
        raise refused(Code.FILE_OPEN_ELSEWHERE, path, lock=lock)
