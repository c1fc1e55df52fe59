"""The test server of a checkout in Google's place, for a demonstration without an account."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import OUTSIDE_FAILED, StudygroupError
from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SERVER = "tests.sheets_server"
SERVER_VARIABLE, KEY_VARIABLE = "STUDYGROUP_GOOGLE_SERVER", "STUDYGROUP_CREDENTIALS"
# What is noted for `undo` goes with the spreadsheets it is about.
STATE_VARIABLE = "STUDYGROUP_STATE"
_CHECKOUT = Path(__file__).resolve().parents[2]


class StandIn(NamedTuple):
    """A running server: its throw-away key, and the ids of its empty spreadsheets."""

    key: Path
    spreadsheets: tuple[str, ...]


@contextmanager
def stand_in(titles: Sequence[str], checkout: Path = _CHECKOUT) -> Iterator[StandIn]:
    """A server with an empty spreadsheet of each title; while it lasts every Google address leads to it.

    Raises: StudygroupError when this is no checkout with its tests, or the server does not start.
    """
    if not (checkout / "tests" / "sheets_server" / "__main__.py").is_file():
        raise StudygroupError(problem(Code.DEMO_NO_SERVER), OUTSIDE_FAILED)
    with tempfile.TemporaryDirectory(prefix="studygroup-") as folder:
        command = [sys.executable, "-m", SERVER, "--account", str(Path(folder) / "key.json")]
        command += [part for title in titles for part in ("--title", title)]
        with subprocess.Popen(command, cwd=checkout, stdout=subprocess.PIPE, encoding="utf-8") as process:  # noqa: S603 - our own server
            try:
                said = [process.stdout.readline() for _ in range(2 + len(titles))] if process.stdout else []
                yield from _pointed_at(dict(enumerate(said)))
            finally:
                process.terminate()


def _pointed_at(said: Mapping[int, str]) -> Iterator[StandIn]:
    told = [line.strip().partition(": ")[2] for line in said.values()]
    if not all(told):
        raise StudygroupError(problem(Code.DEMO_NO_SERVER), OUTSIDE_FAILED)
    url, key, *spreadsheets = told
    before = {name: os.environ.get(name) for name in (SERVER_VARIABLE, KEY_VARIABLE, STATE_VARIABLE)}
    os.environ |= {SERVER_VARIABLE: url, KEY_VARIABLE: key, STATE_VARIABLE: str(Path(key).parent)}
    try:
        yield StandIn(Path(key), tuple(spreadsheets))
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
