"""`new --from`: the next cycle's workbook, with what goes on from the last one's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.figures import compute_next_topics
from toolkit.files.output import digest_of
from toolkit.flows.request import Made, Result
from toolkit.language import words_for
from toolkit.places import CellRef, FileRef
from toolkit.problems import Code, Severity, problem
from toolkit.programme.kinds import Table
from toolkit.sheets import Outcome
from toolkit.stores import create, is_address, open_location
from toolkit.tables import read_language, read_programme, recognised, spec_of, table_named
from toolkit.tables.starter_next import next_cycle_sheets

if TYPE_CHECKING:
    from toolkit.flows.request import Progress
    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.tables.starter_next import NextCycle


def run(words: Words, progress: Progress, *, location: str, old: str, credentials: Path | None = None) -> Result:
    """A new workbook in the language of the old one, which is only read; what could not be carried is named.

    Raises: StudygroupError when the old one cannot be used, or something stands at the new place already.
    """
    snapshot = open_location(old, write=False, credentials=credentials).read()
    if not recognised(snapshot):
        sheets = tuple(grid.sheet for grid in snapshot.grids)
        raise StudygroupError(
            problem(Code.FILE_NO_KNOWN_SHEET, FileRef(snapshot.location), sheets=sheets), INPUT_UNUSABLE
        )
    reading = read_programme(snapshot, {})
    proposed = [each.topic for each in compute_next_topics(reading.programme)]
    cycle = next_cycle_sheets(snapshot, reading.programme, proposed, words_for(read_language(snapshot)))
    name = create(location, cycle.sheets, credentials=credentials)
    progress.step(name, 1, 1)
    lost = tuple(each for each in reading.problems if _of_what_is_carried(each, cycle))
    lines = _lines(words, cycle, location)
    if is_address(location):
        made = tuple(Outcome(each.title, "created", 0, workbook=name, rows=len(each.rows)) for each in cycle.sheets)
        return Result(patches=made, problems=lost, lines=lines)
    path = Path(location)
    paths = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    files = tuple(Made(each, "workbook", None, digest_of(each), changed=True) for each in paths)
    return Result(files=files, problems=lost, lines=lines)


def _of_what_is_carried(found: Problem, cycle: NextCycle) -> bool:
    """Whether something was wrong in a table the new cycle begins with."""
    inside = isinstance(found.at, CellRef) and table_named(found.at.sheet) in {*cycle.rows, Table.SETTINGS}
    return inside and found.code.severity is Severity.ERROR


def _lines(words: Words, cycle: NextCycle, location: str) -> tuple[str, ...]:
    """How many rows of what were carried, and what people have to fill in."""
    carried = tuple(
        words.text("new.carried.rows", table=spec_of(table).name, rows=rows)
        for table, rows in cycle.rows.items()
        if rows
    )
    file = location if is_address(location) else Path(location).name
    return (
        words.text("new.carried", tables=carried) if carried else words.text("new.carried.nothing"),
        words.text("new.carried.cycle", cycle=cycle.cycle) if cycle.cycle else words.text("new.carried.name_it"),
        words.text("new.carried.fill"),
        words.text("new.then", file=file),
    )
