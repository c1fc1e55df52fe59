"""What a template becomes: text, loops over paragraphs and rows, conditions, looks kept, empty lists survived."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from tests.word.drawn_docx import W, cells, docx, lines, look_of, member, p, part, run, saved, table, text_of, tree
from toolkit.content import Lines
from toolkit.language import EN, ZH
from toolkit.programme.kinds import Role
from toolkit.word import Properties, Template


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    rate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    members: tuple[Member, ...] = ()


ALIASES = {"小组": "group", "名称": "name", "成员": "members", "出勤率": "rate"}
GROUP = Group("数据分析", (Member("甲", Fraction(7, 8)), Member("乙"), Member("丙", Fraction(1))))
EMPTY = Group("空组")


def made(folder: Path, *body: str, context: dict[str, object] | None = None, words: object = ZH) -> bytes:
    template = Template.open(saved(folder, *body), words=EN if words is EN else ZH, aliases=ALIASES)
    return template.render(context if context is not None else {"group": GROUP})


def test_a_field_is_printed_under_its_chinese_and_its_english_name(tmp_path: Path) -> None:
    data = made(tmp_path, p("前{{ 小组.名称 }}后"), p("{{ group.name }}"), p("{{小组.name}}"))
    assert lines(data) == ["前数据分析后", "数据分析", "数据分析"]


def test_a_tag_split_over_runs_takes_the_look_of_the_run_it_begins_in(tmp_path: Path) -> None:
    data = made(tmp_path, p(run("前{", "<w:b/>"), run("{ 小", "<w:i/>"), run("组.名称 }}后", "<w:u/>")))
    (paragraph,) = tree(data).iter(f"{{{W}}}p")
    looks = [(look_of(each), text_of(each)) for each in paragraph.iter(f"{{{W}}}r")]
    assert looks == [("b", "前数据分析"), ("u", "后")]


@pytest.mark.parametrize(
    "typed",
    [
        "{{ group.members[0].name ~ “，” ~ ‘x’ }}",
        "{{ group。members[0].name ~ '，' ~ 'x' }}",
        "{{　group．members［0］.name ～ '，' ~ 'x' }}".replace("～", "~"),
        "{{- group.members[0].name ~ \"，\" ~ 'x' -}}",
    ],
)
def test_quotes_and_punctuation_of_input_methods_are_understood_inside_tags(tmp_path: Path, typed: str) -> None:
    assert lines(made(tmp_path, p(typed))) == ["甲，x"]


def test_a_paragraph_with_only_a_control_tag_vanishes_and_repeats_the_paragraphs_between(tmp_path: Path) -> None:
    data = made(tmp_path, p("名单"), p("{% for 人 in 小组.成员 %}"), p("· {{ 人.名称 }}"), p("{% endfor %}"), p("完"))
    assert lines(data) == ["名单", "· 甲", "· 乙", "· 丙", "完"]


def test_prefixed_paragraph_tags_work_as_in_docxtpl(tmp_path: Path) -> None:
    data = made(tmp_path, p("{%p for m in group.members %}"), p("{{ m.name }}"), p("{%p endfor %}"))
    assert lines(data) == ["甲", "乙", "丙"]


def test_a_row_with_only_a_control_tag_vanishes_and_repeats_the_rows_between(tmp_path: Path) -> None:
    rows = (
        ["姓名", "出勤率"],
        ["{% for 人 in 小组.成员 %}", ""],
        ["{{ 人.名称 }}", "{{ 人.出勤率|百分比 }}"],
        ["{% endfor %}", ""],
    )
    data = made(tmp_path, table(*rows), p(""))
    assert cells(data) == [["姓名", "出勤率"], ["甲", "87.5%"], ["乙", "未提供"], ["丙", "100.0%"]]


def test_prefixed_row_tags_and_a_row_for_an_empty_list(tmp_path: Path) -> None:
    rows = (
        ["姓名"],
        ["{%tr for m in group.members %}"],
        ["{{ m.name }}"],
        ["{%tr else %}"],
        ["无"],
        ["{%tr endfor %}"],
    )
    assert cells(made(tmp_path, table(*rows), p(""))) == [["姓名"], ["甲"], ["乙"], ["丙"]]
    assert cells(made(tmp_path, table(*rows), p(""), context={"group": EMPTY})) == [["姓名"], ["无"]]


def test_cells_are_repeated_by_cell_tags(tmp_path: Path) -> None:
    row = ["姓名", "{%tc for m in group.members %}", "{{ m.name }}", "{%tc endfor %}", "完"]
    assert cells(made(tmp_path, table(row), p(""))) == [["姓名", "甲", "乙", "丙", "完"]]


def test_nested_loops_over_rows_print_bands_and_lines(tmp_path: Path) -> None:
    rows = (
        ["{%tr for g in groups %}"], ["{{ g.name }}"], ["{%tr for m in g.members %}"], ["{{ m.name }}"],
        ["{%tr endfor %}"], ["{%tr endfor %}"],
    )  # fmt: skip
    data = made(tmp_path, table(["组"], *rows), p(""), context={"groups": (GROUP, Group("二组", (Member("丁"),)))})
    assert [row[0] for row in cells(data)] == ["组", "数据分析", "甲", "乙", "丙", "二组", "丁"]


def test_tables_inside_a_loop_are_repeated_whole(tmp_path: Path) -> None:
    data = made(
        tmp_path,
        p("{% for m in group.members %}"),
        table(["{{ m.name }}", "{{ loop.index }}"]),
        p(""),
        p("{% endfor %}"),
    )
    assert cells(data) == [["甲", "1"], ["乙", "2"], ["丙", "3"]]


def test_a_nested_table_is_filled_too(tmp_path: Path) -> None:
    inner = table(["{% for m in group.members %}"], ["{{ m.name }}"], ["{% endfor %}"]) + p("")
    data = made(tmp_path, table(["外", inner]), p(""))
    assert [text_of(each) for each in tree(data).iter(f"{{{W}}}tc")] == ["外", "甲乙丙", "甲", "乙", "丙"]


def test_conditions_choose_between_paragraphs(tmp_path: Path) -> None:
    body = (
        p("{% if group.members %}"),
        p("有"),
        p("{% elif group.name %}"),
        p("无人"),
        p("{% else %}"),
        p("无名"),
        p("{% endif %}"),
    )
    assert lines(made(tmp_path, *body)) == ["有"]
    assert lines(made(tmp_path, *body, context={"group": EMPTY})) == ["无人"]
    assert lines(made(tmp_path, *body, context={"group": Group("")})) == ["无名"]


def test_inline_loops_and_conditions_stay_in_their_paragraph(tmp_path: Path) -> None:
    data = made(
        tmp_path, p("{% for m in group.members %}{{ m.name }}{% if not loop.last %}、{% endif %}{% endfor %}等")
    )
    assert lines(data) == ["甲、乙、丙等"]


def test_a_pair_over_several_runs_keeps_every_look_in_every_turn(tmp_path: Path) -> None:
    body = p("起{% for m in group.members %}", run("{{ m.name }}", "<w:b/>"), run("（{% endfor %}止", "<w:i/>"))
    data = made(tmp_path, body)
    assert lines(data) == ["起甲（乙（丙（止"]
    bold = [text_of(each) for each in tree(data).iter(f"{{{W}}}r") if each.find(f"{{{W}}}rPr/{{{W}}}b") is not None]
    italic = [text_of(each) for each in tree(data).iter(f"{{{W}}}r") if each.find(f"{{{W}}}rPr/{{{W}}}i") is not None]
    assert bold == ["甲", "乙", "丙"]
    assert italic == ["（", "（", "（", "止"]


def test_a_pair_over_runs_that_is_not_taken_leaves_the_looks_around_it(tmp_path: Path) -> None:
    body = p(run("甲{% if no %}", "<w:b/>"), run("乙", "<w:i/>"), run("{% endif %}丙", "<w:u/>"))
    data = made(tmp_path, body, context={"no": False})
    looks = [(look_of(each), text_of(each)) for each in tree(data).iter(f"{{{W}}}r")]
    assert looks == [("b", "甲"), ("u", "丙")]


def test_remarks_vanish(tmp_path: Path) -> None:
    assert lines(made(tmp_path, p("{# 给同事：别删 #}"), p("甲{# x #}乙"))) == ["甲乙"]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (table(["{% for m in group.members %}"], ["{{ m.name }}"], ["{% endfor %}"]), 0),
        (table(["题"], ["{% for m in group.members %}"], ["{{ m.name }}"], ["{% endfor %}"]), 1),
        (table(["题", p("{% for m in group.members %}") + p("{{ m.name }}") + p("{% endfor %}")]), 1),
        (table(["{%tc for m in group.members %}", "{{ m.name }}", "{%tc endfor %}"]), 0),
    ],
)
def test_an_empty_list_leaves_a_document_word_can_open(tmp_path: Path, body: str, rows: int) -> None:
    root = tree(made(tmp_path, body, context={"group": EMPTY}))
    assert len(list(root.iter(f"{{{W}}}tr"))) == rows
    for tag, child in (("tbl", "tr"), ("tr", "tc"), ("tc", "p")):
        for element in root.iter(f"{{{W}}}{tag}"):
            assert element.find(f"{{{W}}}{child}") is not None
    assert all(cell[-1].tag == f"{{{W}}}p" for cell in root.iter(f"{{{W}}}tc"))


def test_a_section_break_in_a_control_paragraph_is_kept(tmp_path: Path) -> None:
    breaking = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr></w:pPr>' + run("{% endif %}") + "</w:p>"
    data = made(tmp_path, p("{% if group.name %}"), p("甲"), breaking, p("乙"))
    assert lines(data) == ["甲", "", "乙"]
    assert tree(data).find(f".//{{{W}}}p/{{{W}}}pPr/{{{W}}}sectPr") is not None


def test_bookmarks_of_a_vanishing_paragraph_stay(tmp_path: Path) -> None:
    marked = '<w:p><w:bookmarkStart w:id="1" w:name="名单"/>' + run("{% if group %}") + "</w:p>"
    data = made(tmp_path, marked, p("甲"), p("{% endif %}"), '<w:p><w:bookmarkEnd w:id="1"/></w:p>')
    assert len(list(tree(data).iter(f"{{{W}}}bookmarkStart"))) == 1


def test_a_paragraph_with_a_picture_beside_its_tag_does_not_vanish(tmp_path: Path) -> None:
    picture = "<w:p><w:r><w:drawing/></w:r>" + run("{{ group.name }}") + "</w:p>"
    data = made(tmp_path, picture, "<w:p><w:r><w:drawing/></w:r>" + run("{% if group %}{% endif %}") + "</w:p>")
    assert len(list(tree(data).iter(f"{{{W}}}drawing"))) == 2


@pytest.mark.parametrize("name", ["header1", "footer2", "footnotes", "endnotes"])
def test_headers_footers_and_notes_are_filled(tmp_path: Path, name: str) -> None:
    root = {"header1": "hdr", "footer2": "ftr"}.get(name, name)
    note = p("{{ 小组.名称 }}")
    inner = f'<w:{name[:-1]} w:id="1">{note}</w:{name[:-1]}>' if name in {"footnotes", "endnotes"} else note
    path = saved(tmp_path, p("文"), more={f"word/{name}.xml": part(root, inner)})
    data = Template.open(path, aliases=ALIASES).render({"group": GROUP})
    assert lines(data, f"word/{name}.xml") == ["数据分析"]


def test_text_boxes_and_content_controls_are_filled(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('{{ group.name }}')}</w:txbxContent></w:pict></w:r></w:p>"
    control = f"<w:sdt><w:sdtContent>{p('{{ group.name }}')}</w:sdtContent></w:sdt>"
    assert lines(made(tmp_path, box, control)) == ["数据分析", "数据分析", "数据分析"]


def test_values_are_printed_by_their_type_in_the_templates_language(tmp_path: Path) -> None:
    context: dict[str, object] = {
        "whole": 12, "part": Fraction(10, 3), "real": 2.0, "day": date(2026, 11, 24), "none": None, "yes": True,
        "role": Role.LEADER, "two": Lines(("一", "二")), "text": "a\tb\nc",
    }  # fmt: skip
    body = [p(f"{{{{ {name} }}}}") for name in context]
    chinese = lines(made(tmp_path, *body, context=context))
    english = lines(made(tmp_path, *body, context=context, words=EN))
    assert chinese == ["12", "3.3", "2", "2026年11月24日", "未提供", "是", ZH.label(Role.LEADER), "一\n二", "a\tb\nc"]
    assert english == [
        "12",
        "3.3",
        "2",
        "24 Nov 2026",
        "not provided",
        "yes",
        EN.label(Role.LEADER),
        "一\n二",
        "a\tb\nc",
    ]


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ share|percent }}", "87.5%"),
        ("{{ share|百分比(0) }}", "88%"),
        ("{{ share|number(places=3) }}", "0.875"),
        ("{{ day|日期 }}", "2026年11月24日"),
        ("{{ names|连接 }}", "甲、乙"),
        ("{{ names|join('；') }}", "甲；乙"),
        ("{{ nothing|默认('暂无') }}", "暂无"),
        ("{{ nothing|percent }}", "未提供"),
        ("{{ nothing|连接 }}", "未提供"),
        ("{{ '一二三四五六'|缩短(12) }}{{ 'a b'|shorten }}{{ nothing|shorten }}", "一二三四五六a b未提供"),
        ("{{ '一二三四五，六'|缩短(12) }}", "一二三四五…"),
        ("{{ 'Regional Marketing, Channel'|shorten(21) }}", "Regional Marketing…"),
        ("{{ 'a Wolfeschlegelsteinhausen'|shorten(24) }}", "a Wolfeschlegelsteinhaus…"),
        ("{{ '一二三四五六'|缩短(20, '公司 ab') }}{{ '一二三四五六'|缩短(18, '公司 ab') }}", "一二三四五六一二三四五…"),
        ("{{ 'ab'|shorten(4, 'abcdef') }}{{ 'ab'|shorten(2, nothing) }}", "…ab"),
        ("{{ names|个数 }} 人", "2 人"),
        ("{{ names|第一个 }}{{ names|last }}", "甲乙"),
        ("{{ names[1] }}{{ names[-1] }}{{ names[:1]|join }}", "乙乙甲"),
        ("{{ '甲' if share > 0 else '乙' }}", "甲"),
        ("{{ -3 + 5 * 2 }}", "7"),
        ("{{ share ~ '：' ~ day }}", "0.9：2026年11月24日"),
        ("{{ table['键'] }}", "值"),
        ("{{ nothing.deeper.still }}", "未提供"),
        ("{% for n in range(3) %}{{ n }}{% endfor %}", "012"),
        ("{% for a, b in pairs %}{{ a }}{{ b }}{% endfor %}", "1一2二"),
        ("{% for n in nothing %}x{% else %}无{% endfor %}", "无"),
        ("{% if nothing is 空 %}空{% endif %}{% if 3 is odd %}奇{% endif %}", "空奇"),
        ("{% for n in names if n != '甲' %}{{ n }}{% endfor %}", "乙"),
        ("{% for n in names %}{{ loop.cycle('a', 'b') }}{% endfor %}", "ab"),
    ],
)
def test_filters_and_expressions(tmp_path: Path, tag: str, printed: str) -> None:
    context: dict[str, object] = {
        "share": Fraction(7, 8), "day": date(2026, 11, 24), "names": ("甲", "乙"), "nothing": None,
        "table": {"键": "值"}, "pairs": ((1, "一"), (2, "二")),
    }  # fmt: skip
    assert lines(made(tmp_path, p("x" + tag), context=context)) == ["x" + printed]


def test_static_text_that_looks_like_markup_or_marks_stays(tmp_path: Path) -> None:
    odd = "a<b & c \ue000 \uf0b7 <?sg 0?> {单} 100% #1"
    assert lines(made(tmp_path, p(odd), p("{{ group.name }}"))) == [odd, "数据分析"]


def test_fields_lists_dotted_names_with_loop_variables_spelled_out(tmp_path: Path) -> None:
    path = saved(tmp_path, p("{% for 人 in 小组.成员 %}{{ 人.名称 }}{{ loop.index }}{% endfor %}"))
    assert Template.open(path, aliases=ALIASES).fields == {"group", "group.members", "group.members.name"}


def test_two_renderings_are_equal_byte_for_byte_and_so_are_two_openings(tmp_path: Path) -> None:
    path = saved(tmp_path, p("{{ group.name }}"))
    template = Template.open(path, aliases=ALIASES)
    assert template.render({"group": GROUP}) == template.render({"group": GROUP})
    assert template.render({"group": GROUP}) == Template.open(path, aliases=ALIASES).render({"group": GROUP})


def test_members_without_tags_keep_their_compressed_bytes_and_the_clock_is_not_in_the_zip(tmp_path: Path) -> None:
    path = saved(tmp_path, p("{{ group.name }}"), more={"word/styles.xml": part("styles", "<w:style/>")})
    source = zipfile.ZipFile(path)
    made_file = zipfile.ZipFile(io.BytesIO(Template.open(path).render({"group": GROUP})))
    kept = [name for name in source.namelist() if name != "word/document.xml"]
    assert "word/styles.xml" in kept
    for name in kept:
        assert made_file.getinfo(name).compress_size == source.getinfo(name).compress_size
        assert made_file.read(name) == source.read(name)
    assert {info.date_time for info in made_file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made_file.testzip() is None


def test_a_dotx_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "模板.dotx"
    path.write_bytes(docx(p("{{ group.name }}"), main="template.main+xml"))
    data = Template.open(path).render({"group": GROUP})
    assert b"template.main" not in member(data, "[Content_Types].xml")
    assert [each.text for each in python_docx.Document(io.BytesIO(data)).paragraphs] == ["数据分析"]


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ 小组.名称 }} &amp; 章程</dc:title>'
    "<cp:category>{{ 小组.名称 }}</cp:category>"
    "<dc:creator>某人</dc:creator><cp:lastModifiedBy>某人</cp:lastModifiedBy></cp:coreProperties>"
)


def test_properties_are_filled_and_name_nobody(tmp_path: Path) -> None:
    path = saved(tmp_path, p("文"), more={"docProps/core.xml": CORE})
    template = Template.open(path, aliases=ALIASES)
    group = Group("R&D\n<二>")
    core = member(template.render({"group": group}), "docProps/core.xml").decode()
    assert "<dc:title>R&amp;D &lt;二&gt; &amp; 章程</dc:title>" in core
    assert "<cp:category>R&amp;D &lt;二&gt;</cp:category>" in core
    assert "某人" not in core
    named = member(
        template.render({"group": group}, Properties(title="a<b", creator="学习项目组")), "docProps/core.xml"
    )
    root = etree.fromstring(named)
    assert [each.text for each in list(root)[:2]] == ["a<b", "学习项目组"]


def test_python_docx_reopens_what_was_made(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.add_heading("{{ 小组.名称 }}")
    document.add_paragraph("{% for m in group.members %}")
    document.add_paragraph("{{ m.name }}", style="List Bullet")
    document.add_paragraph("{% endfor %}")
    path = tmp_path / "a.docx"
    document.save(str(path))
    reopened = python_docx.Document(io.BytesIO(Template.open(path, aliases=ALIASES).render({"group": GROUP})))
    assert [each.text for each in reopened.paragraphs] == ["数据分析", "甲", "乙", "丙"]
