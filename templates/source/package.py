"""The package around a template: only the parts we mean, and equal bytes for equal content."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import XmlPart

# What python-docx's own blank document brings along and no template of ours needs: a theme would override the fonts.
UNWANTED = ("stylesWithEffects", "webSettings", "fontTable", "theme", "customXml", "metadata/thumbnail")
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
SETTINGS = (
    '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def make_bare(document: Document, styles: str, numbering: str) -> None:
    """Leaves only body, styles, numbering and settings, all of them ours."""
    for relationships in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in relationships.items() if one.reltype.endswith(UNWANTED)]:
            del relationships[key]
    for kind, xml in (
        (RELATIONSHIP_TYPE.STYLES, styles),
        (RELATIONSHIP_TYPE.NUMBERING, numbering),
        (RELATIONSHIP_TYPE.SETTINGS, SETTINGS),
    ):
        # python-docx has no way to replace a part's content.
        cast("XmlPart", document.part.part_related_by(kind))._element = parse_xml(xml)


def name_document(document: Document, title: str) -> None:
    """Document properties that name the template and nobody."""
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = STAMP
    properties.revision = 1


def packed(document: Document) -> bytes:
    """The template as a file; two builds of one description are equal."""
    saved = io.BytesIO()
    document.save(saved)
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            # Windows builds would otherwise write another system's number here.
            member.create_system = 0
            target.writestr(member, source.read(name))
    return out.getvalue()
