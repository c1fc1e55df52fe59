"""Which .csv files of a folder are ours: the small file `.studygroup.json` beside them.

Shape: `{"sheets": {"考勤汇总": {"key": "attendance", "digest": "…"}}}`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toolkit.stores.marks import CSV_MARKS, Mark, Marks

if TYPE_CHECKING:
    from pathlib import Path


def read_marks(folder: Path) -> Marks:
    """The marks of a folder; an absent or broken file means that nothing is ours, so nothing is overwritten."""
    try:
        content = json.loads((folder / CSV_MARKS).read_text("utf-8"))
        sheets = content["sheets"]
        return Marks(tuple(Mark(str(mark["key"]), str(name), str(mark["digest"])) for name, mark in sheets.items()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Marks()


def marks_text(marks: Marks) -> str:
    """The content of the file for these marks."""
    sheets = {mark.sheet: {"key": mark.key, "digest": mark.digest} for mark in marks.all}
    return json.dumps({"sheets": sheets}, ensure_ascii=False, indent=1) + "\n"
