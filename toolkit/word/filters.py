"""What may follow a bar in a tag: {{ rate|percent }}, {{ 出勤率|百分比 }}."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jinja2 import Undefined, pass_context
from jinja2.exceptions import SecurityError

from toolkit.content import Picture
from toolkit.word.mark import Bounded, Mergeable

if TYPE_CHECKING:
    from toolkit.language import Words
    from toolkit.word.draft import Filling

# Chinese name to English name; both work in every template.
CHINESE = {
    "百分比": "percent",
    "日期": "day",
    "数字": "number",
    "金额": "money",
    "连接": "join",
    "默认": "default",
    "个数": "count",
    "第一个": "first",
    "最后一个": "last",
    "合并相同": "merge_same",
    "横向合并": "merge_across",
    "宽": "width",
    "高": "height",
}
ENGLISH = tuple(CHINESE.values())
TEXT_LIMIT = 1_000_000
DECIMALS_LIMIT = 12
CENTIMETRES_LIMIT = 100
# Names no template can write; they stand for what the engine itself puts around loops and joined texts.
COUNTED, JOINED, DRAWING = " counted", " joined", " drawing"


def filters_for(words: Words, say: Callable[[object], str]) -> Mapping[str, Callable[..., object]]:
    """Every filter of templates in one language, under its English and its Chinese name."""

    def percent(value: object, places: int = 1) -> object:
        return value if _is_missing(value) else words.percent(_number(value), _decimals(places))

    def day(value: object) -> object:
        if _is_missing(value):
            return value
        if not isinstance(value, date):
            raise TypeError(type(value).__name__)
        return words.day(value)

    def number(value: object, places: int = 1) -> object:
        return value if _is_missing(value) else words.number(_number(value), _decimals(places))

    def money(value: object) -> object:
        return value if _is_missing(value) else words.money(_number(value))

    def join(values: object, separator: str | None = None) -> object:
        if _is_missing(values):
            return values
        between = words.text("list.separator") if separator is None else separator
        return _capped(between.join(say(each) for each in _items(values))) or None

    english: dict[str, Callable[..., object]] = {
        "percent": percent,
        "day": day,
        "number": number,
        "money": money,
        "join": join,
        "default": _default,
        "count": _count,
        "first": _first,
        "last": _last,
        "merge_same": lambda value: _mergeable(value)._replace(down=True),
        "merge_across": lambda value: _mergeable(value)._replace(across=True),
        "width": _width,
        "height": _height,
        # What templates made for docxtpl use most; everything is escaped here anyway.
        "length": _count,
        "e": _unchanged,
        "escape": _unchanged,
        "upper": lambda value: value if _is_missing(value) else say(value).upper(),
        "lower": lambda value: value if _is_missing(value) else say(value).lower(),
        "trim": lambda value: value if _is_missing(value) else say(value).strip(),
    }
    chinese = {zh: english[en] for zh, en in CHINESE.items()}
    own: dict[str, Callable[..., object]] = {COUNTED: _counted, DRAWING: _next_drawing}
    return english | chinese | own | {JOINED: lambda values: _capped("".join(map(say, values)))}


def _mergeable(value: object) -> Mergeable:
    return value if isinstance(value, Mergeable) else Mergeable(value)


def _unchanged(value: object) -> object:
    return value


def _width(value: object, centimetres: object) -> object:
    """A picture so wide; with a height as well, both are the box it fits into."""
    return value if _is_missing(value) else _bounded(value)._replace(width=_length(centimetres))


def _height(value: object, centimetres: object) -> object:
    """A picture so high; with a width as well, both are the box it fits into."""
    return value if _is_missing(value) else _bounded(value)._replace(height=_length(centimetres))


def _bounded(value: object) -> Bounded:
    if not isinstance(value, Picture | Bounded):
        raise TypeError(type(value).__name__)
    return value if isinstance(value, Bounded) else Bounded(value)


def _length(centimetres: object) -> float:
    length = _number(centimetres)
    if not 0 < length <= CENTIMETRES_LIMIT:
        raise SecurityError("centimetres")
    return float(length)


def _default(value: object, other: object) -> object:
    return other if _is_missing(value) or value == "" else value


def _count(values: object) -> int:
    if not isinstance(values, Sized):
        raise TypeError(type(values).__name__)
    return len(values)


def _first(values: object) -> object:
    return next(iter(_items(values)), None)


def _last(values: object) -> object:
    return next(iter(tuple(_items(values))[-1:]), None)


@pass_context
def _counted(context: Filling, values: object) -> object:
    """The values of a loop, after seeing that all loops of this document together stay within bounds."""
    if values is None:
        return ()
    context.draft.count_turns(len(values) if isinstance(values, Sized) else 1)
    return values


@pass_context
def _next_drawing(context: Filling, _: object) -> int:
    return context.draft.next_drawing()


def _items(values: object) -> Iterable[object]:
    if values is None:
        return ()
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise TypeError(type(values).__name__)
    return values


def _is_missing(value: object) -> bool:
    return value is None or isinstance(value, Undefined)


def _number(value: object) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction | Decimal):
        raise TypeError(type(value).__name__)
    return Fraction(value)


def _decimals(places: int) -> int:
    if not 0 <= places <= DECIMALS_LIMIT:
        raise SecurityError("decimals")
    return places


def _capped(text: str) -> str:
    if len(text) > TEXT_LIMIT:
        raise SecurityError("text")
    return text
