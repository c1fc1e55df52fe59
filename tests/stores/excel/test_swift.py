"""Blocks of rows read at once give what reading cell by cell gives, or leave the sheet to it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stores.packages import sheet_xml
from toolkit.places import Area, column_letters
from toolkit.stores.excel import swift
from toolkit.stores.excel.cells import Legend, parse_cells
from toolkit.stores.excel.container import Container
from toolkit.stores.excel.formats import Formats
from toolkit.stores.excel.known import Known
from toolkit.stores.excel.scan import UnusualXmlError
from toolkit.stores.excel.swift import read_swiftly
from toolkit.stores.excel.texts import escaped
from toolkit.stores.texts import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.sheets import Value
    from toolkit.stores.excel.scan import Findings

CONTAINER = Container("总表.xlsx", b"", ())
# Formats 1 to 5: a day, padded, a length of time, a weekday, text.
FORMATS = Formats(
    dates=frozenset({1, 4}),
    durations=frozenset({3}),
    weekdays=frozenset({4}),
    padded={2: "00000"},
    texts=frozenset({5}),
)
LEGEND = Legend(FORMATS, ("王小满", "", "a&b", "两\n行"), epoch_1904=False)
NUMBERS = st.one_of(
    st.integers(-(10**20), 10**20).map(str), st.floats().map(repr), st.sampled_from(("46000", "0.75", "1E3", "007"))
)
AS_NUMBERS = ("&#30002;", "&#30002;&#x4E59;", "&#65;a;&#66;", "&#13;&#10;\r\n&#65;", "&#95;x0041&#95;", "&#65;1")
PLAINLY = ("甲", "", " 乙 ", "=1+1", "a&amp;b", "两\r\n行", "_x0041_", "</t>", "𠮷")
TEXTS = st.sampled_from((*PLAINLY, *AS_NUMBERS)) | st.text(max_size=9).map(lambda text: escaped(clean(text).text))
CONTENTS = st.one_of(
    st.tuples(st.just("s"), st.integers(0, 9).map(str)),
    st.tuples(st.sampled_from(("", "n")), NUMBERS),
    st.tuples(st.just("b"), st.sampled_from("01")),
    st.tuples(st.just("e"), st.just("#N/A")),
    st.tuples(st.just("str"), st.sampled_from(("甲", "", "=1+1", "&amp;", " r="))),
    st.tuples(st.sampled_from(("inlineStr", "inlineStr kept")), TEXTS),
    st.just(("", "")),
)
CELLS = st.tuples(CONTENTS, st.integers(0, 6), st.sampled_from(("<f>A1</f>", "", "", "")))
ROWS = st.dictionaries(st.integers(1, 40), st.dictionaries(st.integers(1, 800), CELLS, max_size=5), max_size=8)
Cell = tuple[tuple[str, str], int, str]


def swift_reading(data: bytes) -> tuple[list[list[Value]], Findings]:
    return read_swiftly(CONTAINER, data, Known(LEGEND), lambda _cells: None)


def cell_xml(row: int, column: int, cell: Cell) -> str:
    (kind, value), style, formula = cell
    if kind.startswith("inlineStr"):
        kept = ' xml:space="preserve"' if "kept" in kind else ""
        text = f"<t{kept}/>" if value == "</t>" else f"<t{kept}>{value}</t>"
        address = f'r="{column_letters(column)}{row}" s="{style}" t="inlineStr"'
        return f"<c {address}>{formula}<is>{text}</is></c>"
    opened = f'<c r="{column_letters(column)}{row}"' + (f' s="{style}"' if style else "")
    opened += f' t="{kind}"' if kind else ""
    return f"{opened}>{formula}<v>{value}</v></c>" if value or kind else f"{opened}/>"


def rows_xml(rows: dict[int, dict[int, Cell]]) -> str:
    return "".join(
        f'<row r="{row}" hidden="{row % 2}">{"".join(cell_xml(row, at, cells[at]) for at in sorted(cells))}</row>'
        for row, cells in sorted(rows.items())
    )


def trimmed(found: tuple[Sequence[Sequence[Value]], Findings]) -> tuple[str, str]:
    """As text, so that what is not a number equals itself."""
    rows = [list(row) for row in found[0]]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    kept = found[1]
    return repr(rows), repr((sorted(kept.shown.items()), sorted(kept.odd.items()), kept.merges, sorted(kept.hidden)))


@given(ROWS, st.sampled_from((40, 200, swift.BLOCK)))
def test_both_readings_agree(rows: dict[int, dict[int, Cell]], block: int) -> None:
    after = '<mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells>'
    data = sheet_xml(rows_xml(rows), after).encode()
    with patch.object(swift, "BLOCK", block), patch.object(swift, "_ODD_SHARE", 1):
        swiftly = swift_reading(data)
    assert trimmed(swiftly) == trimmed(parse_cells(CONTAINER, data, LEGEND))
    assert swiftly[1].merges == [Area(2, 2, 3, 3)]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="2"/><row r="1"/>',
        '<row r="1"><c><v>1</v></c></row>',
        "<row><c><v>1</v></c></row>",
        '<row r="1"><row r="2"/></row>',
        '<row r="1"/><c r="A1"><v>1</v></c>',
        '<row r="1"></row></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        '<row r="1"><c r="a1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>eins</v></c></row>',
        "<row r=\"1\"><c r='A1'><v>1</v></c></row>",
        '<row r="1" hidden = "1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><!-- --><c r="A1"><v>1</v></c></row>',
        "<b/>",
    ],
)
def test_what_is_not_written_plainly_is_left_to_reading_cell_by_cell(rows: str) -> None:
    with pytest.raises(UnusualXmlError):
        swift_reading(sheet_xml(rows).encode())


def test_a_sheet_of_formulas_is_left_to_reading_cell_by_cell() -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}"><f>B1</f><v>1</v></c></row>' for row in range(1, 99))
    with pytest.raises(UnusualXmlError):
        swift_reading(sheet_xml(cells).encode())


def test_a_sheet_of_texts_in_place_is_read_in_blocks() -> None:
    """What we write ourselves."""
    cell = '<c r="%s%d" s="1" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>'
    body = "".join(
        f'<row r="{n}">{cell % ("A", n, f"第{n}组")}{cell % ("C", n, "a&amp;b" * (n == 3))}</row>' for n in range(1, 99)
    )
    rows, _ = swift_reading(sheet_xml(body).encode())
    assert [row[0] for row in rows] == [f"第{n}组" for n in range(1, 99)]
    assert rows[2] == ["第3组", None, "a&b"]
    assert rows[3] == ["第4组", None, None]


def test_rows_before_a_far_one_cost_nothing_and_empty_ones_after_it_are_not_kept() -> None:
    xml = '<row r="900000"><c r="B900000" t="s"><v>0</v></c></row><row r="900001"><c r="A900001" s="2"/></row>'
    rows, _ = swift_reading(sheet_xml(xml).encode())
    assert len(rows) == 900_000
    assert rows[-1] == [None, "王小满"]


def test_a_sheet_whose_letters_are_written_as_numbers_is_read_in_blocks() -> None:
    """What openpyxl writes."""
    cell = '<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>'
    body = "".join(
        f'<row r="{n}">{cell % ("A", n, f"&#31532;{n}&#x7EC4;")}{cell % ("B", n, "a&lt;b")}</row>' for n in range(1, 99)
    )
    rows, _ = swift_reading(sheet_xml(body).encode())
    assert rows == [[f"第{n}组", "a<b"] for n in range(1, 99)]
    for broken in ("&unknown;", "&#0;", "a & b"):
        with pytest.raises(UnusualXmlError):
            swift_reading(sheet_xml(body.replace("a&lt;b", broken)).encode())


def test_cells_are_counted_on_the_way() -> None:
    body = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}" s="1"/></row>' for n in range(1, 99))
    told: list[int] = []
    with patch.object(swift, "BLOCK", 2000):
        read_swiftly(CONTAINER, sheet_xml(body).encode(), Known(LEGEND), told.append)
    assert told[-1] == 2 * 98
    assert len(told) > 1
    assert told == sorted(told)


def test_texts_that_are_almost_alike_are_told_apart() -> None:
    """More of one length than there are slots to remember them by, and some that differ in length or their end only."""
    texts = [f"{number:05}" for number in range(3000)]
    texts += [f"{'a' * length}{end}" for length in range(70) for end in ("", "b", "c")]
    cell = '<c r="A%d" t="inlineStr"><is><t>%s</t></is></c>'
    body = "".join(f'<row r="{n}">{cell % (n, text)}</row>' for n, text in enumerate((*texts, *texts), start=1))
    rows, _ = swift_reading(sheet_xml(body).encode())
    assert rows == [[text or None] for text in (*texts, *texts)]
