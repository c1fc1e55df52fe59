"""`new`: a starter workbook, or tables added to one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import WRONG_USAGE, StudygroupError
from toolkit.files.output import digest_of
from toolkit.flows.request import Made, Result
from toolkit.problems import Code, problem
from toolkit.sheets import Outcome
from toolkit.stores import create, is_address, open_location
from toolkit.tables import recognised, table_named
from toolkit.tables.specs import SPECS
from toolkit.tables.starter import added_sheets, starter_sheets, tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.flows.request import Progress
    from toolkit.language import Words
    from toolkit.programme.kinds import Phase, Table


def starter(
    words: Words, progress: Progress, *, location: str, phase: Phase | None, credentials: Path | None = None
) -> Result:
    """A new workbook with every table, or those of one phase; an empty Google Sheet is filled with them.

    Raises: StudygroupError when something stands there already.
    """
    sheets = starter_sheets(words, tables=tables_of(phase) if phase is not None else None)
    name = create(location, sheets, credentials=credentials)
    progress.step(name, 1, 1)
    if is_address(location):
        made = tuple(Outcome(each.title, "created", 0, workbook=name, rows=len(each.rows)) for each in sheets)
        return Result(patches=made, lines=(words.text("new.then", file=location),))
    return Result(files=_made(Path(location)), lines=(words.text("new.then", file=name),))


def add_tables(
    words: Words, progress: Progress, *, workbook: str, names: Sequence[str], credentials: Path | None = None
) -> Result:
    """Tables put into a workbook that lacks them; one that is there already is refused and named.

    Raises: StudygroupError when a name is no table's.
    """
    asked = [_table(name) for name in names]
    store = open_location(workbook, credentials=credentials)
    snapshot = store.read()
    there = recognised(snapshot)
    patches = [replace(patch, owned=False) for patch in added_sheets(words, asked, there=there)]
    applied = store.apply(patches, based_on=snapshot)
    name = snapshot.grids[0].workbook if snapshot.grids else snapshot.location
    progress.step(name, 1, 1)
    outcomes = tuple(each._replace(workbook=name) for each in applied.outcomes)
    return Result(patches=outcomes, problems=tuple(each.problem for each in outcomes if each.problem is not None))


def _table(name: str) -> Table:
    found = table_named(name)
    if found is None:
        known = tuple(spec.name for spec in SPECS)
        raise StudygroupError(problem(Code.TABLE_NOT_KNOWN, name=name, known=known), WRONG_USAGE)
    return found


def _made(location: Path) -> tuple[Made, ...]:
    """The workbook made, or every sheet of a folder of .csv."""
    paths = sorted(location.glob("*.csv")) if location.is_dir() else [location]
    return tuple(Made(path, "workbook", None, digest_of(path), changed=True) for path in paths)
