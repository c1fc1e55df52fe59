"""templates/README.md: how to change a template, and every field each kind of document may use."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Union, get_args, get_origin, get_type_hints

from toolkit.content import Chart, Lines
from toolkit.documents.fields import WHOLE, lines_within
from toolkit.documents.kinds import KINDS
from toolkit.language import EN, ZH
from toolkit.names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import DataclassInstance

SIMPLE: tuple[tuple[type, Name], ...] = (
    (bool, Name("是／否", "yes or no")),
    (int, Name("整数", "whole number")),
    (Fraction, Name("数", "number")),
    (date, Name("日期", "date")),
    (str, Name("文字", "text")),
    (Lines, Name("几行文字", "lines of text")),
    (Chart, Name("图表的数据", "data of a chart")),
)
INTRODUCTION = """# 模板字段 · Template fields

本文件由程序生成。模板是普通的 Word 文件：`zh/` 是中文，`en/` 是英文。要改模板，请把整个文件夹复制到别处，在 Word 或 WPS
里修改复制出来的文件，运行时加 `--templates 文件夹`；缺的文件自动用原来的。

- 字段写在 `{{ }}` 里，如 `{{ 小组.名称 }}`；字号、字体照常设置。
- 重复一段：`{% for 每项 in 小组.目标 %}` 和 `{% endfor %}` 各占一段；重复表格行：`{%tr for 行 in 成员 %}` 和
  `{%tr endfor %}` 各占一行。只写标签的段和行不会留下空行。
- 有条件地显示：`{% if 有建议稿 %}` … `{% else %}` … `{% endif %}`。
- 图表在 Word 里照常插入，在它的替代文字里写 `图表:出勤图`；数据、标题和数据表由程序填，颜色样式照画的。
- 表格里上下相邻、内容相同的格子要合成一格，写 `{{ 行.小组|合并相同 }}`；左边的格子不同时，右边不会跨过去合并。
  左右相邻的写 `|横向合并`。
- 比率加 `|百分比`，列表加 `|连接`。没有数据的字段印「未提供」；字段名写错时，程序会指出在哪一段，并给出最接近的名字。

This page is generated. Templates are ordinary Word files. To change one, copy the folder, edit the copies in Word or
WPS, and run with `--templates FOLDER`; files missing there are taken from here. Fields stand in `{{ }}`, as in
`{{ group.name }}`. A loop over paragraphs has its tags in paragraphs of their own, a loop over rows (`{%tr … %}`) in
rows of their own; both vanish. A chart is drawn in Word and named in its alt text, as in `chart:attendance_chart`; its
data, title and data sheet are filled, colours and styles stay as drawn. Neighbouring cells of a column that say the
same become one with `|merge_same`, neighbours in a row with `|merge_across`. Shares take `|percent`, lists `|join`.
Missing data prints “not provided”; a misspelt field is named with its place and the nearest right name.
"""


def render() -> str:
    """The page."""
    lines = [INTRODUCTION]
    told: set[tuple[Name, type]] = set()
    for kind in KINDS:
        if (kind.template, kind.context) in told:
            continue
        told.add((kind.template, kind.context))
        lines += [f"## {kind.template.zh} · {kind.template.en}", ""]
        names = _names(kind.context)
        for each in lines_within(kind.context):
            lines += _fields(each, names)
    return "\n".join(lines).rstrip() + "\n"


def _names(context: type[DataclassInstance]) -> dict[type, Name]:
    """What each type a context leads to is called: the fields that hold it."""
    found: dict[type, list[Name]] = {}
    for each in lines_within(context):
        hints = get_type_hints(each)
        for one in fields(each):
            for inner in (hints[one.name], *get_args(hints[one.name])):
                if isinstance(inner, type) and is_dataclass(inner) and inner not in WHOLE:
                    found.setdefault(inner, []).append(Name(one.metadata["zh"], one.name))
    return {
        each: Name("、".join(name.zh for name in names), ", ".join(name.en for name in names))
        for each, names in found.items()
    }


def _fields(context: type[DataclassInstance], names: dict[type, Name]) -> Iterator[str]:
    if context in names:
        yield f"### {names[context].zh} · {names[context].en}"
        yield ""
    yield "| 字段 | field | 内容 | what it holds |"
    yield "|---|---|---|---|"
    hints = get_type_hints(context)
    for one in fields(context):
        held = _held(hints[one.name])
        yield f"| {one.metadata['zh']} | `{one.name}` | {held.zh} | {held.en} |"
    yield ""


def _held(hint: object) -> Name:
    inner = [each for each in get_args(hint) if each not in {type(None), Ellipsis}]
    if get_origin(hint) is tuple:
        held = _held(inner[0])
        return Name(f"列表：{held.zh}", f"list: {held.en}")
    if get_origin(hint) in {Union, types.UnionType}:
        held = _held(inner[0])
        return Name(f"{held.zh}，可缺", f"{held.en}, may be missing")
    if isinstance(hint, type) and is_dataclass(hint) and hint not in WHOLE:
        return Name("见下", "see below")
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Name("、".join(map(ZH.label, hint)), ", ".join(map(EN.label, hint)))
    return next(name for kind, name in SIMPLE if hint is kind)
