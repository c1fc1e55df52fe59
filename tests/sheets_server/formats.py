"""Numbers as they are shown: a serial number under a date pattern, thousands, percents; the patterns the tests use."""

from __future__ import annotations

import re
import struct
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from tests.sheets_server.trees import Json, Mask, Object, child, text

_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_DATE_PIECE = re.compile(r'"[^"]*"|y+|m+|d+|h+|s+|am/pm|.', re.IGNORECASE | re.DOTALL)
_DIGITS = re.compile(r"(?P<before>(?:\"[^\"]*\"|[^#0\"])*)(?P<digits>[#0,.]*[#0])(?P<after>.*)", re.DOTALL)
DEFAULT_PATTERNS = {
    "DATE": "yyyy-mm-dd",
    "TIME": "h:mm:ss am/pm",
    "DATE_TIME": "yyyy-mm-dd h:mm:ss",
    "PERCENT": "0.00%",
    "NUMBER": "#,##0.00",
    "CURRENCY": '"$"#,##0.00',
    "SCIENTIFIC": "0.00E+00",
}
DATES = frozenset({"DATE", "TIME", "DATE_TIME"})


def serial(moment: datetime) -> int | float:
    """A moment as days since 1899-12-30."""
    days = (moment.replace(tzinfo=UTC) - _EPOCH) / timedelta(days=1)
    return int(days) if days == int(days) else days


def is_date(form: Object) -> bool:
    """Whether a cell format shows numbers as dates or times."""
    return text(child(form, "numberFormat"), "type") in DATES


def shown(number: float, form: Object) -> str:
    """A number as its cell shows it."""
    number_format = child(form, "numberFormat")
    kind = text(number_format, "type")
    pattern = text(number_format, "pattern") or DEFAULT_PATTERNS.get(kind, "")
    if kind == "TEXT" or not pattern:
        return plain(number)
    if kind in DATES:
        return _date(number, pattern)
    return _patterned(number, pattern)


def plain(number: float) -> str:
    """A number without a format: up to ten significant digits, no zeros behind."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}"


def _patterned(number: float, pattern: str) -> str:
    positive, *others = pattern.split(";")
    if number < 0 and others:
        return _patterned(-number, others[0])
    found = _DIGITS.fullmatch(positive)
    if not found or "E" in positive:
        return plain(number)
    digits = found["digits"]
    places = len(digits.partition(".")[2])
    value = Decimal(repr(number)) * (100 if "%" in positive else 1)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    written = f"{rounded:,f}" if "," in digits else f"{rounded:f}"
    least = digits.partition(".")[2].count("0")
    if places > least:
        head, _, tail = written.partition(".")
        tail = tail[:least] + tail[least:].rstrip("0")
        written = f"{head}.{tail}" if tail else head
    return (found["before"] + written + found["after"]).replace('"', "")


def _date(number: float, pattern: str) -> str:
    moment = _EPOCH + timedelta(seconds=round(number * 86400))
    twelve = "am/pm" in pattern.lower()
    return "".join(_piece(piece, moment, minute, twelve) for piece, minute in _pieces(pattern))


@cache
def _pieces(pattern: str) -> tuple[tuple[str, bool], ...]:
    """A pattern in pieces, and which of them are minutes."""
    pieces = _DATE_PIECE.findall(pattern)
    return tuple((piece, _is_minute(pieces, index)) for index, piece in enumerate(pieces))


def _is_minute(pieces: list[str], index: int) -> bool:
    """`m` after hours or before seconds is minutes."""
    letters = [(at, piece[0].lower()) for at, piece in enumerate(pieces) if piece[0].lower() in "ymdhs"]
    here = [at for at, _ in letters].index(index) if any(at == index for at, _ in letters) else -1
    if here < 0:
        return False
    before = letters[here - 1][1] if here else ""
    after = letters[here + 1][1] if here + 1 < len(letters) else ""
    return before == "h" or after == "s"


def _piece(piece: str, moment: datetime, minute: bool, twelve: bool) -> str:
    size, letter = len(piece), piece[0].lower()
    if piece.lower() == "am/pm":
        return f"{moment:%p}"
    if letter == "y" and size >= 1:
        return f"{moment.year:04d}" if size > 2 else f"{moment.year % 100:02d}"
    if letter == "m" and not minute and size > 2:
        return f"{moment:%b}" if size == 3 else f"{moment:%B}"
    if letter == "d" and size > 2:
        return f"{moment:%a}" if size == 3 else f"{moment:%A}"
    hour = (moment.hour % 12 or 12) if twelve else moment.hour
    numbers = {"m": moment.minute if minute else moment.month, "d": moment.day, "h": hour, "s": moment.second}
    if letter in numbers:
        return f"{numbers[letter]:0{min(size, 2)}d}"
    return piece.strip('"') if piece.startswith('"') else piece


def colour_part(number: float) -> int | float:
    """A part of a colour as the service keeps it: a 255th, said in the fewest digits that 32 bits need."""
    part = int(number * 255) / 255
    if part == int(part):
        return int(part)
    kept = struct.unpack("f", struct.pack("f", part))[0]
    for digits in range(6, 10):
        short = float(f"{kept:.{digits}g}")
        if struct.unpack("f", struct.pack("f", short))[0] == kept:
            return short
    return float(kept)


def colour(value: Object) -> Object:
    """A colour as kept: zeros left out."""
    parts: Object = {}
    for name in ("red", "green", "blue", "alpha"):
        part = value.get(name)
        if isinstance(part, int | float) and part:
            parts[name] = colour_part(float(part))
    return parts


def with_colour_styles(value: Json) -> Json:
    """A format with every colour said both ways, as the service answers: `backgroundColor` and `...Style`."""
    if isinstance(value, list):
        return [with_colour_styles(each) for each in value]
    if not isinstance(value, dict):
        return value
    result: Object = {}
    for key, each in value.items():
        if key.endswith("Color") and isinstance(each, dict):
            result[key] = colour(each)
            if f"{key}Style" not in value:
                result[f"{key}Style"] = {"rgbColor": colour(each)}
        elif key.endswith("ColorStyle") and not each:
            continue
        elif key.endswith("ColorStyle") and isinstance(each, dict) and isinstance(each.get("rgbColor"), dict):
            result[key] = {"rgbColor": colour(child(each, "rgbColor"))}
            result[key.removesuffix("Style")] = colour(child(each, "rgbColor"))
        else:
            result[key] = with_colour_styles(each)
    return result


def with_colour_pairs(mask: Mask) -> Mask:
    """A mask that takes a colour and its style together: the service keeps them as one."""
    result: Mask = {}
    for key, below in mask.items():
        result[key] = with_colour_pairs(below)
        if key.endswith("Color"):
            result[f"{key}Style"] = {}
        elif key.endswith("ColorStyle"):
            result[key.removesuffix("Style")] = {}
    return result
