"""What may be typed into a template, and where: docxtpl's prefixes and remarks, every kind of part and of box."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.word.drawn_docx import W, cells, lines, member, p, part, run, saved, table, text_of, tree
from toolkit.places import TemplateRef
from toolkit.problems import Code
from toolkit.word import Template, TemplateError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ALIASES = {"小组": "group", "名称": "name", "成员": "members", "出勤率": "rate"}


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    rate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    members: tuple[Member, ...] = ()


GROUP = Group("数据分析", (Member("甲", Fraction(7, 8)), Member("乙")))


def made(
    folder: Path, *body: str, context: Mapping[str, object] | None = None, more: Mapping[str, str] | None = None
) -> bytes:
    return Template.open(saved(folder, *body, more=more), aliases=ALIASES).render(context or {"group": GROUP})


def faults(folder: Path, *body: str) -> list[tuple[Code, int]]:
    with pytest.raises(TemplateError) as stopped:
        made(folder, *body)
    return [(each.code, each.at.paragraph) for each in stopped.value.problems if isinstance(each.at, TemplateRef)]


# Typed into one row of two cells or into paragraphs, and what is read then.
ROWS = (
    (
        [["{%tr for m in group.members %}", ""], ["{{ m.name }}", "x"], ["{%tr endfor %}", ""]],
        [["甲", "x"], ["乙", "x"]],
    ),
    ([["", "{%tr if group %}"], ["有", ""], ["", "{%tr endif %}"]], [["有", ""]]),
    ([["{%tr if not group %}"], ["无"], ["{%tr else %}"], ["有"], ["{%tr endif %}"]], [["有"]]),
    ([["{%tr for m in group.members %}{# 每人一行 #}"], ["{{ m.name }}"], ["{%tr endfor %}"]], [["甲"], ["乙"]]),
    ([["{%tc if group %}", "有", "{%tc else %}", "无", "{%tc endif %}"]], [["有"]]),
    ([["{%tc for m in group.members %}", "{{ m.name }}", "{%tc endfor %}"], ["a", "b"]], [["甲", "乙"], ["a", "b"]]),
    ([[p("{%p for m in group.members %}") + p("{{ m.name }}") + p("{%p endfor %}") + p("完")]], [["甲乙完"]]),
    ([["{# 整行都是说明 #}", "{# 还是 #}"], ["甲", "乙"]], [["甲", "乙"]]),
)


@pytest.mark.parametrize(("rows", "read"), ROWS)
def test_prefixes_of_docxtpl_take_rows_cells_and_paragraphs(
    tmp_path: Path, rows: list[list[str]], read: list[list[str]]
) -> None:
    assert cells(made(tmp_path, table(*rows), p(""))) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a{%r for m in group.members %}{{ m.name }}{%r endfor %}b", "a甲乙b"),
        ("a{%r if group %}有{%r else %}无{%r endif %}b", "a有b"),
        ("a{{r group.name }}b", "a数据分析b"),
        ("a{# 说明 {{ 不算 }} #}b", "ab"),
        ("a{#p 说明 #}b", "ab"),
        ("a{%if group%}b{%endif%}", "ab"),
        ("{{小组.名称}}、{{ 小组 . 名称 }}", "数据分析、数据分析"),
        ("{{ 小组.成员|个数 }}={{ group.members|length }}={{ 小组.成员 | count }}", "2=2=2"),
        ("{{ 小组.成员[0].出勤率｜百分比（0） }}", "88%"),
        ("{{ 小组．名称|e|upper }}", "数据分析"),
        ("{{ 小组.成员[0].出勤率|round(2) }}{{ 小组.成员[0].出勤率|round }}", "0.881"),
        ("{% if 小组.成员[0].出勤率 is defined and 小组.成员[1].出勤率 is not defined %}是{% endif %}", "是"),
        ("{% if 小组.成员[1].出勤率 is undefined %}是{% endif %}", "是"),
        ("{{ 小组['名称'] }}{{ 小组.成员[0][“名称”] }}", "数据分析甲"),
        ("{{ '有' if 小组.成员[1].出勤率 }}{{ '无' if not 小组.成员[1].出勤率 }}", "无"),
        ("{% for 人 in 小组.成员 %}{% if loop.previtem %}、{% endif %}{{ 人.名称 }}{% endfor %}", "甲、乙"),
        ("{% for 人 in 小组.成员 %}{{ 人.名称 }}{{ '；' if loop.nextitem else '。' }}{% endfor %}", "甲；乙。"),
        ("{{ 小组.成员[1].出勤率|default('无', true) }}{{ 小组.成员[1].出勤率|d }}", "无"),
        ("{% if 小组.名称 ＝＝ “数据分析” %}是{% endif %}", "是"),
        ("{{\u200b小组.\ufeff名称 }}{%+ if 小组 +%}\u200b是{% endif %}", "数据分析\u200b是"),
        ("{% if 小组.名称 == “数据分析” and 小组.成员|个数 ＞ 1 %}是{% endif %}", "是"),
        ("{{ “{{ 不是标记 }}” }}", "{{ 不是标记 }}"),
        ("{{ 小组.名称 ~ ‘（共’ ~ 小组.成员|个数 ~ ‘人）’ }}", "数据分析（共2人）"),
        ("{%　for 人 in 小组。成员　%}{{ 人。名称 }}{%　endfor　%}", "甲乙"),
    ],
)
def test_tags_are_read_as_people_and_word_type_them(tmp_path: Path, typed: str, read: str) -> None:
    assert lines(made(tmp_path, p("x" + typed))) == ["x" + read]


@pytest.mark.parametrize(
    "typed", ["{{ 小组.名称 }}", "{% if 小组 %}有{% endif %}", "{{ 小组.成员[0].名称|默认('无') }}"]
)
def test_a_tag_may_be_split_between_any_two_characters(tmp_path: Path, typed: str) -> None:
    whole = lines(made(tmp_path, p("x" + typed + "y")))
    for cut in range(1, len(typed)):
        split = p(run("x" + typed[:cut], "<w:b/>"), "<w:proofErr w:type='gramStart'/>", run(typed[cut:] + "y"))
        assert lines(made(tmp_path, split)) == whole
    assert lines(made(tmp_path, p(run("x"), *(run(mark) for mark in typed), run("y")))) == whole


@pytest.mark.parametrize(
    "between",
    ["<w:lastRenderedPageBreak/>", "<w:bookmarkStart w:id='1' w:name='a'/>", "<w:commentRangeStart w:id='1'/>"],
)
def test_what_word_puts_between_runs_does_not_break_a_tag(tmp_path: Path, between: str) -> None:
    whole = p(run("{{ 小组"), f"<w:r>{between}</w:r>" if "Rendered" in between else between, run(".名称 }}"))
    assert lines(made(tmp_path, whole)) == ["数据分析"]


def test_remarks_and_control_tags_leave_no_empty_paragraph_or_row(tmp_path: Path) -> None:
    body = (
        p("头"),
        p("{# 给同事 #}"),
        p("{% if 小组 %}"),
        p(" {% if 小组.成员 %} {# x #}"),
        p("有"),
        p("{% endif %}{% endif %}"),
    )
    assert lines(made(tmp_path, *body, p("尾"))) == ["头", "有", "尾"]


TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
CUSTOM = (
    f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="{TYPES}">'
    f'<property fmtid="{SET}" pid="2" name="组"><vt:lpwstr>{{{{ 小组.名称 }}}}＆{{{{ 小组.成员|个数 }}}}人</vt:lpwstr>'
    f'</property><property fmtid="{SET}" pid="3" name="n"><vt:i4>7</vt:i4></property></Properties>'
)


def test_custom_properties_are_filled(tmp_path: Path) -> None:
    context = {"group": Group("R&D\n<b>", GROUP.members)}
    data = made(tmp_path, p("文"), context=context, more={"docProps/custom.xml": CUSTOM})
    root = tree(data, "docProps/custom.xml")
    assert root.findtext(f".//{{{TYPES}}}lpwstr") == "R&D <b>＆2人"
    assert root.findtext(f".//{{{TYPES}}}i4") == "7"


@pytest.mark.parametrize("typed", ["{% if 小组 %}x{% endif %}", "{{ 小组.名称", "{{ 小组| }}"])
def test_mistakes_in_custom_properties_are_named(tmp_path: Path, typed: str) -> None:
    more = {"docProps/custom.xml": CUSTOM.replace("{{ 小组.名称 }}", typed)}
    with pytest.raises(TemplateError) as stopped:
        made(tmp_path, p("文"), more=more)
    assert {each.at.part for each in stopped.value.problems if isinstance(each.at, TemplateRef)} == {
        "docProps/custom.xml"
    }


def box(inner: str) -> str:
    """A paragraph with a text box, as Word writes it: for itself, and again for programs before 2010."""
    return (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing><wps:txbx '
        f'xmlns:wps="urn:wps"><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>'
        f"<w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def test_a_text_box_is_filled_in_both_its_forms(tmp_path: Path) -> None:
    inner = p("{% for 人 in 小组.成员 %}") + p("{{ 人.名称 }}") + p("{% endfor %}") + table(["{{ 小组.名称 }}"]) + p("")
    data = made(tmp_path, box(inner))
    assert [text_of(each) for each in tree(data).iter(f"{{{W}}}txbxContent")] == ["甲乙数据分析"] * 2


def test_a_mistake_in_a_text_box_is_one_mistake_and_paragraphs_are_counted_as_seen(tmp_path: Path) -> None:
    assert faults(tmp_path, p("一"), box(p("{{ 小组.名称")), p("{{ }}")) == [
        (Code.TAG_UNCLOSED, 3),
        (Code.TAG_EMPTY, 4),
    ]
    assert faults(tmp_path, box(p("{{ 小组.名子 }}")), p("{{ x }}")) == [
        (Code.FIELD_UNKNOWN, 2),
        (Code.FIELD_UNKNOWN, 3),
    ]


def test_an_empty_loop_leaves_a_text_box_its_paragraph(tmp_path: Path) -> None:
    data = made(tmp_path, box(p("{% for x in () %}") + p("x") + p("{% endfor %}")))
    assert all(len(each) == 1 for each in tree(data).iter(f"{{{W}}}txbxContent"))


CONTROLS = (
    "<w:sdt>{look}<w:sdtContent><w:p><w:r><w:t>{{{{ 小组.名称 }}}}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "<w:p><w:sdt>{look}<w:sdtContent><w:r><w:t>{{{{ 小组.名称 }}}}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    "<w:tbl><w:tr><w:sdt>{look}<w:sdtContent><w:tc>"
    + p("{{{{ 小组.名称 }}}}")
    + "</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
    "<w:tbl><w:sdt>{look}<w:sdtContent><w:tr><w:tc>"
    + p("{{{{ 小组.名称 }}}}")
    + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
)
LOOK = '<w:sdtPr><w:alias w:val="组"/><w:dataBinding w:xpath="/x"/><w:showingPlcHdr/><w:text/></w:sdtPr>'


@pytest.mark.parametrize("control", CONTROLS)
def test_content_controls_around_text_cells_and_rows_show_what_is_put_into_them(tmp_path: Path, control: str) -> None:
    root = tree(made(tmp_path, control.format(look=LOOK), p("")))
    assert text_of(root) == "数据分析"
    (properties,) = root.iter(f"{{{W}}}sdtPr")
    assert [each.tag.removeprefix(f"{{{W}}}") for each in properties] == ["alias", "text"]


def test_a_content_control_without_tags_stays_bound(tmp_path: Path) -> None:
    control = f"<w:sdt>{LOOK}<w:sdtContent>{p('题目')}</w:sdtContent></w:sdt>"
    assert b"dataBinding" in member(made(tmp_path, control, p("{{ 小组.名称 }}")), "word/document.xml")


def test_tags_in_links_fields_and_inserted_text_are_filled(tmp_path: Path) -> None:
    inner = run("{{ 小组.名称 }}")
    wrapped = (
        f'<w:hyperlink w:anchor="x">{inner}</w:hyperlink>', f'<w:fldSimple w:instr=" TITLE ">{inner}</w:fldSimple>',
        f'<w:ins w:id="1" w:author="x">{inner}</w:ins>', f"<w:smartTag>{inner}</w:smartTag>",
    )  # fmt: skip
    assert lines(made(tmp_path, *(f"<w:p>{each}</w:p>" for each in wrapped))) == ["数据分析"] * 4


def test_mistakes_in_notes_headers_and_footers_name_their_part(tmp_path: Path) -> None:
    wrong = p("好") + p("{{ 小组.名子 }}")
    more = {
        "word/header1.xml": part("hdr", wrong), "word/footer1.xml": part("ftr", wrong),
        "word/footnotes.xml": part("footnotes", f'<w:footnote w:id="1">{wrong}</w:footnote>'),
        "word/endnotes.xml": part("endnotes", f'<w:endnote w:id="1">{wrong}</w:endnote>'),
    }  # fmt: skip
    with pytest.raises(TemplateError) as stopped:
        made(tmp_path, p("文"), more=more)
    found = {each.at.part: each.at.paragraph for each in stopped.value.problems if isinstance(each.at, TemplateRef)}
    assert found == dict.fromkeys(more, 2)
