"""The size of an SVG drawing, and that it draws and does nothing else: no scripts, no reach outside itself."""

from __future__ import annotations

import re

from lxml import etree

from toolkit.word.faults import PictureError, PictureFault

_SPACE = "http://www.w3.org/2000/svg"
# What a length may end with, in pixels of 1/96 inch.
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "em": 16.0}
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]{1,2})?)\s*([a-z]*)\s*", re.IGNORECASE)
_ACTIVE = frozenset(
    {
        "script", "foreignObject", "iframe", "object", "embed", "handler", "listener", "audio", "video", "set",
        "animate", "animateMotion", "animateTransform",
    }
)  # fmt: skip
_OWN = r"\s*(?:#|data:image/(?:png|jpeg|jpg|gif)[;,])"
_INSIDE = re.compile(_OWN, re.IGNORECASE)
# A backslash may spell either of these letter by letter.
_CALLS = re.compile(rf"""\\|@import|url\(\s*["']?(?!\s*["']?{_OWN})""", re.IGNORECASE)
# What a browser takes for a drawing that does not say.
_ASSUMED = (300.0, 150.0)


def svg_size(data: bytes) -> tuple[float, float]:
    """Width and height in pixels.

    Raises: PictureError for broken XML, entities, scripts and anything that is fetched from elsewhere.
    """
    if b"<!ENTITY" in data:
        raise PictureError(PictureFault.REACHES_OUTSIDE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise PictureError(PictureFault.DAMAGED) from broken
    if root.tag != f"{{{_SPACE}}}svg":
        raise PictureError(PictureFault.FORMAT)
    _see_harmless(root)
    box = [float(each) for each in re.findall(r"[-+]?[0-9]*\.?[0-9]+", root.get("viewBox", ""))[:4]]
    wide, high = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else _ASSUMED
    width, height = _length(root.get("width")), _length(root.get("height"))
    if width and height:
        return width, height
    if width:
        return width, width * high / wide
    if height:
        return height * wide / high, height
    return wide, high


def _length(text: str | None) -> float:
    found = _LENGTH.fullmatch(text or "")
    unit = _UNITS.get(found[2].lower()) if found else None
    return float(found[1]) * unit if found and unit else 0.0


def _see_harmless(root: etree._Element) -> None:
    instructed = [*root.iter(etree.PI), *root.itersiblings(etree.PI, preceding=True)]
    if instructed or not all(map(_is_harmless, root.iter(etree.Element))):
        raise PictureError(PictureFault.REACHES_OUTSIDE)


def _is_harmless(element: etree._Element) -> bool:
    name = etree.QName(element).localname
    if name in _ACTIVE or (name == "style" and _CALLS.search(element.text or "")):
        return False
    return all(_is_plain(etree.QName(key), str(value)) for key, value in element.attrib.items())


def _is_plain(name: etree.QName, value: str) -> bool:
    if name.localname == "href":
        return _INSIDE.match(value) is not None
    # What drawing programs note for themselves draws nothing; where links begin would change what # means.
    if name.namespace:
        return name.localname != "base"
    return not name.localname.lower().startswith("on") and _CALLS.search(value) is None
