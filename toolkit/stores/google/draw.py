"""A SheetPatch as requests of one batch: the whole sheet new, under its old id."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import column_letters
from toolkit.sheets import Kind, ListFrom, Tone
from toolkit.stores.digest import digest_of
from toolkit.stores.google.cells import Canvas, draw_cells
from toolkit.stores.google.charts import ROWS, draw_charts
from toolkit.stores.google.formats import colour, column_format, rule_format
from toolkit.stores.google.state import GUARD, OWNED, mark_value
from toolkit.stores.layout import layout_of, widths_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.sheets import Rule, SheetPatch
    from toolkit.stores.google.answers import Json, Object
    from toolkit.stores.google.state import SheetState
    from toolkit.stores.layout import Layout

_PIXELS_PER_CHARACTER = 8
# Rows for people to fill in, below what is there, in a sheet handed to them. Google tells the format of every empty
# cell that has one on every reading, so there are no more of them than a programme needs.
_SPARE_ROWS = 400
_CHOICES_LIMIT = 500


class Target(NamedTuple):
    """The sheet a patch is drawn on, and the ids its charts have from run to run.

    Blanks: `old` None means a new sheet of that id and title.
    """

    id: int
    title: str
    old: SheetState | None = None
    charts: tuple[int, ...] = ()


def draw_sheet(patch: SheetPatch, target: Target, ids: Mapping[str, int], batch: Sequence[SheetPatch]) -> list[Object]:
    """Every request that makes the sheet what the patch says.

    Shape: `ids` are the sheets by title that links may lead to; `batch` holds the sheets that lists may stand on.
    """
    return _Drawing(patch, target, ids, batch).requests()


class _Drawing:
    def __init__(self, patch: SheetPatch, target: Target, ids: Mapping[str, int], batch: Sequence[SheetPatch]) -> None:
        self._patch = patch
        self._target = target
        self._batch = batch
        self._layout: Layout = layout_of(patch)
        spare = 1 if patch.owned or not patch.columns else _SPARE_ROWS
        # A header may only be frozen above at least one more row.
        drawn = 1 + ROWS * len(patch.charts) if patch.charts else 0
        self._rows = max(self._layout.last, self._layout.header, 1) + (spare if patch.columns else 0) + drawn
        self._canvas = Canvas(target.id, self._rows, self._layout.width, ids)

    def requests(self) -> list[Object]:
        old = self._target.old
        return [
            *(self._cleared(old) if old else [self._added()]),
            *draw_cells(self._patch, self._canvas),
            *self._ready(),
            *self._widths(),
            *self._filter(old),
            *self._choices(),
            *self._rules(),
            *draw_charts(self._patch, self._canvas, self._target.charts),
            *self._guard(),
            *self._mark(old),
        ]

    def _properties(self) -> Object:
        frozen = min(self._patch.frozen, self._layout.width - 1)
        grid: Object = {
            "rowCount": self._rows,
            "columnCount": self._layout.width,
            "frozenRowCount": self._layout.header,
            "frozenColumnCount": frozen,
        }
        tab: Object = {"tabColorStyle": colour(self._patch.tab)} if self._patch.tab else {}
        return {"sheetId": self._target.id, "gridProperties": grid, **tab}

    def _added(self) -> Object:
        hidden: Object = {"hidden": True} if self._patch.hidden else {}
        return {"addSheet": {"properties": {**self._properties(), "title": self._target.title, **hidden}}}

    def _cleared(self, old: SheetState) -> list[Object]:
        """The old sheet at its new size, without what we had laid over it; charts of people's stay."""
        whole = {"sheetId": old.id}
        size = "rowCount,columnCount,frozenRowCount,frozenColumnCount"
        fields = f"gridProperties({size}),tabColorStyle"
        return [
            *([{"unmergeCells": {"range": whole}}] if old.merged else []),
            *([{"deleteConditionalFormatRule": {"sheetId": old.id, "index": 0}}] * old.rules),
            *({"deleteProtectedRange": {"protectedRangeId": guard}} for guard in old.guards),
            *({"deleteEmbeddedObject": {"objectId": each}} for each in old.charts if each in self._target.charts),
            {"updateSheetProperties": {"properties": self._properties(), "fields": fields}},
        ]

    def _ready(self) -> Iterator[Object]:
        """Empty rows for people: text stays as typed, with its leading zeros; dates and numbers Google knows itself."""
        for place, column in enumerate(() if self._patch.owned or self._patch.hidden else self._patch.columns):
            if column.kind is not Kind.TEXT:
                continue
            area = self._canvas.area(max(self._layout.last, self._layout.header), self._rows, place, place + 1)
            cell: Object = {"userEnteredFormat": {"numberFormat": column_format(column.kind)}}
            yield {"repeatCell": {"range": area, "cell": cell, "fields": "userEnteredFormat.numberFormat"}}

    def _widths(self) -> Iterator[Object]:
        widths = enumerate(widths_of(self._patch))
        for width, places in groupby(widths, key=lambda each: each[1]):
            found = [place for place, _ in places]
            yield {
                "updateDimensionProperties": {
                    "range": {
                        "sheetId": self._target.id,
                        "dimension": "COLUMNS",
                        "startIndex": found[0],
                        "endIndex": found[-1] + 1,
                    },
                    "properties": {"pixelSize": width * _PIXELS_PER_CHARACTER},
                    "fields": "pixelSize",
                }
            }

    def _filter(self, old: SheetState | None) -> list[Object]:
        if self._patch.columns:
            bottom = max(self._layout.last, self._layout.header)
            area = self._canvas.area(self._layout.header - 1, bottom, 0, len(self._patch.columns))
            return [{"setBasicFilter": {"filter": {"range": area}}}]
        return [{"clearBasicFilter": {"sheetId": old.id}}] if old and old.filtered else []

    def _choices(self) -> Iterator[Object]:
        for place, column in enumerate(self._patch.columns):
            condition = _condition(column.choices, self._batch)
            if condition:
                area = self._canvas.area(self._layout.first - 1, self._body_end, place, place + 1)
                # Where people type, a warning and not a wall: `check` names a wrong word with its cell.
                rule: Object = {"condition": condition, "strict": self._patch.owned, "showCustomUi": True}
                yield {"setDataValidation": {"range": area, "rule": rule}}

    def _rules(self) -> Iterator[Object]:
        for position, rule in enumerate(self._patch.rules if self._patch.rows else ()):
            formula = _formula(f"{column_letters(rule.column)}{self._layout.first}", rule)
            condition: Object = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}
            area = self._canvas.area(self._layout.first - 1, self._layout.last, rule.column - 1, rule.column)
            drawn: Object = {"condition": condition, "format": rule_format(rule.tone)}
            yield {"addConditionalFormatRule": {"rule": {"ranges": [area], "booleanRule": drawn}, "index": position}}

    def _guard(self) -> list[Object]:
        """A warning before people type into what the next run replaces; their answer columns stay free.

        In a sheet handed to people only the header is guarded: by it their columns are known.
        """
        if not self._patch.owned:
            return self._header_guard()
        free: list[Json] = [
            self._canvas.area(self._layout.first - 1, self._body_end, place, place + 1)
            for place, column in enumerate(self._patch.columns)
            if column.tone is Tone.INPUT
        ]
        guarded: Object = {
            "range": {"sheetId": self._target.id},
            "description": GUARD,
            "warningOnly": True,
            **({"unprotectedRanges": free} if free else {}),
        }
        return [{"addProtectedRange": {"protectedRange": guarded}}]

    def _header_guard(self) -> list[Object]:
        if not self._patch.columns:
            return []
        area = self._canvas.area(0, self._layout.header, 0, self._layout.width)
        return [{"addProtectedRange": {"protectedRange": {"range": area, "description": GUARD, "warningOnly": True}}}]

    def _mark(self, old: SheetState | None) -> list[Object]:
        if not self._patch.owned:
            return []
        value = mark_value(self._patch.key, digest_of(self._patch))
        if old is not None:
            lookup: Object = {"developerMetadataLookup": {"metadataId": old.mark}}
            changed: Object = {"metadataValue": value}
            return [
                {
                    "updateDeveloperMetadata": {
                        "dataFilters": [lookup],
                        "developerMetadata": changed,
                        "fields": "metadataValue",
                    }
                }
            ]
        made: Object = {
            "metadataKey": OWNED,
            "metadataValue": value,
            "location": {"sheetId": self._target.id},
            "visibility": "DOCUMENT",
        }
        return [{"createDeveloperMetadata": {"developerMetadata": made}}]

    @property
    def _body_end(self) -> int:
        return max(self._layout.last, self._layout.first) if self._patch.owned else self._rows


def _condition(choices: tuple[str, ...] | ListFrom, batch: Sequence[SheetPatch]) -> Object | None:
    """The source of a drop-down. Google parses typed choices: what looks like a formula gets no list."""
    if isinstance(choices, ListFrom):
        return {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": _list_range(choices, batch)}]}
    if not 0 < len(choices) <= _CHOICES_LIMIT or any(each.lstrip().startswith(("=", "+")) for each in choices):
        return None
    return {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": each} for each in choices]}


def _list_range(choices: ListFrom, batch: Sequence[SheetPatch]) -> str:
    source = next((patch for patch in batch if patch.title == choices.sheet), None)
    first = layout_of(source).first if source else 2
    letters = column_letters(choices.column)
    title = choices.sheet.replace("'", "''")
    return f"='{title}'!${letters}${first}:${letters}"


def _formula(cell: str, rule: Rule) -> str:
    """A rule as a formula without commas, which some locales write as semicolons; words never count as small."""
    if isinstance(rule.value, str):
        quoted = rule.value.replace('"', '""')
        return f'={cell}{rule.op}"{quoted}"'
    return f"=ISNUMBER({cell})*({cell}{rule.op}{rule.value})"
