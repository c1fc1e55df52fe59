"""A repeated row kept with the next holds a table together at its ends, and lets a long one break between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.drawn_docx import W, p, run, saved, table, tree
from toolkit.language import ZH
from toolkit.word import Template

if TYPE_CHECKING:
    from pathlib import Path

KEPT = "<w:pPr><w:keepNext/></w:pPr>"


def _kept(folder: Path, *body: str, context: dict[str, object]) -> list[bool]:
    """Of every row of a document's tables, whether it is kept with the next."""
    data = Template.open(saved(folder, *body), words=ZH).render(context)
    rows = tree(data).iter(f"{{{W}}}tr")
    return [row.find(f".//{{{W}}}keepNext") is not None for row in rows]


def _row(text: str) -> tuple[str, str]:
    return (f"<w:p>{KEPT}{run(text)}</w:p>", "x")


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, [False]),
        (2, [True, False]),
        (4, [True, True, True, False]),
        (5, [True, True, False, True, False]),
        (60, [True, True, *[False] * 56, True, False]),
    ],
)
def test_only_the_first_and_the_last_rows_of_a_loop_stay_with_the_next(
    tmp_path: Path, count: int, expected: list[bool]
) -> None:
    body = table(("{%tr for each in rows %}", ""), _row("{{ each }}"), ("{%tr endfor %}", ""))
    assert _kept(tmp_path, body, context={"rows": tuple(range(count))}) == expected


@pytest.mark.parametrize(("count", "expected"), [(1, [True]), (6, [True, True, False, False, True, True])])
def test_a_total_behind_the_loop_is_never_alone(tmp_path: Path, count: int, expected: list[bool]) -> None:
    body = table(("{%tr for each in rows %}", ""), _row("{{ each }}"), ("{%tr endfor %}", ""), ("total", "x"))
    assert _kept(tmp_path, body, context={"rows": tuple(range(count))}) == [*expected, False]


@pytest.mark.parametrize(("behind", "last"), [(KEPT, True), ("<w:pPr><w:jc/></w:pPr>", False), ("", False)])
def test_a_table_stays_with_a_paragraph_that_stays_with_the_next(tmp_path: Path, behind: str, last: bool) -> None:
    loop = (("{%tr for each in rows %}", ""), _row("{{ each }}"), ("{%tr endfor %}", ""))
    body = (table(*loop), f"<w:p>{behind}</w:p>", f"<w:p>{KEPT}{run('heading')}</w:p>")
    kept = _kept(tmp_path, *body, context={"rows": tuple(range(6))})
    assert kept == [True, True, False, False, True, last]


def test_every_inner_loop_has_its_own_ends(tmp_path: Path) -> None:
    body = table(
        ("{%tr for band in bands %}", ""),
        _row("band"),
        ("{%tr for each in band %}", ""),
        _row("{{ each }}"),
        ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    )
    bands = (tuple("abcde"), tuple("fg"), tuple("hi"), ("j",), ("k",))
    kept = _kept(tmp_path, body, context={"bands": bands})
    inner = [[True, True, False, True, False], [True, False], [True, False], [False], [False]]
    outer = [True, True, False, True, False]
    assert kept == [each for band, rows in zip(outer, inner, strict=True) for each in (band, *rows)]


def test_rows_outside_a_loop_and_loops_over_paragraphs_keep_what_was_set(tmp_path: Path) -> None:
    assert _kept(tmp_path, table(_row("a"), ("b", "x"), _row("c")), context={}) == [True, False, True]
    loop = (p("{% for each in rows %}"), f"<w:p>{KEPT}{run('{{ each }}')}</w:p>", p("{% endfor %}"))
    data = Template.open(saved(tmp_path, *loop), words=ZH).render({"rows": tuple(range(9))})
    assert len(list(tree(data).iter(f"{{{W}}}keepNext"))) == 9
