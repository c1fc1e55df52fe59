"""Charts drawn in a template: page and data sheet get the same numbers, looks stay, what cannot be filled is named."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.word.drawn_charts import CHART, C, book_of, cached, chart_of, saved_chart
from tests.word.drawn_docx import member
from toolkit.content import Chart, ChartKind, Series
from toolkit.problems import Code
from toolkit.word import Template, TemplateError

if TYPE_CHECKING:
    from pathlib import Path

ALIASES = {"图": "chart", "说": "said"}
DATA = Chart(
    "图",
    ChartKind.BAR,
    "一季度 <R&D>",
    ("一月", "二月", "三月", "四月 & 五月"),
    (Series("实际", (1, None, Fraction(1, 4), 4)), Series("目标 & <计划>", (2, 3, 4, 5.5))),
)
POINTS = Chart("图", ChartKind.SCATTER, "", ("1.5", "2", "10"), (Series("甲", (3, None, 1)),))


@dataclass(frozen=True, slots=True)
class Page:
    chart: Chart | None
    said: str = "好"


def rendered(path: Path, chart: Chart | None) -> bytes:
    return Template.open(path, aliases=ALIASES).render({"chart": chart, "said": "好"})


def codes_of(path: Path, chart: Chart | None = DATA) -> list[Code]:
    with pytest.raises(TemplateError) as raised:
        rendered(path, chart)
    assert all("图" in str(dict(each.facts).get("name", "")) for each in raised.value.problems)
    return [each.code for each in raised.value.problems]


@pytest.mark.parametrize("kind", ["bar", "line", "stacked"])
def test_categories_names_and_values_reach_the_page_and_the_data_sheet(tmp_path: Path, kind: str) -> None:
    document = rendered(saved_chart(tmp_path, kind), DATA)
    first, second = chart_of(document).iter(f"{{{C}}}ser")
    assert cached(first, "cat") == cached(second, "cat") == list(DATA.categories)
    assert (cached(first, "tx"), cached(second, "tx")) == (["实际"], ["目标 & <计划>"])
    assert cached(first, "val") == ["1", None, "0.25", "4"]
    assert cached(second, "val") == ["2", "3", "4", "5.5"]
    rows, area = book_of(document)
    assert area == "A1:C5"
    assert rows == [
        [" ", "实际", "目标 & <计划>"],
        ["一月", 1, 2],
        ["二月", None, 3],
        ["三月", 0.25, 4],
        ["四月 & 五月", 4, 5.5],
    ]


def test_a_chart_in_a_header_is_filled_too(tmp_path: Path) -> None:
    document = rendered(saved_chart(tmp_path, "bar", header=True), DATA)
    assert next(cached(each, "val") for each in chart_of(document).iter(f"{{{C}}}ser")) == ["1", None, "0.25", "4"]
    assert book_of(document)[0][1] == ["一月", 1, 2]


def test_what_is_drawn_refers_to_the_cells_it_shows(tmp_path: Path) -> None:
    (first, second) = chart_of(rendered(saved_chart(tmp_path, "bar"), DATA)).iter(f"{{{C}}}ser")
    said = [[each.text for each in one.iter(f"{{{C}}}f")] for one in (first, second)]
    assert said == [
        ["'数 据'!$B$1", "'数 据'!$A$2:$A$5", "'数 据'!$B$2:$B$5"],
        ["'数 据'!$C$1", "'数 据'!$A$2:$A$5", "'数 据'!$C$2:$C$5"],
    ]


def test_title_is_filled_and_colours_stay(tmp_path: Path) -> None:
    root = chart_of(rendered(saved_chart(tmp_path, "bar"), DATA))
    title = root.find(f"{{{C}}}chart/{{{C}}}title")
    assert title is not None
    assert "".join(str(each) for each in title.itertext()).strip() == "一季度 <R&D>"
    assert b"12AB34" in member(rendered(saved_chart(tmp_path, "bar"), DATA), CHART)


def test_a_gap_is_drawn_as_a_gap_and_word_does_not_update_by_itself(tmp_path: Path) -> None:
    root = chart_of(rendered(saved_chart(tmp_path, "line"), DATA))
    said = {name: [each.get("val") for each in root.iter(f"{{{C}}}{name}")] for name in ("dispBlanksAs", "autoUpdate")}
    assert said == {"dispBlanksAs": ["gap"], "autoUpdate": ["0"]}


def test_a_pie_has_one_series(tmp_path: Path) -> None:
    pie = Chart("图", ChartKind.PIE, "份额", ("甲", "乙"), (Series("人数", (3, 5)),))
    (series,) = chart_of(rendered(saved_chart(tmp_path, "pie", 1), pie)).iter(f"{{{C}}}ser")
    assert (cached(series, "cat"), cached(series, "val")) == (["甲", "乙"], ["3", "5"])


def test_scatter_has_numbers_on_both_axes(tmp_path: Path) -> None:
    document = rendered(saved_chart(tmp_path, "scatter", 1), POINTS)
    (series,) = chart_of(document).iter(f"{{{C}}}ser")
    assert (cached(series, "xVal"), cached(series, "yVal")) == (["1.5", "2", "10"], ["3", None, "1"])
    assert book_of(document)[0] == [[" ", "甲"], [1.5, 3], [2, None], [10, 1]]


def test_without_data_nothing_of_the_example_is_left(tmp_path: Path) -> None:
    document = rendered(saved_chart(tmp_path, "bar"), None)
    for series in chart_of(document).iter(f"{{{C}}}ser"):
        assert (cached(series, "cat"), cached(series, "val")) == ([], [])
    rows, area = book_of(document)
    assert (rows, area) == ([[" ", "1", "2"]], "A1:C2")


def test_names_that_are_equal_or_blank_are_told_apart(tmp_path: Path) -> None:
    chart = Chart("图", ChartKind.BAR, "", ("甲",), (Series("a", (1,)), Series("A", (2,))))
    assert book_of(rendered(saved_chart(tmp_path, "bar"), chart))[0][0] == [" ", "a", "A 2"]


def test_wps_keeps_the_alt_text_as_the_title_of_the_drawing(tmp_path: Path) -> None:
    path = saved_chart(tmp_path, "bar", alt=" 图表：图 ", attribute="title")
    (first, _) = chart_of(rendered(path, DATA)).iter(f"{{{C}}}ser")
    assert cached(first, "tx") == ["实际"]


def test_the_field_of_a_chart_is_checked_like_any_other(tmp_path: Path) -> None:
    Template.open(saved_chart(tmp_path, "bar"), aliases=ALIASES).check(Page)
    misspelt = saved_chart(tmp_path, "bar", alt="chart:图图")
    with pytest.raises(TemplateError) as raised:
        Template.open(misspelt, aliases=ALIASES).check(Page)
    assert [each.code for each in raised.value.problems] == [Code.FIELD_UNKNOWN]
    assert raised.value.problems[0].facts["nearest"] == ("图",)
    with pytest.raises(TemplateError) as raised:
        Template.open(saved_chart(tmp_path, "bar", alt="chart:说"), aliases=ALIASES).check(Page)
    assert [each.code for each in raised.value.problems] == [Code.FIELD_NOT_A_CHART]


def test_another_number_of_series_names_the_chart(tmp_path: Path) -> None:
    assert codes_of(saved_chart(tmp_path, "bar", 3)) == [Code.CHART_SERIES]


def test_data_of_another_kind_names_the_chart(tmp_path: Path) -> None:
    assert codes_of(saved_chart(tmp_path, "bar", 1), POINTS) == [Code.CHART_OTHER_KIND]
    text = Chart("图", ChartKind.SCATTER, "", ("甲",), (Series("甲", (3,)),))
    assert codes_of(saved_chart(tmp_path, "scatter", 1), text) == [Code.CHART_OTHER_KIND]


def test_a_kind_that_cannot_be_filled_and_a_linked_workbook_name_the_chart(tmp_path: Path) -> None:
    assert codes_of(saved_chart(tmp_path, "area")) == [Code.CHART_CANNOT_FILL]
    assert codes_of(saved_chart(tmp_path, "bar", linked=True)) == [Code.CHART_WORKBOOK]


def test_a_drawing_without_such_a_name_is_left_alone(tmp_path: Path) -> None:
    path = saved_chart(tmp_path, "bar", alt="随便一张图")
    assert member(rendered(path, DATA), CHART) == member(path.read_bytes(), CHART)


@pytest.mark.parametrize(("alt", "told"), [("说明", [Code.LINT_CHART_UNNAMED]), ("chart:图", [])])
def test_a_chart_that_shows_its_example_in_every_document_is_told(tmp_path: Path, alt: str, told: list[Code]) -> None:
    template = Template.open(saved_chart(tmp_path, "bar", alt=alt), aliases=ALIASES)
    assert [each.code for each in template.notices] == told


def test_equal_data_gives_equal_bytes(tmp_path: Path) -> None:
    path = saved_chart(tmp_path, "bar")
    assert rendered(path, DATA) == rendered(path, DATA)
