"""Patches as summaries and starter sheets make them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from toolkit.places import CellRef
from toolkit.sheets import Column, Kind, Link, ListFrom, Rule, SheetPatch, Tone

HOSTILE = (
    *("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1"),
    *("<b>&\"'</b>", "{{ 7*7 }}", "_x0041_", "]]>", "&amp;", "𠮷😀"),
)


def summary(*, key: str = "attendance", title: str = "考勤汇总", extra: int = 0) -> SheetPatch:
    """A sheet of ours with every kind of value, rules, links, tones."""
    columns = (
        Column("小组", Kind.TEXT, 10),
        Column("日期", Kind.DATE),
        Column("出勤率", Kind.PERCENT),
        Column("应到", Kind.INTEGER),
        Column("学时", Kind.NUMBER),
        Column("明细", Kind.TEXT),
        Column("处理", Kind.TEXT, 20, ("已核对", "待核对"), tone=Tone.INPUT),
    )
    rows = (
        ("G01", date(2026, 11, 4), Fraction(7, 8), 8, Fraction(3, 2), Link("看", CellRef("总表", "名单", 2, 1)), None),
        ("G02", date(2026, 2, 28), Fraction(1, 4), 12, Fraction(2), Link("站", "https://example.com/?a=1&b=2"), "=1"),
        ("合计", None, Fraction(1, 2), 20 + extra, None, None, "第一行\n第二行"),
    )
    return SheetPatch(
        key,
        title,
        columns,
        rows,
        above=("2026 年 11 月考勤汇总", "请假不计入应到"),
        tones={3: Tone.TOTAL},
        rules=(Rule(3, "<", Fraction(1, 2), Tone.BAD), Rule(7, "=", '说"好"', Tone.GOOD)),
        tab="2F5597",
        frozen=1,
    )


def texts(words: tuple[str, ...], *, key: str = "texts", title: str = "文字") -> SheetPatch:
    """A sheet of these texts, one a row, numbered."""
    columns = (Column("编号", Kind.INTEGER), Column("文字", Kind.TEXT, 30))
    return SheetPatch(key, title, columns, tuple(enumerate(words, start=1)))


def starter() -> tuple[SheetPatch, ...]:
    """Sheets for people to fill in, with a hidden sheet of choices."""
    guide = SheetPatch(
        "guide",
        "填写说明",
        (Column("表", Kind.TEXT, 16), Column("谁来填", Kind.TEXT, 20)),
        ((Link("名单", CellRef("", "名单", 1, 1)), "人力资源"),),
        above=("学习小组", "一张一张填"),
        tab="7F7F7F",
        owned=False,
    )
    roster = SheetPatch(
        "roster",
        "名单",
        (
            Column("工号", Kind.TEXT, 12, note="按文本填，前面的零会保留"),
            Column("姓名", Kind.TEXT, 12),
            Column("入职日期", Kind.DATE, 14, tone=Tone.OPTIONAL),
            Column("角色", Kind.TEXT, 12, ListFrom("选项", 1), tone=Tone.OPTIONAL),
        ),
        (("示例 00017", "=李示例", date(2026, 3, 2), "组长"),),
        tones={1: Tone.NOTE},
        tab="2F5597",
        frozen=1,
        owned=False,
    )
    options = SheetPatch(
        "options", "选项", (Column("角色", Kind.TEXT),), (("组长",), ("成员",)), hidden=True, owned=False
    )
    return guide, roster, options
