"""A table set to fit its contents gives long words and long texts the room they ask for; any other stays as drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.word.drawn_docx import W, saved, tree
from toolkit.language import ZH
from toolkit.word import Template
from toolkit.word.fitting import Type, fit_contents, types_of

if TYPE_CHECKING:
    from pathlib import Path

DRAWN = (1000, 2000, 3000)
NAME = "Wolfeschlegelsteinhausen"
TEXT = "围绕真实业务场景梳理指标口径、数据来源与常见误区，形成可以直接使用的分析清单。" * 4


def _cell(text: str, width: int, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>'
        f"<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    )


def _row(*cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _made(folder: Path, *said: str, layout: str = '<w:tblLayout w:type="autofit"/>') -> etree._Element:
    """A table of one row of data under a row that spans it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in DRAWN)
    plain = _row(*(_cell(f"{{{{ said[{at}] }}}}", width) for at, width in enumerate(DRAWN)))
    body = f"<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{_row(_cell('x', 6000, 3))}{plain}</w:tbl>"
    root = tree(Template.open(saved(folder, body), words=ZH).render({"said": said}))
    (table,) = root.iter(f"{{{W}}}tbl")
    return table


def _widths(table: etree._Element) -> list[int]:
    grid = [int(each.get(f"{{{W}}}w", "")) for each in table.iter(f"{{{W}}}gridCol")]
    band, *cells = [int(each.get(f"{{{W}}}w", "")) for each in table.iter(f"{{{W}}}tcW")]
    assert (cells, band) == (grid, sum(DRAWN))
    return grid


def _whole(table: etree._Element) -> list[bool]:
    return [row.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is not None for row in table.iter(f"{{{W}}}tr")]


@pytest.mark.parametrize("said", [("1", "林澄", "分析清单"), ("", "", ""), ("10", "Ann Lee", "2026-11-24")])
def test_what_fits_stays_as_drawn(tmp_path: Path, said: tuple[str, ...]) -> None:
    table = _made(tmp_path, *said)
    assert _widths(table) == list(DRAWN)
    (layout,) = table.iter(f"{{{W}}}tblLayout")
    assert layout.get(f"{{{W}}}type") == "autofit"
    assert _sizes(table) == set()


def test_a_long_word_widens_its_column_at_the_cost_of_those_with_room(tmp_path: Path) -> None:
    table = _made(tmp_path, "1", f"Ann {NAME}", "short")
    narrow, name, rest = _widths(table)
    # Half an em a letter is the least such a word needs, at 10.5 points.
    assert name >= len(NAME) * 105 or name == int(sum(DRAWN) * 0.4)
    assert (narrow < DRAWN[0], rest < DRAWN[2]) == (True, True)
    (layout,) = table.iter(f"{{{W}}}tblLayout")
    assert layout.get(f"{{{W}}}type") == "fixed"


def test_an_address_of_short_words_is_long_too(tmp_path: Path) -> None:
    narrow, link, _ = _widths(_made(tmp_path, "1", "https://wiki.harbourlane.example/glossary", "short"))
    assert link > DRAWN[1]
    assert narrow < DRAWN[0]


def test_a_long_text_gets_the_room_numbers_leave(tmp_path: Path) -> None:
    table = _made(tmp_path, "1", TEXT, "2")
    narrow, text, rest = _widths(table)
    assert text > 2 * DRAWN[1]
    assert text > narrow + rest
    assert _whole(table) == [True, True]


def test_only_a_row_that_is_tall_all_the_same_may_break(tmp_path: Path) -> None:
    table = _made(tmp_path, "1", TEXT * 6, "2")
    assert _whole(table) == [True, False]
    kept = [row.find(f".//{{{W}}}keepNext") is not None for row in table.iter(f"{{{W}}}tr")]
    assert kept == [True, False]


def _sizes(table: etree._Element) -> set[str | None]:
    return {each.get(f"{{{W}}}val") for each in table.iter(f"{{{W}}}sz")}


