"""LibreOffice turns Word files into PDF: one process for a batch, with a profile of its own, under watch.

What counts is which files it leaves, never its exit status. A document it dies of or hangs on costs that document only.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

# As long as a document may take, the start of the program included.
PATIENCE = 180.0
_LOOK_AGAIN = 0.2
# Windows takes no longer command line than about 32,000 characters.
_AT_ONCE = 1500
# A program that has started so often without making anything will not.
_BARREN = 2
_DATES = re.compile(rb"(/CreationDate|/ModDate)\(D:[0-9]{14}")
_IDS = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
# Nothing a document names elsewhere is fetched, and no macro runs.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class Converted(NamedTuple):
    """A document and its PDF. Blanks: None where the program made none."""

    document: Path
    pdf: bytes | None


def convert(
    program: Path,
    documents: Sequence[Path],
    *,
    patience: float = PATIENCE,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Converted]:
    """Each document with its PDF as it is made; the same batch gives the same bytes again.

    Shape: the documents lie in one folder of the caller's own, under plain names; nothing but them is left there.
    `patience` are the seconds after which a document is given up.
    """
    with tempfile.TemporaryDirectory(prefix="studygroup-office-", ignore_cleanup_errors=True) as profile:
        (Path(profile) / "user").mkdir()
        (Path(profile) / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        barren = 0
        left = list(documents)
        while left:
            batch = left[:_AT_ONCE]
            made = set()
            for each in _in_one_process(program, batch, Path(profile), patience, clock):
                made.add(each.document)
                yield each
            barren = 0 if made else barren + 1
            given_up = _given_up(batch, made) if barren < _BARREN else set(left)
            yield from (Converted(each, None) for each in left if each in given_up)
            left = [each for each in left if each not in made | given_up]


def _given_up(batch: Sequence[Path], made: AbstractSet[Path]) -> set[Path]:
    """Those passed over, and the one the program ended at; what comes behind it has not been tried."""
    reached = max((number for number, each in enumerate(batch) if each in made), default=-1) + 2
    return set(batch[:reached]) - made


def _in_one_process(
    program: Path, batch: Sequence[Path], profile: Path, patience: float, clock: Callable[[], float]
) -> Iterator[Converted]:
    """What one process makes until it ends or hangs; each file is taken away when it is whole."""
    missing = {each.stem: each for each in batch}
    with _running(program, batch, profile) as process:
        last = clock()
        running = process is not None
        while running and missing and clock() - last < patience:
            running = process is not None and _is_running(process)
            for path in sorted(batch[0].parent.glob("*.pdf")):
                data = path.read_bytes()
                if path.stem in missing and _is_whole(data):
                    path.unlink()
                    last = clock()
                    yield Converted(missing.pop(path.stem), timeless(data))
    for half in batch[0].parent.glob("*.pdf"):
        half.unlink()


def _is_whole(pdf: bytes) -> bool:
    return pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")


@contextmanager
def _running(program: Path, batch: Sequence[Path], profile: Path) -> Iterator[subprocess.Popen[bytes] | None]:
    """The program at work in a group of its own, which ends with the block; None when it cannot be started."""
    asked = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--convert-to", "pdf"]
    try:
        process = subprocess.Popen(  # noqa: S603 - a program of this machine, the file names are ours
            [str(program), f"-env:UserInstallation={profile.as_uri()}", *asked, *(each.name for each in batch)],
            cwd=batch[0].parent,
            env={**os.environ, "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        yield None
        return
    try:
        yield process
    finally:
        _end(process)


def _is_running(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(_LOOK_AGAIN)
    except subprocess.TimeoutExpired:
        return True
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and whatever it has started: what is called soffice only starts another."""
    if sys.platform == "win32":
        end = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(end, check=False, capture_output=True)  # noqa: S603 - a number
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def timeless(pdf: bytes) -> bytes:
    """A PDF without the time of its making and with an id its content gives; nothing in it moves."""
    # Only what follows the last stream is plain text.
    edge = max(pdf.rfind(b"endstream"), 0)
    head, tail = pdf[:edge], _DATES.sub(rb"\1(D:20260101000000", pdf[edge:])
    own = hashlib.sha256(head + _IDS.sub(b"", tail)).hexdigest()[:32].upper().encode()
    return head + _IDS.sub(own, tail)
