"""What may follow a bar in a tag: {{ rate|percent }}, {{ 出勤率|百分比 }}."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from jinja2 import Undefined, pass_context
from jinja2.exceptions import SecurityError

from toolkit.content import Picture
from toolkit.word.mark import Bounded, Mergeable
from toolkit.word.sandbox import Gap

if TYPE_CHECKING:
    from toolkit.language import Words
    from toolkit.word.draft import Filling

# Chinese name to English name; both work in every template.
CHINESE = {
    "百分比": "percent",
    "日期": "day",
    "短日期": "short_day",
    "数字": "number",
    "小数": "decimals",
    "金额": "money",
    "连接": "join",
    "缩短": "shorten",
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
# A shortened text ends behind a word, unless that word is longer than this.
MOST_DROPPED = 15
# Names no template can write; they stand for what the engine itself puts around loops and joined texts.
COUNTED, WEIGHED, JOINED, DRAWING = " counted", " weighed", " joined", " drawing"
# What takes about as long as one step of work: characters copied, and items looked at or printed.
CHARACTERS_A_STEP, STEPS_AN_ITEM = 200, 3


def filters_for(words: Words, say: Callable[[object], str]) -> Mapping[str, Callable[..., object]]:
    """Every filter of templates in one language, under its English and its Chinese name."""
    english: dict[str, Callable[..., object]] = {
        **_figures(words),
        **_texts(say, words.text("list.separator")),
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
        "d": _default,
        "e": _unchanged,
        "escape": _unchanged,
    }
    chinese = {zh: english[en] for zh, en in CHINESE.items()}
    return english | chinese | {COUNTED: _counted, WEIGHED: _weighed, DRAWING: _next_drawing}


def _figures(words: Words) -> Mapping[str, Callable[..., object]]:
    """Numbers and days as a language writes them."""

    def percent(value: object, places: int = 1) -> object:
        return value if _is_missing(value) else words.percent(_number(value), _decimals(places))

    def day(value: object) -> object:
        return value if _is_missing(value) else words.day(_date(value))

    def short_day(value: object) -> object:
        return value if _is_missing(value) else words.short_day(_date(value))

    def number(value: object, places: int = 1) -> object:
        return value if _is_missing(value) else words.number(_number(value), _decimals(places))

    def decimals(value: object, places: int = 1) -> object:
        # A word in place of a figure, as where too few people answered, stays as it is.
        plain = _is_missing(value) or isinstance(value, str)
        return value if plain else words.decimals(_number(value), _decimals(places))

    def money(value: object) -> object:
        return value if _is_missing(value) else words.money(_number(value))

    return {
        "percent": percent,
        "day": day,
        "short_day": short_day,
        "number": number,
        # docxtpl's templates print it, nothing else.
        "round": lambda value, places=0: number(value, places),
        "decimals": decimals,
        "money": money,
    }


def _texts(say: Callable[[object], str], usual: str) -> Mapping[str, Callable[..., object]]:
    """What makes one text of values; `usual` is what parts them where the template does not say."""

    @pass_context
    def join(context: Filling, values: object, separator: str | None = None) -> object:
        if _is_missing(values):
            return values
        between = usual if separator is None else separator
        return _capped(context, between.join(_counted_items(context, values, say))) or None

    @pass_context
    def joined(context: Filling, values: object) -> str:
        return _capped(context, "".join(_counted_items(context, values, say)))

    def said(change: Callable[[str], str]) -> Callable[..., object]:
        @pass_context
        def changed(context: Filling, value: object) -> object:
            return value if _is_missing(value) else change(_capped(context, say(value)))

        return changed

    @pass_context
    def shorten(context: Filling, value: object, letters: int = 30, beside: object = None) -> object:
        if _is_missing(value):
            return value
        taken = 0 if _is_missing(beside) else _letters(_capped(context, say(beside)))
        return _shortened(_capped(context, say(value)), max(_number(letters) - taken, 0))

    return {
        "join": join,
        "shorten": shorten,
        JOINED: joined,
        "upper": said(str.upper),
        "lower": said(str.lower),
        "trim": said(str.strip),
    }


def _shortened(text: str, letters: Fraction | int) -> str:
    """A text of at most so many letters, a Chinese one counting as two; cut behind a word, and seen to be cut."""
    if 2 * len(text) <= letters:
        return text
    room = letters
    for at, letter in enumerate(text):
        room -= _letters(letter)
        if room < 0:
            kept = text[:at]
            words, space, _ = kept.rpartition(" ")
            return f"{(words if space and at - len(words) <= MOST_DROPPED else kept).rstrip(' ,;，；、（(')}…"
    return text


def _letters(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


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


def _default(value: object, other: object = "", _: object = None) -> object:
    """The other value where there is none; Jinja's third argument asks for what always holds here."""
    return other if _is_missing(value) or value == "" else value


def _count(values: object) -> object:
    if _is_missing(values):
        return values
    if not isinstance(values, Sized):
        raise TypeError(type(values).__name__)
    return len(values)


def _first(values: object) -> object:
    if isinstance(values, Gap):
        return values
    return next(iter(_items(values)), None)


def _last(values: object) -> object:
    if isinstance(values, Gap):
        return values
    return next(iter(values[-1:] if isinstance(values, tuple | list) else tuple(_items(values))[-1:]), None)


@pass_context
def _counted(context: Filling, values: object, weight: int) -> object:
    """The values of a loop, after seeing that all loops of this document together stay within bounds."""
    if values is None:
        return ()
    if isinstance(values, Gap):
        # One turn, so that the gap is seen where the loop's own fields are printed.
        values = (values,)
    context.draft.count_turns(len(values) if isinstance(values, Sized) else 1, weight)
    return values


@pass_context
def _weighed(context: Filling, value: object) -> object:
    """A value that is going to be searched, compared or copied as a whole."""
    if isinstance(value, Sized):
        context.draft.spend(len(value) // (CHARACTERS_A_STEP if isinstance(value, str) else 1))
    return value


def _counted_items(context: Filling, values: object, say: Callable[[object], str]) -> Iterable[str]:
    items = tuple(_items(values))
    context.draft.spend(len(items) * STEPS_AN_ITEM)
    return map(say, items)


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


def _date(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(type(value).__name__)
    return value


def _number(value: object) -> Fraction | int:
    if type(value) is Fraction or type(value) is int:
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction | Decimal):
        raise TypeError(type(value).__name__)
    return Fraction(value)


def _decimals(places: int) -> int:
    if not 0 <= places <= DECIMALS_LIMIT:
        raise SecurityError("decimals")
    return places


def _capped(context: Filling, text: str) -> str:
    if len(text) > TEXT_LIMIT:
        raise SecurityError("text")
    context.draft.spend(len(text) // CHARACTERS_A_STEP)
    return text
