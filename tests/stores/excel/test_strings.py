"""Shared strings found by searching are those a parser finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.stores.packages import MAIN, members, zipped
from toolkit.stores.excel.container import Container, container_of
from toolkit.stores.excel.strings import _parsed, _split, read_strings

BEHIND = ("", '<phoneticPr fontId="1" type="noConversion"/>')
PIECES = st.sampled_from(
    (
        "<t>王小满</t>",
        "<t/>",
        "<t></t>",
        '<t xml:space="preserve"> 空 </t>',
        "<t>a&amp;b</t>",
        "<t>&#20998;</t>",
        "<t>一\r\n二</t>",
        "<t>_x000D_ _x005F_x0041_</t>",
        '<t>重庆</t><phoneticPr fontId="1" type="noConversion"/>',
        '<r><t>研</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 发</t></r>',
        '<t>东京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh>',
        "",
    )
)


def container(xml: str) -> Container:
    data = zipped({**members({"名单": ""}), "xl/sharedStrings.xml": xml})
    return container_of("总表.xlsx", data)


@given(st.lists(PIECES, max_size=12), st.sampled_from(("", "\n", " ")))
def test_searching_and_parsing_agree(pieces: list[str], between: str) -> None:
    inside = between.join(f"<si>{piece}</si>" for piece in pieces)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="{MAIN}">{inside}</sst>'
    book = container(xml)
    found = read_strings(book, "xl/sharedStrings.xml")
    assert found == _parsed(book, xml.encode())
    assert len(found) == len(pieces)


@given(st.lists(st.sampled_from(("王小满", "", "a>b", " 空 ")), min_size=2, max_size=9), st.sampled_from(BEHIND))
def test_strings_all_written_alike_are_split(texts: list[str], behind: str) -> None:
    inside = "".join(f"<si><t>{text}</t>{behind}</si>" for text in texts)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="{MAIN}">{inside}</sst>\n'
    assert _split(xml) == texts
    assert read_strings(container(xml), "xl/sharedStrings.xml") == tuple(texts)
    for other in ("<si><t>甲</t></si><si/>", "<si><r><t>甲</t></r></si>", "<si/>", '<si x="1"><t>乙</t></si>'):
        for broken in (xml.replace("</sst>", f"{other}</sst>"), xml.replace("<si>", f"{other}<si>", 1)):
            book = container(broken)
            assert read_strings(book, "xl/sharedStrings.xml") == _parsed(book, broken.encode())


def test_strings_written_in_an_unusual_way_are_parsed() -> None:
    for inside in (
        "<si/>",
        '<si x="1"><t>甲</t></si>',
        "<si><t><![CDATA[<si>]]></t></si>",
        "<!-- <si> --><si><t>乙</t></si>",
    ):
        xml = f'<sst xmlns="{MAIN}">{inside}</sst>'
        assert len(read_strings(container(xml), "xl/sharedStrings.xml")) == 1
