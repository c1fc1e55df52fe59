"""docs/sheets.md: every sheet and column people fill in, from the column specs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.language import EN, ZH
from toolkit.tables.specs import OWN_SHEET, SETTINGS_ROWS, SPECS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.tables.spec import ColumnSpec, SettingSpec, TableSpec

HEAD = ["| 列 column | 也可写作 also | 填什么 | what to fill in | 可选 choices |", "|---|---|---|---|---|"]


def render() -> str:
    """The page."""
    lines = [
        "# 表和列 · Sheets and columns",
        "",
        "由列的定义生成。**粗体**的列要有，其余的空着时文件里写「未提供」。表名、列名不论大小写和空格。",
        "",
        "Generated from the column specs. Columns in **bold** are needed; the others print “not provided” when empty.",
    ]
    for spec in SPECS:
        lines += _table(spec)
    lines += ["", "# 小组表 · A group's own sheet"]
    for spec in OWN_SHEET:
        lines += _table(spec)
    lines += ["", "# 设置项 · Settings", "", "| 设置项 setting | 默认 default | 说明 | meaning |", "|---|---|---|---|"]
    lines += [_setting(each) for each in SETTINGS_ROWS]
    return "\n".join(lines) + "\n"


def _table(spec: TableSpec) -> Iterator[str]:
    yield ""
    yield f"## {spec.name.zh} · {spec.name.en}"
    yield ""
    yield f"一行：{spec.row_is.zh}。谁填：{spec.filled_by.zh}。何时：{spec.when.zh}。"
    yield ""
    yield f"也可写作 also: {'、'.join(spec.aliases) or '—'}"
    yield ""
    yield f"One row: {spec.row_is.en}. Filled in by: {spec.filled_by.en}. When: {spec.when.en}."
    yield ""
    yield from HEAD
    for each in spec.columns:
        yield _column(each, needed=each.field in spec.must)


def _column(spec: ColumnSpec, *, needed: bool) -> str:
    name = f"{spec.name.zh} · {spec.name.en}"
    choices = "<br>".join(f"{ZH.label(each)} · {EN.label(each)}" for each in spec.choices or ())
    cells = (f"**{name}**" if needed else name, "、".join(spec.aliases), spec.note.zh, spec.note.en, choices)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _setting(spec: SettingSpec) -> str:
    cells = (f"{spec.name.zh} · {spec.name.en}", spec.default.zh or "—", spec.note.zh, spec.note.en)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
