"""What a Word document costs, against docxtpl, docxtemplater and the floor of packing and writing alone.

docxtemplater is measured where node can load it: NODE_PATH names the folder `npm install docxtemplater pizzip` filled.
Processor time, in rounds that take turns; the least of each, which is what the work itself takes on a busy machine.
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
from typing import TYPE_CHECKING

import docx
from docxtpl import DocxTemplate

from benchmarks.spent import ROOT
from benchmarks.table import Line, Table, at_least, at_most, within
from benchmarks.word_memory import most
from benchmarks.word_report import JINJA, MUSTACHE, Record, draw, record
from toolkit.collecting import collect_seldom
from toolkit.names import Name
from toolkit.word import Template
from toolkit.word.package import deflated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SHORT, LONG = 6, 60
RECORDS = 40
ROUNDS = 7
REPORTS, EARLY, BATCH = 1000, 100, 50


def tables() -> list[Table]:
    """A short and a ten times longer report against the peers, a thousand stage reports, and the first document."""
    collect_seldom()
    with tempfile.TemporaryDirectory() as folder:
        short = _one_size(Path(folder), SHORT, Name("短报告（一张 6 行的表）", "short report (a table of 6 rows)"), 2)
        long = _one_size(Path(folder), LONG, Name("长报告（60 行）", "long report (60 rows)"), 2.5)
    return [
        Table(
            Name("一份 Word 文件", "One Word document"),
            Name(
                "同一份模板和数据，先核对各家做出的文字相同。底线 = 只压缩并写出和模板不同的部分。比的是处理器时间。",
                "The same template and data; the texts of all are compared equal first. The floor packs and writes "
                "only what differs from the template. Processor time a document.",
            ),
            (*short, *long),
        ),
        Table(
            Name("一千份阶段报告", "A thousand stage reports"),
            Name(
                "自带的阶段报告模板加一张图片，每份两张原生图表，图表里的工作簿也重写。",
                "The stock template with a picture added, two native charts in each, their workbooks written anew.",
            ),
            (*_thousand_reports(), _first_document()),
        ),
    ]


def _one_size(folder: Path, rows: int, what: Name, bound: float) -> list[Line]:
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
    floor = Floor(folder / "floor.docx", drawn)
    least_work = [floor.of(template.render(each._asdict())) for each in records]
    few = records[:4]
    costs = _costs(
        {
            "ours": lambda: our_own(records),
            "floor": lambda: [each() for each in least_work],
            "docxtpl": lambda: docxtpl(few),
        }
    )
    own, least, slow = costs["ours"] / RECORDS, costs["floor"] / RECORDS, costs["docxtpl"] / len(few)
    lines = [
        at_most(_times(what, "底线", "the floor"), _ms(own), _ms(least), own / least, bound),
        at_least(_faster(what, "docxtpl"), _ms(own), _ms(slow), slow / own, 40),
    ]
    cost = _docxtemplater(other, folder, records, node)
    if cost is not None:
        _must_equal(_text(ours), _text(node))
        lines.append(at_least(_faster(what, "docxtemplater"), _ms(own), _ms(cost), cost / own, 25))
    return lines


def _times(what: Name, zh: str, en: str) -> Name:
    return Name(f"{what.zh}：是{zh}的几倍", f"{what.en}: times {en}")


def _faster(what: Name, peer: str) -> Name:
    return Name(f"{what.zh}：比 {peer} 快几倍", f"{what.en}: times faster than {peer}")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.3f} ms"


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
    """In a process of their own."""
    bare = float(_said("from benchmarks.word_memory import most; print(most())"))
    ours, floor, peak, early = map(float, _said("from benchmarks.word import report_run; report_run()").split())
    memory = Name("比空的 Python 多用的内存", "memory above bare Python")
    flat = Name(f"其中头 {EARLY} 份以后增加的", f"of it after the first {EARLY}")
    return [
        at_most(_times(Name("全部", "all"), "底线", "the floor"), f"{ours:.2f} s", f"{floor:.2f} s", ours / floor, 2.5),
        within(memory, peak - bare, 60),
        Line(flat, f"{peak - early:.1f} MiB"),
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


def _first_document() -> Line:
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
        cost = min(_cpu_of(code) for _ in range(ROUNDS)) * 1000
        bare = min(_cpu_of("pass") for _ in range(ROUNDS)) * 1000
    what = Name("从启动 Python 到第一份文件写好", "from the start of Python to the first document on the disk")
    return within(what, cost, 250, "ms")._replace(beside=f"python -c pass: {bare:.0f} ms")


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
