"""Sheets of ours as .csv files of a folder, readable in Excel, harmless when opened there."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.backup import keep_backup
from toolkit.files.durable import replace_durably
from toolkit.files.faults import cannot_write, refused
from toolkit.files.lock import locked
from toolkit.files.open_elsewhere import refuse_open
from toolkit.files.output import backup_folder
from toolkit.places import CellRef
from toolkit.problems import Code, problem
from toolkit.sheets import Applied, CellsPatch, Kind, Link, Outcome
from toolkit.stores.csv.marks import marks_text, read_marks
from toolkit.stores.csv.reader import csv_files, folder_version
from toolkit.stores.digest import digest_of
from toolkit.stores.marks import CSV_MARKS, Mark, Marks
from toolkit.stores.obstacle import Obstacle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.problems import Problem
    from toolkit.sheets import Patch, SheetPatch, SheetValue, Snapshot, State

_BOM = "\ufeff"
# What Excel would take for a formula, also behind blanks and line breaks.
_FORMULA_LIKE = re.compile(r"\s*[=+\-@\t\r]")


class _Intent(NamedTuple):
    patch: Patch
    sheet: str
    state: State
    problem: Problem | None = None

    @property
    def outcome(self) -> Outcome:
        written = self.state in {"created", "replaced"} and not isinstance(self.patch, CellsPatch)
        cells = sum(1 for row in _rows(self.patch) for cell in row if cell) if written else 0
        return Outcome(self.sheet, self.state, cells, self.problem)


def apply_patches(path: Path, patches: Sequence[Patch], *, based_on: Snapshot, dry_run: bool) -> Applied:
    """What became of each patch, in their order; the marks are written last.

    Raises: StudygroupError with exit 4 when the folder changed since it was read or cannot be written.
    """
    if folder_version(path) != based_on.version:
        raise refused(Code.FILE_CHANGED_MEANWHILE, path)
    marks = read_marks(path)
    present = {each.stem.casefold() for each in csv_files(path)}
    intents = [_intent(path.name, patch, marks, present) for patch in patches]
    writing = [each for each in intents if each.state in {"created", "replaced"}]
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


def guarded(text: str) -> str:
    """Text a spreadsheet program shows and never computes: an apostrophe stands before what looks like a formula."""
    return f"'{text}" if _FORMULA_LIKE.match(text) else text


def _intent(folder: str, patch: Patch, marks: Marks, present: set[str]) -> _Intent:
    if isinstance(patch, CellsPatch):
        at = CellRef(folder, patch.sheet, 0, 0)
        reason = problem(Code.SHEET_CANNOT_ADD, at, reason=Obstacle.CELLS)
        return _Intent(patch, patch.sheet, "refused", reason)
    mark = marks.by_key(patch.key) if patch.owned else None
    stands = mark is not None and mark.sheet.casefold() in present
    if mark is not None and stands:
        return _Intent(patch, mark.sheet, "unchanged" if mark.digest == digest_of(patch) else "replaced")
    if patch.title.casefold() in present:
        taken = problem(Code.SHEET_NAME_TAKEN, CellRef(folder, patch.title, 0, 0), sheet=patch.title)
        return _Intent(patch, patch.title, "refused", taken)
    present.add(patch.title.casefold())
    return _Intent(patch, patch.title, "created")


def _write(folder: Path, writing: Sequence[_Intent], marks: Marks) -> str | None:
    backup = None
    known = {mark.key: mark for mark in marks.all}
    for each in writing:
        if isinstance(each.patch, CellsPatch):
            continue
        file = folder / f"{each.sheet}.csv"
        if file.exists():
            backup = keep_backup(file, file.read_bytes(), backup_folder(folder))
        replace_durably(file, _content(each.patch))
        if each.patch.owned:
            known[each.patch.key] = Mark(each.patch.key, each.sheet, digest_of(each.patch))
    text = marks_text(Marks(tuple(known.values())))
    replace_durably(folder / CSV_MARKS, text.encode())
    return backup


def _content(patch: SheetPatch) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(_rows(patch))
    return (_BOM + file.getvalue()).encode("utf-8", "replace")


def _rows(patch: Patch) -> list[list[str]]:
    if isinstance(patch, CellsPatch):
        return []
    rows = [[guarded(line)] for line in patch.above]
    if patch.columns:
        rows.append([guarded(column.header) for column in patch.columns])
    kinds = [column.kind for column in patch.columns]
    kinds += [Kind.TEXT] * max((len(values) - len(kinds) for values in patch.rows), default=0)
    return rows + [[_text(value, kind) for value, kind in zip(values, kinds, strict=False)] for values in patch.rows]


def _text(value: SheetValue, kind: Kind) -> str:
    if value is None:
        return ""
    if isinstance(value, Link):
        return guarded(value.text)
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, int | float | Fraction):
        return _number(value, kind)
    return value.isoformat() if isinstance(value, date) else value.strftime("%H:%M")


def _number(value: float | Fraction, kind: Kind) -> str:
    if kind is Kind.PERCENT:
        return f"{float(value * 100):.1f}%"
    if isinstance(value, Fraction) and value.denominator != 1:
        return repr(float(value))
    return str(value)
