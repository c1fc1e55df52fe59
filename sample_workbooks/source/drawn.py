"""Drawn tables: text files of `a | b` lines, the first one naming the fields."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
Row = dict[str, str]


def read_table(programme: str, table: str) -> list[Row]:
    r"""The rows of a drawn table; `\n` in a cell is a line break, missing cells are empty."""
    lines = (HERE / programme / f"{table}.txt").read_text("utf-8").splitlines()
    fields, *rows = ([cell.strip().replace("\\n", "\n") for cell in line.split("|")] for line in lines if line.strip())
    for row in rows:
        if len(row) > len(fields):
            raise ValueError(f"{programme}/{table}: more cells than fields in {row}")
    return [dict(zip(fields, row + [""] * (len(fields) - len(row)), strict=True)) for row in rows]
