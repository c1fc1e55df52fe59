"""The pictures of one document: each stored once however often it is shown, drawn to the room there is.

Decides names, relations and markup. What a picture's bytes may be is decided in `pictures`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.word.faults import PictureError, PictureFault
from toolkit.word.joints import parse
from toolkit.word.mark import Bounded
from toolkit.word.opener import STRICT
from toolkit.word.pictures import seen
from toolkit.word.printing import in_plain
from toolkit.word.stand_in import frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.content import Picture
    from toolkit.word.package import Member
    from toolkit.word.pictures import Seen
    from toolkit.word.relations import Links
    from toolkit.word.room import Room

EMU_PER_CM = 360_000
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_USUAL = {
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_STRICT = {
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "wp": "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    "a": "http://purl.oclc.org/ooxml/drawingml/main",
    "pic": "http://purl.oclc.org/ooxml/drawingml/picture",
}
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


@dataclass(slots=True)
class Album:
    """Pictures met so far: `stored` by member name, `shown` the relation ids by part and member."""

    links: Mapping[str, Links]
    stored: dict[str, Member] = field(default_factory=dict)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)

    def drawn(self, value: Picture | Bounded, part: str, room: Room, number: int) -> str:
        """The markup that shows a picture inside a run's text.

        Raises: PictureError when its data is none.
        """
        picture = value.picture if isinstance(value, Bounded) else value
        found = seen(picture.data)
        width, height = _fitted(found, value if isinstance(value, Bounded) else None, room)
        plain, extra = self._blip(picture, found, part)
        names = _STRICT if self.links[part].space == STRICT else _USUAL
        alt = in_plain(picture.alt).replace('"', "&quot;")
        spaces = {name: f'xmlns:{name}="{space}"' for name, space in names.items()}
        own = f'id="{number}" name="Picture {number}" descr="{alt}"'
        drawing = (
            f'<w:drawing><wp:inline {spaces["wp"]} distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {own}/><wp:cNvGraphicFramePr>'
            f'<a:graphicFrameLocks {spaces["a"]} noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic {spaces["a"]}><a:graphicData uri="{names["pic"]}"><pic:pic {spaces["pic"]}><pic:nvPicPr>'
            f'<pic:cNvPr {own}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {spaces["r"]} r:embed="{plain}"'
            f"{extra}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        parse(drawing.encode())
        return f'</w:t>{drawing}<w:t xml:space="preserve">'

    def _blip(self, picture: Picture, found: Seen, part: str) -> tuple[str, str]:
        """The relation of what every program can draw, and how the element goes on: for a drawing, where it lies."""
        if not found.vector:
            return self._relation(part, found.member), "/>"
        plain = seen(picture.fallback or frame(found.width, found.height))
        if plain.vector:
            raise PictureError(PictureFault.FORMAT)
        drawing = self._relation(part, found.member)
        extension = f'<a:ext uri="{SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{drawing}"/></a:ext>'
        return self._relation(part, plain.member), f"><a:extLst>{extension}</a:extLst></a:blip>"

    def _relation(self, part: str, member: Member) -> str:
        self.stored.setdefault(member.name, member)
        its = self.shown.setdefault(part, {})
        if member.name not in its:
            its[member.name] = self.links[part].free_id(len(its))
        return its[member.name]


def _fitted(found: Seen, asked: Bounded | None, room: Room) -> tuple[int, int]:
    """Natural size, or the size asked for, shrunk into the room; never bent."""
    scale = 1.0
    if asked is not None:
        sides = ((asked.width, found.width), (asked.height, found.height))
        scale = min(wanted * EMU_PER_CM / natural for wanted, natural in sides if wanted)
    scale = min(scale, room.width / found.width, room.height / found.height)
    return max(1, int(found.width * scale)), max(1, int(found.height * scale))
