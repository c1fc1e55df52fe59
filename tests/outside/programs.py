"""Programs that behave as LibreOffice may: they convert, pass over, die, hang, and always say that all is well."""

from __future__ import annotations

import sys
from pathlib import Path

_PROGRAM = """#!{python}
import os, pathlib, sys
names = [each for each in sys.argv if each.endswith(".docx")]
with open({log!r}, "a") as log:
    log.write(" ".join(names) + chr(10))
for name in names:
    said = pathlib.Path(name).read_bytes()
    if said == b"dies":
        os._exit(0)
    if said == b"hangs":
        pathlib.Path(name).with_suffix(".pdf").write_bytes(b"%PDF-half")
        os.read(os.pipe()[0], 1)
    if said != b"passed over":
        stamp = b"/CreationDate(D:%014dZ')" % os.getpid()
        own = b"/ID[<%032X><%032X>]" % (os.getpid(), os.getpid())
        pdf = b"%PDF-1.6 " + said + b" endstream " + stamp + own + b" %%EOF"
        pathlib.Path(name).with_suffix(".pdf").write_bytes(pdf)
"""


def stand_in(folder: Path) -> tuple[Path, Path]:
    """A program to convert with, and the file where it notes each start: a line with what it was given."""
    log = folder / "starts.txt"
    program = folder / "soffice"
    program.write_text(_PROGRAM.format(python=sys.executable, log=str(log)), "utf-8")
    program.chmod(0o755)
    log.touch()
    return program, log
