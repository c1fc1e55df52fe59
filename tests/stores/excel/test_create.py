from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.stores.patches import starter, texts
from toolkit.errors import StudygroupError
from toolkit.problems import Code
from toolkit.sheets import Column, Kind, SheetPatch
from toolkit.stores import create
from toolkit.stores.excel import create as creating
from toolkit.stores.excel.container import open_container

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook


def loaded(path: Path) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    path = tmp_path / "新" / "学习小组.xlsx"
    create(str(path), starter())
    return loaded(path)


def test_the_same_sheets_make_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = creating.workbook_bytes(starter())
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 0, 0))
    assert creating.workbook_bytes(starter()) == first


def test_sheets_stand_in_order_with_their_tabs_and_the_hidden_ones_hidden(book: Workbook) -> None:
    assert book.sheetnames == ["填写说明", "名单", "选项"]
    assert [book[name].sheet_state for name in book.sheetnames] == ["visible", "visible", "hidden"]
    colour = book["名单"].sheet_properties.tabColor
    assert colour is not None
    assert colour.rgb == "FF2F5597"


def test_headers_are_frozen_filtered_and_explained(book: Workbook) -> None:
    sheet = book["名单"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:D2"
    assert sheet["A1"].comment.text == "按文本填，前面的零会保留"
    fills = {sheet.cell(1, column).fill.fgColor.rgb for column in range(1, 5)}
    assert len(fills) == 2


def test_drop_downs_lead_to_the_hidden_sheet(book: Workbook) -> None:
    (rule,) = book["名单"].data_validations.dataValidation
    assert rule.formula1 == "'选项'!$A$2:$A$3"
    assert str(rule.sqref) == "D2:D1001"
    assert rule.type == "list"


def test_a_column_of_text_is_text_also_where_nobody_has_typed_yet(book: Workbook) -> None:
    assert book["名单"].column_dimensions["A"].number_format == "@"
    assert book["名单"].column_dimensions["C"].number_format == "yyyy-mm-dd"


def test_text_that_begins_like_a_formula_is_text(book: Workbook) -> None:
    cell = book["名单"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=李示例", "s", True)


def test_the_guide_leads_to_its_sheets(book: Workbook) -> None:
    assert book["填写说明"]["A4"].hyperlink.location == "'名单'!A1"


def test_a_printed_sheet_fits_its_page_and_repeats_its_header(book: Workbook) -> None:
    sheet = book["名单"]
    assert sheet.page_setup.orientation == "landscape"
    fit = sheet.sheet_properties.pageSetUpPr
    assert fit is not None
    assert fit.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_long_lists_of_choices_are_never_typed_into_a_rule(tmp_path: Path) -> None:
    words = tuple(f"选择{number:03}" for number in range(60))
    field = SheetPatch("a", "表", (Column("状态", Kind.TEXT, 12, words),), ())
    lists = SheetPatch("b", "选项", (Column("状态", Kind.TEXT),), tuple((word,) for word in words), hidden=True)
    create(str(tmp_path / "with.xlsx"), [field, lists])
    create(str(tmp_path / "without.xlsx"), [field])
    (rule,) = loaded(tmp_path / "with.xlsx")["表"].data_validations.dataValidation
    assert rule.formula1 == "'选项'!$A$2:$A$61"
    assert not loaded(tmp_path / "without.xlsx")["表"].data_validations.dataValidation


def test_no_person_and_no_time_of_the_run_stands_in_the_properties(tmp_path: Path) -> None:
    create(str(tmp_path / "a.xlsx"), starter())
    core = open_container(tmp_path / "a.xlsx").read("docProps/core.xml").decode()
    assert ">studygroup</dc:creator>" in core
    assert core.count("2000-01-01T00:00:00Z") == 2


def test_text_too_long_for_a_cell_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StudygroupError) as stopped:
        create(str(tmp_path / "a.xlsx"), [texts(("长" * 32_768,))])
    assert stopped.value.problem.code is Code.SHEET_TEXT_TOO_LONG
    assert list(tmp_path.iterdir()) == []
