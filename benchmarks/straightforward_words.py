"""How the straightforward script shows days, rates and figures, and the filters of its template."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NOTHING = "未提供"


def percent(rate: float | None) -> str:
    """As the reports show a rate."""
    return NOTHING if rate is None else f"{tenths(100 * rate)}%"


def short_day(day: date | None) -> str:
    """As the tables show a day."""
    return NOTHING if day is None else f"{day.year}-{day.month:02}-{day.day:02}"


def decimals(value: float | None) -> str:
    """A figure with its one digit."""
    return NOTHING if value is None else f"{tenths(value)}"


def tenths(value: float) -> Decimal:
    """One digit, halves up as people expect; float sums are trimmed before."""
    return Decimal(repr(round(value, 9))).quantize(Decimal("0.1"), ROUND_HALF_UP)


def shown(value: object) -> object:
    """Days and figures as Chinese reports write them."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float):
        return f"{tenths(value)}".removesuffix(".0")
    return NOTHING if value is None else value


def money(amount: float | None) -> str:
    """An amount with its thousands."""
    return NOTHING if amount is None else f"{amount:,.2f}"


def shorten(text: str, letters: int, beside: str = "") -> str:
    """What a page's header has room for beside something else, a Chinese letter counting as two."""
    room = letters - 2 * len(beside)
    return text if 2 * len(text) <= room else f"{text[: room // 2]}…"


FILTERS = {
    "百分比": percent,
    "小数": decimals,
    "短日期": short_day,
    "缩短": shorten,
    "连接": "、".join,
    "金额": money,
    "个数": len,
}
