"""Cells that say the same become one, downwards, within what the columns to their left hold together."""

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
    signs = {None: "", "restart": "↓", "continue": "↑"}
    found = []
    for row in tree(data).iter(f"{{{W}}}tr"):
        cells = []
        for cell in row.iter(f"{{{W}}}tc"):
            assert len(cell.findall(f"{{{W}}}p")) == 1
            merge = cell.find(f"{{{W}}}tcPr/{{{W}}}vMerge")
            cells.append(text_of(cell) + signs[None if merge is None else merge.get(f"{{{W}}}val")])
        found.append(cells)
    return found[1:]


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
