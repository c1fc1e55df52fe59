"""Sheets of ours as .csv files of a folder, harmless in Excel, and cells filled in people's files."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.backup import keep_backup
from toolkit.files.durable import remove_durably, replace_durably
from toolkit.files.faults import cannot_write, refused
from toolkit.files.lock import locked
from toolkit.files.open_elsewhere import refuse_open
from toolkit.files.output import backup_folder
from toolkit.places import CellRef
from toolkit.problems import Code, Problem, problem
from toolkit.sheets import Applied, CellsPatch, Kind, Outcome, SheetPatch, SheetRemoval
from toolkit.stores.csv.cell_text import cell_text, guarded
from toolkit.stores.csv.edits import edited
from toolkit.stores.csv.marks import marks_text, read_marks
from toolkit.stores.csv.reader import csv_files, folder_version
from toolkit.stores.digest import digest_of
from toolkit.stores.marks import CSV_MARKS, Mark, Marks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.sheets import Patch, Snapshot, State

_BOM = "\ufeff"


class _Intent(NamedTuple):
    patch: Patch
    sheet: str
    state: State
    problem: Problem | None = None
    content: bytes = b""
    cells: int = 0

    @property
    def outcome(self) -> Outcome:
        return Outcome(self.sheet, self.state, self.cells, self.problem)


def apply_patches(path: Path, patches: Sequence[Patch], *, based_on: Snapshot, dry_run: bool) -> Applied:
    """What became of each patch, in their order; the marks are written last.

    Raises: StudygroupError with exit 4 when the folder changed since it was read or cannot be written.
    """
    if folder_version(path) != based_on.version:
        raise refused(Code.FILE_CHANGED_MEANWHILE, path)
    marks = read_marks(path)
    present = {each.stem.casefold(): each for each in csv_files(path)}
    intents = [_intent(path, patch, marks, present) for patch in patches]
    writing = [each for each in intents if each.state in {"created", "replaced", "edited", "removed"}]
    backup = None
    if writing and not dry_run:
        for each in writing:
            refuse_open(path / f"{each.sheet}.csv")
        with locked(path / CSV_MARKS):
            backup = _write(path, writing, marks)
    return Applied(tuple(each.outcome for each in intents), backup)


def create_workbook(path: Path, patches: Sequence[SheetPatch]) -> None:
    """A new folder with one .csv per sheet, and the marks of those that stay ours.

    Raises: StudygroupError when something stands there already or the folder cannot be made.
    """
    if path.exists():
        raise refused(Code.FILE_EXISTS, path)
    try:
        path.mkdir(parents=True)
    except OSError as error:
        raise cannot_write(error, path) from error
    for patch in patches:
        replace_durably(path / f"{patch.title}.csv", _content(patch))
    marks = Marks(tuple(Mark(patch.key, patch.title, digest_of(patch)) for patch in patches if patch.owned))
    if marks.all:
        replace_durably(path / CSV_MARKS, marks_text(marks).encode())


def _intent(folder: Path, patch: Patch, marks: Marks, present: dict[str, Path]) -> _Intent:
    if isinstance(patch, CellsPatch):
        return _edited(folder, patch, present.get(patch.sheet.casefold()))
    if isinstance(patch, SheetRemoval):
        ours = marks.by_key(patch.key)
        there = ours is not None and ours.sheet.casefold() in present
        return _Intent(patch, ours.sheet if ours else patch.key, "removed" if there else "unchanged")
    mark = marks.by_key(patch.key) if patch.owned else None
    content, cells = _content(patch), sum(1 for row in _rows(patch) for cell in row if cell)
    if mark is not None and mark.sheet.casefold() in present:
        if mark.digest == digest_of(patch):
            return _Intent(patch, mark.sheet, "unchanged")
        return _Intent(patch, mark.sheet, "replaced", None, content, cells)
    if patch.title.casefold() in present:
        taken = problem(Code.SHEET_NAME_TAKEN, CellRef(folder.name, patch.title, 0, 0), sheet=patch.title)
        return _Intent(patch, patch.title, "refused", taken)
    present[patch.title.casefold()] = folder / f"{patch.title}.csv"
    return _Intent(patch, patch.title, "created", None, content, cells)


def _edited(folder: Path, patch: CellsPatch, file: Path | None) -> _Intent:
    if file is None or not file.exists():
        gone = problem(Code.SHEET_GONE, CellRef(folder.name, patch.sheet, 0, 0), sheet=patch.sheet)
        return _Intent(patch, patch.sheet, "refused", gone)
    found = edited(folder.name, file.name, file.read_bytes(), patch)
    if isinstance(found, Problem):
        return _Intent(patch, file.stem, "refused", found)
    return _Intent(patch, file.stem, "edited" if found.cells else "unchanged", None, found.data, found.cells)


def _write(folder: Path, writing: Sequence[_Intent], marks: Marks) -> str | None:
    backup = None
    known = {mark.key: mark for mark in marks.all}
    for each in writing:
        file = folder / f"{each.sheet}.csv"
        if file.exists():
            backup = keep_backup(file, file.read_bytes(), backup_folder(folder))
        if isinstance(each.patch, SheetRemoval):
            remove_durably(file)
            del known[each.patch.key]
            continue
        replace_durably(file, each.content)
        if isinstance(each.patch, SheetPatch) and each.patch.owned:
            known[each.patch.key] = Mark(each.patch.key, each.sheet, digest_of(each.patch))
    now = Marks(tuple(known.values()))
    if now != marks:
        replace_durably(folder / CSV_MARKS, marks_text(now).encode())
    return backup


def _content(patch: SheetPatch) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(_rows(patch))
    return (_BOM + file.getvalue()).encode("utf-8", "replace")


def _rows(patch: SheetPatch) -> list[list[str]]:
    rows = [[guarded(line)] for line in patch.above]
    if patch.columns:
        rows.append([guarded(column.header) for column in patch.columns])
    kinds = [column.kind for column in patch.columns]
    kinds += [Kind.TEXT] * max((len(values) - len(kinds) for values in patch.rows), default=0)
    return rows + [
        [cell_text(value, kind) for value, kind in zip(values, kinds, strict=False)] for values in patch.rows
    ]
