"""A dated copy of a workbook from before it was changed; the last ten are kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.files.durable import gone_on_failure, sync_folder, write_new
from toolkit.files.faults import cannot_write
from toolkit.files.temporary import temporary_beside

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 10
_STAMP = "%Y%m%d-%H%M%S-%f"


def keep_backup(path: Path, data: bytes, folder: Path) -> str:
    """Puts a workbook's present bytes into the backup folder and drops the eldest; answers the copy's name.

    Raises: StudygroupError with exit 4 when the copy cannot be written: then the workbook must not be changed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = _free(folder, path)
        temporary = temporary_beside(copy)
        with gone_on_failure(temporary):
            write_new(temporary, data)
            temporary.replace(copy)
        sync_folder(folder)
        old = backups_of(path, folder)[:-KEPT]
    except OSError as error:
        raise cannot_write(error, folder / path.name) from error
    for each in old:
        # One copy too many harms nobody; the next run tries again.
        with suppress(OSError):
            each.unlink(missing_ok=True)
    return copy.name


def backups_of(path: Path, folder: Path) -> tuple[Path, ...]:
    """The copies of a workbook, the eldest first."""
    return tuple(sorted(each for each in folder.glob(f"*{path.suffix}") if _is_copy(each, path)))


def _is_copy(each: Path, path: Path) -> bool:
    stamp = each.stem.removeprefix(f"{path.stem}_")
    return each.stem.startswith(f"{path.stem}_") and stamp[:8].isdecimal() and stamp[8:9] == "-"


def _free(folder: Path, path: Path) -> Path:
    """A name by the moment, so that the order of names is the order of copies."""
    while True:
        copy = folder / f"{path.stem}_{datetime.now().astimezone():{_STAMP}}{path.suffix}"
        if not copy.exists():
            return copy
