"""`check_template`: every mistake in one pass, with what stands around it; remarks on what looks different."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree

from tests.word.drawn_docx import DECLARATION, member, p, part, run, saved, table, text_of
from toolkit.content import Chart  # noqa: TC001 - the context's fields are read at run time
from toolkit.language import EN, ZH
from toolkit.places import TemplateRef
from toolkit.problems import Code, Problem
from toolkit.word.checking import Remark, annotated, check_template, lost_fields

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ALIASES = {"小组": "group", "名称": "name", "成员": "members", "出勤率": "rate", "图": "chart"}


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    rate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Context:
    group: Member
    members: tuple[Member, ...] = ()
    chart: Chart | None = None


SAMPLE = {"group": Member("数据分析", Fraction(7, 8)), "members": (Member("甲"),), "chart": None}
FONTS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="宋体"/>'
DEFAULTS = f"<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}</w:rPr></w:rPrDefault></w:docDefaults>"
HEADING = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
PICTURE = '<w:drawing><wp:inline xmlns:wp="urn:wp"><wp:docPr id="1" name="p"/>{}</wp:inline></w:drawing>'
CHART = f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="{OFFICE}" r:id="x9"/>'
NEWER = '<cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"/>'


def heading(text: str) -> str:
    """A paragraph of level 1."""
    return f'<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>{run(text)}</w:p>'


def saved_with(
    folder: Path, *body: str, styles: str = DEFAULTS + HEADING, more: Mapping[str, str] | None = None
) -> Path:
    """A template with styles, as a file."""
    return saved(folder, *body, more={"word/styles.xml": part("styles", styles), **(more or {})})


def checked(path: Path) -> tuple[Problem, ...]:
    return check_template(path, ZH, ALIASES, Context, SAMPLE).problems


def codes(path: Path) -> list[Code]:
    return [each.code for each in checked(path)]


def at(problem: Problem) -> TemplateRef:
    assert isinstance(problem.at, TemplateRef)
    return problem.at


def test_mistakes_of_every_sort_are_named_at_once_and_in_order(tmp_path: Path) -> None:
    path = saved_with(
        tmp_path,
        heading("一、概况"),
        p("小组叫 {{ 小组.名子 }}，好。"),
        table(["｛｛小组.名称｝｝", "{{ 小组.名称|百分 }}"]),
        heading("二、成员"),
        p("{% for 人 in 成员 %}"),
        p("{{ 人.名称 }} {{ 人.年龄 }}"),
        p("{{ 小组"),
    )
    found = checked(path)
    assert [each.code for each in found] == [
        Code.FIELD_UNKNOWN,
        Code.TAG_FULL_WIDTH,
        Code.FILTER_UNKNOWN,
        Code.BLOCK_UNCLOSED,
        Code.FIELD_UNKNOWN,
        Code.TAG_UNCLOSED,
    ]
    assert [at(each).heading for each in found] == ["一、概况"] * 3 + ["二、成员"] * 3
    assert at(found[0]).near == "小组叫 {{ 小组.名子 }}，好。"
    assert found[0].facts["nearest"] == ("名称",)
    # The loop variable is known although its loop is never closed.
    assert found[4].facts["name"] == "年龄"
    assert (at(found[2]).table, at(found[2]).row, at(found[2]).column) == (1, 1, 2)
    for words in (ZH, EN):
        assert "一、概况" in words.say(found[0], values=False).place


def test_properties_and_charts_are_judged_beside_other_faults(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ 小组.名子 }}</dc:title></cp:coreProperties>'
    )
    more = {"docProps/core.xml": core, "docProps/app.xml": "<Properties><Company>{{ 公司 }}</Company></Properties>"}
    found = checked(saved_with(tmp_path, p("{{ 小组"), more=more))
    assert [(at(each).part, each.code) for each in found] == [
        ("word/document.xml", Code.TAG_UNCLOSED),
        ("docProps/core.xml", Code.FIELD_UNKNOWN),
        ("docProps/app.xml", Code.FIELD_UNKNOWN),
    ]


def test_mistakes_of_one_paragraph_come_as_they_stand_in_it(tmp_path: Path) -> None:
    typed = "{{ 小组.名称|百分 }}{% set x = 1 %}{{ 小组.名子 }}{% endfor %}"
    assert codes(saved_with(tmp_path, p(typed))) == [
        Code.FILTER_UNKNOWN,
        Code.TAG_FORBIDDEN,
        Code.FIELD_UNKNOWN,
        Code.BLOCK_STRAY,
    ]


def test_below_a_plain_value_the_value_itself_is_offered(tmp_path: Path) -> None:
    (found,) = checked(saved_with(tmp_path, p("{{ 小组.名称.长度 }}")))
    assert (found.code, found.facts["name"], found.facts["nearest"]) == (Code.FIELD_UNKNOWN, "长度", ("名称",))


def test_what_follows_from_a_broken_loop_is_not_held_against_its_inside(tmp_path: Path) -> None:
    path = saved_with(tmp_path, p("{% for 人 成员 %}"), p("{{ 人.名称 }}"), p("{% endfor %}"))
    assert codes(path) == [Code.TAG_SYNTAX]


def test_a_mistake_that_only_values_show_is_found_by_trying(tmp_path: Path) -> None:
    assert codes(saved_with(tmp_path, p("{{ 小组.名称|百分比 }}"))) == [Code.VALUE_CANNOT_COMPUTE]


def test_a_sound_template_has_no_finding_and_its_fields_are_told(tmp_path: Path) -> None:
    path = saved_with(tmp_path, p("{% for 人 in 成员 %}"), p("{{ 人.名称 }}"), p("{% endfor %}"))
    found = check_template(path, ZH, ALIASES, Context, SAMPLE)
    assert found.problems == ()
    assert found.used == {"members", "members.name"}


def test_the_kind_that_knows_most_fields_is_told_by_what_is_lost(tmp_path: Path) -> None:
    path = saved_with(tmp_path, p("{{ 小组.名称 }} {{ 别的 }} {{ 成员 }}"))
    assert lost_fields(path, ZH, ALIASES, Context) == 2


FIXED = '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr>'
FIXED_STYLE = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/>' + FIXED + "</w:style>"
LONE_INDENT = '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'
RARE = '<w:rFonts w:eastAsia="方正小标宋简体"/>'
FETCH = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r>'
FETCH += '<w:instrText>PICTURE "x.png" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FORMULA = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>{{{{ 小组</m:t></m:r><m:r><m:t>.名称 }}}}</m:t></m:r></m:oMath>'
TAGGED = PICTURE.format("").replace("<wp:docPr ", '<wp:docPr descr="{{ 小组.名称 }}" ')
HEADER_ROW = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr/><w:p/></w:tc></w:tr>"


def _row(text: str) -> str:
    return f"<w:tr><w:tc><w:tcPr/>{p(text)}</w:tc></w:tr>"


def _rows(*rows: str) -> str:
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(rows) + "</w:tbl>"


# What is put into a template, and what the check says of it.
SEEDED: dict[str, tuple[str, Code]] = {
    "a picture in a paragraph of fixed height": (
        f"<w:p>{FIXED}<w:r>{PICTURE.format('')}</w:r></w:p>",
        Code.LINT_FIXED_SPACING,
    ),
    "a picture whose style has a fixed height": (
        f'<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr><w:r>{PICTURE.format("")}</w:r></w:p>',
        Code.LINT_FIXED_SPACING,
    ),
    "an indent in characters alone": (f"<w:p>{LONE_INDENT}{run('文')}</w:p>", Code.LINT_INDENT_CHARACTERS),
    "a font few have": (f"<w:p>{run('文', RARE)}</w:p>", Code.LINT_RARE_FONT),
    "a header row in a loop": (
        _rows(_row("{%tr for 人 in 成员 %}"), HEADER_ROW, _row("{{ 人.名称 }}"), _row("{%tr endfor %}")),
        Code.LINT_HEADER_IN_LOOP,
    ),
    "a field cut into runs that reads another file": (f"<w:p>{FETCH}</w:p>", Code.LINT_FIELD_OUTSIDE),
    "a field that calls another program": (
        '<w:p><w:fldSimple w:instr=" DDEAUTO excel x y "/></w:p>',
        Code.LINT_FIELD_OUTSIDE,
    ),
    "a chart without a name": (f"<w:p><w:r>{PICTURE.format(CHART)}</w:r></w:p>", Code.LINT_CHART_UNNAMED),
    "a chart of a newer kind": (f"<w:p><w:r>{PICTURE.format(NEWER)}</w:r></w:p>", Code.LINT_CHART_NEWER),
    "full-width braces": (p("｛｛小组.名称｝｝"), Code.TAG_FULL_WIDTH),
    "a tag in the address of a link": (
        '<w:p><w:fldSimple w:instr=" HYPERLINK &quot;{{ 小组.名称 }}&quot; "/></w:p>',
        Code.LINT_TAG_UNFILLED,
    ),
    "a tag in a formula": (f"<w:p>{FORMULA}</w:p>", Code.LINT_TAG_UNFILLED),
    "a tag in an alternative text": (
        f"<w:p><w:r>{TAGGED}</w:r></w:p>",
        Code.LINT_TAG_UNFILLED,
    ),
}


@pytest.mark.parametrize("seed", SEEDED)
def test_what_looks_different_elsewhere_is_remarked_at_its_place(seed: str, tmp_path: Path) -> None:
    body, code = SEEDED[seed]
    found = checked(saved_with(tmp_path, p("前"), body, styles=DEFAULTS + FIXED_STYLE))
    assert [each.code for each in found] == [code]
    place = at(found[0])
    assert (place.part, place.paragraph >= 1) == ("word/document.xml", True)
    assert place.table or place.paragraph == 2
    for words in (ZH, EN):
        said = words.say(found[0], values=True)
        assert said.message
        assert said.fix


HARMLESS = {
    "a picture in a paragraph of automatic height": f"<w:p><w:r>{PICTURE.format('')}</w:r></w:p>",
    "text of fixed height": f"<w:p>{FIXED}{run('文')}</w:p>",
    "an indent in characters and twips": (
        '<w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr></w:p>'
    ),
    "a header row above a loop": _rows(HEADER_ROW, _row("{%tr for 人 in 成员 %}"), _row("x"), _row("{%tr endfor %}")),
    "a header row below a loop that ended": _rows(
        _row("{%tr for 人 in 成员 %}"), _row("x"), _row("{%tr endfor %}"), HEADER_ROW
    ),
    "page numbers": '<w:p><w:fldSimple w:instr=" PAGE "/></w:p>',
    "a font everybody has": f"<w:p>{run('文', FONTS)}</w:p>",
}


@pytest.mark.parametrize("seed", HARMLESS)
def test_what_looks_the_same_everywhere_is_left_alone(seed: str, tmp_path: Path) -> None:
    assert codes(saved_with(tmp_path, HARMLESS[seed])) == []


def test_chinese_without_a_font_is_remarked_once_with_how_often(tmp_path: Path) -> None:
    path = saved_with(tmp_path, p("plain"), p("文"), p("{{ 小组.名称 }}"), styles="")
    (found,) = checked(path)
    assert (found.code, found.facts["times"], at(found).paragraph) == (Code.LINT_NO_CHINESE_FONT, 2, 2)
    themed = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme='minorEastAsia'/></w:rPr></w:rPrDefault>"
    assert codes(saved_with(tmp_path, p("文"), styles=themed + "</w:docDefaults>")) == []


def test_an_indent_of_a_style_is_remarked_with_the_style_s_name(tmp_path: Path) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="z"><w:name w:val="正文缩进"/>{LONE_INDENT}</w:style>'
    (found,) = checked(saved_with(tmp_path, p("文"), styles=DEFAULTS + style))
    assert (found.code, at(found).part, at(found).near) == (
        Code.LINT_INDENT_CHARACTERS,
        "word/styles.xml",
        "正文缩进",
    )


def _related(kind: str, target: str, *, outside: bool = True) -> dict[str, str]:
    mode = ' TargetMode="External"' if outside else ""
    relation = f'<Relationship Id="x1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {"word/_rels/document.xml.rels": f'{DECLARATION}<Relationships xmlns="{space}">{relation}</Relationships>'}


def test_a_linked_picture_and_a_template_elsewhere_are_remarked_and_a_web_address_is_not(tmp_path: Path) -> None:
    shown = f'<a:blip xmlns:a="urn:a" xmlns:r="{OFFICE}" r:link="x1"/>'
    body = f"<w:p><w:r>{PICTURE.format(shown)}</w:r></w:p>"
    (found,) = checked(saved_with(tmp_path, p("前"), body, more=_related("image", "file:///C:/图.png")))
    assert (found.code, at(found).paragraph) == (Code.LINT_LINKED_OUTSIDE, 2)
    # What a person's folders are called is for the terminal only.
    assert "C:" not in ZH.say(found, values=False).message
    assert codes(saved_with(tmp_path, p("前"), more=_related("attachedTemplate", "x.dotx"))) == [
        Code.LINT_LINKED_OUTSIDE
    ]
    assert codes(saved_with(tmp_path, p("前"), more=_related("hyperlink", "https://example.com"))) == []
    assert codes(saved_with(tmp_path, p("前"), more=_related("hyperlink", "file:///S:/共享"))) == [
        Code.LINT_LINKED_OUTSIDE
    ]


def test_macros_are_remarked(tmp_path: Path) -> None:
    path = saved_with(tmp_path, p("文"), more={"word/vbaProject.bin": "x"})
    assert codes(path) == [Code.LINT_PROGRAM_INSIDE]


def test_a_copy_has_a_comment_at_every_place(tmp_path: Path) -> None:
    header = {"word/header1.xml": part("hdr", p("{{ 页美 }}"))}
    path = saved_with(tmp_path, p("前 ", "{{ 小组.名子 }}", " 后"), table(["{{ 没有 }}"]), more=header)
    found = check_template(path, ZH, ALIASES, Context, SAMPLE)
    remarks = [Remark(at, (each.code.id, "怎么改")) for each, at in zip(found.problems, found.exact, strict=True)]
    data = annotated(path, remarks, "studygroup")
    assert data == annotated(path, remarks, "studygroup")
    document = docx.Document(io.BytesIO(data))
    assert [comment.text for comment in document.comments] == ["TPL-301\n怎么改"] * 3
    assert {comment.author for comment in document.comments} == {"studygroup"}
    body = member(data).decode()
    # The comment holds the tag alone; the one on the header stands at the beginning.
    about = '<w:r><w:t xml:space="preserve">{{ 小组.名子 }}</w:t></w:r>'
    assert f'<w:commentRangeStart w:id="0"/>{about}<w:commentRangeEnd w:id="0"/>' in body
    assert body.index('RangeStart w:id="2"') < body.index('RangeStart w:id="1"')
    again = tmp_path / "again.docx"
    again.write_bytes(data)
    more = annotated(again, remarks[:1], "studygroup")
    assert [comment.comment_id for comment in docx.Document(io.BytesIO(more)).comments] == [0, 1, 2, 3]


def test_a_copy_of_an_empty_template_says_at_its_beginning_what_is_wrong_in_its_header(tmp_path: Path) -> None:
    path = saved_with(tmp_path, more={"word/header1.xml": part("hdr", p("{{ 页美 }}"))})
    (found,) = checked(path)
    document = docx.Document(io.BytesIO(annotated(path, [Remark(found.at, ("怎么改",))], "x")))
    assert ([each.text for each in document.comments], len(document.paragraphs)) == (["怎么改"], 1)


def test_a_copy_adds_to_comments_that_are_named_from_the_root(tmp_path: Path) -> None:
    said = f'<w:comment w:id="4" w:author="甲">{p("旧")}</w:comment>'
    more = {"word/comments.xml": part("comments", said), **_related("comments", "/word/comments.xml", outside=False)}
    data = annotated(saved_with(tmp_path, p("文"), more=more), [Remark(None, ("新",))], "x")
    root = etree.fromstring(member(data, "word/comments.xml"))
    assert [text_of(each) for each in root] == ["旧", "新"]
    assert [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "comments" in name] == [
        "word/comments.xml"
    ]


def test_a_copy_without_remarks_says_the_same(tmp_path: Path) -> None:
    path = saved_with(tmp_path, p("文"))
    assert [each.text for each in docx.Document(io.BytesIO(annotated(path, [], "x"))).paragraphs] == ["文"]
