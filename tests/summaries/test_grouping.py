"""分组建议: seats with reasons, people without a group, and points that anybody can count again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks.matching_instances import write_folder
from tests.drawn import rows_of
from tests.figures.programmes import AT
from tests.matching.judge import Row, judge
from tests.spec.workbook import programme_of
from toolkit.language import EN, ZH, Words
from toolkit.matching import build_instance, grouping_problems, solve
from toolkit.problems import Code
from toolkit.programme.grouping import Grouping, Help, HelpKind, Part, Placed, ProposedGroup, Unplaced, WhyUnplaced
from toolkit.programme.groups import Membership
from toolkit.sheets import Tone
from toolkit.summaries import alternative_line, grouping_lines, plan_grouping, seat_grounds

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetPatch

CHANGE = re.compile(r"(?P<group>G\d+)「.+?」(?:的(?P<other>.+)对调)?：总分 (?P<delta>[+-]?\d+)")


@pytest.fixture(scope="module")
def programme() -> Programme:
    return programme_of({
        "设置": rows_of("""
            设置项       | 值
            每组人数下限 | 3
            每组人数上限 | 4
            同部门上限   | 2
            时段         | 周三 19:00-20:30
            时段         | 周四 19:00-20:30
        """),
        "名单": rows_of("""
            工号 | 姓名   | 部门
            0001 | 林澄   | 市场部
            0002 | 周宁   | 市场部
            0003 | 许可   | 财务部
            0004 | 江一帆 | 研发部
            0005 | 罗景行 | 研发部
            0006 | 白小满 | 采购部
            0007 | 何青   | 采购部
            0008 | 沈知远 | 市场部
        """),
        "主题": rows_of("编号 | 名称 | 状态 | 最多开几组 \n T01 | 数据分析 | 入选 | 1 \n T02 | 项目管理 | 入选 | 1"),
        "报名": rows_of("""
            工号 | 第一志愿 | 第二志愿 | 水平 | 意愿 | 可用时段                           | 愿任组长
            0001 | T01      | T02      | 5    | 5    | 周三 19:00-20:30；周四 19:00-20:30 | 是
            0002 | T01      |          | 1    | 4    | 周三 19:00-20:30                   |
            0003 | T01      | T02      | 2    | 3    | 周三 19:00-20:30；周四 19:00-20:30 |
            0004 | T02      | T01      | 4    | 5    | 周四 19:00-20:30；周三 19:00-20:30 | 是
            0005 | T02      |          | 3    | 2    | 周四 19:00-20:30                   |
            0006 | T02      | T01      | 1    | 4    | 周四 19:00-20:30；周三 19:00-20:30 |
            0007 | T01      | T02      | 3    | 3    | 周四 19:00-20:30；周三 19:00-20:30 | 是
            0008 | T01      |          | 3    | 3    |                                    |
        """),
    })  # fmt: skip


@pytest.fixture(scope="module")
def grouping(programme: Programme) -> Grouping:
    return solve(build_instance(programme), seed=0)


def _seats(patch: SheetPatch) -> list[dict[str, object]]:
    """The rows of people with a group, by header."""
    headers = [each.header for each in patch.columns]
    assert len(set(headers)) == len(headers)
    rows: list[dict[str, object]] = [dict(zip(headers, row, strict=True)) for row in patch.rows]
    return [row for row in rows if row["工号"] and row["时段"]]


def _assigned(seats: list[dict[str, object]], topics: dict[str, str]) -> dict[str, Row]:
    return {
        str(each["姓名"]): Row(str(each["工号"]), str(each["小组"]), topics[str(each["主题"])], str(each["时段"]))
        for each in seats
    }


def test_every_seat_and_everybody_without_one_has_a_reason(programme: Programme, grouping: Grouping) -> None:
    patch = plan_grouping(programme, grouping, ZH)
    assert (patch.key, patch.title) == ("grouping", "分组建议")
    seats = _seats(patch)
    assert len(seats) == 7
    assert all(each["理由"] and each["最好的另一种安排"] for each in seats)
    without = [row for row in patch.rows if row[0] == "未入组"]
    assert [(row[3], row[8]) for row in without] == [("沈知远", "没有可用时段")]
    warned = [number for number, tone in patch.tones.items() if tone is Tone.WARN]
    assert [patch.rows[number - 1] for number in warned] == without


def test_every_printed_number_can_be_counted_again(programme: Programme, grouping: Grouping, tmp_path: Path) -> None:
    patch = plan_grouping(programme, grouping, ZH)
    seats, topics = _seats(patch), {each.name: each.id for each in programme.topics}
    rows = _assigned(seats, topics)
    write_folder(build_instance(programme), tmp_path)
    verdict = judge(tmp_path, list(rows.values()))
    assert not verdict.broken
    assert patch.rows[-1][-1] == verdict.score == grouping.score
    changes = 0
    for each in seats:
        group = [one for one in seats if one["小组"] == each["小组"]]
        fans = sum(one["所得志愿"] == "第 1 志愿" for one in group)
        assert f"全组 {len(group)} 人，{fans} 人为第 1 志愿" in str(each["理由"])
        assert f"{each['所得志愿']}，{each[ZH.label(Part.CHOICE)]} 分" in str(each["理由"])
        change = CHANGE.search(str(each["最好的另一种安排"]))
        if change is None:
            continue
        name, there = str(each["姓名"]), next(row for row in rows.values() if row.group == change["group"])
        moved = rows | {name: there._replace(person=rows[name].person)}
        if change["other"]:
            moved |= {change["other"]: rows[name]._replace(person=rows[change["other"]].person)}
        after = judge(tmp_path, list(moved.values()))
        assert not after.broken
        assert after.score - verdict.score == int(change["delta"])
        changes += 1
    assert changes >= 2


def test_subtotals_add_up_to_the_total(programme: Programme, grouping: Grouping) -> None:
    patch = plan_grouping(programme, grouping, ZH)
    totals = [row for number, row in enumerate(patch.rows, 1) if patch.tones.get(number) is Tone.TOTAL]
    assert len(totals) == 3
    *groups, whole = totals
    parts = slice(len(patch.columns) - 1 - len(Part), len(patch.columns) - 1)
    assert all(sum(map(_whole, row[parts])) == row[-1] for row in groups)
    assert [sum(map(_whole, each)) for each in zip(*(row[parts] for row in groups), strict=True)] == [*whole[parts]]
    assert whole[8] == "1 人未入组，100 分已扣除"
    assert _whole(whole[-1]) == sum(_whole(row[-1]) for row in groups) - 100


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value


def test_proven_is_said_only_when_the_bound_is_reached(programme: Programme, grouping: Grouping) -> None:
    assert grouping.proven
    assert "已证明没有更好的分法" in grouping_lines(programme, grouping, ZH)[1]
    looser = replace(grouping, bound=grouping.score + 10, stopped_early=True)
    lines = grouping_lines(programme, looser, ZH)
    assert f"不会超过 {grouping.score + 10} 分，差距最多 " in lines[1]
    assert "尚未证明" in lines[1]
    assert "提前停止" in lines[2]
    below = replace(grouping, score=-100, bound=50)
    assert "差距" not in grouping_lines(programme, below, ZH)[1]
    assert "没有算出上限" in grouping_lines(programme, replace(grouping, bound=None), ZH)[1]


def test_who_needs_no_group_this_time_is_told_apart_from_who_got_none(programme: Programme, grouping: Grouping) -> None:
    person = next(iter(grouping.group_of))
    gone = (Unplaced(person, WhyUnplaced.LEAVING), Unplaced(person, WhyUnplaced.NO_ROOM))
    lines = grouping_lines(programme, replace(grouping, unplaced=gone), ZH)
    assert lines[0] == "8 人参加分组：7 人编入 2 个小组，1 人未入组。"
    assert "另有 1 人这次不必安排" in lines[1]
    without = grouping_lines(programme, replace(grouping, unplaced=gone[1:]), ZH)
    assert not any("不必安排" in line for line in without)


@pytest.mark.parametrize("words", [ZH, EN])
def test_what_would_help_is_said_with_its_number(words: Words) -> None:
    unled = programme_of({
        "设置": rows_of("设置项 | 值 \n 每组人数下限 | 3 \n 每组人数上限 | 4"),
        "名单": rows_of("工号 | 姓名 \n 1 | 林澄 \n 2 | 周宁 \n 3 | 许可"),
        "主题": rows_of("编号 | 名称 | 状态 \n T01 | 数据分析 | 入选"),
        "报名": rows_of("""
            工号 | 第一志愿 | 可用时段
            1    | T01      | 周三 19:00-20:30
            2    | T01      | 周三 19:00-20:30
            3    | T01      | 周三 19:00-20:30
        """),
    })  # fmt: skip
    found = solve(build_instance(unled), seed=0)
    (said,) = [each for each in grouping_lines(unled, found, words) if "数据分析" in each]
    assert {ZH: "再有一名愿任组长的人，可再安排 3 人", EN: "3 more could be placed"}[words] in said


@pytest.mark.parametrize("words", [ZH, EN])
def test_a_wider_rule_is_said_from_what_to_what(words: Words, programme: Programme, grouping: Grouping) -> None:
    helps = (
        Help(HelpKind.HIGHER_CAP, "", "", 4, now=2, then=3),
        Help(HelpKind.MORE_GROUPS, "T01", "", 3, now=1, then=2),
        Help(HelpKind.LEADING, "", "", 5, person="0008"),
    )
    cap, groups, leading = grouping_lines(programme, replace(grouping, helps=helps), words)[-3:]
    said = {
        ZH: ("「同部门上限」由 2 改为 3，重新运行后至少可再安排 4 人", "「数据分析」的「最多开几组」由 1 改为 2"),
        EN: (
            "“Per department at most” in the settings at 3 instead of 2, at least 4 more",
            "“数据分析” in the topics at 2 instead",
        ),
    }[words]
    assert said[0] in cap
    assert said[1] in groups
    assert "沈知远" in leading
    assert "5" in leading


def test_times_are_told_apart_also_where_the_settings_list_none() -> None:
    free = programme_of({
        "名单": rows_of("工号 | 姓名 \n 1 | 林澄"),
        "主题": rows_of("编号 | 名称 | 状态 \n T01 | 数据分析 | 入选"),
        "报名": rows_of("工号 | 第一志愿 | 可用时段 \n 1 | T01 | 周三 19:00-20:30；周四 19:00-20:30"),
    })  # fmt: skip
    assert build_instance(free).slots == ("周三 19:00-20:30", "周四 19:00-20:30")


def test_people_without_a_group_are_named_at_their_application(programme: Programme, grouping: Grouping) -> None:
    (found,) = grouping_problems(programme, build_instance(programme), grouping)
    assert found.code is Code.MATCH_UNPLACED
    assert found.facts["person"] == "沈知远"
    assert ZH.place(found.at).endswith("报名!A9")


def test_who_is_alone_of_a_department_and_who_is_a_member_already_is_said(programme: Programme) -> None:
    row = Membership(AT, "G01", "0003")
    known = replace(programme, memberships=(row,))
    group = ProposedGroup(
        "G01", "T01", "", tuple(Placed(each, 1, fixed=False) for each in ("0003", "0004", "0005")), ()
    )
    said = [seat_grounds(known, group, each, ZH) for each in group.members]
    assert [("全组只有一人来自财务部" in each, "现在就在本组" in each) for each in said] == [
        (True, True),
        (False, False),
        (False, False),
    ]
    assert all("只有一人来自" not in each for each in said[1:])


def test_who_stays_in_a_group_is_not_told_that_rules_forbid_every_other(programme: Programme) -> None:
    known = replace(programme, memberships=(Membership(AT, "G01", "0003"),))
    fixed, free = Placed("0004", 1, fixed=True), Placed("0005", 1, fixed=False)
    group = ProposedGroup("G01", "T01", "", (Placed("0003", 1, fixed=False), fixed, free), ())
    found = Grouping(0, (group,), (), 0, None, stopped_early=False)
    said = [alternative_line(known, found, each, ZH) for each in group.members]
    assert said == ["留在本组，不作调整", "留在本组，不作调整", "没有规则允许的其他小组"]
