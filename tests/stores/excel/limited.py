"""Reads each workbook named on the command line, and writes a sheet into it, in a process with little time and memory.

Everything is loaded once; each workbook has a child of its own, which the system ends beyond the limits. One line each:
name, how the child ended, and what it said.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

# Loaded before the children are made, so that none pays for it.
import toolkit.stores.excel.apply
import toolkit.stores.excel.store
import toolkit.stores.excel.swift  # noqa: F401
from tests.stores.patches import summary
from toolkit.errors import StudygroupError
from toolkit.language import ZH
from toolkit.stores import open_location
from toolkit.tables import read_programme

SECONDS, BYTES = 20, 2 * 1024**3


def main() -> None:
    """Each workbook after the other."""
    for name in sys.argv[1:]:
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            _limit()
            os.write(writer, json.dumps(outcome(Path(name))).encode())
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, "rb") as pipe:
            said = pipe.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(json.dumps([Path(name).name, status, json.loads(said) if said else []]) + "\n")


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def outcome(path: Path) -> list[str]:
    """What became of the reading and of the writing: "read", "created", or place, reason and remedy."""
    try:
        store = open_location(str(path))
        snapshot = store.read()
        read_programme(snapshot, {})
        (written,) = store.apply([summary()], based_on=snapshot).outcomes
    except StudygroupError as stopped:
        said = ZH.say(stopped.problem, values=False)
        return ["refused", said.place, said.message, said.fix]
    if written.problem is None:
        return ["read", written.state]
    said = ZH.say(written.problem, values=False)
    return ["read", said.place, said.message, said.fix]


if __name__ == "__main__":
    main()