def test_where_words_find_no_room_type_gets_smaller_for_the_whole_table(tmp_path: Path) -> None:
    first, second, number = _widths(table := _made(tmp_path, NAME[:20], NAME[:20], "2026-11-24"))
    (size,) = _sizes(table)
    assert 14 <= int(size or 0) < 21
    assert len(list(table.iter(f"{{{W}}}sz"))) == len(list(table.iter(f"{{{W}}}r")))
    assert min(first, second) > number


def test_type_gets_only_so_small_and_then_the_longest_words_give_way(tmp_path: Path) -> None:
    first, second, number = _widths(table := _made(tmp_path, f"{NAME}dorff", f"{NAME}dorff", "2026-11-24"))
    assert _sizes(table) == {"14"}
    assert abs(first - second) <= 1
    # Ten figures of seven points.
    assert number >= 800


def test_a_table_of_fixed_columns_keeps_them(tmp_path: Path) -> None:
    assert _widths(_made(tmp_path, NAME, TEXT, "1", layout='<w:tblLayout w:type="fixed"/>')) == list(DRAWN)


def test_word_leaves_out_that_a_table_fits_itself(tmp_path: Path) -> None:
    said = (NAME, TEXT, "1")
    table = _made(tmp_path, *said, layout='<w:tblW w:w="6000" w:type="dxa"/><w:tblLook w:val="04A0"/>')
    assert _widths(table) == _widths(_made(tmp_path, *said)) != list(DRAWN)
    (properties,) = table.iter(f"{{{W}}}tblPr")
    assert [each.tag.rpartition("}")[2] for each in properties] == ["tblW", "tblLayout", "tblLook"]
    assert properties[1].get(f"{{{W}}}type") == "fixed"


def test_a_long_text_beside_a_long_name_keeps_a_fair_width_at_the_cost_of_the_size_of_type(tmp_path: Path) -> None:
    text, name, rest = _widths(table := _made(tmp_path, TEXT, f"Ann {NAME}dorff", "planned for the autumn of 2026"))
    (size,) = _sizes(table)
    assert 14 <= int(size or 0) < 21
    assert text >= 1750
    assert name >= len(NAME) * 5 * int(size or 0)
    assert rest < name


def test_bold_words_ask_for_more_room() -> None:
    styles = f"""<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Plain"><w:rPr><w:sz w:val="20"/></w:rPr>
    </w:style><w:style w:type="paragraph" w:styleId="Total"><w:basedOn w:val="Plain"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Light"><w:basedOn w:val="Total"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
    </w:styles>"""
    found = types_of(etree.fromstring(styles), f"{{{W}}}")
    assert found == {"": Type(21), "Plain": Type(20), "Total": Type(20, bold=True), "Light": Type(20)}
    widths = []
    for style in ("Plain", "Total"):
        name = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{NAME[:14]}</w:t></w:r></w:p>'
        cells = f"<w:tc>{name}</w:tc><w:tc/>"
        grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="5000"/></w:tblGrid>'
        table = etree.fromstring(f'<w:tbl xmlns:w="{W}">{grid}<w:tr>{cells}</w:tr></w:tbl>')
        fit_contents(table, f"{{{W}}}", found)
        widths.append([int(each.get(f"{{{W}}}w", "")) for each in table.iter(f"{{{W}}}gridCol")])
    (plain, _), (bold, _) = widths
    assert 1000 < plain < bold


def test_tall_rows_need_not_stay_with_tall_rows(tmp_path: Path) -> None:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in DRAWN)
    rows = [_row(*(_cell(f"{{{{ {said} }}}}", width) for width in DRAWN)) for said in ("text", "text", "name", "name")]
    body = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    root = tree(Template.open(saved(tmp_path, body), words=ZH).render({"text": TEXT[:60], "name": "林澄"}))
    kept = [row.find(f".//{{{W}}}keepNext") is not None for row in root.iter(f"{{{W}}}tr")]
    assert kept == [False, True, True, True]
