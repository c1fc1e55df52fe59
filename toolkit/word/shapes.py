"""What a template's names lead to, known without any data: the fields of records, the items of lists.

A shape is a type annotation, or `Fields` and `Items` where only values are at hand.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from toolkit.content import Chart, Lines, Picture, Rich
from toolkit.names import Name

Shape = object
ANYTHING: Shape = object
PRINTABLE = (str, int, float, Fraction, Decimal, date, time, Enum, Lines, Name, Rich, Picture)


# Records that are one value: what is in them is nobody's field.
_WHOLE = frozenset({Name, Lines, Rich, Picture, Chart})


class Fields(NamedTuple):
    """A mapping's keys and what each leads to."""

    named: tuple[tuple[str, Shape], ...]


class Items(NamedTuple):
    """A list of values of these shapes."""

    of: tuple[Shape, ...]


@cache
def fields_of(kind: Hashable) -> Mapping[str, Shape] | None:
    """The fields of a frozen record's type; None when it is no record."""
    if not isinstance(kind, type):
        return None
    if kind in _WHOLE:
        return None
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return {field.name: hints[field.name] for field in dataclasses.fields(kind)}
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        hints = typing.get_type_hints(kind)
        return {name: hints.get(name, ANYTHING) for name in kind._fields}
    return None


def shape_of(value: object) -> Shape:
    """The shape of a value at hand."""
    kind: type = type(value)
    shape = _of_kind(kind)
    if shape is not None:
        return shape
    if isinstance(value, Mapping):
        return Fields(tuple((str(name), shape_of(each)) for name, each in value.items()))
    if isinstance(value, tuple | list):
        kinds = dict(zip(map(type, value), value, strict=True))
        return Items(tuple(map(shape_of, kinds.values())))
    return ANYTHING


@cache
def _of_kind(kind: type) -> Shape | None:
    """The shape all values of a type have; None where it takes the value to know."""
    if kind is type(None):
        return ANYTHING
    if issubclass(kind, Mapping):
        return None
    return None if issubclass(kind, tuple | list) and fields_of(kind) is None and kind is not Name else kind


def members(shape: Shape) -> Mapping[str, Shape] | None:
    """The names a dot may lead to; None when anything may follow, empty when nothing may."""
    found: dict[str, Shape] = {}
    for each in _options(shape):
        if each is ANYTHING or each is typing.Any:
            return None
        if isinstance(each, Fields):
            found.update(each.named)
        elif isinstance(each, type) and (fields := fields_of(each)) is not None:
            found.update(fields)
        elif typing.get_origin(each) in {dict, Mapping}:
            return None
    return found


def item(shape: Shape) -> Shape | None:
    """What a loop over it yields; None when it cannot be looped over."""
    found: list[Shape] = []
    for each in _options(shape):
        if each is ANYTHING or each is typing.Any:
            return ANYTHING
        if isinstance(each, Items):
            found += each.of or (ANYTHING,)
        elif isinstance(each, type) and issubclass(each, tuple | list) and fields_of(each) is None:
            return None if each is Name else ANYTHING
        elif typing.get_origin(each) in {tuple, list, Sequence, frozenset, set}:
            found += [hint for hint in typing.get_args(each) if hint is not Ellipsis]
    return _union(found) if found else None


def printable(shape: Shape) -> bool:
    """Whether it may be one value to print."""
    return any(_prints(each) for each in _options(shape))


def may_be(shape: Shape, kind: type) -> bool:
    """Whether a value of this type may stand there."""
    return any(each is ANYTHING or each is typing.Any or each is kind for each in _options(shape))


def _prints(shape: Shape) -> bool:
    if shape is ANYTHING or shape is typing.Any:
        return True
    if typing.get_origin(shape) is typing.Literal:
        return True
    return isinstance(shape, type) and issubclass(shape, PRINTABLE)


def _union(shapes: Sequence[Shape]) -> Shape:
    return shapes[0] if len(shapes) == 1 else _Union(tuple(shapes))


class _Union(NamedTuple):
    shapes: tuple[Shape, ...]


def _options(shape: Shape) -> Sequence[Shape]:
    if isinstance(shape, _Union):
        return [each for one in shape.shapes for each in _options(one)]
    if typing.get_origin(shape) in {types.UnionType, typing.Union}:
        return [each for each in typing.get_args(shape) if each is not types.NoneType]
    return (shape,)
