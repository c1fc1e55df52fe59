from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from toolkit.sheets import Oddity, Value
from toolkit.stores.google.typed import Cell, serial, typed_cell, untyped_cell

if TYPE_CHECKING:
    from toolkit.stores.google.answers import Object


def number(value: float, kind: str = "", pattern: str = "", shown: str = "") -> Object:
    format_: Object = {"numberFormat": {"type": kind, "pattern": pattern}}
    return {"effectiveValue": {"numberValue": value}, "userEnteredFormat": format_, "formattedValue": shown}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ({}, None),
        ({"effectiveValue": {"stringValue": ""}}, None),
        ({"effectiveValue": {"stringValue": " 00017 "}}, " 00017 "),
        ({"effectiveValue": {"boolValue": True}}, True),
        ({"effectiveValue": {"boolValue": False}}, False),
        (number(3.0), 3),
        (number(3.25), 3.25),
        (number(46330, "DATE", "yyyy-mm-dd"), date(2026, 11, 4)),
        (number(46330.8125, "DATE_TIME"), datetime(2026, 11, 4, 19, 30)),  # noqa: DTZ001
        (number(0.8125, "TIME", "hh:mm"), time(19, 30)),
        (number(1.5, "TIME", "[h]:mm"), "36:00"),
        (number(0.0625, "TIME", "[hh]:[mm]"), time(1, 30)),
        (number(0.5, "PERCENT", "0%"), 0.5),
        (number(1, "DATE"), date(1899, 12, 31)),
        (number(60, "DATE"), date(1900, 2, 28)),
        (number(1e12, "DATE"), 1_000_000_000_000),
    ],
)
def test_a_cell_is_what_it_holds_and_a_date_by_its_format(cell: Object, value: Value) -> None:
    found = typed_cell(cell)
    assert (found.value, type(found.value)) == (value, type(value))
    assert found.odd is None


def test_a_formula_s_date_is_known_by_its_effective_format() -> None:
    cell: Object = {
        "effectiveValue": {"numberValue": 46330},
        "effectiveFormat": {"numberFormat": {"type": "DATE"}},
        "userEnteredFormat": {"numberFormat": {"type": "NUMBER"}},
    }
    assert typed_cell(cell).value == date(2026, 11, 4)


@pytest.mark.parametrize(("kind", "odd"), [("N_A", Oddity.ERROR), ("REF", Oddity.ERROR), ("LOADING", Oddity.UNCACHED)])
def test_an_error_is_no_value(kind: str, odd: Oddity) -> None:
    assert typed_cell({"effectiveValue": {"errorValue": {"type": kind}}}) == Cell(odd=odd)


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [("00000", "00017"), ('"E"00000', "E00017"), ("000-00", "000-17"), ("0", ""), ("0.00", ""), ("#,##0", "")],
)
def test_what_a_format_pads_with_zeros_is_shown(pattern: str, shown: str) -> None:
    assert typed_cell(number(17, "NUMBER", pattern, shown or "17")) == Cell(17, shown=shown)


def test_a_padded_date_format_is_a_date() -> None:
    assert typed_cell(number(46330, "DATE", "00", "04")).shown == ""


def test_values_without_types_name_their_errors() -> None:
    assert untyped_cell("#N/A") == Cell(odd=Oddity.ERROR)
    assert untyped_cell("2026-11-04") == Cell("2026-11-04")
    assert untyped_cell(2.0) == Cell(2)
    assert untyped_cell("") == Cell()
    assert untyped_cell(True) == Cell(True)


@pytest.mark.parametrize("value", [date(2026, 11, 4), datetime(2026, 2, 28, 19, 30), time(19, 30)])  # noqa: DTZ001
def test_a_serial_reads_back_as_what_it_was_made_of(value: date | time) -> None:
    kind = "DATE_TIME" if isinstance(value, datetime) else "DATE" if isinstance(value, date) else "TIME"
    assert typed_cell(number(serial(value), kind)).value == value
