"""Which parser reads a column, by the kind its spec names."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.tables.cells.clock import time_of
from toolkit.tables.cells.days import Period, day_of, moment_of
from toolkit.tables.cells.numbers import integer_of, level_of, minutes_of, number_of, share_of, yes_of
from toolkit.tables.cells.text import text_of
from toolkit.tables.choices import words_of
from toolkit.tables.faults import Unread
from toolkit.tables.plain import plain
from toolkit.tables.spec import CellKind

if TYPE_CHECKING:
    from enum import Enum

    from toolkit.sheets import Value
    from toolkit.tables.spec import ColumnSpec

Parser = Callable[["Value"], object]

# What people type into a cell that has nothing to say; words of a text column stay words.
NOTHING = frozenset({"", "-", "--", "—", "——", "–", "/", "\\", "无", "n/a", "na", "none", "待定", "tbd"})
_MARK_NOTHING = frozenset({"", "-", "--", "—", "——", "–", "未记录", "notrecorded"})


def parser_for(spec: ColumnSpec, period: Period) -> Parser:
    """The parser of a column: typed value, None for an empty cell, or Unread."""
    if spec.kind is CellKind.MARK and spec.choices:
        return _choosing(spec.choices, Code.MARK_UNKNOWN, _MARK_NOTHING)
    if spec.kind is CellKind.CHOICE and spec.choices:
        return _choosing(spec.choices, Code.CELL_NOT_CHOICE, frozenset({""}))
    if spec.kind is CellKind.DATE:
        return _blank_or(lambda value: day_of(value, period))
    if spec.kind is CellKind.MOMENT:
        return _blank_or(lambda value: moment_of(value, period))
    if spec.field == "session":
        # 考勤 and 反馈 may name a meeting by its number or by its day.
        return _blank_or(lambda value: _number_or_day(value, period))
    if spec.kind in _SIMPLE:
        return _blank_or(_SIMPLE[spec.kind])
    return identifier_of if spec.kind in {CellKind.PERSON_ID, CellKind.GROUP, CellKind.TOPIC} else text_of


def identifier_of(value: Value) -> str:
    """An identifier as text, full-width letters and digits made plain, zeros kept."""
    text = text_of(value)
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def _blank_or(parse: Parser) -> Parser:
    def parsed(value: Value) -> object:
        if isinstance(value, str) and plain(value) in NOTHING:
            return None
        return parse(value)

    return parsed


def _choosing(choices: type[Enum], code: Code, nothing: frozenset[str]) -> Parser:
    words = words_of(choices)
    allowed = tuple(choices)

    def parsed(value: Value) -> object:
        text = "是" if value is True else "否" if value is False else text_of(value)
        flat = plain(text)
        if flat in nothing:
            return None
        found = words.get(flat)
        return found if found is not None else Unread(code, (("value", text), ("allowed", allowed)))

    return parsed


def _number_or_day(value: Value, period: Period) -> object:
    number = integer_of(value)
    if not isinstance(number, Unread):
        return number
    day = day_of(value, period)
    return number if isinstance(day, Unread) and day.code is Code.CELL_NOT_DATE else day


_SIMPLE: dict[CellKind, Parser] = {
    CellKind.INTEGER: integer_of,
    CellKind.NUMBER: number_of,
    CellKind.SHARE: share_of,
    CellKind.LEVEL: level_of,
    CellKind.MINUTES: minutes_of,
    CellKind.TIME: time_of,
    CellKind.YES_NO: yes_of,
}
