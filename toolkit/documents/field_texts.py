"""What every field means, for people who change a template: its names, what it holds, what it prints.

The words stand in the catalogue, by the field's English name, or by type and name where one name means two things.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, get_args, get_origin, get_type_hints

from toolkit.content import Chart
from toolkit.documents.fields import WHOLE
from toolkit.documents.samples import sample_of
from toolkit.names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import DataclassInstance

    from toolkit.language import Words


class FieldText(NamedTuple):
    """One field a template may use; dotted below what leads to it, in both languages."""

    chinese: str
    english: str
    meaning: str
    sample: str


def field_texts(context: type[DataclassInstance], words: Words) -> tuple[FieldText, ...]:
    """Every field of a kind of document, each followed by what it leads to."""
    return tuple(_walk(context, words, FieldText("", "", "", "")))


def _walk(context: type[DataclassInstance], words: Words, above: FieldText) -> Iterator[FieldText]:
    hints = get_type_hints(context)
    for one in fields(context):
        chinese = above.chinese + one.metadata["zh"]
        english = above.english + one.name
        inner = _records(hints[one.name])
        meaning = words.find(f"field.{context.__name__}.{one.name}") or words.find(f"field.{one.name}") or ""
        yield FieldText(chinese, english, meaning, _sample(hints[one.name], one.name, words, chinese, english))
        if inner is not None:
            yield from _walk(inner, words, FieldText(f"{chinese}.", f"{english}.", "", ""))


def _sample(hint: object, name: str, words: Words, chinese: str, english: str) -> str:
    if get_origin(hint) is tuple and _records(hint) is not None:
        return words.text("fields.loop", name=Name(chinese.rpartition(".")[2], english.rpartition(".")[2]))
    if _records(hint) is not None:
        return ""
    if Chart in {hint, *get_args(hint)}:
        return words.text("fields.chart", name=Name(chinese, english))
    said = words.find(f"field.{name}/sample")
    return said if said is not None else _printed(sample_of(hint, name, words), words)


def _printed(value: object, words: Words) -> str:
    if isinstance(value, tuple):
        return _printed(value[0], words)
    if isinstance(value, bool):
        return words.text("word.yes")
    return words.fact(value) if isinstance(value, str | int | Fraction | date | Enum) else ""


def _records(hint: object) -> type[DataclassInstance] | None:
    """The record a field leads to, itself or item by item."""
    for each in (hint, *get_args(hint)):
        if isinstance(each, type) and is_dataclass(each) and each not in WHOLE:
            return each
    return None
