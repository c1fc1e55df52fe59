"""Changes of a workbook under strace, each in a process of its own that is killed or lied to at one chosen system call.

Shape: one server has everything loaded; for each run it forks a child that has read the workbook, strace takes hold of
the child, and only then the child writes. So a trace holds the change and nothing else.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, Self

import pytest

from tests.tools import need

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

SERVER = """
import ctypes, json, os, sys
# Everything a change loads on the way, so that a trace holds no loading.
from toolkit.stores.excel import apply, examine, meanwhile, splice
from tests.stores.excel.jobs import JOBS
from toolkit.errors import StudygroupError
for line in sys.stdin:
    job, path = json.loads(line)
    (wait, go), (ready, prepared) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        os.close(go)
        # Any process may trace this one, strace is not its parent.
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)
        change = JOBS[job](path)
        os.write(prepared, b"r")
        os.read(wait, 1)
        try:
            change()
        except StudygroupError as stopped:
            os._exit(stopped.exit_code)
        os._exit(0)
    os.read(ready, 1)
    for each in (wait, ready, prepared):
        os.close(each)
    print(child, flush=True)
    sys.stdin.readline()
    os.write(go, b"g")
    os.close(go)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(", re.MULTILINE)


class Point(NamedTuple):
    """The n-th call of one kind."""

    call: str
    number: int


class Tracer:
    """The server, and strace for each of its children."""

    def __init__(self) -> None:
        self._strace = need("strace")
        command = [sys.executable, "-B", "-c", SERVER]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.communicate()

    def run(self, job: str, path: Path, *options: str) -> int:
        """One change of the workbook under strace with these options; its exit code, negative for a signal."""
        self._say(json.dumps([job, str(path)]))
        child = self._hear()
        # Never with --seccomp-bpf: what is injected would not happen, and the test would pass for the wrong reason.
        command = [self._strace, *options, "-p", child]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr is not None
            said = strace.stderr.readline()
            self._say("go")
            code = int(self._hear())
            strace.stderr.read()
        if "attached" not in said:
            pytest.skip(f"tracing is not allowed here: {said.strip()}")
        return code

    def points(self, job: str, path: Path, log: Path) -> tuple[list[Point], str]:
        """Every system call of a change that is left alone, in order, and the trace."""
        assert self.run(job, path, "-y", "-o", str(log)) == 0
        text = log.read_text("utf-8", "replace")
        # The first call is the child's waiting for strace, begun before.
        calls = [match[1] for match in _CALL.finditer(text)][1:]
        seen: Counter[str] = Counter()
        found = []
        for call in calls:
            seen[call] += 1
            found.append(Point(call, seen[call]))
        return [each for each in found if not each.call.startswith("exit")], text

    def _say(self, line: str) -> None:
        assert self._server.stdin is not None
        self._server.stdin.write(f"{line}\n")
        self._server.stdin.flush()

    def _hear(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().strip()
