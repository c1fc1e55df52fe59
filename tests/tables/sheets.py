"""Hubs drawn as pipe tables, and what reading them gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.drawn import grid_of
from toolkit.sheets import Grid, Snapshot
from toolkit.tables import Reading, read_programme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.problems import Problem

ROSTER = """
    工号  | 姓名   | 部门
    00001 | 林澄   | 市场部
    00002 | 欧阳岚 | 市场部
    00003 | 张伟   | 研发部
    00004 | 张伟   | 财务部
    00731 | 郑一诺 | 研发部
"""
GROUPS = """
    编号 | 名称     | 主题
    G01  | 数据分析 |
    G02  | 里程碑   |
"""
MEMBERS = """
    小组 | 工号  | 姓名   | 角色
    G01  | 00001 | 林澄   | 组长
    G01  | 00002 | 欧阳岚 |
    G01  | 00003 | 张伟   |
    G02  | 00731 | 郑一诺 | 组长
"""
SETTINGS = """
    设置项 | 值 | 起         | 止
    周期   |    | 2026-09-07 | 2026-11-30
"""
BASE = {"设置": SETTINGS, "名单": ROSTER, "小组": GROUPS, "成员": MEMBERS}


def snapshot(sheets: Mapping[str, str | Grid], workbook: str = "总表.xlsx") -> Snapshot:
    """A workbook of drawn sheets."""
    grids = (
        each if isinstance(each, Grid) else grid_of(name, each, workbook=workbook) for name, each in sheets.items()
    )
    return Snapshot(workbook, tuple(grids), "1")


def read(sheets: Mapping[str, str | Grid], own: Mapping[str, Mapping[str, str | Grid]] | None = None) -> Reading:
    """The reading of a hub on top of a small programme, and of groups' own sheets."""
    kept = {name: sheet for name, sheet in BASE.items() if name not in sheets}
    beside = {group: snapshot(tabs, f"小组表_{group}.xlsx") for group, tabs in (own or {}).items()}
    return read_programme(snapshot({**kept, **sheets}), beside)


def told(reading: Reading) -> list[str]:
    """Problems as `CODE address`, in order of place."""
    return [f"{each.code.id} {_address(each)}" for each in reading.problems]


def _address(each: Problem) -> str:
    return getattr(each.at, "sheet", "") + "!" + getattr(each.at, "address", "")
