"""`undo`: the last change of ours to a workbook taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.files.output import backup_folder
from toolkit.files.undoing import take_back
from toolkit.flows.request import Made, Result
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.stores import is_address

if TYPE_CHECKING:
    from toolkit.language import Words


def run(words: Words, *, location: str, dry_run: bool) -> Result:
    """Restores the workbook from the copy the last change left.

    Raises: StudygroupError when there is no such workbook, nothing to take back, or people changed it since.
    """
    if is_address(location):
        raise StudygroupError(problem(Code.GOO_UNDO), INPUT_UNUSABLE)
    workbook = Path(location)
    if not workbook.exists():
        raise StudygroupError(problem(Code.FILE_MISSING, FileRef(workbook.name)), INPUT_UNUSABLE)
    if workbook.is_dir():
        raise StudygroupError(problem(Code.UNDO_NOTHING, FileRef(workbook.name)), INPUT_UNUSABLE)
    change = take_back(workbook, backup_folder(workbook), dry_run=dry_run)
    if dry_run:
        return Result(lines=(words.text("undo.would", copy=change.copy),))
    made = Made(workbook, "workbook", None, change.before, changed=True)
    return Result(files=(made,), lines=(words.text("undo.done", copy=change.copy),))
