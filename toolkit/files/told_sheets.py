"""A whole sheet of ours as plain JSON and back, so that it can be drawn again as it once was."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from toolkit.content import ChartKind
from toolkit.files.told_values import value_heard, value_told
from toolkit.sheets import Column, Kind, ListFrom, Plot, Rule, SheetPatch, Tone


def sheet_told(patch: SheetPatch) -> dict[str, object]:
    """A sheet as JSON has it."""
    return {
        "key": patch.key,
        "title": patch.title,
        "columns": [_column_told(each) for each in patch.columns],
        "rows": [[value_told(each) for each in row] for row in patch.rows],
        "above": list(patch.above),
        "tones": [[position, tone.value] for position, tone in patch.tones.items()],
        "rules": [[each.column, each.op, value_told(each.value), each.tone.value] for each in patch.rules],
        "charts": [
            [each.kind.value, each.title, each.categories, each.series, each.rows, each.first] for each in patch.charts
        ],
        "hidden": patch.hidden,
        "tab": patch.tab,
        "frozen": patch.frozen,
    }


def sheet_heard(told: Any) -> SheetPatch:
    """A sheet of ours out of JSON.

    Raises: KeyError, TypeError or ValueError for what no sheet was told as.
    """
    return SheetPatch(
        told["key"],
        told["title"],
        tuple(_column_heard(*each) for each in told["columns"]),
        tuple(tuple(map(value_heard, row)) for row in told["rows"]),
        tuple(told["above"]),
        MappingProxyType({position: Tone(name) for position, name in told["tones"]}),
        tuple(Rule(column, op, _compared(value), Tone(tone)) for column, op, value, tone in told["rules"]),
        tuple(
            Plot(ChartKind(kind), title, categories, tuple(series), rows, first)
            for kind, title, categories, series, rows, first in told["charts"]
        ),
        told["hidden"],
        told["tab"],
        told["frozen"],
    )


def _column_told(column: Column) -> list[object]:
    choices = column.choices
    told: object = list(choices) if not isinstance(choices, ListFrom) else {"sheet": choices[0], "column": choices[1]}
    return [column.header, column.kind.value, column.width, told, column.note, column.tone.value]


def _column_heard(header: str, kind: str, width: int, choices: Any, note: str, tone: str) -> Column:
    heard = ListFrom(**choices) if isinstance(choices, dict) else tuple(choices)
    return Column(header, Kind(kind), width, heard, note, Tone(tone))


def _compared(told: Any) -> Any:
    """What a rule compares with: a number, a fraction or a word."""
    return value_heard(told)
