"""Text whose stretches look different becomes runs of its own, each with the look of the run its tag stands in.

Decides which looks and which links there are. A link is a field whose address cannot leave its quotes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from toolkit.word.printing import in_paragraph

if TYPE_CHECKING:
    from toolkit.content import Rich, Span

# Characters no XML can hold and no printed text keeps: what stands between them is ours.
_EDGE, _NEXT = "\x00", "\x01"
_RUN_OR_MARK = re.compile(f"<w:r(?: [^>]*)?>(<w:rPr>.*?</w:rPr>)?|((?:{_EDGE}[^{_EDGE}]*{_EDGE})+)", re.DOTALL)
_CHILD = re.compile(r"<w:(\w+)(?: [^>]*)?(?:/>|>.*?</w:\1>)", re.DOTALL)
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
# The order Word wants among a run's properties, as far as a look of ours may meet it.
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
    "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em",
    "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_SCHEMES = frozenset({"http", "https", "mailto"})
_KEPT = ":/?#[]@!$&'()*+,;=%~"
LINK_COLOUR = "0563C1"


def marked(rich: Rich) -> str:
    """A rich text on its way into a part: its stretches, escaped, between marks."""
    return "".join(_EDGE + _NEXT.join(_pieces(span)) + _EDGE for span in rich.spans)


def with_runs(xml: str) -> str:
    """A part whose marked stretches have become runs."""
    if _EDGE not in xml:
        return xml
    base = ""

    def run(found: re.Match[str]) -> str:
        nonlocal base
        if found[2] is None:
            base = found[1] or ""
            return found[0]
        # A tracked change holds a look inside a look; such runs are rare enough to lose theirs.
        kept = "" if "rPrChange" in base else base
        stretches = found[2].strip(_EDGE).split(_EDGE * 2)
        runs = "".join(_runs(kept, *stretch.split(_NEXT)) for stretch in stretches)
        return f'</w:t></w:r>{runs}<w:r>{kept}<w:t xml:space="preserve">'

    return _RUN_OR_MARK.sub(run, xml)


def _pieces(span: Span) -> tuple[str, str, str]:
    link = _address(span.link)
    colour = span.colour if _COLOUR.fullmatch(span.colour) else LINK_COLOUR if link else ""
    look = ("<w:b/><w:bCs/>" if span.bold else "") + ("<w:i/><w:iCs/>" if span.italic else "")
    look += (f'<w:color w:val="{colour.upper()}"/>' if colour else "") + ('<w:u w:val="single"/>' if link else "")
    return look, in_paragraph(span.text), link


def _address(link: str) -> str:
    """An address a reader may follow, every character that could end it spelled out; blank for any other."""
    try:
        scheme = urlsplit(link.strip()).scheme.lower()
    except ValueError:
        return ""
    kept = link.strip().encode("utf-8", "ignore").decode()
    return quote(kept, safe=_KEPT).replace("&", "&amp;") if scheme in _SCHEMES else ""


def _runs(base: str, look: str, text: str, link: str) -> str:
    own = _look(base, look)
    shown = f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'
    if not link:
        return shown
    asked = f'<w:r>{own}<w:instrText xml:space="preserve"> HYPERLINK "{link}" </w:instrText></w:r>'
    return f"{_field(own, 'begin')}{asked}{_field(own, 'separate')}{shown}{_field(own, 'end')}"


def _field(look: str, kind: str) -> str:
    return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'


@lru_cache(maxsize=512)
def _look(base: str, own: str) -> str:
    """A run's properties with ours in their places."""
    inside = base.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    found = {child[1]: child[0] for part in (inside, own) for child in _CHILD.finditer(part)}
    ranks = {name: rank for rank, name in enumerate(_ORDER)}
    ordered = sorted(found, key=lambda name: ranks.get(name, len(ranks)))
    return "<w:rPr>" + "".join(found[name] for name in ordered) + "</w:rPr>" if found else ""
