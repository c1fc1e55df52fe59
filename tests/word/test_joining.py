"""Many documents in one file: a section each, and nothing of one record gets into another."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree

from tests.word.drawn_docx import DECLARATION, W, lines, member, p, packed, part, tree
from tests.word.drawn_docx import docx as drawn
from toolkit.word.joining import for_office, join

if TYPE_CHECKING:
    from collections.abc import Mapping

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="part"/><w:basedOn w:val="Chapter"/></w:style>',
)
NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
)
NOTE = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
)
NUMBERED = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
ITEM = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr></w:p>'


def _styled(style: str, text: str) -> str:
    return NUMBERED.format(style, text)


def _file(*body: str, footer: str = "第 1 页", note: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """A finished document with styles, lists, a footer, and a footnote when it has one."""
    kinds = {"styles": STYLES, "numbering": NUMBERING, "footer": part("ftr", footer_text(footer)), **(more or {})}
    if note:
        kinds["footnotes"] = part("footnotes", NOTE.format(note))
    relations = "".join(
        f'<Relationship Id="x{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(kinds)
    )
    key = list(kinds).index("footer")
    section = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="x{key}"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    content = f"<w:body>{''.join(body)}{section}</w:body>"
    document = f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}">{content}</w:document>'
    whole = {name: member(drawn(), name) for name in ("[Content_Types].xml", "_rels/.rels")}
    overrides = "".join(f'<Override PartName="/word/{k}.xml" ContentType="{TYPE}{k}+xml"/>' for k in kinds)
    whole["[Content_Types].xml"] = whole["[Content_Types].xml"].replace(b"</Types>", f"{overrides}</Types>".encode())
    whole["word/document.xml"] = document.encode()
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}'
    whole["word/_rels/document.xml.rels"] = f"{DECLARATION}{rels}</Relationships>".encode()
    return packed(whole | {f"word/{kind}.xml": text.encode() for kind, text in kinds.items()})


def footer_text(text: str) -> str:
    """A footer's paragraph; NUMPAGES stands for the field."""
    before, field, after = text.partition("NUMPAGES")
    code = f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' if field else ""
    return f"<w:p><w:r><w:t>{before}</w:t></w:r>{code}<w:r><w:t>{after}</w:t></w:r></w:p>"


def _values(data: bytes, path: str, name: str = "word/document.xml") -> list[str]:
    found = tree(data, name).xpath(path, namespaces={"w": W, "r": OFFICE})
    assert isinstance(found, list)
    return [str(each) for each in found]


def test_records_stand_in_their_order_each_in_a_section_counted_from_one() -> None:
    joined = join([_file(p("甲")), _file(p("乙"), p("乙二")), _file(p("丙"))])
    assert lines(joined) == ["甲", "乙", "乙二", "丙"]
    assert _values(joined, "//w:sectPr/w:pgNumType/@w:start") == ["1", "1", "1"]
    # The sections of all but the last record end in a paragraph, the last one's ends the document.
    assert len(_values(joined, "//w:p/w:pPr/w:sectPr/w:pgSz/@w:w")) == 2
    assert len(docx.Document(io.BytesIO(joined)).sections) == 3


def test_equal_documents_give_equal_bytes_and_one_alone_is_joined_too() -> None:
    files = [_file(p("甲")), _file(p("乙"))]
    assert join(files) == join(iter(files))
    assert lines(join(files[:1])) == ["甲"]
    with pytest.raises(ValueError, match="nothing"):
        join([])


def test_what_is_equal_is_kept_once_and_what_differs_for_each() -> None:
    joined = join([_file(p("甲"), footer="同"), _file(p("乙"), footer="同"), _file(p("丙"), footer="异")])
    keys = _values(joined, "//w:footerReference/@r:id")
    assert keys[0] == keys[1] != keys[2]
    assert lines(joined, "word/footer.xml") == ["同"]
    assert lines(joined, "word/footer_2.xml") == ["异"]
    assert b"/word/footer_2.xml" in member(joined, "[Content_Types].xml")


def test_numbered_lists_begin_anew_and_bullets_stay() -> None:
    body = (_styled("Chapter", "一"), _styled("Part", "二"), ITEM.format(1), ITEM.format(2))
    joined = join([_file(*body), _file(*body)])
    asked = _values(joined, "//w:body//w:numId/@w:val")
    # The first record says nothing but what it said; in the second its styles' list has a number of its own.
    assert asked == ["1", "2", "3", "3", "3", "2"]
    starts = "//w:num[@w:numId='3']/w:lvlOverride/w:startOverride/@w:val"
    assert _values(joined, starts, "word/numbering.xml") == ["3", "1"]
    # Asked for by the paragraph itself, the list's indent would win over the style's.
    assert _values(joined, "//w:body//w:ind/@w:left") == ["0", "0"]


