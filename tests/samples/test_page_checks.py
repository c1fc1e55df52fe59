"""What is odd about pages is found, and LibreOffice's pages of the stock documents have none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs.page_cases import cases
from docs.page_checks import Said, judged, oddities, said_by
from docs.page_walk import AS_OF, MONTHS, MOST_PICTURED, Silent, walk
from docs.pages import files_by_kind, pdfs
from tests.tools import LONG, need
from tests.word.drawn_docx import run, saved, table
from toolkit.flows import report, signin
from toolkit.flows.request import Request
from toolkit.language import ZH

if TYPE_CHECKING:
    from pathlib import Path

SAID = Said(
    frozenset({"考勤", "Conflicts"}),
    frozenset({"姓名", "应到", "目标"}),
    frozenset({"Anna", "Conflicts", "Article"}),
    frozenset({"目标"}),
)
FOOT = "月度报告        第 1 页　共 2 页"
HEADER = "公司        数据罗盘组"
FULL = ["一行", "两行", "三行"]


@pytest.mark.parametrize(
    ("pages", "odd"),
    [
        ([["正文", "二、考勤", FOOT], [HEADER, *FULL]], ["page 1: heading alone"]),
        ([["正文", "Article 12. Conflicts", FOOT], [HEADER, *FULL]], ["page 1: heading alone"]),
        ([["正文", " 姓名   应到 ", FOOT], [HEADER, *FULL]], ["page 1: table header alone"]),
        ([["正文", FOOT], [HEADER, "一行", "两行", FOOT]], ["page 2: next to nothing"]),
        ([["An", "na", FOOT]], ["page 1: broken word: An", "page 1: broken word: na"]),
        ([["二、考勤", "正文", FOOT], [HEADER, *FULL, FOOT]], []),
        ([["正文", " 目标 ", FOOT], [HEADER, *FULL, "二、考勤", FOOT]], []),
        ([["例会写过考勤", FOOT], [HEADER, *FULL]], []),
        ([["Anna", FOOT]], []),
    ],
)
def test_what_is_odd_is_named_with_its_page(pages: list[list[str]], odd: list[str]) -> None:
    found = list(judged(SAID, pages))
    assert len(found) == len(odd)
    assert all(each.startswith(begins) for each, begins in zip(found, odd, strict=True))


def test_a_header_above_boxes_to_write_in_is_not_alone(tmp_path: Path) -> None:
    head = f'<w:p><w:pPr><w:pStyle w:val="TableHead"/></w:pPr>{run("{}")}</w:p>'
    body = (table((head.format("愿景"), ""), ("", "")), table((head.format("姓名"), ""), ("林澄", "")))
    assert said_by(saved(tmp_path, *body).read_bytes()).headers == {"姓名"}


@pytest.mark.skipif(LONG, reason="every case is looked at instead")
def test_pages_of_long_texts_and_of_five_people_are_not_odd(tmp_path: Path) -> None:
    need("soffice")
    need("pdftotext")
    files: dict[str, Path] = {}
    for case in cases():
        if case.name in {"five", "long"} and case.words is ZH:
            hub = tmp_path / f"{case.name}.xlsx"
            hub.write_bytes(case.hub)
            request = Request(str(hub), AS_OF, case.words, out=tmp_path / case.name, write_back=False)
            made = [*signin.run(request, Silent()).files, *report.run(request, Silent(), month=MONTHS[1]).files]
            files |= {each.path.stem: each.path for each in made}
    shown = pdfs(list(files.values()), tmp_path)
    assert {each.stem for each in shown} == set(files)
    assert len(shown) == 7
    assert [odd for each in shown for odd in oddities(files[each.stem], each)] == []


@pytest.mark.skipif(not LONG, reason="minutes of LibreOffice: STUDYGROUP_LONG=1")
@pytest.mark.parametrize("number", range(8))
def test_no_page_of_any_kind_in_any_case_is_odd(number: int, tmp_path: Path) -> None:
    need("soffice")
    need("pdftotext")
    case = list(cases())[number]
    folder = tmp_path / "case"
    assert list(walk(case, folder))
    files = {
        each.stem: each
        for kind in files_by_kind(folder / "documents").values()
        for each in kind[:MOST_PICTURED]
        if each.suffix == ".docx"
    }
    shown = pdfs(list(files.values()), tmp_path)
    assert {each.stem for each in shown} == set(files)
    assert [f"{each.stem} {odd}" for each in shown for odd in oddities(files[each.stem], each)] == []
