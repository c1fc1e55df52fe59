"""The document's own properties: title, subject and their kin, with dates that never say when a run was."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.word.opener import CORE
from toolkit.word.package import Member, pack
from toolkit.word.printing import in_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree


DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
# Where each property stands in the package, in the order Word writes them.
ELEMENTS = {
    "title": ("dc", DUBLIN_CORE),
    "subject": ("dc", DUBLIN_CORE),
    "creator": ("dc", DUBLIN_CORE),
    "keywords": ("cp", PROPERTIES),
    "description": ("dc", DUBLIN_CORE),
    "category": ("cp", PROPERTIES),
}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<cp:coreProperties xmlns:cp="{PROPERTIES}" xmlns:dc="{DUBLIN_CORE}" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


class Properties(NamedTuple):
    """What a document says about itself; a blank leaves the template's own text.

    Shape: `dated` stands as both dates, so that equal contents give equal files. The template's author is never kept.
    """

    title: str = ""
    subject: str = ""
    creator: str = ""
    keywords: str = ""
    description: str = ""
    category: str = ""
    dated: datetime = datetime(2026, 1, 1, tzinfo=UTC)


NONE = Properties()


def own_texts(root: etree._Element) -> Mapping[str, str]:
    """The properties a template states itself, tags and all; who wrote it is left out."""
    found = {name: root.findtext(f"{{{space}}}{name}") or "" for name, (_, space) in ELEMENTS.items()}
    return {name: text for name, text in found.items() if text and name != "creator"}


def core_xml(properties: Properties, own: Mapping[str, str]) -> bytes:
    """The properties part; `own` are the template's texts, printed and escaped already."""
    pieces = [_HEAD]
    for name, (prefix, _) in ELEMENTS.items():
        text = in_plain(getattr(properties, name)) or own.get(name, "")
        if text:
            pieces.append(f"<{prefix}:{name}>{text}</{prefix}:{name}>")
    pieces.append(_dates(properties.dated))
    return "".join(pieces).encode()


@lru_cache(maxsize=64)
def packed_core(properties: Properties, own: tuple[tuple[str, str], ...]) -> Member:
    """The properties as they go into a package: documents that are printed one by one share theirs."""
    return pack(CORE, core_xml(properties, dict(own)))


@lru_cache(maxsize=64)
def _dates(dated: datetime) -> str:
    stamp = f"{dated.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    kinds = (f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified"))
    return "".join(kinds) + "</cp:coreProperties>"
