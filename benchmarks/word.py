"""What a Word document costs, against docxtpl, docxtemplater and the floor of packing and writing alone.

`python benchmarks/word.py` prints tables. docxtemplater is measured where node can load it: NODE_PATH names the folder
`npm install docxtemplater pizzip` filled. Processor time, in rounds that take turns: a busy machine changes
every column alike, and what is least is what the work itself takes.
"""

from __future__ import annotations

import io
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

import docx  # noqa: E402 - the folder of the checkout is known now
from docxtpl import DocxTemplate  # noqa: E402

from benchmarks.word_memory import most  # noqa: E402
from benchmarks.word_report import JINJA, MUSTACHE, Record, draw, record  # noqa: E402
from toolkit.collecting import collect_seldom  # noqa: E402
from toolkit.word import Template  # noqa: E402
from toolkit.word.package import deflated  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SHORT, LONG = 6, 60
RECORDS = 40
ROUNDS = 7
REPORTS, EARLY, BATCH = 1000, 100, 50


class Line(NamedTuple):
    """One measured figure, and what it must keep to."""

    what: str
    figure: str
    target: str
    kept: bool


def main() -> int:
    """Prints every figure beside its target; 1 when one is missed."""
    collect_seldom()
    lines = [*_against_peers(), *_thousand_reports(), *_first_document()]
    width = max(len(each.what) for each in lines)
    for each in lines:
        print(f"{'ok ' if each.kept else 'NO '} {each.what:{width}}  {each.figure:>20}  {each.target}")
    return 0 if all(each.kept for each in lines) else 1


def _against_peers() -> list[Line]:
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for rows, name, bound in ((SHORT, "short", 2.0), (LONG, "long", 2.5)):
            lines += _one_size(Path(folder), rows, name, bound)
    return lines


def _one_size(folder: Path, rows: int, name: str, bound: float) -> list[Line]:
    drawn, other = folder / "jinja.docx", folder / "mustache.docx"
    draw(drawn, JINJA)
    draw(other, MUSTACHE)
    records = [record(number, rows) for number in range(1, RECORDS + 1)]
    template = Template.open(drawn)
    ours, theirs, node = folder / "ours.docx", folder / "docxtpl.docx", folder / "docxtemplater.docx"

    def our_own(given: Sequence[Record]) -> None:
        for each in given:
            ours.write_bytes(template.render(each._asdict()))

    def docxtpl(given: Sequence[Record]) -> None:
        for each in given:
            made = DocxTemplate(drawn)
            made.render(each._asdict(), autoescape=True)
            made.save(theirs)

    our_own(records[-1:])
    docxtpl(records[-1:])
    _must_equal(_text(ours), _text(theirs))
    made = [template.render(each._asdict()) for each in records]
    floor = Floor(folder / "floor.docx", drawn)
    least_work = [floor.of(each) for each in made]
    few = records[:4]
    work = {
        "ours": lambda: our_own(records),
        "floor": lambda: [each() for each in least_work],
        "docxtpl": lambda: docxtpl(few),
    }
    costs = _costs(work)
    own, least, slow = costs["ours"] / RECORDS, costs["floor"] / RECORDS, costs["docxtpl"] / len(few)
    lines = [
        Line(f"{name}: ours, a document", f"{own * 1000:.3f} ms", "", kept=True),
        Line(f"{name}: times the floor", f"{own / least:.2f}", f"at most {bound}", own / least <= bound),
        Line(f"{name}: docxtpl costs", f"{slow / own:.0f} x", "at least 40 x", slow / own >= 40),
    ]
    cost = _docxtemplater(other, folder, records, node)
    if cost is not None:
        _must_equal(_text(ours), _text(node))
        lines.append(Line(f"{name}: docxtemplater costs", f"{cost / own:.0f} x", "at least 25 x", cost / own >= 25))
    return lines


