"""The two names of every field a template may use: the attribute itself, and its Chinese name beside it."""

from __future__ import annotations

import dataclasses
from dataclasses import fields
from typing import TYPE_CHECKING, get_args, get_type_hints

from toolkit.content import Chart, Lines, Picture, Rich

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from _typeshed import DataclassInstance


# Values of several parts that a template shows as one.
WHOLE = frozenset({Lines, Rich, Picture, Chart})


def zh(name: str) -> dict[str, str]:
    """The metadata of a context field: the name Chinese templates call it by."""
    return {"zh": name}


def lines_within(context: type[DataclassInstance]) -> Iterator[type[DataclassInstance]]:
    """A context's type and every type its fields lead to, each once."""
    seen: list[type[DataclassInstance]] = []
    waiting = [context]
    while waiting:
        each = waiting.pop(0)
        if each not in seen:
            seen.append(each)
            waiting.extend(inner for hint in get_type_hints(each).values() for inner in _dataclasses(hint))
    yield from seen


def chinese_names(context: type[DataclassInstance]) -> dict[str, str]:
    """Chinese name to attribute, for everything a context leads to.

    Raises: ValueError when a field has no Chinese name, or one name stands for two fields; both are our bug.
    """
    found: dict[str, str] = {}
    for each in lines_within(context):
        for one in fields(each):
            add_name(found, one.metadata.get("zh", ""), one.name, each.__name__)
    return found


def add_name(names: dict[str, str], zh: str, attribute: str, where: str) -> None:
    """Adds a pair of names that must stay one to one.

    Raises: ValueError when it would not.
    """
    if not zh or names.get(zh, attribute) != attribute or any(a == attribute and z != zh for z, a in names.items()):
        raise ValueError(f"{where}.{attribute}: {zh!r} is missing or already stands for something else")
    names[zh] = attribute


def as_mapping(context: DataclassInstance) -> Mapping[str, object]:
    """A context as the names a template starts from."""
    return {one.name: getattr(context, one.name) for one in fields(context)}


def _dataclasses(hint: object) -> Iterator[type[DataclassInstance]]:
    if isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint not in WHOLE:
        yield hint
    for inner in get_args(hint):
        yield from _dataclasses(inner)
