"""What we filled into people's sheets: known again later, so that only our own words are ever replaced.

Shape: beside the copies lies one small file, `填写记录.json`: per workbook a list of digests, each of a sheet, a row
key, a column and the text filled in. Digests only; nothing of what stands in a cell.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.durable import replace_durably

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

JOURNAL = "填写记录.json"
_DIGITS = 24


class Fill(NamedTuple):
    """One cell of ours in a sheet of people's: `row` tells rows apart however they are sorted."""

    sheet: str
    row: str
    column: str
    text: str


class FillJournal:
    """What was filled into one workbook, as far as the folder beside it knows.

    Shape: `name` tells it from other workbooks with the same folder of copies.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._file = folder / JOURNAL
        self._name = name
        self._known = frozenset(_all(self._file).get(self._name, ()))

    def knows(self, fill: Fill) -> bool:
        """Whether this text in this cell is ours."""
        return _digest(fill) in self._known

    def remember(self, fills: Iterable[Fill]) -> None:
        """Notes cells that were just filled.

        Raises: StudygroupError with exit 4.
        """
        known = self._known | {_digest(fill) for fill in fills}
        if known == self._known:
            return
        whole = {**_all(self._file), self._name: sorted(known)}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        replace_durably(self._file, json.dumps(whole, ensure_ascii=False, indent=0).encode())
        self._known = known


def _all(file: Path) -> dict[str, list[str]]:
    """The whole journal; a broken one knows nothing, so that nothing is taken for ours."""
    try:
        noted = json.loads(file.read_text("utf-8"))
        return {str(name): [str(each) for each in digests] for name, digests in noted.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _digest(fill: Fill) -> str:
    return hashlib.sha256("\0".join(fill).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
