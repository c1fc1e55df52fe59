"""Which cell formats change what a number is or shows: dates, durations, padded numbers.

Shape: formats are named by the index a cell carries (`s="3"`).
Source: ECMA-376 part 1, 18.8.30 numFmt; 27-36 and 50-58 are the date formats of Chinese, Japanese and Korean Excel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.stores.excel.parts import parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.stores.excel.container import Container

_BUILT_IN_DATES = frozenset(map(str, (*range(14, 23), *range(27, 37), 45, 47, *range(50, 59))))
_BUILT_IN_DURATION = "46"
_BUILT_IN_TEXT = "49"
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETED = re.compile(r"\[[^\]]*\]")
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_GENERAL = re.compile(r"general|g/通用格式", re.IGNORECASE)
_DATE_LETTER = re.compile(r"[ymdhs]|a{3,4}", re.IGNORECASE)
_WEEKDAY = re.compile(r"a{3,4}", re.IGNORECASE)
_LOCALE = re.compile(r"^\[\$-[^\]]*\]")
_PADDING_PIECE = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<zero>0)|(?P<plain>[-+ /():])')


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of one workbook that matter to reading.

    Shape: `padded` maps to the number format; `weekdays` are dates shown as 星期二 only, which calamine takes for
    plain numbers; they are among `dates` too; what is typed into `texts` stays text.
    """

    dates: frozenset[int] = frozenset()
    durations: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()
    padded: Mapping[int, str] | None = None
    texts: frozenset[int] = frozenset()


def read_formats(container: Container, styles: str | None) -> Formats:
    """The formats of the styles part; none without such a part."""
    if styles is None or container.find(styles) is None:
        return Formats()
    root = parse_xml(container, styles)
    codes = {
        element.get("numFmtId"): element.get("formatCode", "")
        for group in root.iterchildren("{*}numFmts")
        for element in group.iterchildren("{*}numFmt")
    }
    used = [
        element.get("numFmtId", "0")
        for group in root.iterchildren("{*}cellXfs")
        for element in group.iterchildren("{*}xf")
    ]
    own = {index: codes[number] for index, number in enumerate(used) if number in codes}
    built_in = {index: number for index, number in enumerate(used) if number not in codes}
    durations = {index for index, code in own.items() if _DURATION.search(_unquoted(code))}
    dates = {index for index, code in own.items() if index not in durations and _is_date(code)}
    return Formats(
        frozenset(dates | {index for index, number in built_in.items() if number in _BUILT_IN_DATES}),
        frozenset(durations | {index for index, number in built_in.items() if number == _BUILT_IN_DURATION}),
        frozenset(index for index in dates if _is_weekday(own[index])),
        {index: code for index, code in own.items() if pad(code, 0) is not None},
        frozenset(
            {index for index, number in built_in.items() if number == _BUILT_IN_TEXT}
            | {index for index, code in own.items() if code == "@"}
        ),
    )


def pad(code: str, number: int) -> str | None:
    """What a format of zeros and fixed text shows for a whole number: `"E"00000` shows 17 as E00017.

    Blanks: None when the format is anything else, or has a single zero and so pads nothing.
    """
    first = _LOCALE.sub("", code.split(";", 1)[0])
    pieces = list(_PADDING_PIECE.finditer(first))
    zeros = sum(1 for piece in pieces if piece["zero"])
    if number < 0 or zeros < 2 or sum(len(piece[0]) for piece in pieces) != len(first):
        return None
    digits = str(number).rjust(zeros, "0")
    # The leftmost zero takes all digits there is no room for.
    queue = [digits[: len(digits) - zeros + 1], *digits[len(digits) - zeros + 1 :]]
    return "".join(queue.pop(0) if piece["zero"] else _fixed(piece) for piece in pieces)


def _fixed(piece: re.Match[str]) -> str:
    return piece["quoted"] or piece["escaped"] or piece["plain"] or ""


def _is_date(code: str) -> bool:
    return bool(_DATE_LETTER.search(_bare(code)))


def _is_weekday(code: str) -> bool:
    bare = _bare(code)
    return bool(_WEEKDAY.search(bare)) and not re.search(r"[ymdhs]", bare, re.IGNORECASE)


def _bare(code: str) -> str:
    return _GENERAL.sub("", _BRACKETED.sub("", _unquoted(code.split(";", 1)[0])))


def _unquoted(code: str) -> str:
    return _QUOTED.sub("", code)
