"""`new`: a starter workbook, tables added to one, or the leaders' own workbooks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.errors import WRONG_USAGE, StudygroupError
from toolkit.files.output import digest_of
from toolkit.files.safe_names import distinct_names
from toolkit.flows.reading import open_programme
from toolkit.flows.request import Made, Request, Result
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.stores import create, open_location
from toolkit.tables import recognised, table_named
from toolkit.tables.specs import SPECS
from toolkit.tables.starter import added_sheets, starter_sheets, tables_of
from toolkit.tables.starter_group import group_sheets as sheets_of_group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from toolkit.flows.request import Progress
    from toolkit.language import Words
    from toolkit.programme.kinds import Phase, Table


def starter(words: Words, progress: Progress, *, file: Path, phase: Phase | None) -> Result:
    """A new workbook with every table, or those of one phase."""
    tables = tables_of(phase) if phase is not None else None
    create(str(file), starter_sheets(words, tables=tables))
    progress.step(file.name, 1, 1)
    return Result(files=_made(file, "workbook", None), lines=(words.text("new.then", file=file.name),))


def add_tables(words: Words, progress: Progress, *, workbook: Path, names: Sequence[str]) -> Result:
    """Tables put into a workbook that lacks them; one that is there already is refused and named.

    Raises: StudygroupError when a name is no table's.
    """
    asked = [_table(name) for name in names]
    store = open_location(str(workbook))
    snapshot = store.read()
    there = recognised(snapshot)
    patches = [replace(patch, owned=False) for patch in added_sheets(words, asked, there=there)]
    applied = store.apply(patches, based_on=snapshot)
    progress.step(workbook.name, 1, 1)
    outcomes = tuple(each._replace(workbook=workbook.name) for each in applied.outcomes)
    return Result(patches=outcomes, problems=tuple(each.problem for each in outcomes if each.problem is not None))


def group_sheets(words: Words, progress: Progress, *, hub: Path, folder: Path, as_of: date) -> Result:
    """One workbook per group for its leader, with members and planned meetings in it; those there already stay."""
    opened = open_programme(Request(str(hub), as_of, words), "new", write=False)
    groups = opened.programme.groups
    names = distinct_names(
        {each.id: opened.words.text("new.group_file", id=each.id, name=each.name) for each in groups}, ".xlsx"
    )
    files: list[Made] = []
    kept = []
    for done, group in enumerate(groups, start=1):
        path = folder / names[group.id]
        if path.exists():
            kept.append(problem(Code.FILE_KEPT, FileRef(path.name)))
        else:
            create(str(path), sheets_of_group(opened.programme, group, opened.words))
            files += _made(path, "group_sheet", group.id)
        progress.step(path.name, done, len(groups))
    return Result(files=tuple(files), problems=tuple(kept), lines=(words.text("new.link"),))


def _table(name: str) -> Table:
    found = table_named(name)
    if found is None:
        known = tuple(spec.name for spec in SPECS)
        raise StudygroupError(problem(Code.TABLE_NOT_KNOWN, name=name, known=known), WRONG_USAGE)
    return found


def _made(location: Path, kind: str, group: str | None) -> tuple[Made, ...]:
    """The workbook made, or every sheet of a folder of .csv."""
    paths = sorted(location.glob("*.csv")) if location.is_dir() else [location]
    return tuple(Made(path, kind, group, digest_of(path), changed=True) for path in paths)
