"""Where docxtpl can fill a template, we fill it alike: body, header and footer are the same canonical XML."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import docx as python_docx
import pytest
from docxtpl import DocxTemplate
from lxml import etree

from tests.word.drawn_docx import W, member
from toolkit.word import Template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docx.document import Document

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Person(NamedTuple):
    name: str
    team: str
    rate: int
    marks: tuple[str, ...]


PEOPLE = (
    Person("甲 & 乙", "数据 <一>", 87, ("到", "迟", "到")),
    Person("欧阳“丙”", "数据 <一>", 100, ("到", "到", "到")),
    Person("𠮷野", "模型", 0, ("缺", "缺", "缺")),
)
CONTEXT: Mapping[str, object] = {
    "title": "阶段报告 R&D",
    "group": {"name": "G01", "goal": "", "members": PEOPLE},
    "people": PEOPLE,
    "nobody": (),
    "weeks": ("一", "二", "三"),
    "notes": ("第一条", "第二条 a<b", "  两端有空格  "),
    "yes": True,
    "no": False,
    "count": 3,
    "text": "一行",
}


def rows(document: Document, *texts: tuple[str, ...]) -> None:
    table = document.add_table(0, max(map(len, texts)))
    table.style = "Table Grid"
    for row in texts:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text


def fields(document: Document) -> None:
    document.add_heading("{{ title }}")
    document.add_paragraph("小组 {{ group.name }}，目标 {{ group.goal }}，共 {{ people|length }} 人。", style="Quote")
    document.add_paragraph(
        "{{ text|upper }} {{ count + 1 }} {{ count * 2 }} {{ 7 // 2 }} {{ 7 % 4 }} {{ 'a' ~ count }}"
    )


def looks(document: Document) -> None:
    paragraph = document.add_paragraph("前")
    paragraph.add_run("{{ title }}").bold = True
    paragraph.add_run("中").italic = True
    paragraph.add_run("{{ group.name }}{{ text }}").underline = True
    paragraph.add_run("后")


def paragraphs(document: Document) -> None:
    document.add_paragraph("{%p for note in notes %}")
    document.add_paragraph("{{ loop.index }}. {{ note }}", style="List Number")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("尾")


def choices(document: Document) -> None:
    for condition in ("yes", "no", "people", "nobody", "count > 2 and not no", "count in [1, 2]", "text == '一行'"):
        document.add_paragraph(f"{{%p if {condition} %}}")
        document.add_paragraph("是 {{ title }}")
        document.add_paragraph("{%p elif no %}")
        document.add_paragraph("又")
        document.add_paragraph("{%p else %}")
        document.add_paragraph("否")
        document.add_paragraph("{%p endif %}")


def inline(document: Document) -> None:
    document.add_paragraph(
        "有：{% for each in people %}{{ each.name }}{% if not loop.last %}、{% endif %}{% endfor %}。"
    )
    document.add_paragraph("{% if no %}甲{% else %}乙{% endif %}丙{{ '是' if yes else '否' }}")
    document.add_paragraph("{% for each in nobody %}x{% else %}无{% endfor %}人")


def table_rows(document: Document) -> None:
    rows(
        document,
        ("姓名", "组", "率"),
        ("{%tr for each in people %}", "", ""),
        ("{{ each.name }}", "{{ each.team }}", "{{ each.rate }}%"),
        ("{%tr endfor %}", "", ""),
        ("合计", "{{ people|length }}", ""),
    )


def nested_rows(document: Document) -> None:
    rows(
        document,
        ("{%tr for each in people %}", ""),
        ("{{ each.name }}", "{{ loop.index0 }}"),
        ("{%tr for mark in each.marks %}", ""),
        ("{{ loop.index }}", "{{ mark }}"),
        ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    )


def conditional_rows(document: Document) -> None:
    rows(
        document,
        ("{%tr for each in people %}", ""),
        ("{%tr if each.rate > 50 %}", ""),
        ("{{ each.name }}", "好"),
        ("{%tr else %}", ""),
        ("{{ each.name }}", "{% if each.rate %}中{% else %}零{% endif %}"),
        ("{%tr endif %}", ""),
        ("{%tr endfor %}", ""),
    )


def table_cells(document: Document) -> None:
    rows(document, ("姓名", "{%tc for each in people %}", "{{ each.name }}", "{%tc endfor %}", "完"))


def cell_paragraphs(document: Document) -> None:
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.text = "{%p for note in notes %}"
    cell.add_paragraph("{{ note }}")
    cell.add_paragraph("{%p endfor %}")
    cell.add_paragraph("完")


def loop_of_tables(document: Document) -> None:
    document.add_paragraph("{%p for each in people %}")
    document.add_heading("{{ each.name }}", 2)
    rows(document, ("{%tr for mark in each.marks %}",), ("{{ mark }}",), ("{%tr endfor %}",))
    document.add_paragraph("{%p endfor %}")


def headers(document: Document) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ title }} · {{ group.name }}"
    section.footer.paragraphs[0].text = "{% if yes %}内部{% endif %} {{ text }}"
    document.add_paragraph("正文 {{ title }}")


def split_runs(document: Document) -> None:
    paragraph = document.add_paragraph("前")
    for piece in ("{", "{ ti", "tle", " }", "}"):
        paragraph.add_run(piece)
    paragraph.add_run("后")


def remarks(document: Document) -> None:
    document.add_paragraph("甲{# 说明 #}乙")
    document.add_paragraph("丙 {{ title }}")


def loop_names(document: Document) -> None:
    document.add_paragraph("{%p for a, b in [(1, 2), (3, 4)] %}")
    document.add_paragraph("{{ a }}-{{ b }} {{ loop.revindex }} {{ loop.cycle('单', '双') }}")
    document.add_paragraph("{%p endfor %}")


TEMPLATES: tuple[Callable[[Document], None], ...] = (
    fields, looks, paragraphs, choices, inline, table_rows, nested_rows, conditional_rows, table_cells,
    cell_paragraphs, loop_of_tables, headers, split_runs, remarks, loop_names,
)  # fmt: skip


@pytest.mark.parametrize("draw", TEMPLATES, ids=lambda draw: draw.__name__)
def test_docxtpl_makes_the_same_document(tmp_path: Path, draw: Callable[[Document], None]) -> None:
    document = python_docx.Document()
    draw(document)
    # Word itself never ends a document with a table.
    document.add_paragraph("{{ title }}")
    path = tmp_path / "模板.docx"
    document.save(str(path))
    theirs = DocxTemplate(path)
    theirs.render(dict(CONTEXT), autoescape=True)
    out = io.BytesIO()
    theirs.save(out)
    ours = Template.open(path).render(CONTEXT)
    parts = ["word/document.xml", *(["word/header1.xml", "word/footer1.xml"] if draw is headers else [])]
    assert [canonical(ours, part) for part in parts] == [canonical(out.getvalue(), part) for part in parts]


def canonical(data: bytes, part: str) -> str:
    """A part with what Word does not tell apart taken out: whether a blank is kept where there is none, empty texts."""
    root = etree.fromstring(member(data, part))
    for text in list(root.iter(f"{{{W}}}t")):
        run = next(text.iterancestors())
        if not text.text:
            run.remove(text)
        text.attrib.pop(SPACE, "")
    for run in list(root.iter(f"{{{W}}}r")):
        if all(each.tag == f"{{{W}}}rPr" for each in run):
            next(run.iterancestors()).remove(run)
    return etree.tostring(root, method="c14n2").decode()
