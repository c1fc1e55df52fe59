"""values.*: reading, writing, appending and clearing by A1 range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from tests.sheets_server.addresses import Box, column_letters, echo
from tests.sheets_server.books import outside
from tests.sheets_server.cells import Render, raw, rendered, typed
from tests.sheets_server.defects import Defect
from tests.sheets_server.grids import clipped
from tests.sheets_server.moving_requests import insert_lines
from tests.sheets_server.refusals import Refusal, invalid, violated
from tests.sheets_server.trees import Json, Object, children, flag, items, text, written

if TYPE_CHECKING:
    from tests.sheets_server.books import Sheet, Spreadsheet
    from tests.sheets_server.drafts import Draft

Direction = Literal["ROWS", "COLUMNS"]


@dataclass(frozen=True, slots=True)
class Manner:
    """How values are to be rendered."""

    direction: Direction = "ROWS"
    render: Render = "FORMATTED_VALUE"
    dates_as_text: bool = False
    defects: frozenset[Defect] = frozenset()

    @classmethod
    def of(cls, asked: Object, defects: frozenset[Defect], *, prefix: str = "") -> Manner:
        """From query parameters or a request body; `prefix` is `response` for what a write gives back."""

        def named(name: str) -> str:
            return text(asked, prefix + name[0].upper() + name[1:] if prefix else name)

        direction = text(asked, "majorDimension") or "ROWS"
        render = named("valueRenderOption") or "FORMATTED_VALUE"
        dates = named("dateTimeRenderOption") == "FORMATTED_STRING"
        return cls(cast("Direction", direction), cast("Render", render), dates, defects)


def read(book: Spreadsheet, written_range: str, manner: Manner) -> Object:
    """A ValueRange: rows up to the last that holds a value, each up to its last value."""
    sheet, asked = book.located(written_range)
    box = clipped(sheet, asked)
    rows = [
        [
            rendered(book, sheet, (row, column), manner.render, manner.dates_as_text)
            for column in range(box.left, box.right)
        ]
        for row in range(box.top, _last_row(sheet, box, manner))
    ]
    if manner.direction == "COLUMNS":
        rows = [list(column) for column in zip(*rows, strict=True)]
    if Defect.TRAILING_EMPTIES_KEPT not in manner.defects:
        rows = _trimmed(rows)
    answer: Object = {"range": echo(sheet.title, box), "majorDimension": manner.direction}
    if rows:
        answer["values"] = [*rows]
    return answer


def _last_row(sheet: Sheet, box: Box, manner: Manner) -> int:
    if Defect.TRAILING_EMPTIES_KEPT in manner.defects:
        return box.bottom
    return max((row + 1 for row, column in sheet.cells if box.holds((row, column))), default=box.top)


def _trimmed(rows: list[list[Json]]) -> list[list[Json]]:
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def batch_get(book: Spreadsheet, ranges: list[str], manner: Manner) -> Object:
    """The answer of values:batchGet; it comes without `values` ranges when none were asked for."""
    found: list[Json] = [read(book, each, manner) for each in ranges]
    return {"spreadsheetId": book.id, "valueRanges": found} if found else {"spreadsheetId": book.id}


def update(draft: Draft, written_range: str, body: Object, asked: Object) -> Object:
    """Write values over a range; a null leaves its cell as it is, empty text empties it.

    Raises: Refusal when the values do not fit, a protection keeps the person out, or no input option is said.
    """
    sheet, box = draft.book.located(written_range)
    if box.top >= sheet.grid.bottom or box.left >= sheet.grid.right:
        clipped(sheet, box)
    return _put(draft, sheet, box, body, asked)


def _input_option(asked: Object) -> str:
    option = text(asked, "valueInputOption", "INPUT_VALUE_OPTION_UNSPECIFIED")
    if option == "INPUT_VALUE_OPTION_UNSPECIFIED":
        raise violated("valueInputOption", "'valueInputOption' is required but not specified")
    return option


def _rows(body: Object) -> list[list[Json]]:
    rows = [list(each) for each in items(body, "values") if isinstance(each, list)]
    if text(body, "majorDimension") != "COLUMNS":
        return rows
    longest = max(map(len, rows), default=0)
    return [[row[index] if index < len(row) else None for row in rows] for index in range(longest)]


def _put(draft: Draft, sheet: Sheet, box: Box, body: Object, asked: Object) -> Object:
    option = _input_option(asked)
    rows = _rows(body)
    target = Box(box.top, box.left, box.top + len(rows), box.left + max(map(len, rows), default=0))
    _check_fits(sheet, box, target)
    draft.book.check_protection(sheet, target, draft.person)
    touched = {
        (target.top + row, target.left + column): value
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    }
    by_hand = option == "USER_ENTERED" or Defect.RAW_PARSED in draft.defects
    for place, value in touched.items():
        _enter(sheet, place, value, by_hand=by_hand)
    answer: Object = {"spreadsheetId": draft.book.id, "updatedRange": echo(sheet.title, _said(target, box))}
    counts = {
        "updatedRows": len({row for row, _ in touched}),
        "updatedColumns": len({column for _, column in touched}),
        "updatedCells": len(touched),
    }
    answer |= {name: count for name, count in counts.items() if count}
    if flag(asked, "includeValuesInResponse"):
        manner = Manner.of(asked, draft.defects, prefix="response")
        answer["updatedData"] = read(draft.book, echo(sheet.title, target), manner)
    return answer


def _said(target: Box, box: Box) -> Box:
    return target if target.bottom > target.top and target.right > target.left else Box(*box[:2], *box[:2])


def _check_fits(sheet: Sheet, box: Box, target: Box) -> None:
    # One cell is only where to begin; any other range is as far as may be written.
    if (box.bottom - box.top, box.right - box.left) != (1, 1):
        within = f"Requested writing within range [{echo(sheet.title, box)}]"
        if target.bottom > box.bottom:
            raise invalid(f"{within}, but tried writing to row [{box.bottom + 1}]")
        if target.right > box.right:
            raise invalid(f"{within}, but tried writing to column [{column_letters(box.right)}]")
    if target.bottom > sheet.grid.bottom or target.right > sheet.grid.right:
        raise outside(echo(sheet.title, target), sheet.grid)


def _enter(sheet: Sheet, place: tuple[int, int], value: Json, *, by_hand: bool) -> None:
    number_format: Object = {}
    if by_hand:
        kept, number_format = typed(value)
    else:
        kept = raw(value)
    cell = written(sheet.cells.get(place, {}), {"userEnteredValue": kept or None}, {"userEnteredValue": {}})
    if number_format:
        form: Object = {"userEnteredFormat": {"numberFormat": number_format}}
        cell = written(cell, form, {"userEnteredFormat": {"numberFormat": {}}})
    sheet.put(place, cell)


def batch_update(draft: Draft, body: Object) -> Object:
    """The answer of values:batchUpdate, every range written on one draft."""
    _input_option(body)
    responses: list[Json] = []
    found = []
    for index, each in enumerate(children(body, "data")):
        try:
            answer = update(draft, text(each, "range"), each, body)
        except Refusal as refusal:
            raise invalid(f"Invalid data[{index}]: {refusal.message}") from None
        found.append(answer)
        responses.append(answer)
    totals: Object = {"spreadsheetId": draft.book.id}
    counts = {
        f"totalU{name[1:]}": sum(count for answer in found if isinstance(count := answer.get(name, 0), int))
        for name in ("updatedRows", "updatedColumns", "updatedCells")
    }
    columns = [count for answer in found if isinstance(count := answer.get("updatedColumns"), int)]
    counts["totalUpdatedColumns"] = max(columns, default=0)
    counts["totalUpdatedSheets"] = len({draft.book.located(text(each, "updatedRange"))[0].id for each in found})
    totals |= {name: count for name, count in counts.items() if count}
    return {**totals, "responses": responses}


def append(draft: Draft, written_range: str, body: Object, asked: Object) -> Object:
    """Write rows below the last table of a range; the grid grows when they do not fit."""
    sheet, asked_box = draft.book.located(written_range)
    box = clipped(sheet, asked_box)
    table = _table(sheet, box)
    rows = _rows(body)
    top, left = (table.bottom, table.left) if table else (box.top, box.left)
    width = max(map(len, rows), default=0)
    if text(asked, "insertDataOption") == "INSERT_ROWS" and table:
        insert_lines(sheet, "ROWS", top, len(rows))
    grid = sheet.grid
    sheet.resize(max(grid.bottom, top + len(rows)), max(grid.right, left + width))
    draft.book.check_size()
    target = Box(top, left, top + len(rows), left + width)
    updates = _put(draft, sheet, target, {**body, "values": [*rows], "majorDimension": "ROWS"}, asked)
    answer: Object = {"spreadsheetId": draft.book.id, "updates": updates}
    if table and Defect.APPEND_WITHOUT_TABLE not in draft.defects:
        answer["tableRange"] = echo(sheet.title, table)
    return answer


def _table(sheet: Sheet, box: Box) -> Box | None:
    """The last table of a range: filled cells that touch each other, as a box."""
    filled = {place for place, cell in sheet.cells.items() if cell.get("userEnteredValue")}
    inside = [place for place in filled if box.holds(place)]
    if not inside:
        return None
    row, column = max(inside)
    table = Box(row, column, row + 1, column + 1)
    while True:
        around = Box(table.top - 1, table.left - 1, table.bottom + 1, table.right + 1)
        near = [place for place in filled if around.holds(place)]
        grown = Box(
            min(place[0] for place in near),
            min(place[1] for place in near),
            max(place[0] for place in near) + 1,
            max(place[1] for place in near) + 1,
        )
        if grown == table:
            return table
        table = grown


def clear(draft: Draft, written_range: str) -> str:
    """Empty a range, formats left as they are; the range as it is said back."""
    sheet, asked = draft.book.located(written_range)
    box = clipped(sheet, asked)
    draft.book.check_protection(sheet, box, draft.person)
    for place in [place for place in sheet.cells if box.holds(place)]:
        sheet.put(place, written(sheet.cells[place], {}, {"userEnteredValue": {}}))
    return echo(sheet.title, box)
