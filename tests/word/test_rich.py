"""Rich text: stretches with their own look inside the look of their run, links that cannot become anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.word.drawn_docx import W, docx, lines, p, part, run, saved, text_of, tree
from toolkit.content import Rich, Span
from toolkit.word import Template

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

BASE = '<w:rFonts w:eastAsia="宋体"/><w:color w:val="111111"/><w:sz w:val="30"/>'


def made(folder: Path, rich: Rich, *body: str) -> etree._Element:
    return tree(Template.open(saved(folder, *body)).render({"t": rich}))


def looks(root: etree._Element) -> list[tuple[str, list[str]]]:
    """Every run with text, and the names of its properties in their order."""
    found = []
    for each in root.iter(f"{{{W}}}r"):
        properties = each.find(f"{{{W}}}rPr")
        names = [] if properties is None else [str(child.tag).partition("}")[2] for child in properties]
        if text_of(each):
            found.append((text_of(each), names))
    return found


def test_stretches_keep_the_look_of_their_run_and_add_their_own_in_the_order_word_wants(tmp_path: Path) -> None:
    rich = Rich((Span("粗", bold=True), Span("常"), Span("红斜", italic=True, colour="cc0000")))
    root = made(tmp_path, rich, p(run("前{{ t }}后", BASE)))
    assert looks(root) == [
        ("前", ["rFonts", "color", "sz"]),
        ("粗", ["rFonts", "b", "bCs", "color", "sz"]),
        ("常", ["rFonts", "color", "sz"]),
        ("红斜", ["rFonts", "i", "iCs", "color", "sz"]),
        ("后", ["rFonts", "color", "sz"]),
    ]
    colours = [each.get(f"{{{W}}}val") for each in root.iter(f"{{{W}}}color")]
    assert colours == ["111111", "111111", "111111", "CC0000", "111111"]
    assert len(list(root.iter(f"{{{W}}}r"))) == 5


def test_an_address_becomes_a_link(tmp_path: Path) -> None:
    root = made(tmp_path, Rich((Span("文档", link="https://example.com/a b?x=1&y=“2”"),)), p("见{{ t }}。"))
    (code,) = root.iter(f"{{{W}}}instrText")
    assert code.text == ' HYPERLINK "https://example.com/a%20b?x=1&y=%E2%80%9C2%E2%80%9D" '
    kinds = [each.get(f"{{{W}}}fldCharType") for each in root.iter(f"{{{W}}}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert ("文档", ["color", "u"]) in looks(root)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///c:/x", "DDEAUTO c", "\\\\server\\x", "http://[", ""])
def test_what_is_no_web_address_is_text(tmp_path: Path, link: str) -> None:
    root = made(tmp_path, Rich((Span("文档", link=link),)), p("{{ t }}"))
    assert not list(root.iter(f"{{{W}}}instrText"))
    assert looks(root) == [("文档", [])]


def test_an_address_cannot_leave_its_quotes(tmp_path: Path) -> None:
    root = made(tmp_path, Rich((Span("x", link='https://e.com/" \\o "\x13 INCLUDETEXT c:\\x <w:p/>'),)), p("{{ t }}"))
    (code,) = root.iter(f"{{{W}}}instrText")
    assert (code.text or "").count('"') == 2
    assert "\\" not in (code.text or "")


def test_rich_text_is_plain_in_lists_and_properties(tmp_path: Path) -> None:
    path = saved(tmp_path, p("{{ [t, t]|join('；') }}"), p("{{ 't' ~ t }}"))
    data = Template.open(path).render({"t": Rich((Span("甲", bold=True), Span("乙")))})
    assert lines(data) == ["甲乙；甲乙", "t甲乙"]


def test_rich_text_stands_in_headers_and_loops(tmp_path: Path) -> None:
    header = part("hdr", p(run("{{ t }}", "<w:i/>")))
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p("{% for x in [t, t] %}{{ x }}、{% endfor %}"), more={"word/header1.xml": header}))
    data = Template.open(path).render({"t": Rich((Span("甲", bold=True),))})
    assert lines(data) == ["甲、甲、"]
    assert looks(tree(data, "word/header1.xml")) == [("甲", ["b", "bCs", "i"])]


def test_an_empty_rich_text_leaves_nothing(tmp_path: Path) -> None:
    assert looks(made(tmp_path, Rich(()), p("前{{ t }}后"))) == [("前后", [])]


@settings(max_examples=60, deadline=None)
@given(text=st.text(), link=st.text(), colour=st.text(max_size=8))
def test_any_text_stays_text(tmp_path_factory: pytest.TempPathFactory, text: str, link: str, colour: str) -> None:
    folder = tmp_path_factory.mktemp("rich")
    root = made(folder, Rich((Span(text, bold=True, colour=colour, link=link), Span("末"))), p("{{ t }}"))
    (paragraph,) = root.iter(f"{{{W}}}p")
    assert text_of(paragraph).endswith("末")
    assert {str(each.tag) for each in paragraph} <= {f"{{{W}}}r", f"{{{W}}}pPr"}
