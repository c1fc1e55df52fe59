"""Made-up values for every field of a kind of document: to show what a field prints, and to try a template with."""

from __future__ import annotations

import base64
import types
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from toolkit.content import Chart, ChartKind, Lines, Picture, Rich, Series, Span
from toolkit.documents.fields import WHOLE

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from toolkit.language import Words

DAY = date(2026, 11, 24)
# How many series the charts of the documents have; one that is not listed here is tried without data.
CHARTS = {"attendance_chart": (ChartKind.LINE, 2), "progress_chart": (ChartKind.STACKED, 3)}
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_PLAIN: dict[type, object] = {
    bool: True,
    int: 3,
    float: 0.875,
    Fraction: Fraction(7, 8),
    date: DAY,
    time: time(19, 0),
}


def sample_context(context: type[DataclassInstance], words: Words) -> DataclassInstance:
    """A whole context in which nothing is missing and every list has an item."""
    hints = get_type_hints(context)
    values: dict[str, Any] = {one.name: sample_of(hints[one.name], one.name, words) for one in fields(context)}
    return context(**values)


def bare_context(context: type[DataclassInstance], words: Words) -> DataclassInstance:
    """A whole context in which everything is missing that may be; every list has an item as bare."""
    hints = get_type_hints(context)
    values: dict[str, Any] = {one.name: _bare(hints[one.name], one.name, words) for one in fields(context)}
    return context(**values)


def _bare(hint: object, name: str, words: Words) -> object:
    inner = [each for each in get_args(hint) if each is not Ellipsis]
    if type(None) in inner:
        return None
    if get_origin(hint) is tuple:
        return (_bare(inner[0], name, words),)
    if isinstance(hint, type) and is_dataclass(hint) and hint not in WHOLE:
        return bare_context(hint, words)
    return sample_of(hint, name, words)


def sample_of(hint: object, name: str, words: Words) -> object:
    """A value a field of this type may hold."""
    inner = [each for each in get_args(hint) if each not in {type(None), Ellipsis}]
    if get_origin(hint) is tuple:
        return (sample_of(inner[0], name, words),)
    if get_origin(hint) in {Union, types.UnionType}:
        return sample_of(inner[0], name, words)
    if hint is Chart:
        return _chart(name, words)
    if hint in {Picture, Rich, Lines}:
        return {Picture: Picture(_DOT, name), Rich: Rich((Span(name),)), Lines: Lines((name,))}[hint]
    if isinstance(hint, type) and is_dataclass(hint):
        return sample_context(hint, words)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    return _PLAIN[hint] if isinstance(hint, type) and hint in _PLAIN else sample_text(name, words)


def sample_text(name: str, words: Words) -> str:
    """What a field of text might print."""
    return words.find(f"field.{name}/sample") or words.find(f"field.{name}") or name


def _chart(name: str, words: Words) -> Chart | None:
    if name not in CHARTS:
        return None
    kind, count = CHARTS[name]
    series = tuple(Series(f"{number}", (Fraction(7, 8), Fraction(1))) for number in range(1, count + 1))
    return Chart(name, kind, sample_text(name, words), ("1", "2"), series)
