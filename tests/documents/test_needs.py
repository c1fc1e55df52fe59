"""The survey's report: its charts name every bar, and say when they leave directions out."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from templates.build import HERE
from tests.drawn import rows_of
from tests.spec.workbook import programme_of
from toolkit.documents import SaidWeights, needs_context
from toolkit.documents.needs import MOST_DRAWN
from toolkit.figures import compute_answers, compute_needs
from toolkit.language import EN, ZH, Words

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = date(2026, 9, 30)


@pytest.mark.parametrize(("words", "cut"), [(ZH, "（得分最高的 12 个，共 14 个）"), (EN, " (the best 12 of 14)")])
@pytest.mark.parametrize("count", [3, MOST_DRAWN, 14])
def test_a_chart_that_leaves_directions_out_says_how_many(words: Words, cut: str, count: int) -> None:
    programme = programme_of({
        "名单": rows_of("工号 | 姓名\n" + "\n".join(f"{n:05} | 员工{n}" for n in range(count))),
        "调研": rows_of("工号 | 想学的主题\n" + "\n".join(f"{n:05} | 方向{n}" for n in range(count))),
    })  # fmt: skip
    answers = compute_answers(programme, AS_OF)
    weights = SaidWeights("", lambda each: each.name)
    context = needs_context(programme, answers, compute_needs(programme, answers), words, AS_OF, weights=weights)
    assert len(context.directions) == count
    for chart in (context.directions_chart, context.score_chart):
        assert chart is not None
        assert len(chart.categories) == min(count, MOST_DRAWN)
        assert chart.title.endswith(cut) == (count > MOST_DRAWN)


@pytest.mark.parametrize("path", sorted(HERE.glob("*/*.docx")), ids=lambda path: path.stem)
def test_bars_of_the_stock_templates_all_have_their_names_and_numbers(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("word/charts/chart")]
    bars = [each for each in charts if "<c:barChart>" in each]
    assert all('<c:tickLblSkip val="1"/>' in each and '<c:showVal val="1"/>' in each for each in bars)
    if path.stem in {"调研报告", "survey_report"}:
        assert len(bars) == 2
