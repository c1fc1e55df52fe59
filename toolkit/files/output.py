"""Where output lies, beside the workbook, and how a document gets there: whole, and only when it differs."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.durable import exchange, gone_on_failure, sync_folder, write_new
from toolkit.files.faults import cannot_write
from toolkit.files.temporary import temporary_beside, work_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

OUTPUT = "_输出"
BACKUPS = "备份"
WAITING = "待合并"
RESULT = "_本次结果"
# What the system lets others do with a new file is for it to say.
_PUBLIC = 0o666
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})


class Written(NamedTuple):
    """One output document; `changed` is False when the same bytes stood there already."""

    path: Path
    sha256: str
    changed: bool


def output_root(location: str | Path) -> Path:
    """The folder of everything made from a workbook: `总表_输出` beside `总表.xlsx`."""
    path = Path(location)
    stem = path.stem if path.suffix.casefold() in _WORKBOOKS else path.name
    return path.with_name(f"{stem}{OUTPUT}")


def real_file(location: str | Path) -> Path:
    """The file that a link leads to: one workbook has one history, however it was named."""
    path = Path(location)
    return path.resolve() if path.is_symlink() else path


def backup_folder(location: str | Path) -> Path:
    """Where copies from before a change lie: beside the workbook itself, links followed."""
    return output_root(real_file(location)) / BACKUPS


def waiting_file(location: str | Path) -> Path:
    """Where summaries wait that could not be written back: a workbook of their own."""
    path = Path(location)
    return output_root(path) / WAITING / f"{path.stem}_{WAITING}.xlsx"


def result_file(path: Path) -> Path:
    """Where a changed workbook's would-be content is left for people to compare: beside it, never over another one."""
    stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}"
    return path.with_name(f"{path.stem}{RESULT}_{stamp}{path.suffix}")


def drop(path: Path) -> None:
    """Removes a file of ours that has done its duty; one that is not there is fine."""
    path.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_document(path: Path, data: bytes) -> Written:
    """Puts one document in its place; readers see the old one or the new one, even after a power cut.

    Shape: `settle` afterwards brings the names of a batch to the disk.
    Raises: StudygroupError with exit 4.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        if _stands(path, data):
            return Written(path, digest, changed=False)
        temporary = temporary_beside(path)
        with gone_on_failure(temporary):
            try:
                write_new(temporary, data, mode=_PUBLIC)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_new(temporary, data, mode=_PUBLIC)
            exchange(temporary, path)
    except OSError as error:
        raise cannot_write(error, path) from error
    return Written(path, digest, changed=True)


def _stands(path: Path, data: bytes) -> bool:
    """Whether these bytes stand there already."""
    try:
        found = path.stat()
    except OSError:
        return False
    return S_ISREG(found.st_mode) and found.st_size == len(data) and path.read_bytes() == data


def is_behind(made: Path, source: Path) -> bool:
    """Whether a file made from another is missing, or older than it."""
    try:
        return made.stat().st_mtime_ns < source.stat().st_mtime_ns
    except OSError:
        return True


def freshen(made: Path) -> None:
    """Says that a file is as new as what it was made from, though its bytes are as before."""
    with suppress(OSError):
        os.utime(made)


@contextmanager
def copies_of(documents: Sequence[Path], change: Callable[[bytes], bytes]) -> Iterator[Mapping[Path, Path]]:
    """Each document by a changed copy of it under a plain name, all in one private folder that is gone with the block.

    Raises: StudygroupError with exit 4.
    """
    try:
        with work_folder(documents[0]) as folder:
            named = {folder / f"{number:05d}{each.suffix}": each for number, each in enumerate(documents, start=1)}
            for copy, each in named.items():
                copy.write_bytes(change(each.read_bytes()))
            yield named
    except OSError as error:
        raise cannot_write(error, documents[0]) from error


def settle(written: Iterable[Written]) -> None:
    """One pass that makes the disk hold the names of a batch of documents, before a run says it is done.

    Raises: StudygroupError with exit 4.
    """
    for folder in sorted({each.path.parent for each in written if each.changed}):
        try:
            sync_folder(folder)
        except OSError as error:
            raise cannot_write(error, folder / os.curdir) from error
