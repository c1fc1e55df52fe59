"""What a cell was given and what it shows: RAW and USER_ENTERED input, effective and formatted values."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from tests.sheets_server.addresses import quoted
from tests.sheets_server.formats import is_date, shown
from tests.sheets_server.formats import serial as serial_of
from tests.sheets_server.formulas import FormulaError, Value, evaluated, linked, references
from tests.sheets_server.refusals import Refusal, invalid
from tests.sheets_server.trees import Json, Object, child, text

if TYPE_CHECKING:
    from tests.sheets_server.books import Place, Sheet, Spreadsheet

LONGEST_TEXT = 50_000
DEEPEST = 20
_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:[eE][-+]?\d+)?%?")
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_SHOWN_ERRORS = {"DIVIDE_BY_ZERO": "#DIV/0!", "VALUE": "#VALUE!", "REF": "#REF!", "NAME": "#NAME?", "ERROR": "#ERROR!"}

Render = Literal["FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"]


def raw(value: Json) -> Object:
    """An ExtendedValue of a value taken as it is; empty text is no value."""
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int | float):
        return {"numberValue": value}
    if isinstance(value, str) and value:
        check_length(value)
        return {"stringValue": value}
    if value is None or value == "":
        return {}
    raise invalid("Invalid values: a cell holds text, a number or a truth value")


def check_length(value: str) -> None:
    """Refuse more text than a cell may hold."""
    if len(value) > LONGEST_TEXT:
        limit = f"the maximum of {LONGEST_TEXT} characters in a single cell."
        raise invalid(f"Your input contains more than {limit}")


def typed(value: Json) -> tuple[Object, Object]:
    """An ExtendedValue of a value as if a person typed it, and the number format typing it gives."""
    if not isinstance(value, str):
        return raw(value), {}
    if value.startswith("=") and len(value) > 1:
        check_length(value)
        return {"formulaValue": value}, {}
    if value.startswith("'"):
        return raw(value[1:]), {}
    if value.upper() in {"TRUE", "FALSE"}:
        return {"boolValue": value.upper() == "TRUE"}, {}
    found = _DATE.fullmatch(value)
    if found:
        try:
            moment = datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC)
        except ValueError:
            return raw(value), {}
        return {"numberValue": serial_of(moment)}, {"type": "DATE", "pattern": "yyyy-mm-dd"}
    if _NUMBER.fullmatch(value):
        return _typed_number(value)
    return raw(value), {}


def _typed_number(value: str) -> tuple[Object, Object]:
    number = float(value.replace(",", "").removesuffix("%"))
    if value.endswith("%"):
        return {"numberValue": number / 100}, {"type": "PERCENT", "pattern": "0.00%" if "." in value else "0%"}
    kept = int(number) if number == int(number) else number
    if "," in value:
        return {"numberValue": kept}, {"type": "NUMBER", "pattern": "#,##0.00" if "." in value else "#,##0"}
    return {"numberValue": kept}, {}


def effective(book: Spreadsheet, sheet: Sheet, place: Place, depth: int = 0) -> Object:
    """An ExtendedValue of what a cell is worth: a formula's result, else what was entered."""
    entered = child(sheet.cells.get(place, {}), "userEnteredValue")
    formula = text(entered, "formulaValue")
    if not formula:
        return entered
    if depth > DEEPEST:
        return _error("REF")
    try:
        found = evaluated(formula, lambda reference: _looked_up(book, sheet, reference, depth + 1))
    except FormulaError as error:
        return _error(error.kind)
    if isinstance(found, float) and found == int(found):
        return {"numberValue": int(found)}
    return {"numberValue": 0} if found is None else raw(found)


def _error(kind: str) -> Object:
    return {"errorValue": {"type": kind, "message": _SHOWN_ERRORS[kind]}}


def _looked_up(book: Spreadsheet, sheet: Sheet, reference: str, depth: int) -> list[Value]:
    there, box = book.located(_with_sheet(sheet, reference))
    return [_worth(effective(book, there, place, depth)) for place in box.places()]


def _with_sheet(sheet: Sheet, reference: str) -> str:
    written = reference.replace("$", "")
    return written if "!" in written else f"{quoted(sheet.title)}!{written}"


def _worth(value: Object) -> Value:
    for name in ("numberValue", "stringValue", "boolValue"):
        found = value.get(name)
        if isinstance(found, str | int | float):
            return found
    error = text(child(value, "errorValue"), "type")
    if error:
        raise FormulaError(error)
    return None


def form_of(book: Spreadsheet, sheet: Sheet, place: Place) -> Object:
    """The format that counts: what was chosen, and for a formula over one date that date's."""
    cell = sheet.cells.get(place, {})
    form = child(cell, "userEnteredFormat")
    formula = text(child(cell, "userEnteredValue"), "formulaValue")
    if not formula or "numberFormat" in form or "*" in formula or "/" in formula:
        return form
    dates = [other for reference in references(formula) if is_date(other := _form_there(book, sheet, reference))]
    return {**form, "numberFormat": dates[0]["numberFormat"]} if len(dates) == 1 else form


def _form_there(book: Spreadsheet, sheet: Sheet, reference: str) -> Object:
    try:
        there, box = book.located(_with_sheet(sheet, reference))
    except Refusal:
        return {}
    return child(there.cells.get((box.top, box.left), {}), "userEnteredFormat")


def formatted(value: Object, form: Object) -> str:
    """A value as the cell shows it."""
    number = value.get("numberValue")
    if isinstance(number, int | float):
        return shown(number, form)
    if "boolValue" in value:
        return "TRUE" if value["boolValue"] else "FALSE"
    error = text(child(value, "errorValue"), "type")
    return _SHOWN_ERRORS[error] if error else text(value, "stringValue")


def rendered(book: Spreadsheet, sheet: Sheet, place: Place, render: Render, dates_as_text: bool) -> Json:
    """A cell's value as values.get answers it; an empty cell is empty text."""
    cell = sheet.cells.get(place, {})
    entered = child(cell, "userEnteredValue")
    if render == "FORMULA" and "formulaValue" in entered:
        return entered["formulaValue"]
    value = effective(book, sheet, place)
    number, form = value.get("numberValue"), form_of(book, sheet, place)
    if render == "FORMATTED_VALUE" or "errorValue" in value or (dates_as_text and number is not None and is_date(form)):
        return formatted(value, form)
    return next(iter(value.values()), "")


def cell_data(book: Spreadsheet, sheet: Sheet, place: Place) -> Object:
    """A cell as spreadsheets.get answers it with grid data."""
    cell = sheet.cells.get(place)
    if not cell:
        return {}
    found = dict(cell)
    form = form_of(book, sheet, place)
    value = effective(book, sheet, place)
    if value:
        found["effectiveValue"] = value
        found["formattedValue"] = formatted(value, form)
    if form or value:
        found["effectiveFormat"] = {**child(book.properties, "defaultFormat"), **form}
    link = linked(text(child(cell, "userEnteredValue"), "formulaValue"))
    if link:
        found["hyperlink"] = link
    return found
