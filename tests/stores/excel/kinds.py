"""Tiny workbooks written as XML, one for each kind of thing that Excel puts into a package and others lose.

Shape: each has a sheet 名单 whose table stands in A1:B3, header first, and whatever the kind is about beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.stores.packages import MAIN, OFFICE, STRICT_MAIN, STRICT_OFFICE, members, rels_xml, sheet_xml, styles_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Parts = Mapping[str, str | bytes]

X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
_R = f'xmlns:r="{OFFICE}"'
SHEET, SHEET_RELS = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
_WORDS = (("工号", "姓名"), ("00017", "王小满"), ("00018", "陈丁"))


def rows(words: tuple[tuple[str, str], ...] = _WORDS) -> str:
    """The table as inline strings."""
    cell = '<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>'
    return "".join(
        f'<row r="{n}">{cell % ("A", n, first)}{cell % ("B", n, second)}</row>'
        for n, (first, second) in enumerate(words, start=1)
    )


def _with(after: str = "", *lines: tuple[str, str], **parts: str | bytes) -> Parts:
    """A workbook whose sheet ends in `after`, with relationships and further parts; __ in a name is a slash."""
    made: dict[str, str | bytes] = {**members({"名单": sheet_xml(rows(), after)}, styles=styles_xml("@"))}
    if lines:
        made[SHEET_RELS] = rels_xml(*((f"{OFFICE}/{kind}", target) for kind, target in lines))
    return made | {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}


def _related(parts: Parts, kind: str, target: str, part: str | bytes) -> Parts:
    """One more part that the workbook relates to."""
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    line = f'<Relationship Id="rId50" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    return {**parts, "xl/_rels/workbook.xml.rels": rels.replace("</Relationships>", line), f"xl/{target}": part}


def chart() -> Parts:
    return _with(
        f'<drawing {_R} r:id="rId1"/>',
        ("drawing", "../drawings/drawing1.xml"),
        xl__drawings__drawing1_dot_xml="<wsDr/>",
        xl__drawings___rels__drawing1_dot_xml_dot_rels=rels_xml((f"{OFFICE}/chart", "../charts/chart1.xml")),
        xl__charts__chart1_dot_xml="<chartSpace><f>名单!$B$2:$B$3</f></chartSpace>",
    )


def pivot() -> Parts:
    place = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="G1:H9"/></pivotTableDefinition>'
    made = _with("", ("pivotTable", "../pivotTables/pivotTable1.xml"), xl__pivotTables__pivotTable1_dot_xml=place)
    cache = f'<pivotCacheDefinition xmlns="{MAIN}"><worksheetSource ref="A1:B3" sheet="名单"/></pivotCacheDefinition>'
    return _related(made, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", cache)


def x14() -> Parts:
    return _with(
        f'<extLst><ext uri="{{CCE6A557}}" xmlns:x14="{X14}" xmlns:xm="{XM}"><x14:dataValidations count="1">'
        '<x14:dataValidation type="list"><x14:formula1><xm:f>名单!$A$1</xm:f></x14:formula1>'
        "<xm:sqref>B2:B3</xm:sqref></x14:dataValidation></x14:dataValidations><x14:sparklineGroups/></ext></extLst>"
    )


def comments() -> Parts:
    return _with(
        f'<legacyDrawing {_R} r:id="rId2"/>',
        ("comments", "../comments1.xml"),
        ("vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("threadedComment", "../threadedComments/threadedComment1.xml"),
        xl__comments1_dot_xml="<comments/>",
        xl__drawings__vmlDrawing1_dot_vml="<xml/>",
        xl__threadedComments__threadedComment1_dot_xml="<ThreadedComments/>",
    )


def macros() -> Parts:
    return _related(_with(), "vbaProject", "vbaProject.bin", b"\0\1\2")


def table() -> Parts:
    head = f'<table xmlns="{MAIN}" id="1" name="表1" displayName="表1" ref="A1:B3"><autoFilter ref="A1:B3"/>'
    columns = (
        '<tableColumns count="2"><tableColumn id="1" name="工号"/><tableColumn id="2" name="姓名"/></tableColumns>'
    )
    return _with(
        f'<tableParts {_R} count="1"><tablePart r:id="rId1"/></tableParts>',
        ("table", "../tables/table1.xml"),
        xl__tables__table1_dot_xml=f"{head}{columns}</table>",
    )


def calculation() -> Parts:
    return _related(_with(), "calcChain", "calcChain.xml", f'<calcChain xmlns="{MAIN}"><c r="Z9" i="1"/></calcChain>')


def external_link() -> Parts:
    return _related(_with(), "externalLink", "externalLinks/externalLink1.xml", "<externalLink/>")


def prefixed() -> Parts:
    made = dict(_with())
    sheet = sheet_xml(rows()).replace("<?xml", "\0").replace("</", "\1").replace("<", "<x:")
    sheet = sheet.replace("\0", "<?xml").replace("\1", "</x:").replace("xmlns=", "xmlns:x=")
    return made | {SHEET: sheet}


def strict() -> Parts:
    sheet = sheet_xml(rows(), main=STRICT_MAIN)
    return {**members({"名单": sheet}, main=STRICT_MAIN, office=STRICT_OFFICE)}


def shared_strings() -> Parts:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{2 * n - 2}</v></c><c r="B{n}" t="s"><v>{2 * n - 1}</v></c></row>'
        for n in range(1, 4)
    )
    words = "".join(f"<si><r><t>{word[:1]}</t></r><r><t>{word[1:]}</t></r></si>" for pair in _WORDS for word in pair)
    strings = f'<sst xmlns="{MAIN}">{words}</sst>'
    return {**members({"名单": sheet_xml(cells)}, strings=strings, styles=styles_xml("@"))}


def no_styles() -> Parts:
    return {**members({"名单": sheet_xml(rows())})}


def from_1904() -> Parts:
    return {
        **members({"名单": sheet_xml(rows())}, before='<workbookPr date1904="1"/>', styles=styles_xml("yyyy-mm-dd"))
    }


def filtered() -> Parts:
    made = dict(_with('<autoFilter ref="A1:B3"/>'))
    name = '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">名单!$A$1:$B$3</definedName>'
    book = str(made["xl/workbook.xml"]).replace("</sheets>", f"</sheets><definedNames>{name}</definedNames>")
    return made | {"xl/workbook.xml": book}


def formats() -> Parts:
    return _with(
        '<conditionalFormatting sqref="B2:B3"><cfRule type="duplicateValues" priority="1"/></conditionalFormatting>'
        '<dataValidations count="1"><dataValidation type="list" sqref="A2:A3"><formula1>"00017,00018"</formula1>'
        "</dataValidation></dataValidations>"
    )


def custom_xml() -> Parts:
    return _with(customXml__item1_dot_xml="<x/>", docProps__thumbnail_dot_jpeg=b"\xff\xd8")


KINDS: Mapping[str, Callable[[], Parts]] = {
    each.__name__: each
    for each in (
        chart,
        pivot,
        x14,
        comments,
        macros,
        table,
        calculation,
        external_link,
        prefixed,
        strict,
        shared_strings,
        no_styles,
        from_1904,
        filtered,
        formats,
        custom_xml,
    )
}
