"""The whole monthly run beside the straightforward script on the same data, whose words and numbers are equal."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import zipfile
from datetime import date
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from lxml import etree
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from benchmarks import straightforward
from benchmarks.large_hub import Size, write_hub
from benchmarks.spent import ROOT, spent_by
from benchmarks.straightforward import PER_GROUP, PER_PERSON, PER_STAGE
from benchmarks.straightforward_charts import C
from benchmarks.table import Table, at_least, at_most, within
from toolkit.names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from benchmarks.spent import Spent
    from benchmarks.table import Line

FEW, MANY = 100, 2500
TEMPLATES = ROOT / "templates" / "zh"
USED = ("阶段报告.docx", "月度总览.docx")
MONTH = date(2026, 11, 1)
AS_OF = date(2026, 11, 30)
SUMMARIES = {"考勤汇总": PER_PERSON, "进度汇总": PER_STAGE, "月度汇总": PER_GROUP}
TOTALS = ("小计", "合计")
_WORDS = re.compile(r"word/(?:document|header\d+|footer\d+)\.xml")
_CHART = re.compile(r"word/charts/chart\d+\.xml")
_BOOK = re.compile(r"word/embeddings/chart\d+\.xlsx")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = Name(
    "整月一次：2,500 个小组、20,000 人、30,000 次活动", "A whole month: 2,500 groups, 20,000 people, 30,000 meetings"
)
_HOW = Name(
    "对照是一位能干的同事用 openpyxl 和 docxtpl 写的脚本（benchmarks/straightforward.py）：同样的数据，报告和总览里"
    "同样的字和图（连图背后的工作簿），汇总里同样的数，先逐个比对相等。它只做这些：不核对、不写运行摘要和通知、不备份、不能断点续跑。",
    "Beside it stands the script a capable colleague writes with openpyxl and docxtpl (benchmarks/straightforward.py): "
    "the same data, the same words and charts in the reports and the overview (the books behind the charts too) and "
    "the same numbers in the summaries, compared equal first. It does nothing else: no checks, no page about the run, "
    "no notices, backup or second try.",
)


def tables() -> list[Table]:
    """All of it; a quarter of an hour, most of it the script's."""
    few, many, script, equal = measured(FEW, MANY)
    return [Table(_TITLE, _equal(equal), tuple(_lines(few, many, script)))]


def _equal(found: int) -> Name:
    return Name(f"{_HOW.zh}相等的字和数：{found:,} 处。", f"{_HOW.en} Words and numbers found equal: {found:,}.")


def _lines(few: Spent, many: Spent, script: Spent) -> Iterator[Line]:
    beside = f"{script}"
    yield at_least(Name("处理器秒数少几倍", "times less processor time"), f"{many}", beside, script.cpu / many.cpu, 20)
    # The script uses one processor: on a quiet machine its time by the clock is its processor time.
    what = Name(
        "钟表时间少几倍（脚本按处理器秒数算）", "times less time by the clock (the script by its processor time)"
    )
    yield at_least(what, f"{many.wall:.0f} s", f"{script.cpu:.0f} s", script.cpu / many.wall, 10)
    yield within(Name("内存", "memory"), many.memory, 1024)
    each = 1000 * few.cpu / FEW, 1000 * many.cpu / MANY
    what = Name(
        f"每个小组的处理器毫秒，{FEW} 个小组对 {MANY:,} 个", f"milliseconds a group at {FEW} and at {MANY:,} groups"
    )
    yield at_most(what, f"{each[1]:.1f} ms", f"{each[0]:.1f} ms", each[1] / each[0], 1)


def measured(few: int, many: int) -> tuple[Spent, Spent, Spent, int]:
    """Ours at both sizes, the script at the larger one, and how many words and numbers of both are equal."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_hub(place / "few.xlsx", Size(few))
        write_hub(place / "hub.xlsx", Size(many))
        shutil.copy(place / "hub.xlsx", place / "script.xlsx")
        write_docxtpl_templates(place)
        ours = [spent_by(run_monthly, place / name) for name in ("few.xlsx", "hub.xlsx")]
        script = spent_by(run_script, place)
        return ours[0], ours[1], script, compare(place)


def run_monthly(hub: str) -> None:
    """`studygroup monthly` as a scheduler calls it."""
    from toolkit.cli import main  # noqa: PLC0415 - paid for in the measured process

    sys.argv = ["studygroup", "monthly", hub, "--month", f"{MONTH:%Y-%m}", "--as-of", f"{AS_OF}", "-q"]
    try:
        main()
    except SystemExit as ended:
        if ended.code not in {0, 1}:
            raise


def run_script(folder: str) -> None:
    """The script with templates that say the same."""
    place = Path(folder)
    straightforward.main(place / "script.xlsx", place / "script", place, MONTH, AS_OF)


def write_docxtpl_templates(place: Path) -> None:
    """The stock templates as docxtpl wants them: paragraphs that hold only a tag say so."""
    for name in USED:
        document = Document(str(TEMPLATES / name))
        for paragraph in document.paragraphs:
            if paragraph.text.startswith("{%"):
                paragraph.text = paragraph.text.replace("{%", "{%p", 1)
        document.save(str(place / name))


def compare(place: Path) -> int:
    """How many words and numbers both made, all of them equal; stops at the first that is not."""
    found = 0
    made = {path.name: path for path in (place / "hub_输出" / "2026-11").rglob("*.docx")}
    for path in sorted((place / "script").glob("*.docx")):
        found += _same(path.name, _told(made[path.name]), _told(path))
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


def _told(path: Path) -> Iterator[object]:
    """The words of a report's page, headers and footers, what its charts draw, and what the books behind them hold."""
    with zipfile.ZipFile(path) as package:
        for part in sorted(package.namelist()):
            if _WORDS.fullmatch(part):
                yield from _texts(etree.fromstring(package.read(part)))
            elif _CHART.fullmatch(part):
                yield from _drawn(etree.fromstring(package.read(part)))
            elif _BOOK.fullmatch(part):
                book = CalamineWorkbook.from_filelike(BytesIO(package.read(part)))
                yield from (tuple(map(_rounded, row)) for row in book.get_sheet_by_index(0).to_python())


def _texts(body: etree._Element) -> Iterator[object]:
    for paragraph in body.iter(f"{W}p"):
        text = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        if text:
            yield text


def _drawn(chart: etree._Element) -> Iterator[object]:
    for each in chart.iter(f"{C}f", f"{C}v"):
        text = (each.text or "").replace("'", "")
        yield _rounded(float(text)) if _NUMBER.fullmatch(text) else text


def _table(sheet: Worksheet, headers: Sequence[str]) -> Iterator[tuple[object, ...]]:
    rows = sheet.iter_rows(values_only=True)
    found = next(row for row in rows if row[0] == headers[0])
    places = [found.index(header) for header in headers]
    for row in rows:
        if row[places[0]] and not any(str(value).startswith(TOTALS) for value in row):
            yield tuple(_rounded(row[place]) for place in places)


def _rounded(value: object) -> object:
    return round(value, 9) if isinstance(value, float) else value
