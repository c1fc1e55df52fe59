"""Every mistake of a template is named at its place, all of them in one pass, before anything is made."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.word.drawn_docx import cells, lines, p, part, run, saved, table
from toolkit.errors import INPUT_UNUSABLE
from toolkit.language import EN, ZH
from toolkit.places import TemplateRef
from toolkit.problems import Code, Problem
from toolkit.word import Template, TemplateError


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    rate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    members: tuple[Member, ...] = ()
    leader: Member | None = None


@dataclass(frozen=True, slots=True)
class Context:
    group: Group
    notes: tuple[str, ...] = ()


class Pair(NamedTuple):
    left: int
    right: int


ALIASES = {"小组": "group", "名称": "name", "成员": "members", "出勤率": "rate", "组长": "leader", "说明": "notes"}
GROUP = Group("数据分析", (Member("甲"),))


def faults_of_opening(folder: Path, *body: str) -> tuple[Problem, ...]:
    with pytest.raises(TemplateError) as stopped:
        Template.open(saved(folder, *body), aliases=ALIASES)
    assert stopped.value.exit_code == INPUT_UNUSABLE
    return stopped.value.problems


def faults_of_check(folder: Path, *body: str) -> tuple[Problem, ...]:
    template = Template.open(saved(folder, *body), aliases=ALIASES)
    with pytest.raises(TemplateError) as stopped:
        template.check(Context)
    return stopped.value.problems


def spot(problem: Problem) -> TemplateRef:
    assert isinstance(problem.at, TemplateRef)
    return problem.at


# What is typed into the second paragraph, and what it is called.
TYPED = (
    ("{{ 小组.名称", Code.TAG_UNCLOSED),
    ("{% if 小组", Code.TAG_UNCLOSED),
    ("{{ 小组.名称 {{ 小组.名称 }}", Code.TAG_UNCLOSED),
    ("小组.名称 }}", Code.TAG_STRAY_END),
    ("｛｛小组.名称｝｝", Code.TAG_FULL_WIDTH),
    ("{｛ 小组.名称 }}", Code.TAG_FULL_WIDTH),
    ("{{ 小组.名称 ｝｝", Code.TAG_FULL_WIDTH),
    ("｛% if 小组 %｝", Code.TAG_FULL_WIDTH),
    ("{{ }}", Code.TAG_EMPTY),
    ("{% %}", Code.TAG_EMPTY),
    ("{{ 小组 名称 }}", Code.TAG_SYNTAX),
    ("{{ 小组.名称 ？ }}", Code.TAG_SYNTAX),
    ("{{ 小组. }}", Code.TAG_INCOMPLETE),
    ("{{ 小组.名称| }}", Code.TAG_INCOMPLETE),
    ("{% if %}{% endif %}", Code.TAG_INCOMPLETE),
    ("{% for 人 小组.成员 %}{% endfor %}", Code.TAG_SYNTAX),
    ("{% if 小组 %}{% else 若 %}{% endif %}", Code.TAG_SYNTAX),
    ("{% fro 人 in 小组.成员 %}", Code.TAG_UNKNOWN),
    ("{% 如果 小组 %}", Code.TAG_UNKNOWN),
    ("{% set x = 1 %}", Code.TAG_FORBIDDEN),
    ("{% for 人 in 小组.成员 %}{% end for %}", Code.TAG_UNKNOWN),
    ("{% if 小组 %}{% endfi %}", Code.TAG_UNKNOWN),
    ("{{{ 小组.名称 }}}", Code.TAG_SYNTAX),
    ("{{ 小组.名称 1 }}", Code.TAG_SYNTAX),
    ("{% for 人 in 小组.成员 %}", Code.BLOCK_UNCLOSED),
    ("{% if 小组 %}有", Code.BLOCK_UNCLOSED),
    ("{% endfor %}", Code.BLOCK_STRAY),
    ("{% else %}", Code.BLOCK_STRAY),
    ("{% if 小组 %}{% else %}{% else %}{% endif %}", Code.BLOCK_STRAY),
    ("{{ 小组.名称|百分 }}", Code.FILTER_UNKNOWN),
    ("{{ 小组.名称|precent }}", Code.FILTER_UNKNOWN),
    ("{% if 小组 is 没有 %}{% endif %}", Code.TEST_UNKNOWN),
    ("文 {%p if 小组 %}{% endif %}", Code.TAG_NOT_ALONE),
)


@pytest.mark.parametrize(("typed", "code"), TYPED)
def test_a_mistake_is_named_with_its_paragraph(tmp_path: Path, typed: str, code: Code) -> None:
    faults = faults_of_opening(tmp_path, p("甲"), p(typed), p("丙"))
    assert [each.code for each in faults] == [code]
    assert spot(faults[0])[:6] == ("模板.docx", "word/document.xml", 2, 0, 0, 0)
    for words in (ZH, EN):
        said = words.say(faults[0], values=False)
        assert said.message
        assert said.fix
        assert "{{{" not in said.message + said.fix


# What other languages and docxtpl say, and what the check offers instead.
ELSEWHERE = (
    ("{% if 小组 %}{% elseif 小组.名称 %}{% endif %}", "elif"),
    ("{% if 小组 %}{% else if 小组.名称 %}{% endif %}", "elif"),
    ("{% if 小组 %}{% end if %}", "endif"),
    ("{% For 人 in 小组.成员 %}", "for"),
    ("{% vm %}", "{{ …|merge_same }}"),
    ("{% hm %}", "{{ …|merge_across }}"),
)


@pytest.mark.parametrize(("typed", "offered"), ELSEWHERE)
def test_the_word_meant_is_offered(tmp_path: Path, typed: str, offered: str) -> None:
    (fault,) = faults_of_opening(tmp_path, p("甲"), p(typed))
    assert (fault.code, fault.facts["nearest"]) == (Code.TAG_UNKNOWN, (offered,))


@pytest.mark.parametrize(
    ("typed", "found"), [("{{{ 小组.名称 }}", "{"), ("{{ 小组.名称 1 }}", "小组.名称 1"), ("{{ 小组 名称 }}", "名称")]
)
def test_what_is_wrong_is_said_in_the_author_s_own_words(tmp_path: Path, typed: str, found: str) -> None:
    (fault,) = faults_of_opening(tmp_path, p(typed))
    assert (fault.code, fault.facts["found"]) == (Code.TAG_SYNTAX, found)


# What is typed into the second row's second cell, what the check calls it, and a name it offers.
FIELDS = (
    ("{{ 小组.名子 }}", Code.FIELD_UNKNOWN, "名称"),
    ("{{ group.nmae }}", Code.FIELD_UNKNOWN, "name"),
    ("{{ 小祖.名称 }}", Code.FIELD_UNKNOWN, "小组"),
    ("{{ 小组.出勤率 }}", Code.FIELD_UNKNOWN, "名称"),
    ("{{ 小组.组长.姓名 }}", Code.FIELD_UNKNOWN, "名称"),
    ("{% if 没有这个 %}x{% endif %}", Code.FIELD_UNKNOWN, "小组"),
    ("{% if 小组.成员 %}{% else %}{{ 小组.x }}{% endif %}", Code.FIELD_UNKNOWN, "name"),
    ("{% for 人 in 小组.成员 %}{{ 人.出勤律 }}{% endfor %}", Code.FIELD_UNKNOWN, "出勤率"),
    ("{% for 人 in 小组.成员 %}{% endfor %}{{ 人.名称 }}", Code.FIELD_UNKNOWN, "小组"),
    ("{% for 人 in 小组.成员 %}{% else %}{{ 人.名称 }}{% endfor %}", Code.FIELD_UNKNOWN, "小组"),
    ("{{ loop.index }}", Code.FIELD_UNKNOWN, "group"),
    ("{{ 小组.成员[0].出勤律 }}", Code.FIELD_UNKNOWN, "出勤率"),
    ("{{ (小组.成员|第一个).出勤律 }}", Code.FIELD_UNKNOWN, "出勤率"),
    ("{{ 小组.名称 ~ 小组.名子 }}", Code.FIELD_UNKNOWN, "名称"),
    ("{{ 小组.名称|默认(小组.名子) }}", Code.FIELD_UNKNOWN, "名称"),
    ("{{ 小组 }}", Code.FIELD_IS_A_RECORD, "名称"),
    ("{{ 小组.组长 }}", Code.FIELD_IS_A_RECORD, "出勤率"),
    ("{{ 小组.成员 }}", Code.FIELD_IS_A_LIST, ""),
    ("{{ 说明 }}", Code.FIELD_IS_A_LIST, ""),
    ("{% for x in 小组.名称 %}{% endfor %}", Code.FIELD_NOT_A_LIST, ""),
)


@pytest.mark.parametrize(("typed", "code", "offered"), FIELDS)
def test_a_wrong_field_is_named_without_data_with_its_cell_and_a_right_name(
    tmp_path: Path, typed: str, code: Code, offered: str
) -> None:
    (fault,) = faults_of_check(tmp_path, p("甲"), table(["1", "2"], ["3", p("x") + p("乙" + typed)]), p(""))
    assert fault.code is code
    assert spot(fault)[1:6] == ("word/document.xml", 2, 1, 2, 2)
    assert spot(fault).near in typed
    if offered:
        assert offered in fault.facts["nearest"]  # type: ignore[operator]


def test_all_faults_of_all_parts_come_in_one_pass_in_order(tmp_path: Path) -> None:
    header = part("hdr", p("{{ 小组.名称"))
    path = saved(tmp_path, p("{{ }}"), p("{% fi %}"), p("{{ a| }}"), p("{% if a %}"), more={"word/header1.xml": header})
    with pytest.raises(TemplateError) as stopped:
        Template.open(path)
    assert [(each.code, spot(each).part, spot(each).paragraph) for each in stopped.value.problems] == [
        (Code.TAG_EMPTY, "word/document.xml", 1),
        (Code.TAG_UNKNOWN, "word/document.xml", 2),
        (Code.TAG_INCOMPLETE, "word/document.xml", 3),
        (Code.BLOCK_UNCLOSED, "word/document.xml", 4),
        (Code.TAG_UNCLOSED, "word/header1.xml", 1),
    ]


def test_a_forgotten_end_inside_blames_only_the_block_it_belongs_to(tmp_path: Path) -> None:
    body = (p("{% for m in a %}"), p("{% if m %}"), p("{{ m }}"), p("{% endfor %}"))
    (fault,) = faults_of_opening(tmp_path, *body)
    assert fault.code is Code.BLOCK_UNCLOSED
    assert spot(fault).paragraph == 2


@pytest.mark.parametrize(
    "body",
    [
        (p("{% if a %}"), table(["x", p("y") + p("{% endif %}")]), p("")),
        (p("甲{% if a %}乙"), p("丙{% endif %}丁")),
        (p("{% for m in a %}"), p("甲{% endfor %}")),
        (table(["{% for m in a %}x", "{% endfor %}y"]), p("")),
        (table(["{%tr for m in a %}"], ["x"]), p("{% endfor %}")),
    ],
)
def test_a_pair_that_would_cut_a_container_is_named_at_both_ends(tmp_path: Path, body: tuple[str, ...]) -> None:
    first, last = faults_of_opening(tmp_path, *body)
    assert first.code is last.code is Code.BLOCK_CROSSES
    assert first.facts["other"] == spot(last).near
    assert last.facts["other"] == spot(first).near


def test_a_row_tag_beside_other_text_is_named(tmp_path: Path) -> None:
    body = table(["{%tr for m in a %}{{ m }}", "x"], ["{%tr endfor %}", ""])
    (fault,) = faults_of_opening(tmp_path, body, p(""))
    assert fault.code is Code.TAG_NOT_ALONE
    assert spot(fault)[2:6] == (1, 1, 1, 1)


def test_unknown_fields_are_found_against_the_values_at_hand_before_anything_is_made(tmp_path: Path) -> None:
    path = saved(tmp_path, p("{% if no %}{{ 小组.名子 }}{% endif %}"), p("{{ 人数 }}"), p("{{ pairs[0].middle }}"))
    template = Template.open(path, aliases=ALIASES)
    with pytest.raises(TemplateError) as stopped:
        template.render({"group": GROUP, "no": False, "pairs": (Pair(1, 2),)})
    names = [(each.facts["name"], spot(each).paragraph) for each in stopped.value.problems]
    assert names == [("名子", 1), ("人数", 2), ("middle", 3)]


def test_gaps_are_marked_and_listed_when_asked_for(tmp_path: Path) -> None:
    path = saved(tmp_path, p("甲{{ 小组.名子 }}乙"), p("{% for m in 没有 %}x{% endfor %}丙"), p("{{ 出勤率 }}"))
    made = Template.open(path, aliases=ALIASES, missing="mark").render_with_problems({"group": GROUP})
    # A loop over a gap turns once, so that the gap shows in what it prints.
    assert lines(made.data) == ["甲【缺：名子】乙", "x丙", "【缺：出勤率】"]
    assert [each.code for each in made.problems] == [Code.FIELD_UNKNOWN] * 3


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("{% for m in 没有 %}{{ m }}{{ m.名称 }}{% endfor %}", "【缺：没有】【缺：没有】"),
        ("{{ 没有 + 1 }}{{ 2 * 没有 }}{{ -没有 }}", "【缺：没有】" * 3),
        ("{{ 没有|个数 }}{{ 没有|第一个 }}{{ 没有|最后一个 }}", "【缺：没有】" * 3),
        ("{{ 没有|百分比 }}{{ 没有|连接 }}{{ 没有|宽(3) }}{{ 没有|合并相同 }}", "【缺：没有】" * 4),
        ("{{ 没有.下面[0].再下 }}{{ 没有[1] }}{{ 没有['x'] }}", "【缺：没有】" * 3),
        ("{{ '共' ~ 没有 ~ '人' }}", "共【缺：没有】人"),
        ("{% if 没有 or 没有 > 1 or 没有 == 1 %}x{% else %}y{% endif %}", "y"),
        ("{{ 没有|默认('无') }}", "无"),
    ],
)
def test_a_gap_is_seen_whatever_is_done_with_it(tmp_path: Path, typed: str, read: str) -> None:
    made = Template.open(saved(tmp_path, p("甲" + typed)), missing="mark").render_with_problems({"group": GROUP})
    assert lines(made.data) == ["甲" + read]
    assert {each.facts["name"] for each in made.problems} == {"没有"}


def test_a_table_over_a_gap_shows_it_in_a_row(tmp_path: Path) -> None:
    body = table(["名"], ["{%tr for m in 没有 %}"], ["{{ m.名称 }}"], ["{%tr endfor %}"])
    assert cells(Template.open(saved(tmp_path, body, p("")), missing="mark").render({})) == [["名"], ["【缺：没有】"]]


def test_a_template_without_gaps_lists_none(tmp_path: Path) -> None:
    path = saved(tmp_path, p("{{ 小组.名称 }}"))
    assert Template.open(path, aliases=ALIASES, missing="mark").render_with_problems({"group": GROUP}).problems == ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("{{ nothing + 1 }}", Code.VALUE_CANNOT_COMPUTE),
        ("{% if nothing > 1 %}x{% endif %}", Code.VALUE_CANNOT_COMPUTE),
        ("{{ 1 / 0 }}", Code.VALUE_CANNOT_COMPUTE),
        ("{{ text|percent }}", Code.VALUE_CANNOT_COMPUTE),
        ("{{ list[7] }}", Code.VALUE_ABSENT),
        ("{{ [1, 2] }}", Code.VALUE_NOT_PRINTABLE),
    ],
)
def test_what_only_the_data_shows_is_located_too(tmp_path: Path, typed: str, code: Code) -> None:
    path = saved(tmp_path, p("{{ text }}"), p("一"), p(run("{{ text }}"), run(typed)), p("{{ text }}"))
    template = Template.open(path)
    with pytest.raises(TemplateError) as stopped:
        template.render({"nothing": None, "text": "x", "list": (1,)})
    (fault,) = stopped.value.problems
    assert fault.code is code
    assert spot(fault).paragraph == 3
    assert spot(fault).near in typed


def test_a_tag_in_a_property_may_show_but_not_steer(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{% if x %}a{% endif %}</dc:title></cp:coreProperties>'
    )
    with pytest.raises(TemplateError) as stopped:
        Template.open(saved(tmp_path, p("文"), more={"docProps/core.xml": core}))
    assert {each.code for each in stopped.value.problems} == {Code.TAG_IN_PROPERTY}


def test_mistakes_read_aloud_in_both_languages(tmp_path: Path) -> None:
    (fault,) = faults_of_check(tmp_path, table(["{{ 小组.名子 }}"]), p(""))
    said = ZH.say(fault, values=True)
    assert said.place == "模板.docx › 正文 › 第 1 个表格第 1 行第 1 列第 1 段「{{ 小组.名子 }}」"
    assert said.message == "没有「名子」这个字段。"
    assert "名称" in said.fix
    assert EN.say(fault, values=True).message == "There is no field “名子”."
