"""The record of an unattended run: one line per event, so that a killed run still tells how far it came.

Holds digests, codes and names of files of ours; never what stands in a cell.
"""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.files.faults import cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RECORDS = "运行记录"
_PATTERN = "run-*.jsonl"


class RunRecord:
    """One run's record, written as it goes."""

    def __init__(self, folder: Path, command: str) -> None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        self._path = folder / f"run-{stamp}-{os.getpid()}.jsonl"
        self._began = time.monotonic()
        self._command = command

    def tell(self, event: str, **facts: str | int | bool | None) -> None:
        """Adds one event; the clock says how far into the run it was.

        Raises: StudygroupError with exit 4.
        """
        self.tell_each(event, [facts])

    def tell_each(self, event: str, several: Iterable[Mapping[str, str | int | bool | None]]) -> None:
        """Adds one event of a kind after another, all at once.

        Raises: StudygroupError with exit 4.
        """
        head = {"event": event, "command": self._command, "seconds": round(time.monotonic() - self._began, 3)}
        lines = [json.dumps({**head, **facts}, ensure_ascii=False) + "\n" for facts in several]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.writelines(lines)
        except OSError as error:
            raise cannot_write(error, self._path) from error


def months_done(folder: Path, command: str) -> frozenset[str]:
    """The months (2026-11) for which runs of a command came to their end."""
    ends = (each for each in _events(folder) if each.get("event") == "end" and each.get("command") == command)
    return frozenset(str(each["month"]) for each in ends if each.get("month"))


def _events(folder: Path) -> Iterator[dict[str, object]]:
    for path in sorted(folder.glob(_PATTERN)):
        for line in path.read_text("utf-8").splitlines():
            try:
                event = json.loads(line)
            except json.JSONDecodeError:
                continue  # the last line of a killed run may be cut short
            if isinstance(event, dict):
                yield event
