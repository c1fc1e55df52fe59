"""What repeats from document to document is made once, and every document is as if it were the only one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.word.drawn_charts import saved_chart
from tests.word.test_charts import ALIASES, DATA, rendered
from toolkit.problems import Code
from toolkit.word import Template
from toolkit.word.package import pack
from toolkit.word.repeats import Repeats

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.word.package import Member


@given(st.lists(st.integers(0, 100), max_size=300))
def test_the_last_contents_are_not_made_again_and_none_is_taken_for_another(asked: list[int]) -> None:
    repeats, made = Repeats(), list[int]()

    def member(number: int) -> tuple[Member, ...]:
        made.append(number)
        return (pack("a.xml", str(number).encode()),)

    for number in asked:
        (found,) = repeats.once("a.xml", number, partial(member, number))
        assert found == pack("a.xml", str(number).encode())
    recent = dict.fromkeys(reversed(asked))
    before = len(made)
    for number in list(recent)[:64]:
        repeats.once("a.xml", number, partial(member, number))
    assert len(made) == before
    repeats.once("b.xml", 0, partial(member, 0))
    assert len(made) == before + 1


def test_a_chart_drawn_before_is_the_same_chart_and_another_is_another(tmp_path: Path) -> None:
    path = saved_chart(tmp_path, "bar")
    template = Template.open(path, aliases=ALIASES)
    other = replace(DATA, categories=("五月", "六月", "七月", "八月"))
    for chart in (DATA, other, DATA, None, other, None):
        assert template.render({"chart": chart, "said": "好"}) == rendered(path, chart)


def test_what_had_to_be_replaced_is_told_of_every_document(tmp_path: Path) -> None:
    template = Template.open(saved_chart(tmp_path, "bar"), aliases=ALIASES)
    context = {"chart": replace(DATA, title="一\x01"), "said": "好"}
    for _ in range(2):
        told = template.render_with_problems(context).problems
        assert [each.code for each in told] == [Code.TEXT_REPLACED]
