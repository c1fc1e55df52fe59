"""Text of a drawn table as the typed value somebody would have entered in Excel."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from toolkit.tables.spec import CellKind
from toolkit.tables.specs import SETTINGS_ROWS

if TYPE_CHECKING:
    from enum import Enum

    from toolkit.language import Words
    from toolkit.sheets import Value
    from toolkit.tables.spec import ColumnSpec

WHOLE = {CellKind.INTEGER, CellKind.LEVEL, CellKind.MINUTES}


def typed(column: ColumnSpec, text: str, words: Words) -> Value:
    """The value of one cell.

    Raises: ValueError when a choice is no label of its column.
    """
    if not text:
        return None
    if column.choices is not None and column.field != "kind":
        _must_be_label(column.choices, text, words)
    return _by_kind(column.kind, text)


def setting(item: str, text: str) -> Value:
    """The value of a row of 设置, by what that row is."""
    for row in SETTINGS_ROWS:
        if item in row.name:
            return _by_kind(row.kind, text) if text else None
    raise ValueError(f"no such setting: {item}")


def person(text: str) -> tuple[str, str]:
    """The name and, where it stands in brackets, the employee id."""
    found = re.fullmatch(r"(.+?)\((\w+)\)", text)
    return (found[1], found[2]) if found else (text, "")


def _by_kind(kind: CellKind, text: str) -> Value:
    if kind in WHOLE:
        return int(text)
    if kind is CellKind.NUMBER:
        return float(text) if "." in text else int(text)
    if kind is CellKind.SHARE:
        return int(text[:-1]) / 100 if text.endswith("%") else text
    if kind is CellKind.DATE:
        return date.fromisoformat(text)
    if kind is CellKind.TIME:
        return time.fromisoformat(text)
    if kind is CellKind.MOMENT:
        return datetime.fromisoformat(text)
    return text


def _must_be_label(choices: type[Enum], text: str, words: Words) -> None:
    labels = [words.label(each) for each in choices]
    if text not in labels:
        raise ValueError(f"{text} is none of {labels}")
