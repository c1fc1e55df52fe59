"""Pictures: sized from their headers, fitted to where they stand, stored once, refused by name when they are none."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.word.drawn_charts import relations
from tests.word.drawn_docx import W, lines, member, p, packed, part, saved, table, tree
from tests.word.drawn_pictures import chunk, jpg, png, svg
from toolkit.content import Picture
from toolkit.language import EN, ZH
from toolkit.places import TemplateRef
from toolkit.problems import Code
from toolkit.word import Template, TemplateError
from toolkit.word.faults import PictureError, PictureFault
from toolkit.word.pictures import seen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

INCH = 914_400
TWIP = 635
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LOGO = Picture(png(96, 48), "公司 “标志” <R&D>")
WIDE = Picture(png(5000, 500), "宽图")
# A4 with margins of an inch.
TEXT_WIDTH = (11906 - 2 * 1440) * TWIP


def made(
    folder: Path, *body: str, context: Mapping[str, object] | None = None, more: Mapping[str, str] | None = None
) -> bytes:
    return Template.open(saved(folder, *body, more=more)).render(context or {"logo": LOGO, "wide": WIDE})


def extents(data: bytes, name: str = "word/document.xml") -> list[tuple[int, int]]:
    found = tree(data, name).iter(f"{{{WP}}}extent")
    return [(int(each.get("cx") or 0), int(each.get("cy") or 0)) for each in found]


def shown(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The members that the pictures of a part lead to, in their order."""
    folder, _, file = name.rpartition("/")
    root = etree.fromstring(member(data, f"{folder}/_rels/{file}.rels"))
    targets = {each.get("Id"): each.get("Target") for each in root}
    return [f"{folder}/{targets[each.get(f'{{{R}}}embed')]}" for each in tree(data, name).iter(f"{{{A}}}blip")]


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(96, 48), (INCH, INCH // 2)),
        (png(300, 150, dpi=300), (INCH, INCH // 2)),
        (png(96, 48, dpi=2), (INCH, INCH // 2)),
        (jpg(144, 72, density=144), (INCH, INCH // 2)),
        (jpg(100, 50, unit=2, density=100), (round(INCH / 2.54), round(INCH / 5.08))),
        (jpg(96, 48, unit=0, density=1), (INCH, INCH // 2)),
        (svg(), (INCH, INCH // 2)),
        (svg('width="1in" height="36pt"'), (INCH, INCH // 2)),
        (svg('width="2.54cm" height="12.7mm"'), (INCH, INCH // 2)),
        (svg('viewBox="0 0 96 48"'), (INCH, INCH // 2)),
        (svg('viewBox="0 0 200 100" width="96"'), (INCH, INCH // 2)),
        (svg('viewBox="0,0,200,100" height="48" width="100%"'), (INCH, INCH // 2)),
        (svg(""), (300 * 9525, 150 * 9525)),
    ],
)
def test_its_natural_size_stands_in_its_header(data: bytes, size: tuple[int, int]) -> None:
    found = seen(data)
    assert abs(found.width - size[0]) <= INCH // 500
    assert abs(found.height - size[1]) <= INCH // 500


def test_a_picture_is_shown_between_the_text_around_its_tag(tmp_path: Path) -> None:
    data = made(tmp_path, p("前{{ logo }}后"))
    assert lines(data) == ["前后"]
    assert extents(data) == [(INCH, INCH // 2)]
    assert member(data, shown(data)[0]) == LOGO.data
    (properties,) = tree(data).iter(f"{{{WP}}}docPr")
    assert properties.get("descr") == "公司 “标志” <R&D>"


def test_python_docx_reopens_the_picture_and_knows_its_type(tmp_path: Path) -> None:
    context = {"a": Picture(png(10, 10), "a"), "b": Picture(jpg(10, 10), "b")}
    document = python_docx.Document(io.BytesIO(made(tmp_path, p("{{ a }}{{ b }}"), context=context)))
    assert len(document.inline_shapes) == 2
    kinds = sorted(part.content_type for part in document.part.package.parts if "media" in part.partname)
    assert kinds == ["image/jpeg", "image/png"]


def test_equal_pictures_are_stored_once_in_the_whole_document(tmp_path: Path) -> None:
    again = Picture(bytes(bytearray(LOGO.data)), "另一处")
    header = part("hdr", p("{{ logo }}"))
    data = made(
        tmp_path,
        p("{{ logo }}{{ again }}"),
        p("{% for x in (1, 2) %}{{ logo }}{% endfor %}"),
        context={"logo": LOGO, "again": again},
        more={"word/header1.xml": header},
    )
    media = [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "media" in name]
    assert set(shown(data)) == set(shown(data, "word/header1.xml")) == set(media)
    assert len(media) == 1
    numbers = [each.get("id") for each in tree(data).iter(f"{{{WP}}}docPr")]
    numbers += [each.get("id") for each in tree(data, "word/header1.xml").iter(f"{{{WP}}}docPr")]
    assert len(numbers) == len(set(numbers)) == 5


@pytest.mark.parametrize("name", ["header1", "footer2", "footnotes", "endnotes"])
def test_headers_footers_and_notes_show_pictures_with_relations_of_their_own(tmp_path: Path, name: str) -> None:
    root = {"header1": "hdr", "footer2": "ftr"}.get(name, name)
    note = p("{{ logo }}")
    inner = f'<w:{name[:-1]} w:id="1">{note}</w:{name[:-1]}>' if name in {"footnotes", "endnotes"} else note
    data = made(tmp_path, p("文"), more={f"word/{name}.xml": part(root, inner)})
    assert member(data, shown(data, f"word/{name}.xml")[0]) == LOGO.data
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len(names) == len(set(names))
    assert 'Extension="png"' in member(data, "[Content_Types].xml").decode()


def test_relations_that_are_there_stay_and_a_document_without_pictures_gains_nothing(tmp_path: Path) -> None:
    kept = relations("hyperlink", "https://example.org/", ' TargetMode="External"')
    more = {"word/_rels/document.xml.rels": kept}
    data = made(tmp_path, p("{{ logo }}"), more=more)
    targets = [each.get("Target") for each in etree.fromstring(member(data, "word/_rels/document.xml.rels"))]
    assert targets == ["https://example.org/", shown(data)[0].removeprefix("word/")]
    plain = made(tmp_path, p("{% if no %}{{ logo }}{% endif %}"), context={"no": False, "logo": LOGO}, more=more)
    assert member(plain, "word/_rels/document.xml.rels").decode() == kept
    assert "image/png" not in member(plain, "[Content_Types].xml").decode()


def test_a_document_with_pictures_serves_as_a_template_again(tmp_path: Path) -> None:
    first = tmp_path / "一.docx"
    first.write_bytes(made(tmp_path, p("{{ logo }}{{ text }}"), context={"logo": LOGO, "text": "{{ logo }}"}))
    data = Template.open(first).render({"logo": LOGO})
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len(names) == len(set(names))
    assert len(shown(data)) == 2
    numbers = [each.get("id") for each in tree(data).iter(f"{{{WP}}}docPr")]
    assert len(set(numbers)) == 2


# Where a picture far too wide is put, and how wide it comes out, in twips.
MARGINS = '<w:pgMar w:left="1000" w:right="1000" w:top="1000" w:bottom="1000"/>'
SECTION = f'<w:sectPr><w:pgSz w:w="12000" w:h="15000"/>{MARGINS}{{}}</w:sectPr>'
IN_CELL = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/><w:gridCol w:w="1000"/></w:tblGrid>'
    "<w:tr><w:tc>{}</w:tc>{}</w:tr></w:tbl>"
)
TAG = p("{{ wide }}")
TEXT = f"<w:txbxContent>{TAG}</w:txbxContent>"
BOX = "<w:p><w:r><w:pict>{}</w:pict></w:r></w:p>"
PLACES = (
    (p("{{ wide }}"), 9026),
    ('<w:p><w:pPr><w:ind w:left="500" w:right="300" w:firstLine="200"/></w:pPr>' + TAG[5:], 8026),
    (TAG + "<w:p><w:pPr>" + SECTION.format("") + "</w:pPr></w:p>", 10000),
    (TAG + "<w:p><w:pPr>" + SECTION.format('<w:cols w:num="2" w:space="400"/>') + "</w:pPr></w:p>", 4800),
    (
        TAG
        + "<w:p><w:pPr>"
        + SECTION.format('<w:cols w:num="2" w:equalWidth="0"><w:col w:w="3000"/><w:col w:w="6000"/></w:cols>')
        + "</w:pPr></w:p>",
        3000,
    ),
    (IN_CELL.format('<w:tcPr><w:tcW w:type="dxa" w:w="2500"/></w:tcPr>' + TAG, ""), 2500 - 216),
    (IN_CELL.format('<w:tcPr><w:tcW w:type="pct" w:w="2500"/></w:tcPr>' + TAG, ""), 9026 // 2 - 216),
    (IN_CELL.format(TAG, ""), 2000 - 216),
    (IN_CELL.format('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + TAG, ""), 5000 - 216),
    (IN_CELL.format(p("x"), "<w:tc>" + TAG + "</w:tc>"), 3000 - 216),
    (
        IN_CELL.format('<w:tcPr><w:tcMar><w:left w:w="50"/><w:right w:w="50"/></w:tcMar></w:tcPr>' + TAG, ""),
        2000 - 100,
    ),
    (IN_CELL.format(IN_CELL.format(TAG, "") + p(""), ""), 2000 - 216 - 216),
    (table(["{{ wide }}", "x"]), 9026 // 2 - 216),
    (
        BOX.format(f'<wp:inline xmlns:wp="{WP}"><wp:extent cx="1270000" cy="1"/>{TEXT}</wp:inline>'),
        2000 - 288,
    ),
    (
        BOX.format(f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="left:1pt;width:100pt">{TEXT}</v:shape>'),
        2000 - 288,
    ),
)


@pytest.mark.parametrize(("body", "twips"), PLACES)
def test_a_picture_too_wide_takes_the_width_there_is_and_keeps_its_shape(tmp_path: Path, body: str, twips: int) -> None:
    *_, (width, height) = extents(made(tmp_path, body, p("")))
    assert abs(width - twips * TWIP) <= TWIP
    assert abs(height - width / 10) <= 1


def test_a_picture_in_a_header_fits_the_narrowest_section_that_shows_the_header(tmp_path: Path) -> None:
    reference = f'<w:headerReference xmlns:r="{R}" w:type="default" r:id="rId1"/>'
    narrow = f'<w:p><w:pPr><w:sectPr>{reference}<w:pgSz w:w="8000" w:h="15000"/>{MARGINS}</w:sectPr></w:pPr></w:p>'
    more = {
        "word/_rels/document.xml.rels": relations("header", "header1.xml"),
        "word/header1.xml": part("hdr", TAG),
        "word/footer1.xml": part("ftr", TAG),
    }
    data = made(tmp_path, narrow, p(""), more=more)
    assert extents(data, "word/header1.xml")[0][0] == pytest.approx(6000 * TWIP, abs=TWIP)
    assert extents(data, "word/footer1.xml")[0][0] == pytest.approx(6000 * TWIP, abs=TWIP)


def test_a_picture_too_high_takes_the_height_of_the_page(tmp_path: Path) -> None:
    ((width, height),) = extents(made(tmp_path, p("{{ x }}"), context={"x": Picture(png(100, 9000), "")}))
    assert height <= (16838 - 2880) * TWIP
    assert width == pytest.approx(height / 90, abs=1)


@pytest.mark.parametrize(
    ("tag", "size"),
    [
        ("{{ logo|width(2) }}", (720_000, 360_000)),
        ("{{ logo|高(0.5) }}", (360_000, 180_000)),
        ("{{ logo|宽(2)|height(0.5) }}", (360_000, 180_000)),
        ("{{ logo|height(100) }}", (TEXT_WIDTH, TEXT_WIDTH // 2)),
        ("{{ logo|default('无')|width(2) }}", (720_000, 360_000)),
    ],
)
def test_a_template_may_ask_for_a_side_in_centimetres(tmp_path: Path, tag: str, size: tuple[int, int]) -> None:
    ((width, height),) = extents(made(tmp_path, p(tag)))
    assert abs(width - size[0]) <= 2
    assert abs(height - size[1]) <= 2


def test_a_picture_that_is_not_there_reads_as_missing(tmp_path: Path) -> None:
    assert lines(made(tmp_path, p("{{ x }}"), p("{{ x|width(2) }}"), context={"x": None})) == ["未提供", "未提供"]


def test_a_drawing_comes_with_a_plain_picture_for_programs_that_draw_none(tmp_path: Path) -> None:
    own = png(20, 10)
    context = {"a": Picture(svg(), "a"), "b": Picture(svg('width="50" height="50"'), "b", own)}
    data = made(tmp_path, p("{{ a }}{{ b }}"), context=context)
    frame, given = (member(data, name) for name in shown(data))
    assert given == own
    assert (seen(frame).width, seen(frame).height) == (2 * seen(frame).height, seen(frame).height)
    drawings = [each for each in tree(data).iter() if etree.QName(each).localname == "svgBlip"]
    assert len(drawings) == 2
    assert 'Extension="svg"' in member(data, "[Content_Types].xml").decode()


WHOLE = png(10, 10)
UNUSABLE = (
    (b"", PictureFault.DAMAGED),
    (b"GIF89a" + bytes(50), PictureFault.FORMAT),
    (b"BM" + bytes(50), PictureFault.FORMAT),
    (b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(50), PictureFault.FORMAT),
    (b"%PDF-1.7", PictureFault.FORMAT),
    (b"PK\x03\x04" + bytes(50), PictureFault.FORMAT),
    (WHOLE[:8], PictureFault.DAMAGED),
    (WHOLE[:30], PictureFault.DAMAGED),
    (WHOLE[:-12], PictureFault.DAMAGED),
    (WHOLE.replace(b"IDAT", b"IDAU"), PictureFault.DAMAGED),
    (WHOLE[:20] + b"\x01" + WHOLE[21:], PictureFault.DAMAGED),
    (WHOLE[:8] + chunk(b"IEND", b""), PictureFault.DAMAGED),
    (WHOLE[:33] + b"\xff\xff\xff\xff" + WHOLE[37:], PictureFault.DAMAGED),
    (png(0, 10), PictureFault.DAMAGED),
    (png(30_001, 1), PictureFault.TOO_LARGE),
    (WHOLE + bytes(20 * 1024 * 1024), PictureFault.TOO_LARGE),
    (jpg(10, 10)[:20], PictureFault.DAMAGED),
    (jpg(10, 10)[:-2], PictureFault.DAMAGED),
    (jpg(0, 10), PictureFault.DAMAGED),
    (jpg(60_000, 60_000), PictureFault.TOO_LARGE),
    (b"\xff\xd8\xff" + b"\xff" * 5000, PictureFault.DAMAGED),
    (b"\xff\xd8\xff\xe0\x00\x00", PictureFault.DAMAGED),
    (svg()[:-3], PictureFault.DAMAGED),
    (b"<html><svg/></html>", PictureFault.FORMAT),
    (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(), PictureFault.REACHES_OUTSIDE),
    (b'<?xml-stylesheet href="x.css"?>' + svg(), PictureFault.REACHES_OUTSIDE),
    (svg(inner="<script>alert(1)</script>"), PictureFault.REACHES_OUTSIDE),
    (svg('onload="alert(1)"'), PictureFault.REACHES_OUTSIDE),
    (svg(inner="<foreignObject/>"), PictureFault.REACHES_OUTSIDE),
    (svg(inner='<image href="https://example.org/a.png"/>'), PictureFault.REACHES_OUTSIDE),
    (svg(inner='<image xlink:href="file:///etc/passwd"/>'), PictureFault.REACHES_OUTSIDE),
    (svg(inner='<use xlink:href="other.svg#a"/>'), PictureFault.REACHES_OUTSIDE),
    (svg(inner="<style>@import 'x.css';</style>"), PictureFault.REACHES_OUTSIDE),
    (svg(inner="<style>@\\69mport 'x.css';</style>"), PictureFault.REACHES_OUTSIDE),
    (svg(inner="<rect fill=\"url( 'http://example.org/#a')\"/>"), PictureFault.REACHES_OUTSIDE),
    (svg('xml:base="http://example.org/"'), PictureFault.REACHES_OUTSIDE),
)


@pytest.mark.parametrize(("data", "reason"), UNUSABLE)
def test_data_that_is_no_picture_is_named_at_its_tag(tmp_path: Path, data: bytes, reason: PictureFault) -> None:
    path = saved(tmp_path, p("甲"), table(["x", "{{ 图 }}"]), p(""))
    with pytest.raises(TemplateError) as stopped:
        Template.open(path, aliases={"图": "picture"}).render({"picture": Picture(data, "x")})
    (fault,) = stopped.value.problems
    assert fault.code is Code.PICTURE_UNUSABLE
    assert fault.facts["reason"] is reason
    assert isinstance(fault.at, TemplateRef)
    assert fault.at[2:6] == (1, 1, 1, 2)
    for words in (ZH, EN):
        assert words.say(fault, values=False).message


def test_a_drawing_may_point_into_itself_and_carry_notes_of_its_maker(tmp_path: Path) -> None:
    inner = (
        '<style>.a{fill:url(#g)}</style><defs><linearGradient id="g"/></defs><use xlink:href="#g"/>'
        '<rect fill="url(#g)" xmlns:i="urn:i" i:file="C:\\a.svg"/><image href="data:image/png;base64,AA=="/>'
    )
    data = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">' + svg(inner=inner)
    assert made(tmp_path, p("{{ x }}"), context={"x": Picture(data, "")})


def test_what_hangs_behind_a_picture_stays_outside(tmp_path: Path) -> None:
    data = made(tmp_path, p("{{ a }}{{ b }}"), context={
        "a": Picture(png(9, 9) + b"PK\x03\x04evil", ""), "b": Picture(jpg(9, 9) + b"<?php", "")
    })  # fmt: skip
    assert not any(b"evil" in member(data, name) or b"<?php" in member(data, name) for name in shown(data))


@given(data=st.binary(max_size=200), head=st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg"]))
def test_any_data_is_a_picture_or_refused(data: bytes, head: bytes) -> None:
    try:
        assert seen(head + data).width
    except PictureError:
        return


@pytest.mark.parametrize("tag", ["{{ 'x' ~ logo }}", "{{ logo + 1 }}", "{{ 3|width(2) }}", "{{ logo|width(0) }}"])
def test_a_picture_is_shown_by_itself_or_not_at_all(tmp_path: Path, tag: str) -> None:
    with pytest.raises(TemplateError) as stopped:
        made(tmp_path, p(tag))
    assert stopped.value.problem.code in {Code.VALUE_NOT_PRINTABLE, Code.VALUE_CANNOT_COMPUTE}


def test_a_property_holds_no_picture(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ logo }}</dc:title></cp:coreProperties>'
    )
    with pytest.raises(TemplateError) as stopped:
        made(tmp_path, p("文"), more={"docProps/core.xml": core})
    assert stopped.value.problem.code is Code.VALUE_NOT_PRINTABLE


def test_drawings_of_the_template_inside_a_loop_get_numbers_of_their_own(tmp_path: Path) -> None:
    inline = f'<wp:inline xmlns:wp="{WP}"><wp:docPr name="x" id="7"/></wp:inline>'
    drawn = f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"
    body = (drawn, p("{% for x in (1, 2) %}"), drawn, p("{{ logo }}"), p("{% endfor %}"))
    numbers = [each.get("id") for each in tree(made(tmp_path, *body)).iter(f"{{{WP}}}docPr")]
    assert numbers == ["7", "8", "9", "10", "11"]


def test_a_strict_document_gets_strict_markup(tmp_path: Path) -> None:
    path = saved(tmp_path, p("{{ logo }}"))
    archive = zipfile.ZipFile(path)
    members = {name: archive.read(name) for name in archive.namelist()}
    strict = members["word/document.xml"].replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    path.write_bytes(packed(members | {"word/document.xml": strict}))
    data = Template.open(path).render({"logo": LOGO})
    assert b"schemas.openxmlformats.org" not in member(data, "word/document.xml")
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/image" in member(
        data, "word/_rels/document.xml.rels"
    )
