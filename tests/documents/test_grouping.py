"""分组说明: the proposal as people read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.drawn import rows_of
from tests.goldens.dump import dump
from tests.spec.workbook import programme_of
from toolkit.documents import GROUPING, aliases, as_mapping, grouping_context
from toolkit.files.stock import stock_folder
from toolkit.language import EN, ZH, Words
from toolkit.matching import build_instance, solve
from toolkit.word import Properties, Template

if TYPE_CHECKING:
    from toolkit.documents.contexts.grouping import GroupingContext


def _context(words: Words) -> GroupingContext:
    programme = programme_of({
        "设置": rows_of("设置项 | 值 \n 公司 | 示例公司 \n 每组人数下限 | 2 \n 每组人数上限 | 3"),
        "名单": rows_of("""
            工号 | 姓名   | 部门   | 离职日期
            1    | 林澄   | 市场部 |
            2    | 周宁   | 财务部 |
            3    | 许可   | 研发部 |
            4    | 江一帆 | 采购部 | 2026-08-31
        """),
        "主题": rows_of("编号 | 名称 | 状态 \n T01 | 数据分析 | 入选"),
        "报名": rows_of("""
            工号 | 第一志愿 | 可用时段         | 意愿 | 愿任组长
            1    | T01      | 周三 19:00-20:30 | 5    | 是
            2    | T01      | 周三 19:00-20:30 | 4    |
            3    | T01      |                  |      |
            4    | T01      | 周三 19:00-20:30 | 5    | 是
        """),
    })  # fmt: skip
    found = solve(build_instance(programme), seed=0)
    return grouping_context(
        programme,
        found,
        words,
        date(2026, 9, 1),
        summary=["结论"],
        grounds_of=lambda group, seat: f"{group.id} {seat.points}",
        alternative_of=lambda seat: f"{seat.person} -45",
    )


def _template(words: Words) -> Template:
    path = stock_folder("templates") / words.language.value / words.of(GROUPING.template)
    return Template.open(path, words=words, aliases=aliases())


def test_the_figures_are_those_of_the_proposal() -> None:
    context = _context(ZH)
    assert (context.applied, context.placed) == (3, 2)
    (group,) = context.groups
    assert (group.topic, group.size, group.choice_points, group.group_points) == ("数据分析", 2, 200, 200)
    assert [(each.person, each.choice, each.grounds, each.alternative) for each in group.members] == [
        ("林澄", 1, f"{group.id} 100", "1 -45"),
        ("周宁", 1, f"{group.id} 100", "2 -45"),
    ]
    assert [(each.person, each.reason) for each in context.unplaced] == [("许可", "没有可用时段")]
    assert [(each.person, each.reason) for each in context.not_asked] == [("江一帆", "名单中已填离职日期")]


def test_sections_of_people_without_a_group_are_there_only_when_there_are_any() -> None:
    some = _context(ZH)
    for context, note, sections in (
        (some, "原因见「未入组的人」", {"未入组的人", "这次不必安排的人"}),
        (replace(some, unplaced=(), applied=2), "参加分组的人都已入组", {"这次不必安排的人"}),
        (replace(some, not_asked=()), "原因见「未入组的人」", {"未入组的人"}),
    ):
        said = dump(_template(ZH).render(as_mapping(context), Properties(title="t")))
        assert note in said
        assert {each for each in ("未入组的人", "这次不必安排的人") if f"heading 1 | {each}" in said} == sections


def test_both_languages_print_every_group_seat_and_reason() -> None:
    for words, heading, reason in (
        (ZH, "未入组的人", "没有可用时段"),
        (EN, "People without a group", "no free slot given"),
    ):
        said = dump(_template(words).render(as_mapping(_context(words)), Properties(title="t")))
        assert "{{" not in said
        assert heading in said
        assert "林澄 | 市场部" in said
        assert "许可 | 研发部" in said
        assert "1 -45" in said
        assert reason in said
