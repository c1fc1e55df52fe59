"""What a benchmark found, as a table: what was measured, beside what, the ratio and the target it must keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from toolkit.names import Name


class Line(NamedTuple):
    """One thing measured; `target` is empty and `holds` None where nothing was promised."""

    what: Name
    measured: str
    beside: str = ""
    ratio: str = ""
    target: str = ""
    holds: bool | None = None


class Table(NamedTuple):
    """Lines measured in one run, and how."""

    title: Name
    how: Name
    lines: tuple[Line, ...]


def at_most(what: Name, measured: str, beside: str, ratio: float, limit: float) -> Line:
    """A line whose ratio may be no more than the limit."""
    return Line(what, measured, beside, f"{ratio:.2f}", f"≤ {limit:g}", ratio <= limit)


def at_least(what: Name, measured: str, beside: str, ratio: float, limit: float) -> Line:
    """A line whose ratio may be no less than the limit."""
    return Line(what, measured, beside, f"{ratio:.2f}", f"≥ {limit:g}", ratio >= limit)


def within(what: Name, measured: float, limit: float, unit: str = "MiB") -> Line:
    """A line that may be no more than so many of a unit."""
    return Line(what, f"{measured:.0f} {unit}", target=f"≤ {limit:g} {unit}", holds=measured <= limit)


def rendered(table: Table) -> str:
    """The table as Markdown, in both languages."""
    rows = (f"| {_both(each.what)} | {' | '.join(each[1:5])} | {_MARKS[each.holds]} |" for each in table.lines)
    return "\n".join((f"### {table.title.zh} · {table.title.en}", "", table.how.zh, "", table.how.en, "", _HEAD, *rows))


_HEAD = """| 测什么 · what | 实测 · measured | 对照 · beside | 比例 · ratio | 目标 · target | |
|---|---|---|---|---|---|"""
_MARKS = {True: "✓", False: "✗", None: ""}


def _both(name: Name) -> str:
    return f"{name.zh}<br>{name.en}"
