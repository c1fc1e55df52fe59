"""Cells that say the same become one, down and across, within what stands to their left and above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.word.drawn_docx import W, lines, p, saved, table, text_of, tree
from toolkit.word import Template

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LOOP = (
    ["组", "阶段", "人"],
    ["{%tr for x in rows %}", "", ""],
    ["{{ x[0]|合并相同 }}", "{{ x[1]|merge_same }}", "{{ x[2] }}"],
    ["{%tr endfor %}", "", ""],
)


def drawn(folder: Path, rows: Sequence[Sequence[object]], *shape: Sequence[str]) -> list[list[str]]:
    """Each cell as its text, with ↓ where a merged cell begins and ↑ where it goes on."""
    data = Template.open(saved(folder, table(*(shape or LOOP)))).render({"rows": rows})
    return read(data)[1:]


def read(data: bytes) -> list[list[str]]:
    """Each cell as its text, with ↓ and ↑ as above, and → for every further column it spans."""
    signs = {None: "", "restart": "↓", "continue": "↑"}
    found = []
    for row in tree(data).iter(f"{{{W}}}tr"):
        cells = []
        for cell in row.iter(f"{{{W}}}tc"):
            assert len(cell.findall(f"{{{W}}}p")) == 1
            merge = cell.find(f"{{{W}}}tcPr/{{{W}}}vMerge")
            span = cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
            more = "→" * (int(span.get(f"{{{W}}}val") or 1) - 1) if span is not None else ""
            cells.append(text_of(cell) + signs[None if merge is None else merge.get(f"{{{W}}}val")] + more)
        found.append(cells)
    return found


def test_equal_neighbours_in_a_column_become_one_cell(tmp_path: Path) -> None:
    rows = [("甲", "一", 1), ("甲", "一", 2), ("甲", "二", 3), ("乙", "三", 4)]
    assert drawn(tmp_path, rows) == [["甲↓", "一↓", "1"], ["↑", "↑", "2"], ["↑", "二", "3"], ["乙", "三", "4"]]


def test_a_cell_does_not_run_on_past_the_one_to_its_left(tmp_path: Path) -> None:
    rows = [("甲", "一", 1), ("乙", "一", 2), ("乙", "一", 3)]
    assert drawn(tmp_path, rows) == [["甲", "一", "1"], ["乙↓", "一↓", "2"], ["↑", "↑", "3"]]


def test_cells_without_text_stay_apart(tmp_path: Path) -> None:
    assert drawn(tmp_path, [("", "", 1), ("", "", 2)]) == [["", "", "1"], ["", "", "2"]]


def test_a_row_between_keeps_cells_apart(tmp_path: Path) -> None:
    shape = (["头"], ["{%tr for x in rows %}"], ["{{ x|merge_same }}"], ["界"], ["{%tr endfor %}"])
    assert drawn(tmp_path, ["甲", "甲"], *shape) == [["甲"], ["界"], ["甲"], ["界"]]


def test_nested_loops_merge_what_the_outer_loop_repeats(tmp_path: Path) -> None:
    shape = (
        ["组", "人"],
        ["{%tr for g in rows %}", ""],
        ["{%tr for m in g[1] %}", ""],
        ["{{ g[0]|merge_same }}", "{{ m }}"],
        ["{%tr endfor %}", ""],
        ["{%tr endfor %}", ""],
    )
    assert drawn(tmp_path, [("甲", ("a", "b", "c")), ("乙", ("d",))], *shape) == [
        ["甲↓", "a"],
        ["↑", "b"],
        ["↑", "c"],
        ["乙", "d"],
    ]


def test_text_that_looks_like_a_mark_is_text_and_numbers_read_as_ever(tmp_path: Path) -> None:
    rows = [("<?sg same?>", 1200, "&"), ("<?sg same?>", 1200, "<")]
    assert drawn(tmp_path, rows) == [["<?sg same?>↓", "1200↓", "&"], ["↑", "↑", "<"]]


def test_outside_tables_the_value_is_just_printed(tmp_path: Path) -> None:
    data = Template.open(saved(tmp_path, p("前{{ x|merge_same }}后{{ x|merge_same }}"))).render({"x": "甲"})
    assert lines(data) == ["前甲后甲"]


MONTHS = (("一月", ("一", "二", "三")), ("二月", ("三", "四")))
BAND = (
    [
        "组",
        "{%tc for m in months %}",
        "{%tc for w in m[1] %}",
        "{{ m[0]|横向合并 }}",
        "{%tc endfor %}",
        "{%tc endfor %}",
    ],
    [
        "",
        "{%tc for m in months %}",
        "{%tc for w in m[1] %}",
        "{{ w|merge_across }}",
        "{%tc endfor %}",
        "{%tc endfor %}",
    ],
)


def test_columns_come_from_nested_loops_and_equal_neighbours_in_a_row_become_one_cell(tmp_path: Path) -> None:
    data = Template.open(saved(tmp_path, table(*BAND), p(""))).render({"months": MONTHS})
    # 三 stands at the end of one month and at the start of the next: the band above keeps them apart.
    assert read(data) == [["组", "一月→→", "二月→"], ["", "一", "二", "三", "三", "四"]]


def test_cells_merge_across_and_down_at_once(tmp_path: Path) -> None:
    shape = (
        ["{%tr for x in rows %}"],
        ["{{ x[0]|merge_same }}", "{{ x[1]|merge_across|merge_same }}", "{{ x[2]|merge_across|merge_same }}"],
        ["{%tr endfor %}"],
    )
    rows = [("甲", "a", "a"), ("甲", "a", "a"), ("甲", "a", "b")]
    data = Template.open(saved(tmp_path, table(*shape), p(""))).render({"rows": rows})
    assert read(data) == [["甲↓", "a↓→"], ["↑", "↑→"], ["↑", "a", "b"]]


def test_a_table_whose_columns_are_repeated_keeps_its_width(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>'
    row = "".join(
        cell.format(width, p(text))
        for width, text in ((3000, "组"), (1, "{%tc for x in xs %}"), (1000, "{{ x }}"), (1, "{%tc endfor %}"))
    )
    title = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>' + p("题") + "</w:tc>"
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="1000"/></w:tblGrid>'
    body = f"<w:tbl><w:tblPr/>{grid}<w:tr>{title}</w:tr><w:tr>{row}</w:tr></w:tbl>"
    root = tree(Template.open(saved(tmp_path, body, p(""))).render({"xs": tuple(range(5))}))
    widths = [int(each.get(f"{{{W}}}w") or 0) for each in root.iter(f"{{{W}}}gridCol")]
    assert len(widths) == 6
    assert sum(widths) == 4000
    assert [int(each.get(f"{{{W}}}w") or 0) for each in root.iter(f"{{{W}}}tcW")] == [sum(widths[:2]), *widths]
    same = tree(Template.open(saved(tmp_path, body, p(""))).render({"xs": (1,)}))
    assert [each.get(f"{{{W}}}w") for each in same.iter(f"{{{W}}}gridCol")] == ["3000", "1000"]


def test_repeated_header_rows_and_rows_that_stay_whole_keep_what_they_are(tmp_path: Path) -> None:
    def row(text: str, look: str) -> str:
        return f"<w:tr><w:trPr>{look}</w:trPr><w:tc>{p(text)}</w:tc></w:tr>"

    whole, head = "<w:cantSplit/>", "<w:tblHeader/>"
    body = (
        row("头", whole + head),
        row("{% for x in xs %}", ""),
        row("{{ x|merge_same }}", whole),
        row("{% else %}", ""),
        row("没有记录", whole),
        row("{% endfor %}", ""),
    )
    template = Template.open(saved(tmp_path, f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(body)}</w:tbl>", p("")))
    for xs, texts in ((("甲", "甲", "乙"), ["头", "甲↓", "↑", "乙"]), ((), ["头", "没有记录"])):
        data = template.render({"xs": xs})
        assert [cell for cells in read(data) for cell in cells] == texts
        rows = list(tree(data).iter(f"{{{W}}}tr"))
        assert all(each.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is not None for each in rows)
        assert [each.find(f"{{{W}}}trPr/{{{W}}}tblHeader") is not None for each in rows] == [True] + [False] * (
            len(rows) - 1
        )
