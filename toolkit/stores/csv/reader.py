"""A folder of .csv files as a Snapshot: one sheet per file, named like the file, all values text."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.sheets import Grid, Snapshot, Value
from toolkit.stores.csv.marks import read_marks
from toolkit.stores.damage import Bound, Damage

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from toolkit.problems import Fact

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DELIMITERS = ",\t;"
_LINES_LOOKED_AT = 20
# Of fifty bytes of a table in UTF-16 more than one is zero: commas and line ends alone are.
_STRAY_ZEROS = 50
_MEBIBYTE = 1024 * 1024
_FILE_LIMIT = 128 * _MEBIBYTE


class Spelling(NamedTuple):
    """A file's text and how it was written; `bom` is the mark before it."""

    text: str
    encoding: str
    bom: bytes


def read_folder(folder: Path, sheets: Collection[str] | None = None) -> Snapshot:
    """The .csv files of a folder as they are now, by name; `sheets` limits it to these.

    Shape: hidden files and Excel's lock files are no sheets.
    Raises: StudygroupError naming the file that cannot be read, or the folder when it has no .csv.
    """
    files = csv_files(folder)
    if not files:
        raise _refusal(Code.FILE_NO_CSV, folder.name)
    contents = {path: _bytes_of(path) for path in files}
    marks = read_marks(folder)
    grids = []
    for path, data in contents.items():
        if sheets is None or path.stem in sheets:
            mark = marks.by_sheet(path.stem)
            grids.append(Grid(folder.name, path.stem, _rows(path.name, data), owned=mark.key if mark else None))
    return Snapshot(folder.name, tuple(grids), version_of(contents))


def csv_files(folder: Path) -> tuple[Path, ...]:
    """The sheets of a folder, by file name."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() == ".csv" and path.is_file()]
    except OSError as unreadable:
        raise _refusal(Code.FILE_CANNOT_READ, folder.name) from unreadable
    return tuple(sorted(path for path in found if not path.name.startswith((".", "~$"))))


def folder_version(folder: Path) -> str:
    """The version a Snapshot of this folder would have now."""
    return version_of({path: _bytes_of(path) for path in csv_files(folder)})


def version_of(contents: dict[Path, bytes]) -> str:
    """What tells one state of the files from another."""
    whole = hashlib.sha256()
    for path, data in contents.items():
        whole.update(f"{path.name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return whole.hexdigest()


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _FILE_LIMIT:
            raise _refusal(Code.FILE_TOO_LARGE, path.name, what=Bound.BYTES, limit=_FILE_LIMIT // _MEBIBYTE)
        return path.read_bytes()
    except OSError as unreadable:
        raise _refusal(Code.FILE_CANNOT_READ, path.name) from unreadable


def _rows(file: str, data: bytes) -> tuple[tuple[Value, ...], ...]:
    text = spelled(file, data).text
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        trimmed = [_without_end(row) for row in reader]
    except csv.Error as broken:
        raise _refusal(Code.FILE_DAMAGED, file, reason=Damage.QUOTES) from broken
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return tuple(trimmed)


def spelled(file: str, data: bytes) -> Spelling:
    """The text of a file: UTF-8 or UTF-16 by their marks, else UTF-8, else GB18030, which Chinese Excel writes.

    Shape: UTF-16 without its mark has a zero byte behind or before each plain letter; elsewhere they are strays.

    Raises: StudygroupError FILE_DAMAGED when it is none of them.
    """
    named = [(bom, encoding) for bom, encoding in _BOMS if data.startswith(bom)]
    behind, before = data[1::2].count(0), data[::2].count(0)
    wide = max(behind, before) * _STRAY_ZEROS > len(data)
    unnamed = ("utf-16-le" if behind > before else "utf-16-be",) if wide else ("utf-8", "gb18030")
    for bom, encoding in named or [(b"", each) for each in unnamed]:
        try:
            return Spelling(data.removeprefix(bom).decode(encoding), encoding, bom)
        except UnicodeDecodeError:
            continue
    raise _refusal(Code.FILE_DAMAGED, file, reason=Damage.ENCODING)


def delimiter_of(text: str) -> str:
    """The character that splits one of the first lines into the most cells; title lines have no say."""
    start = io.StringIO(text, newline="")
    head = [line for line, _ in zip(start, range(_LINES_LOOKED_AT), strict=False)]
    return max(_DELIMITERS, key=lambda each: max((len(row) for row in csv.reader(head, delimiter=each)), default=0))


def _without_end(row: list[str]) -> tuple[str | None, ...]:
    cells = [cell or None for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _refusal(code: Code, file: str, **facts: Fact) -> StudygroupError:
    return StudygroupError(problem(code, FileRef(file), **facts), INPUT_UNUSABLE)
