"""Drawn sheets as a programme, read by the same reader as people's workbooks.

What a paragraph does not draw is filled in: one group (G01) where no 小组 stands, a roster of everybody named, and
everybody with a mark as a member from the beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Severity
from toolkit.sheets import Grid, Snapshot
from toolkit.tables import read_programme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.programme.programme import Programme

Rows = tuple[tuple[str, ...], ...]
ONLY_GROUP = "G01"
OF_A_GROUP = ("成员", "计划", "活动", "考勤", "成果", "反馈", "问题与待办")


def programme_of(drawn: Mapping[str, Rows]) -> Programme:
    """The programme; a drawing the reader finds a fault in proves nothing."""
    sheets = {title: _of_group(title, rows) for title, rows in drawn.items()}
    if "成员" not in sheets and "考勤" in sheets:
        people = dict.fromkeys(_column(sheets["考勤"], "姓名"))
        sheets["成员"] = (("小组", "姓名"), *((ONLY_GROUP, person) for person in people))
    if "小组" not in sheets:
        groups = dict.fromkeys(cell for title in OF_A_GROUP for cell in _groups(sheets.get(title, ())))
        sheets["小组"] = (("编号", "名称"), *((group, f"{group}组") for group in groups or (ONLY_GROUP,)))
    if "名单" not in sheets:
        named = dict.fromkeys(cell for title in ("成员", "考勤") for cell in _column(sheets.get(title, ()), "姓名"))
        sheets["名单"] = (("工号", "姓名"), *((f"{i:05}", person) for i, person in enumerate(named, start=1)))
    grids = tuple(
        Grid("总表.xlsx", title, tuple(tuple(cell or None for cell in row) for row in rows))
        for title, rows in sheets.items()
    )
    reading = read_programme(Snapshot("总表.xlsx", grids, "1"), {})
    found = [(each.code.id, each.facts) for each in reading.problems if each.code.severity is Severity.ERROR]
    if found:
        raise AssertionError(found)
    return reading.programme


def _of_group(title: str, rows: Rows) -> Rows:
    if title not in OF_A_GROUP or "小组" in rows[0]:
        return rows
    header, *body = rows
    return (("小组", *header), *((ONLY_GROUP, *row) for row in body))


def _groups(rows: Rows) -> Iterable[str]:
    return (part for cell in _column(rows, "小组") for part in cell.split("；"))


def _column(rows: Rows, header: str) -> list[str]:
    if not rows or header not in rows[0]:
        return []
    position = rows[0].index(header)
    return [row[position] for row in rows[1:] if row[position]]