def _costs(work: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The least seconds of processor time each takes, in rounds that take turns."""
    found: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, each in work.items():
            began = time.process_time()
            each()
            found[name].append(time.process_time() - began)
    return {name: min(seconds) for name, seconds in found.items()}


class Floor:
    """Packs and writes what a document does not share with its template, and nothing else.

    Shape: packed as we pack ourselves, so that what the engine adds is seen undiminished.
    """

    def __init__(self, out: Path, template: Path) -> None:
        self._out = out
        self._drawn = _parts(template.read_bytes())

    def of(self, document: bytes) -> Callable[[], None]:
        """What writes a document of this size with these parts in it."""
        parts = _parts(document).items()
        given = [data for name, data in parts if self._drawn.get(name) != data and not name.endswith(".png")]
        same = document[sum(len(deflated(each)) for each in given) :]

        def write() -> None:
            packed = [same]
            for each in given:
                zlib.crc32(each)
                packed.append(deflated(each))
            self._out.write_bytes(b"".join(packed))

        return write


def _parts(document: bytes) -> dict[str, bytes]:
    """Every part by its name; the parts of a workbook inside as parts too, as each is packed by itself."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        for name in package.namelist():
            data = package.read(name)
            if name.endswith(".xlsx"):
                found |= {f"{name}/{inner}": part for inner, part in _parts(data).items()}
            else:
                found[name] = data
    return found


def _docxtemplater(template: Path, folder: Path, records: Sequence[Record], out: Path) -> float | None:
    """Its seconds a document; None where node cannot load it."""
    node = shutil.which("node")
    given = folder / "records.json"
    given.write_text(json.dumps([_as_plain(each) for each in records]), "utf-8")
    if node is None:
        return None
    asked = [node, str(ROOT / "benchmarks" / "docxtemplater.js"), str(template), str(given), str(out)]
    done = subprocess.run(asked, check=False, capture_output=True, text=True)  # noqa: S603 - our own script
    return float(done.stdout) / 1e6 if done.returncode == 0 else None


def _as_plain(given: Record) -> Mapping[str, object]:
    return {**given._asdict(), "rows": [each._asdict() for each in given.rows]}


def _text(path: Path) -> list[str]:
    document = docx.Document(str(path))
    section = document.sections[0]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    margins = [each.text for part in (section.header, section.footer) for each in part.paragraphs]
    return [each.text for each in document.paragraphs] + cells + margins


def _must_equal(ours: list[str], theirs: list[str]) -> None:
    if ours != theirs:
        different = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
        message = f"the texts differ, nothing is compared: {different[:3]} ({len(ours)} and {len(theirs)} pieces)"
        raise SystemExit(message)


def _thousand_reports() -> list[Line]:
    """Stage reports from the stock template with a picture added, in a process of their own."""
    bare = float(_said("from benchmarks.word_memory import most; print(most())"))
    ours, floor, most, early = map(float, _said("from benchmarks.word import report_run; report_run()").split())
    more = most - bare
    return [
        Line(f"{REPORTS} stage reports with picture and charts", f"{ours:.2f} s", "", kept=True),
        Line("their times the floor", f"{ours / floor:.2f}", "at most 2.5", ours / floor <= 2.5),
        Line("their memory above bare Python", f"{more:.0f} MiB", "at most 60 MiB", more <= 60),
        Line(f"of it after the first {EARLY}", f"{most - early:.1f} MiB", "", kept=True),
    ]


def report_run() -> None:
    """Prints seconds of processor time of ours and of the floor, and the most memory at the end and after a hundred."""
    from benchmarks import word_reports as reports  # noqa: PLC0415 - paid for in the measured process

    collect_seldom()
    with tempfile.TemporaryDirectory() as folder:
        drawn, out = Path(folder) / "template.docx", Path(folder) / "report.docx"
        reports.draw(drawn)
        template = reports.opened(drawn)
        floor = Floor(Path(folder) / "floor.docx", drawn)
        ours, least, early, made = 0.0, 0.0, 0.0, 0
        given = reports.contexts(REPORTS)
        while contexts := list(islice(given, BATCH)):
            costs = _costs(_batch(template, floor, contexts, out), rounds=3)
            ours, least = ours + costs["ours"], least + costs["floor"]
            made += len(contexts)
            if made == EARLY:
                early = most()
        print(ours, least, most(), early)


def _batch(
    template: Template, floor: Floor, contexts: Sequence[Mapping[str, object]], out: Path
) -> Mapping[str, Callable[[], object]]:
    least_work = [floor.of(template.render(each)) for each in contexts]
    return {
        "ours": lambda: [out.write_bytes(template.render(each)) for each in contexts],
        "floor": lambda: [each() for each in least_work],
    }


def _first_document() -> list[Line]:
    """From the start of Python to the first stage report on the disk; what the report says is paid for too."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder) / "report.docx"
        draw(drawn, JINJA)
        given = Path(folder) / "record.json"
        given.write_text(json.dumps(_as_plain(record(1, SHORT))), "utf-8")
        code = (
            "import json, pathlib, sys; from toolkit.word import Template; "
            f"given = json.loads(pathlib.Path({str(given)!r}).read_text('utf-8')); "
            f"pathlib.Path({str(drawn)!r} + '.made').write_bytes(Template.open({str(drawn)!r}).render(given))"
        )
        _said(code)
        cost = min(_cpu_of(code) for _ in range(ROUNDS))
        bare = min(_cpu_of("pass") for _ in range(ROUNDS))
    figure = f"{cost * 1000:.0f} ms ({bare * 1000:.0f} bare)"
    return [Line("first document, from the start of Python", figure, "at most 250 ms", cost <= 0.25)]


def _cpu_of(code: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _said(code)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _said(code: str) -> str:
    return subprocess.run(  # noqa: S603 - this interpreter, our own code
        [sys.executable, "-c", code], cwd=ROOT, env=_installed(), check=True, capture_output=True, text=True
    ).stdout


def _installed() -> Mapping[str, str]:
    """The environment of somebody who installed the package: its code lies compiled on the disk."""
    cache = str(Path(tempfile.gettempdir()) / "studygroup-benchmarks")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": cache}


if __name__ == "__main__":
    sys.exit(main())
