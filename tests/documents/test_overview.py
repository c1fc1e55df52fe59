from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.documents.programmes import LONG, bare, crowded, ordinary
from tests.programme.factory import origin
from toolkit.documents import Told, overview_context
from toolkit.documents.overview_charts import MOST_BARS
from toolkit.figures import compute_overview, compute_people, month_scope
from toolkit.language import EN, ZH, Words
from toolkit.programme.kinds import ResourceKind
from toolkit.programme.programme import Programme
from toolkit.programme.settings import Resource
from toolkit.summaries import month_sentences, plan_month_summary, watch_reason

if TYPE_CHECKING:
    from toolkit.documents.contexts.overview import MonthOverviewContext

LAST = date(2026, 10, 31)


def _said(programme: Programme, words: Words = ZH) -> MonthOverviewContext:
    groups = [each.id for each in programme.groups]
    overview = compute_overview(programme, groups, LAST.replace(day=1), LAST)
    told = Told(month_sentences(overview, LAST, words)[:2], lambda watch: watch_reason(watch, words))
    return overview_context(programme, overview, words, LAST, told)


def test_page_one_says_the_same_as_the_sheet() -> None:
    programme = ordinary()
    said = _said(programme)
    overview = compute_overview(programme, ["G01"], LAST.replace(day=1), LAST)
    total = plan_month_summary(programme, overview, LAST, ZH).rows[-1]
    assert (said.now.participants, said.now.planned, said.now.held) == (total[3], total[4], total[5])
    assert (said.now.attended, said.now.counted, said.now.rate) == (total[8], total[9], total[10])


def test_departments_add_up_to_everybody() -> None:
    said = _said(crowded())
    for name in ("employees", "participants", "attended", "counted"):
        assert sum(getattr(line, name) for line in said.departments) == getattr(said.departments_total, name), name
    assert said.departments_total.participants == said.now.participants
    people = compute_people(ordinary(), [("G01", month_scope(2026, 10, LAST))])
    assert _said(ordinary()).now.total_hours == people.hours


def test_the_last_month_of_the_trend_is_the_month_itself() -> None:
    said = _said(ordinary())
    assert said.trend_chart is not None
    assert said.trend_chart.series[0].values[-1] == said.now.rate


def test_there_are_three_sentences_and_at_most_five_decisions() -> None:
    programme = ordinary()
    asked = tuple(replace(programme.difficulties[0], text=f"第 {n} 件") for n in range(8))
    said = _said(replace(programme, difficulties=asked))
    assert len(said.summary) == 3
    assert len(said.to_decide) == 5
    assert said.decisions_count == len(said.to_decide) + len(said.others)
    assert [line.number for line in (*said.to_decide, *said.others)] == list(range(1, said.decisions_count + 1))


def test_a_long_cause_says_where_the_whole_of_it_stands() -> None:
    programme = ordinary()
    long = replace(programme, difficulties=(replace(programme.difficulties[0], text=LONG, support=LONG),))
    (first, *_) = _said(long).to_decide
    assert "全文见「问题与待办」" in first.cause
    assert "全文见「问题与待办」" in first.proposal


def test_money_over_the_plan_asks_for_a_decision_and_names_who_knows() -> None:
    tea = Resource(
        origin("资源与预算", Resource, 2), ResourceKind.BUDGET, "茶点", quantity=Fraction(2), unit_price=Fraction(100),
        spent=Fraction(250), contact="001",
    )  # fmt: skip
    said = _said(replace(ordinary(), resources=(tea,)))
    over = next(line for line in said.to_decide if "茶点" in line.cause)
    assert (over.group_name, over.owner) == ("全项目", ordinary().name_of("001"))
    assert (said.budget_planned, said.budget_spent) == (Fraction(200), Fraction(250))


@pytest.mark.parametrize("words", [ZH, EN])
@pytest.mark.parametrize("programme", [bare(), Programme()])
def test_without_data_nothing_is_made_up(programme: Programme, words: Words) -> None:
    said = _said(programme, words)
    assert (said.now.rate, said.taking_part, said.budget_spent, said.change) == (None,) * 4
    assert (said.trend_chart, said.department_chart) == (None, None)
    assert not said.compared
    assert all(line.score is None for line in said.ranking)
    assert said.departments == ()


def test_more_departments_than_can_be_read_have_no_chart() -> None:
    many = crowded()
    employees = tuple(
        replace(each, department=f"{number % (MOST_BARS + 1)} 部") for number, each in enumerate(many.employees)
    )
    assert _said(replace(many, employees=employees)).department_chart is None
    assert _said(replace(many, employees=employees[: MOST_BARS - 1])).department_chart is not None


def test_figures_of_both_months_are_of_one_kind() -> None:
    said = _said(ordinary())
    assert {each.name for each in fields(said.now)} == {each.name for each in fields(said.before)}
    assert said.before.held == 1
