"""The report the engines are measured with: one page drawn once in each engine's own tags, and what is put into it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import docx
from docx.shared import Cm

from templates.source.package import STAMP
from tests.word.drawn_pictures import png

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document


HEADINGS = ("成员", "出勤", "本月学时", "说明")
PROSE = (
    "小组围绕真实业务场景梳理指标口径、数据来源与常见误区，形成可以直接使用的分析清单，并在部门例会上讲解。",
    "每次活动由一名成员主持，会后三天内把纪要、资料与练习放进共享文件夹，其他成员补充自己的案例。",
    "下一步把练习用到各自的工作里，月底前交一份不超过两页的小结，组长汇总后在阶段会上讲评。",
)


class Row(NamedTuple):
    """A line of the table."""

    person: str
    rate: str
    hours: int
    note: str


class Record(NamedTuple):
    """What one report says."""

    company: str
    group: str
    span: str
    leader: str
    late: bool
    next: str
    rows: tuple[Row, ...]


class Dialect(NamedTuple):
    """How an engine's tags are written."""

    name: str
    value: str
    of_row: str
    loop: tuple[str, str]
    choice: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


JINJA = Dialect(
    "jinja",
    "{{{{ {} }}}}",
    "{{{{ row.{} }}}}",
    ("{%tr for row in rows %}", "{%tr endfor %}"),
    (("{%p if late %}",), ("{%p else %}",), ("{%p endif %}",)),
)
MUSTACHE = Dialect(
    "docxtemplater",
    "{{{}}}",
    "{{{}}}",
    ("{#rows}", "{/rows}"),
    (("{#late}",), ("{/late}", "{^late}"), ("{/late}",)),
)


def draw(path: Path, dialect: Dialect) -> None:
    """The template: header, footer, headings, a picture, three values, a choice and a table with a loop."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = dialect.value.format("company")
    section.footer.paragraphs[0].text = dialect.value.format("group") + "　" + dialect.value.format("span")
    document.add_heading("阶段报告", 0)
    document.add_picture(io.BytesIO(png(60, 30)), width=Cm(3))
    for name, label in (("group", "小组"), ("span", "阶段"), ("leader", "组长")):
        document.add_paragraph(f"{label}：{dialect.value.format(name)}")
    document.add_heading("一、概况", 1)
    for text in PROSE:
        document.add_paragraph(text)
    first, other, last = dialect.choice
    for text in (*first, "有计划事项逾期，见下表。", *other, "计划事项都按时完成。", *last):
        document.add_paragraph(text)
    document.add_heading("二、考勤", 1)
    _table(document, dialect)
    document.add_heading("三、下一步", 1)
    document.add_paragraph(dialect.value.format("next"))
    document.core_properties.created = document.core_properties.modified = STAMP
    document.save(str(path))


def _table(document: Document, dialect: Dialect) -> None:
    values = [dialect.of_row.format(name) for name in ("person", "rate", "hours", "note")]
    opening, closing = dialect.loop
    if "tr" in opening:
        rows = [HEADINGS, (opening, "", "", ""), values, (closing, "", "", "")]
    else:
        rows = [HEADINGS, [opening + values[0], *values[1:-1], values[-1] + closing]]
    table = document.add_table(0, len(HEADINGS))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def record(number: int, rows: int) -> Record:
    """What one report says; no two say the same."""
    return Record(
        company=f"澜屿生活科技有限公司 {number} 分部",
        group=f"G{number:03d} 数据 & 分析",
        span=f"第 {number} 阶段 <试行>",
        leader=f"林{number}澄",
        late=bool(number % 2),
        next=f"第 {number + 1} 周起每人带一个问题来。",
        rows=tuple(
            Row(
                person=f"成员 {number}-{row}",
                rate=f"{(number * 7 + row * 13) % 101}.0%",
                hours=(number + row) % 9,
                note=f"带来案例 {number * row}，讲解 {row} 分钟",
            )
            for row in range(1, rows + 1)
        ),
    )
