"""Keeps what people answered in the yellow columns of a sheet of ours when the sheet is written anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.language import EN, ZH
from toolkit.names import Name
from toolkit.problems import Code, problem
from toolkit.sheets import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.answers import Answers, Asking, RowKey
    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.sheets import Column, SheetPatch, SheetValue


class Kept(NamedTuple):
    """The sheet with the answers in it, and the answers whose row is gone."""

    patch: SheetPatch
    problems: tuple[Problem, ...]


def header_name(key: str) -> Name:
    """A header of the catalogue in both languages."""
    return Name(ZH.text(key), EN.text(key))


def keep_answers(patch: SheetPatch, asking: Asking, answers: Answers, words: Words) -> Kept:
    """The patch with its answer columns yellow and filled by row key.

    Shape: the patch has the columns of `asking` under their headers in `words`; what stands in an answer column of it
    already is what holds where people said nothing.
    """
    at = {column.header: position for position, column in enumerate(patch.columns)}
    keys = [at[words.of(name)] for name in asking.keys]
    places = [at[words.of(name)] for name in asking.columns]
    rows = tuple(_answered(row, _key(row, keys), places, answers) for row in patch.rows)
    columns = tuple(_yellow(each, position in places) for position, each in enumerate(patch.columns))
    there = {_key(row, keys) for row in patch.rows}
    gone = tuple(
        problem(Code.ANSWER_ROW_GONE, answer.at, row=key, value=tuple(str(each) for each in answer.values if each))
        for key, answer in answers.items()
        if key not in there
    )
    return Kept(replace(patch, rows=rows, columns=columns), gone)


def _key(row: tuple[SheetValue, ...], keys: list[int]) -> RowKey:
    return tuple("" if row[position] is None else str(row[position]).strip() for position in keys)


def _answered(row: tuple[SheetValue, ...], key: RowKey, places: list[int], answers: Answers) -> tuple[SheetValue, ...]:
    answer = answers.get(key) if any(key) else None
    if answer is None:
        return row
    given: Mapping[int, SheetValue] = {
        place: value for place, value in zip(places, answer.values, strict=True) if value is not None
    }
    return tuple(given.get(position, value) for position, value in enumerate(row))


def _yellow(column: Column, asked: bool) -> Column:
    return column._replace(tone=Tone.INPUT) if asked else column
