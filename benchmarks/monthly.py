"""The whole monthly run beside the straightforward script on the same data, whose words and numbers are equal.

`python -m benchmarks.monthly 100 500 2500 --script 100` runs ours at three sizes and the script at one of them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
import zipfile
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from lxml import etree
from openpyxl import load_workbook

from benchmarks.large_hub import Size, write_hub
from benchmarks.straightforward import PER_GROUP, PER_PERSON, PER_STAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "templates" / "zh" / "阶段报告.docx"
MONTH = date(2026, 11, 1)
AS_OF = min(datetime.now().astimezone().date(), date(2026, 11, 30))
SUMMARIES = {"考勤汇总": PER_PERSON, "进度汇总": PER_STAGE, "月度汇总": PER_GROUP}
TOTALS = ("小计", "合计")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Spent(NamedTuple):
    """What a process took: seconds of both processors, seconds of the clock, the most memory in MiB."""

    cpu: float
    wall: float
    memory: float


def main() -> None:
    """One line per size and program."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", type=int, nargs="+")
    options.add_argument("--script", type=int, nargs="*", default=[])
    chosen = options.parse_args()
    print("groups  program        cpu s   wall s   MiB   cpu ms a group", flush=True)
    for groups in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            ours = run_ours(place, groups)
            _tell(groups, "studygroup", ours)
            if groups in chosen.script:
                theirs = run_script(place, groups)
                _tell(groups, "script", theirs)
                compared = compare(place)
                cpu, wall = theirs.cpu / ours.cpu, theirs.wall / ours.wall
                print(f"{compared:,} words and numbers equal; {cpu:.1f}x the CPU, {wall:.1f}x the time", flush=True)


def run_ours(place: Path, groups: int) -> Spent:
    """`studygroup monthly` in a fresh process."""
    write_hub(place / "hub.xlsx", Size(groups))
    shutil.copy(place / "hub.xlsx", place / "script.xlsx")
    code = "from toolkit.cli import main; main()"
    return _measured("-c", code, "monthly", str(place / "hub.xlsx"), "--month", "2026-11")


def run_script(place: Path, groups: int) -> Spent:
    """The script in a fresh process, with a template that says the same."""
    if not groups:
        message = "the script needs at least one group"
        raise SystemExit(message)
    template = place / "docxtpl.docx"
    write_docxtpl_template(template)
    paths = (str(place / "script.xlsx"), str(place / "script"), str(template))
    return _measured("-m", "benchmarks.straightforward", *paths, MONTH.isoformat(), AS_OF.isoformat())


def write_docxtpl_template(path: Path) -> None:
    """The stock template as docxtpl wants it: paragraphs that hold only a tag say so."""
    document = Document(str(TEMPLATE))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("{%"):
            paragraph.text = paragraph.text.replace("{%", "{%p", 1)
    document.save(str(path))


def compare(place: Path) -> int:
    """How many words and numbers both made, all of them equal; stops at the first that is not."""
    found = 0
    reports = place / "hub_输出" / "2026-11" / "月度报告"
    for path in sorted((place / "script").glob("*.docx")):
        found += _same(path.name, _texts(reports / path.name), _texts(path))
    ours, theirs = (load_workbook(place / name, read_only=True) for name in ("hub.xlsx", "script.xlsx"))
    for sheet, headers in SUMMARIES.items():
        found += _same(sheet, _table(ours[sheet], headers), _table(theirs[sheet], headers))
    return found


def _same(name: str, ours: Iterator[object], theirs: Iterator[object]) -> int:
    found = 0
    for mine, yours in zip_longest(ours, theirs):
        found += len(mine) if isinstance(mine, tuple) else 1
        if mine != yours:
            message = f"{name}: {mine!r} here, {yours!r} by the script"
            raise SystemExit(message)
    return found


def _texts(path: Path) -> Iterator[object]:
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    for paragraph in body.iter(f"{W}p"):
        text = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        if text:
            yield text


def _table(sheet: Worksheet, headers: Sequence[str]) -> Iterator[tuple[object, ...]]:
    rows = sheet.iter_rows(values_only=True)
    found = next(row for row in rows if row[0] == headers[0])
    places = [found.index(header) for header in headers]
    for row in rows:
        if row[places[0]] and not any(str(value).startswith(TOTALS) for value in row):
            yield tuple(_rounded(row[place]) for place in places)


def _rounded(value: object) -> object:
    return round(value, 9) if isinstance(value, float) else value


def _measured(*arguments: str) -> Spent:
    began = time.monotonic()
    log = os.open(os.devnull, os.O_WRONLY)
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, *arguments],
        {**os.environ, "PYTHONPATH": str(ROOT)},
        file_actions=[(os.POSIX_SPAWN_DUP2, log, 1)],
    )
    _, status, used = os.wait4(process, 0)
    os.close(log)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        message = f"{arguments} ended with {os.waitstatus_to_exitcode(status)}"
        raise SystemExit(message)
    return Spent(used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024)


def _tell(groups: int, program: str, spent: Spent) -> None:
    each = 1000 * spent.cpu / groups
    print(f"{groups:6}  {program:10}  {spent.cpu:8.1f} {spent.wall:8.1f} {spent.memory:6.0f}   {each:8.1f}", flush=True)


if __name__ == "__main__":
    main()
