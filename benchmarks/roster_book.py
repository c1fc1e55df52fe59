"""A roster as Excel writes one: invented people in twenty columns, shared strings, dates as serials.

Made by code from a seed, so that every machine measures the same bytes.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.stores.packages import MAIN, members, sheet_xml, styles_xml, zipped
from toolkit.places import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHEET = "名单"
HEADERS = (
    "工号", "姓名", "部门", "岗位", "职级", "直接上级", "邮箱", "拼音", "入职日期", "离职日期", "调研对象",
    "性别", "学历", "手机", "办公地点", "合同类型", "工龄", "上年绩效", "班组", "备注",
)  # fmt: skip
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红云志文思远子涵宇轩欣怡雨晨一诺"
_SYLLABLES = ("wei", "fang", "na", "min", "jing", "li", "qiang", "lei", "jun", "yang", "yong", "yan", "jie", "tao")
_REGIONS = ("华东", "华南", "华北", "西南")
_BRANCHES = ("销售部", "市场部", "研发部", "生产部", "质量部", "财务部", "人力资源部", "法务部", "采购部", "物流部")
_JOBS = ("工程师", "高级工程师", "专员", "主管", "分析师", "项目经理", "销售代表", "会计")
_STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_DATE = 1  # the cell format of days
_FIRST_DAY, _LAST_DAY = 40_000, 46_000  # 2009 to 2025


class Day(int):
    """A day as the number Excel keeps."""


def write_roster(path: Path, people: int, *, seed: int = 1) -> None:
    """The workbook at a path: one sheet 名单, a header row and that many people."""
    strings: dict[str, int] = {}
    rows = "".join(_row(number, cells, strings) for number, cells in enumerate(_rows(people, seed), start=1))
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    parts = members(
        {SHEET: sheet_xml(rows)},
        styles=styles_xml(14),
        strings=f'<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">{texts}</sst>',
    )
    # openpyxl finds the shared strings by their content type only.
    listed = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS_TYPE}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", listed)
    path.write_bytes(zipped(parts))


def _row(number: int, cells: tuple[str | float | Day, ...], strings: dict[str, int]) -> str:
    inside = "".join(
        _cell(f"{column_letters(column)}{number}", value, strings)
        for column, value in enumerate(cells, start=1)
        if value != ""
    )
    return f'<row r="{number}" spans="1:{len(HEADERS)}">{inside}</row>'


def _cell(at: str, value: str | float | Day, strings: dict[str, int]) -> str:
    if isinstance(value, str):
        return f'<c r="{at}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
    style = f' s="{_DATE}"' if isinstance(value, Day) else ""
    return f'<c r="{at}"{style}><v>{value}</v></c>'


def _rows(people: int, seed: int) -> Iterator[tuple[str | float | Day, ...]]:
    yield HEADERS
    dice = random.Random(seed)  # noqa: S311 - dice, not secrets
    for number in range(1, people + 1):
        syllables = dice.choices(_SYLLABLES, k=2)
        yield (
            f"{number:06}",
            dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=dice.choice((1, 2)))),
            dice.choice(_REGIONS) + dice.choice(_BRANCHES),
            dice.choice(_JOBS),
            f"P{dice.randint(1, 9)}",
            f"{dice.randint(1, max(people // 8, 1)):06}",
            f"{'.'.join(syllables)}.{number}@example.com",
            " ".join(syllables).title(),
            Day(dice.randint(_FIRST_DAY, _LAST_DAY)),
            Day(_LAST_DAY) if dice.random() < 0.05 else "",
            dice.choice("是否"),
            dice.choice("男女"),
            dice.choice(("本科", "硕士", "大专", "博士")),
            f"13{dice.randint(0, 999_999_999):09}",
            dice.choice(("上海", "深圳", "北京", "成都")),
            dice.choice(("固定期限", "无固定期限")),
            dice.randint(0, 30),
            round(dice.uniform(2, 5), 1),
            f"{dice.randint(1, 40)}组",
            "" if dice.random() < 0.5 else f"记录 {dice.randint(1, 500)}",
        )
