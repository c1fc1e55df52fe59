"""The three sheets of ours: what they hold, in the workbook's words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.drawn import rows_of
from tests.spec.workbook import programme_of
from toolkit.language import EN, ZH, Words
from toolkit.places import CellRef
from toolkit.problems import Code, fold, problem
from toolkit.sheets import Link, SheetPatch, Tone
from toolkit.summaries import plan_attendance_summary, plan_findings, plan_group_attendance, plan_progress_summary

if TYPE_CHECKING:
    from toolkit.programme.programme import Programme

AS_OF = date(2026, 9, 30)


@pytest.fixture
def programme() -> Programme:
    return programme_of({
        "设置": rows_of("""
            设置项   | 值     | 起         | 止
            阶段     | 打基础 | 2026-09-01 | 2026-09-30
            阶段     | 练实战 | 2026-10-01 | 2026-10-31
            出勤目标 | 80%    |            |
        """),
        "成员": rows_of("""
            小组 | 姓名 | 角色
            G01  | 周宁 |
            G01  | 林澄 | 组长
            G02  | 林澄 |
            G02  | 何苗 |
        """),
        "活动": rows_of("""
            小组 | 场次 | 日期       | 状态   | 其余全勤
            G01  | 1    | 2026-09-02 | 已举行 |
            G01  | 2    | 2026-09-09 | 计划   |
            G02  | 1    | 2026-09-03 | 计划   | 是
        """),
        "考勤": rows_of("""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 周宁 | 出勤
            G01  | 1    | 林澄 | 缺席
            G02  | 1    | 何苗 | 请假
        """),
        "计划": rows_of("""
            小组 | 序号 | 阶段   | 子主题   | 截止       | 状态
            G01  | 1    | 打基础 | 数据清洗 | 2026-09-10 | 进行中
            G01  | 2    |        | 归档     |            | 未开始
        """),
    })  # fmt: skip


def _column(patch: SheetPatch, header: str) -> list[object]:
    headers = [each.header for each in patch.columns]
    return [row[headers.index(header)] for row in patch.rows]


def test_attendance_has_a_line_per_person_a_subtotal_per_group_and_one_for_all(programme: Programme) -> None:
    patch = plan_attendance_summary(programme, AS_OF, ZH)
    assert (patch.key, patch.title) == ("attendance", "考勤汇总")
    names = ["林澄", "周宁", "小计（2 人）", "林澄", "何苗", "小计（2 人）", "全部（3 人）"]
    assert _column(patch, "姓名")[:7] == names
    assert _column(patch, "应到")[:7] == [1, 1, 2, 1, 1, 2, 4]
    assert _column(patch, "实到")[:7] == [0, 1, 1, 1, 0, 1, 2]
    assert _column(patch, "出勤率")[:7] == [0, 1, Fraction(1, 2), 1, "未提供", 1, Fraction(2, 3)]
    assert patch.tones == {3: Tone.TOTAL, 6: Tone.TOTAL, 7: Tone.TOTAL}


def test_below_the_total_everybody_is_cut_by_department_month_and_form(programme: Programme) -> None:
    patch = plan_attendance_summary(programme, AS_OF, ZH)
    assert _column(patch, "小组")[7:] == ["按部门", "按月", "按活动形式"]
    assert _column(patch, "姓名")[7:] == ["未提供（3 人）", "2026-09（3 人）", "未提供（3 人）"]
    assert _column(patch, "应到")[7:] == [4, 4, 4]


def test_what_asks_for_attention_stands_beside_the_group_with_a_suggestion(programme: Programme) -> None:
    patch = plan_attendance_summary(programme, AS_OF, ZH)
    reasons = "有 1 次活动未登记：2026年9月9日\n计划事项逾期 1 项，截止：2026年9月10日"
    assert _column(patch, "关注")[2] == reasons
    assert len(str(_column(patch, "建议")[2]).split("\n")) == 2
    assert [each for each in _column(patch, "关注") if each] == [reasons]


def test_attendance_says_how_it_counts_and_what_stands_apart(programme: Programme) -> None:
    above = plan_attendance_summary(programme, AS_OF, ZH).above
    assert above[0] == "考勤汇总"
    assert any("2026年9月30日" in line for line in above)
    assert any("请假不计入应到" in line for line in above)
    assert "有 1 次出勤没有逐人登记，来自「其余全勤」。" in above
    assert "有 1 次活动状态仍是「计划」、因有考勤按已举行计。" in above
    assert any("未登记 1 次" in line for line in above)


def test_rates_are_coloured_by_the_target_of_the_settings(programme: Programme) -> None:
    patch = plan_attendance_summary(programme, AS_OF, ZH)
    headers = [each.header for each in patch.columns]
    rules = {(headers[rule.column - 1], rule.op, rule.value): rule.tone for rule in patch.rules}
    assert rules["出勤率", "<", Fraction(4, 5)] is Tone.BAD
    assert rules["出勤率", ">=", Fraction(4, 5)] is Tone.GOOD
    assert rules["覆盖率", "<", 1] is Tone.WARN


def test_progress_has_a_line_per_stage_and_loses_nothing_without_one(programme: Programme) -> None:
    patch = plan_progress_summary(programme, AS_OF, ZH)
    assert _column(patch, "阶段") == [
        "打基础", "练实战", "未分阶段", "小计", "打基础", "练实战", "小计", "全部（2 个小组）",
    ]  # fmt: skip
    assert _column(patch, "计划事项") == [1, 0, 1, 2, 0, 0, 0, 2]
    assert _column(patch, "逾期未完成") == [1, 0, 0, 1, 0, 0, 0, 1]
    assert _column(patch, "到期完成率")[:2] == [0, "未提供"]
    assert _column(patch, "未登记") == [1, 0, 0, 1, 0, 0, 0, 1]


@pytest.mark.parametrize("words", [ZH, EN])
def test_every_row_is_as_wide_as_the_header_in_both_languages(programme: Programme, words: Words) -> None:
    found = problem(Code.RULE_SESSION_UNRECORDED, CellRef("总表.xlsx", "活动", 3, 4), day=AS_OF)
    patches = (
        plan_attendance_summary(programme, AS_OF, words),
        plan_progress_summary(programme, AS_OF, words),
        plan_findings([found], words, "总表.xlsx"),
    )
    assert len({each.title for each in patches}) == 3
    for patch in patches:
        assert patch.rows
        assert {len(row) for row in patch.rows} == {len(patch.columns)}
        assert patch.above[0] == patch.title


def test_summaries_do_not_depend_on_anything_but_the_sheets(programme: Programme) -> None:
    assert plan_attendance_summary(programme, AS_OF, ZH) == plan_attendance_summary(programme, AS_OF, ZH)


def test_findings_stand_most_serious_first_with_a_link_into_the_workbook() -> None:
    here = CellRef("总表.xlsx", "活动", 3, 4)
    there = CellRef("小组表_G02.xlsx", "活动记录", 5, 2)
    problems = fold([
        problem(Code.RULE_SESSION_COUNTS_AS_HELD, here._replace(row=9), day=AS_OF),
        problem(Code.RULE_SESSION_UNRECORDED, there, day=AS_OF),
        problem(Code.RULE_MARK_OF_STRANGER, here, person="林澄", group="罗盘组", day=AS_OF),
        problem(Code.RULE_MARK_OF_STRANGER, here._replace(row=4), person="林澄", group="罗盘组", day=AS_OF),
    ])  # fmt: skip
    patch = plan_findings(problems, ZH, "总表.xlsx")
    assert patch.key == "findings"
    assert patch.above[1] == "错误 1 处，警告 1 处，提示 1 处。"
    assert _column(patch, "程度") == ["错误", "警告", "提示"]
    assert _column(patch, "处数") == [2, 1, 1]
    places = _column(patch, "位置")
    assert places[0] == Link("活动!D3:D4", here)
    assert places[1] == "小组表_G02.xlsx › 活动记录!B5"
    assert "林澄" in str(_column(patch, "问题")[0])


def test_without_findings_the_sheet_says_so() -> None:
    patch = plan_findings([], ZH, "总表.xlsx")
    assert patch.rows == ()
    assert patch.above[1] == "没有发现问题。"


def test_months_are_drawn_as_a_line_from_their_own_block() -> None:
    two_months = programme_of({
        "成员": rows_of("""
            小组 | 姓名
            G01  | 周宁
            G01  | 林澄
        """),
        "活动": rows_of("""
            小组 | 场次 | 日期       | 状态
            G01  | 1    | 2026-08-26 | 已举行
            G01  | 2    | 2026-09-02 | 已举行
        """),
        "考勤": rows_of("""
            小组 | 场次 | 姓名 | 出勤情况
            G01  | 1    | 周宁 | 出勤
            G01  | 2    | 林澄 | 缺席
        """),
    })  # fmt: skip
    for patch, shift in (
        (plan_attendance_summary(two_months, AS_OF, ZH), 0),
        (plan_group_attendance(two_months, "G01", AS_OF, ZH), 2),
    ):
        (plot,) = patch.charts
        drawn = patch.rows[plot.first - 1 : plot.first - 1 + plot.rows]
        names = [str(row[plot.categories - 1])[:7] for row in drawn]
        assert names == ["2026-08", "2026-09"]
        assert plot.series == (15 - shift, 16 - shift)
        assert [row[plot.series[0] - 1] for row in drawn] == [Fraction(1), Fraction(0)]
        assert [row[plot.series[1] - 1] for row in drawn] == [Fraction(1, 2), Fraction(1, 2)]


def test_one_month_is_no_trend_to_draw(programme: Programme) -> None:
    assert plan_attendance_summary(programme, AS_OF, ZH).charts == ()