def test_footnotes_of_all_records_are_there_under_numbers_of_their_own() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    joined = join([_file(p("甲", mark), note="注甲"), _file(p("乙", mark), note="注乙")])
    numbers = _values(joined, "//w:footnoteReference/@w:id")
    assert numbers == ["1", "2"]
    said = [_values(joined, f"//w:footnote[@w:id='{n}']//w:t/text()", "word/footnotes.xml") for n in numbers]
    assert said == [["注甲"], ["注乙"]]
    assert _values(joined, "//w:footnotePr/w:numRestart/@w:val") == ["eachSect", "eachSect"]


def test_bookmarks_are_told_apart_and_what_refers_to_them_follows() -> None:
    body = (
        p('<w:bookmarkStart w:id="7" w:name="here"/>', "文", '<w:bookmarkEnd w:id="7"/>'),
        p("<w:r><w:instrText> REF here \\h </w:instrText></w:r>", '<w:hyperlink w:anchor="here"/>'),
    )
    joined = join([_file(*body), _file(*body)])
    names = _values(joined, "//w:bookmarkStart/@w:name")
    assert len(set(names)) == len(names) == 4
    starts, ends = _values(joined, "//w:bookmarkStart/@w:id"), _values(joined, "//w:bookmarkEnd/@w:id")
    assert sorted(starts) == sorted(ends) == sorted(set(starts))
    assert _values(joined, "//w:instrText/text()") == [" REF here \\h ", " REF here_2 \\h "]
    assert _values(joined, "//w:hyperlink/@w:anchor") == ["here", "here_2"]


def test_the_count_of_pages_is_the_records_own_and_libreoffice_is_told_in_its_way() -> None:
    joined = join([_file(p("甲"), footer="共 NUMPAGES 页"), _file(p("乙"), footer="共 NUMPAGES 页")])
    assert _values(joined, "//w:fldSimple/@w:instr", "word/footer.xml") == [" SECTIONPAGES "]
    office = for_office(joined)
    asked = [
        _values(office, "//w:fldSimple/@w:instr", f"word/{name}.xml")[0].split()[1] for name in ("footer", "footer_2")
    ]
    assert asked == [name for name in _values(office, "//w:bookmarkStart/@w:name") if "end" in name]
    assert for_office(_file(p("甲"), footer="共 NUMPAGES 页")) == _file(p("甲"), footer="共 NUMPAGES 页")


def test_remarks_of_the_templates_author_and_word_s_own_marks_stay_with_the_first() -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    remarked = '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    control = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    body = (f'<w:p xmlns:w14="{w14}" w14:paraId="0A">{remarked}</w:p>', control)
    joined = join([_file(*body), _file(*body)])
    assert len(_values(joined, "//w:commentReference/@w:id")) == 1
    assert len(_values(joined, "//w:sdtPr/w:id/@w:val")) == 1
    assert len(tree(joined).xpath("//*[@x:paraId]", namespaces={"x": w14})) == 1  # type: ignore[arg-type]


def test_a_record_that_ends_with_a_table_or_has_two_sections_ends_cleanly() -> None:
    table = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    two = '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr></w:p>'
    joined = join([_file(p("甲"), table), _file(two, p("乙")), _file(two)])
    sections = tree(joined).xpath("//w:sectPr", namespaces={"w": W})
    assert isinstance(sections, list)
    assert len(sections) == 5
    # A record's first section begins a page, whatever the template said of the section before it.
    assert [_kind(each) for each in sections] == ["", "nextPage", "", "nextPage", ""]
    # A first section without a footer would show the one of the record before.
    keys = [_values(joined, f"(//w:sectPr)[{n}]/w:footerReference/@r:id") for n in (2, 4)]
    assert keys[0] == keys[1] != []
    assert lines(joined, "word/empty_ftr.xml") == [""]


def _kind(section: object) -> str:
    assert isinstance(section, etree._Element)
    kind = section.find(f"{{{W}}}type")
    return "" if kind is None else kind.get(f"{{{W}}}val", "")


def test_what_leads_nowhere_and_what_other_programs_add_is_no_hindrance() -> None:
    with zipfile.ZipFile(io.BytesIO(_file(p("甲"), more={"lost": "<x/>"}))) as whole:
        members = {name: whole.read(name) for name in whole.namelist() if name != "word/lost.xml"}
    section = members["word/document.xml"].replace(b"<w:pgSz", b'<x:own xmlns:x="urn:x"/><w:pgSz')
    odd = packed(members | {"word/document.xml": section})
    joined = join(iter([odd, odd]))
    assert lines(joined) == ["甲", "甲"]
    assert _values(joined, "//w:sectPr/w:pgNumType/@w:start") == ["1", "1"]
