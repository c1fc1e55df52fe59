"""Fonts: which Chinese text has none of its own, and which are not on every computer.

Source: facts on Word documents, section 5: without an East Asian font Chinese falls back to Japanese shapes elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from toolkit.word.checking.inspected import Inspected, Spot

_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff01-\uff60]")
_TAG = re.compile(r"[{｛][{%#｛％＃]")
_NAMED = ("ascii", "hAnsi", "eastAsia", "cs")
# On Windows with Chinese, and where Word or WPS is installed; what macOS lacks Word brings along there.
EVERYWHERE = frozenset(
    name.casefold()
    for name in (
        "宋体", "SimSun", "新宋体", "NSimSun", "黑体", "SimHei", "楷体", "KaiTi", "仿宋", "FangSong",
        "微软雅黑", "Microsoft YaHei", "Microsoft YaHei UI", "微软雅黑 Light", "Microsoft YaHei Light",
        "等线", "DengXian", "等线 Light", "DengXian Light",
        "Arial", "Arial Black", "Arial Narrow", "Calibri", "Calibri Light", "Cambria", "Cambria Math", "Candara",
        "Comic Sans MS", "Consolas", "Constantia", "Corbel", "Courier New", "Georgia", "Impact", "Segoe UI", "Symbol",
        "Tahoma", "Times New Roman", "Trebuchet MS", "Verdana", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3",
        "MS Gothic", "MS Mincho", "Aptos", "Aptos Display",
    )
)  # fmt: skip


class _Seen(NamedTuple):
    spot: Spot
    times: int


def fonts_east_asian(inspected: Inspected) -> Iterator[Problem]:
    """Chinese text, or a tag that may print some, without an East Asian font: one remark, at the first such place.

    Problems: LINT_NO_CHINESE_FONT.
    """
    lacking = [spot for spot in inspected.spots if any(_lacks(inspected, spot, run) for run in _runs(inspected, spot))]
    if lacking:
        yield problem(Code.LINT_NO_CHINESE_FONT, lacking[0].shown(), times=len(lacking))


def fonts_everywhere(inspected: Inspected) -> Iterator[Problem]:
    """Fonts that not every computer has, each once, at the first place that uses it.

    Problems: LINT_RARE_FONT.
    """
    seen: dict[str, _Seen] = {}
    for spot in inspected.spots:
        for font in _fonts_of(inspected, spot):
            first = seen.get(font, _Seen(spot, 0))
            seen[font] = _Seen(first.spot, first.times + 1)
    for font, (spot, times) in seen.items():
        yield problem(Code.LINT_RARE_FONT, spot.shown(), font=font, times=times)


def _fonts_of(inspected: Inspected, spot: Spot) -> frozenset[str]:
    """The rare fonts a paragraph's text is set in: of each script the one that wins."""
    found = set()
    for run in _runs(inspected, spot):
        for script in _NAMED[:3]:
            font = _winning(inspected, spot, run, script)
            if font and font.casefold() not in EVERYWHERE:
                found.add(font)
    return frozenset(found)


def _lacks(inspected: Inspected, spot: Spot, run: etree._Element) -> bool:
    text = "".join(each.text or "" for each in run.iter(inspected.tag("t")))
    if not _CHINESE.search(text) and not _TAG.search(text):
        return False
    return _winning(inspected, spot, run, "eastAsia") is None


def _winning(inspected: Inspected, spot: Spot, run: etree._Element, script: str) -> str | None:
    """The font of one script; empty when a theme decides, None when nobody says."""
    for properties in inspected.styles.of_run(run, spot.element):
        fonts = properties.find(inspected.tag("rFonts"))
        if fonts is not None:
            if fonts.get(inspected.tag(f"{script}Theme")) is not None:
                return ""
            named = fonts.get(inspected.tag(script))
            if named is not None:
                return named
    return None


def _runs(inspected: Inspected, spot: Spot) -> Iterator[etree._Element]:
    for run in spot.element.iter(inspected.tag("r")):
        if (
            next(run.iterancestors(inspected.tag("p")), None) is spot.element
            and run.find(inspected.tag("t")) is not None
        ):
            yield run
