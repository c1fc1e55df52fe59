"""`undo`: the last change of ours to a workbook taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.files.output import backup_folder, real_file
from toolkit.files.undoing import take_back
from toolkit.flows.request import Made, Result
from toolkit.flows.write_back import named_outcome
from toolkit.places import FileRef
from toolkit.problems import Code, fold, problem
from toolkit.stores import is_address, take_back_online

if TYPE_CHECKING:
    from toolkit.language import Words


def run(words: Words, *, location: str, dry_run: bool, credentials: Path | None = None) -> Result:
    """Restores the workbook from the copy the last change left; a Google Sheet row by row and sheet by sheet.

    Raises: StudygroupError when there is no such workbook, nothing to take back, or people changed it since.
    """
    if is_address(location):
        return _online(words, location, credentials, dry_run=dry_run)
    workbook = Path(location)
    if not workbook.exists():
        raise StudygroupError(problem(Code.FILE_MISSING, FileRef(workbook.name)), INPUT_UNUSABLE)
    if workbook.is_dir():
        raise StudygroupError(problem(Code.UNDO_NOTHING, FileRef(workbook.name)), INPUT_UNUSABLE)
    change = take_back(real_file(workbook), backup_folder(workbook), dry_run=dry_run)
    if dry_run:
        return Result(lines=(words.text("undo.would", copy=change.copy),))
    made = Made(workbook, "workbook", None, change.before, changed=True)
    return Result(files=(made,), lines=(words.text("undo.done", copy=change.copy),))


def _online(words: Words, location: str, credentials: Path | None, *, dry_run: bool) -> Result:
    back = take_back_online(location, credentials=credentials, dry_run=dry_run)
    outcomes = tuple(named_outcome(*each, back.title) for each in zip(back.outcomes, back.patches, strict=True))
    problems = (*back.problems, *(each.problem for each in outcomes if each.problem is not None))
    changed = any(each.changed for each in outcomes)
    line = "undo.online_nothing" if not changed else "undo.online_would" if dry_run else "undo.online_done"
    return Result(patches=outcomes, problems=fold(problems), lines=(words.text(line),))
