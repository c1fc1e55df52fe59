"""Taking back the last change of ours to a workbook: the copy from before it comes back, unless people went on since.

Shape: beside the copies lies one small file, `还原.json`: per workbook the changes, the eldest first, each with the
digests from before and after and the name of the copy. Digests only; nothing of what stands in a cell.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.files.backup import KEPT, keep_backup
from toolkit.files.durable import replace_durably
from toolkit.files.faults import cannot_write, refused
from toolkit.files.lock import locked
from toolkit.files.open_elsewhere import refuse_open
from toolkit.places import FileRef
from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.files.durable import Content

CHANGES = "还原.json"


class Change(NamedTuple):
    """One change of ours to a workbook: digests from before and after, and the copy from before."""

    before: str
    after: str
    copy: str


def remember_change(path: Path, folder: Path, change: Change) -> None:
    """Notes a change about to be made, so that it can be taken back.

    Raises: StudygroupError with exit 4 when it cannot be noted: then the workbook must not be changed.
    """
    _write(path, folder, [*_changes(path, folder), change][-KEPT:])


def was_written_by_us(path: Path, folder: Path, data: bytes) -> bool:
    """Whether a workbook's bytes are what the last change of ours made of it."""
    changes = _changes(path, folder)
    return bool(changes) and changes[-1].after == digest_of(data)


def take_back(path: Path, folder: Path, *, dry_run: bool = False) -> Change:
    """Puts the workbook back to what it was before the last change of ours; what it holds now is kept as a copy.

    Raises: StudygroupError with exit 3 when there is no change to take back, the workbook changed since or the copy is
    gone, with exit 4 when the workbook cannot be written; it is as it was then.
    """
    with locked(path):
        try:
            now = path.read_bytes()
        except OSError as error:
            raise cannot_write(error, path) from error
        changes = _changes(path, folder)
        # A run killed between the note and the exchange left a note of a change that never came.
        while changes and changes[-1].before == digest_of(now):
            changes.pop()
        if not changes:
            raise _cannot(Code.UNDO_NOTHING, path)
        last = changes.pop()
        if last.after != digest_of(now):
            raise _cannot(Code.UNDO_CHANGED, path)
        old = _copy(folder / last.copy)
        if old is None or digest_of(old) != last.before:
            raise _cannot(Code.UNDO_COPY_GONE, folder / last.copy)
        if not dry_run:
            _restore(path, folder, now, old)
            _write(path, folder, changes)
        return last


def digest_of(data: Content) -> str:
    """What tells one state of a workbook from another."""
    found = hashlib.sha256()
    for block in (data,) if isinstance(data, bytes) else data:
        found.update(block)
    return found.hexdigest()


def _restore(path: Path, folder: Path, now: bytes, old: bytes) -> None:
    def before(_: Path) -> None:
        keep_backup(path, now, folder)
        refuse_open(path)
        if path.read_bytes() != now:
            raise refused(Code.FILE_CHANGED_MEANWHILE, path)

    refuse_open(path)
    replace_durably(path, old, before=before)


def _changes(path: Path, folder: Path) -> list[Change]:
    """What is noted of a workbook; a broken note means that nothing can be taken back."""
    try:
        noted = json.loads((folder / CHANGES).read_text("utf-8"))[path.name]
        return [Change(str(each["before"]), str(each["after"]), str(each["copy"])) for each in noted]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write(path: Path, folder: Path, changes: Sequence[Change]) -> None:
    try:
        noted = json.loads((folder / CHANGES).read_text("utf-8"))
    except (OSError, ValueError):
        noted = {}
    kept = noted if isinstance(noted, dict) else {}
    text = json.dumps({**kept, path.name: [each._asdict() for each in changes]}, ensure_ascii=False, indent=1)
    replace_durably(folder / CHANGES, text.encode())


def _copy(copy: Path) -> bytes | None:
    try:
        return copy.read_bytes()
    except OSError:
        return None


def _cannot(code: Code, path: Path) -> StudygroupError:
    return StudygroupError(problem(code, FileRef(path.name)), INPUT_UNUSABLE)
