"""Templates in all the forms Word saves them in: templates, with macros, strict; what comes out is a plain document."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from lxml import etree

from tests.word.drawn_docx import DECLARATION, W, docx, lines, member, p, packed, run
from toolkit.language import EN, ZH
from toolkit.places import FileRef
from toolkit.problems import Code, Severity
from toolkit.word import Template
from toolkit.word.checking import Remark, annotated

if TYPE_CHECKING:
    from pathlib import Path

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MS = "application/vnd.ms-word."
REL = "http://schemas.microsoft.com/office/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def template(folder: Path, data: bytes, name: str = "模板.docx") -> Template:
    path = folder / name
    path.write_bytes(data)
    return Template.open(path)


def kind_of(data: bytes) -> str:
    types = etree.fromstring(member(data, "[Content_Types].xml"))
    return next(each.get("ContentType") or "" for each in types if each.get("PartName") == "/word/document.xml")


def relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets)
    )
    return f'{DECLARATION}<Relationships xmlns="{RELS}">{inner}</Relationships>'


def with_macros(kind: str) -> bytes:
    """A template with a project, its data, a key map, a ribbon, and a link worth keeping."""
    plain = docx(
        p("{{ x }}"),
        more={
            "word/_rels/document.xml.rels": relations(
                (f"{REL}/vbaProject", "vbaProject.bin"),
                (f"{REL}/keyMapCustomizations", "customizations.xml"),
                (f"{OFFICE}/settings", "settings.xml"),
            ),
            "word/_rels/vbaProject.bin.rels": relations((f"{REL}/wordVbaData", "vbaData.xml")),
            "word/vbaProject.bin": "AUTOOPEN",
            "word/vbaData.xml": "<x/>",
            "word/customizations.xml": "<x/>",
            "word/settings.xml": f'<w:settings xmlns:w="{W}"/>',
            "customUI/a.xml": "<x onLoad='AUTOOPEN'/>",
        },
    )
    types = member(plain, "[Content_Types].xml").decode()
    types = types.replace(f"{WORD}document.main+xml", kind).replace(
        "<Override",
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/word/vbaData.xml" ContentType="{MS}vbaData+xml"/><Override',
        1,
    )
    archive = zipfile.ZipFile(io.BytesIO(plain))
    members = {name: archive.read(name) for name in archive.namelist()}
    root = members["_rels/.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="ui" Type="{REL}/ui/extensibility" Target="customUI/a.xml"/></Relationships>'.encode(),
    )
    return packed(members | {"[Content_Types].xml": types.encode(), "_rels/.rels": root})


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.docm", f"{MS}document.macroEnabled.main+xml"), ("a.dotm", f"{MS}template.macroEnabledTemplate.main+xml")],
)
def test_macros_stay_behind_and_are_named(tmp_path: Path, name: str, kind: str) -> None:
    opened = template(tmp_path, with_macros(kind), name)
    data = opened.render({"x": "好"})
    assert lines(data) == ["好"]
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert not [each for each in names if "vba" in each or "custom" in each]
    everything = b"".join(member(data, each) for each in names)
    assert b"AUTOOPEN" not in everything
    assert b"vba" not in everything
    assert b"extensibility" not in everything
    assert b"settings.xml" in member(data, "word/_rels/document.xml.rels")
    assert kind_of(data) == f"{WORD}document.main+xml"
    python_docx.Document(io.BytesIO(data))
    (notice,) = opened.notices
    assert (notice.code, notice.at, notice.code.severity) == (Code.TEMPLATE_MACROS, FileRef(name), Severity.WARNING)
    assert all(words.say(notice, values=False).fix for words in (ZH, EN))


def test_a_copy_with_comments_is_a_plain_document_where_its_name_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.dotm"
    path.write_bytes(with_macros(f"{MS}template.macroEnabledTemplate.main+xml"))
    kept, plain = (annotated(path, [Remark(None, ("说",))], "x", document=each) for each in (False, True))
    assert b"macroEnabledTemplate" in member(kept, "[Content_Types].xml")
    assert b"macro" not in member(plain, "[Content_Types].xml")
    assert [each.text for each in python_docx.Document(io.BytesIO(plain)).comments] == ["说"]


def test_a_dotx_becomes_a_document_without_a_word(tmp_path: Path) -> None:
    opened = template(tmp_path, docx(p("{{ x }}"), main="template.main+xml"), "a.dotx")
    assert opened.notices == ()
    assert kind_of(opened.render({"x": 1})) == f"{WORD}document.main+xml"


STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def test_a_strict_template_stays_strict_and_is_filled(tmp_path: Path) -> None:
    body = (p("{% for x in xs %}"), p(run("{{ x }}", "<w:b/>"), "！"), p("{% endfor %}"))
    archive = zipfile.ZipFile(io.BytesIO(docx(*body)))
    members = {}
    for name in archive.namelist():
        text = archive.read(name).decode()
        for usual, strict in STRICT.items():
            text = text.replace(usual, strict)
        members[name] = text.encode()
    data = template(tmp_path, packed(members)).render({"xs": ("a\nb", "&")})
    root = etree.fromstring(member(data))
    space = STRICT[W]
    said = ["".join(t.text or "" for t in each.iter(f"{{{space}}}t")) for each in root.iter(f"{{{space}}}p")]
    assert said == ["ab！", "&！"]
    assert root.find(f".//{{{space}}}br") is not None
