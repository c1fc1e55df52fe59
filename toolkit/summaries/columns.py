"""Columns of a summary from their keys; the headers stand in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.sheets import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.language import Words
    from toolkit.sheets import Kind


def columns_of(sheet: str, columns: Iterable[tuple[str, Kind, int]], words: Words) -> tuple[Column, ...]:
    """The columns of one summary in one language."""
    return tuple(Column(words.text(f"summaries.{sheet}.column.{key}"), kind, width) for key, kind, width in columns)
