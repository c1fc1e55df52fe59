"""What left us, looked at as Google would: nothing may be in it that Google reads as if a person had typed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.sheets_server.trees import child, children, items, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.sheets_server.calls import Call
    from tests.sheets_server.trees import Json, Object

KINDS = frozenset(
    {
        *("addSheet", "deleteSheet", "updateSheetProperties", "appendDimension", "updateDimensionProperties"),
        *("updateCells", "repeatCell", "unmergeCells", "setBasicFilter", "clearBasicFilter", "setDataValidation"),
        *("addConditionalFormatRule", "deleteConditionalFormatRule", "addProtectedRange", "deleteProtectedRange"),
        *("addChart", "deleteEmbeddedObject", "copyPaste"),
        *("createDeveloperMetadata", "updateDeveloperMetadata", "deleteDeveloperMetadata"),
    }
)
VALUES = frozenset({"stringValue", "numberValue", "boolValue"})
_CELL, _WORDS = r"\$?[A-Z]+\$?\d+", r'"(?:[^"]|"")*"'
# The formulas we make ourselves: a rule's comparison, with people's words in quotes; the place a list stands at.
_RULE = re.compile(rf"={_CELL}(?:<=?|>=?|=){_WORDS}|=ISNUMBER\({_CELL}\)\*\({_CELL}(?:<=?|>=?|=)-?[\d./]+\)")
_LIST = re.compile(rf"='(?:[^']|'')+'!{_CELL}:\$?[A-Z]+")


def parsed_in(calls: Iterable[Call]) -> list[str]:
    """Whatever of these calls Google would parse, named; empty is as it should be."""
    return [found for call in calls if call.sort in {"write", "unknown"} for found in _parsed(call)]


def _parsed(call: Call) -> Iterator[str]:
    if call.query.keys() - {"fields", "prettyPrint"}:
        yield f"query {sorted(call.query)}"
    if call.path == "/v4/spreadsheets":
        yield from (f"new with {key}" for key in sorted((call.body or {}).keys() - {"properties"}))
        return
    if not call.path.endswith(":batchUpdate") or "/values" in call.path:
        yield f"way {call.path}"
    for request in children(call.body or {}, "requests"):
        yield from (f"request {kind}" for kind in request.keys() - KINDS)
        yield from _pasted(request)
        yield from _cells(request)
        yield from _conditions(request)


def _pasted(request: Object) -> Iterator[str]:
    """Looks and lists may be copied within a sheet; what stands in cells may not, for formulas would come along."""
    kind = text(child(request, "copyPaste"), "pasteType") if "copyPaste" in request else "PASTE_FORMAT"
    if kind not in {"PASTE_FORMAT", "PASTE_DATA_VALIDATION"}:
        yield f"paste {kind}"


def _cells(request: Object) -> Iterator[str]:
    rows = children(child(request, "updateCells"), "rows")
    cells = [*(cell for row in rows for cell in children(row, "values")), child(child(request, "repeatCell"), "cell")]
    for cell in cells:
        value = child(cell, "userEnteredValue")
        if value.keys() - VALUES or len(value) > 1:
            yield f"value {sorted(value)}"


def _conditions(tree: Json) -> Iterator[str]:
    """Conditions anywhere below: their values are typed, so each must be of a form we make."""
    if isinstance(tree, list):
        for each in tree:
            yield from _conditions(each)
    if not isinstance(tree, dict):
        return
    for entry in children(tree, "values") if "type" in tree else ():
        written = text(entry, "userEnteredValue")
        if not _is_ours(text(tree, "type"), written):
            yield f"condition {tree['type']}"
    for key in tree:
        yield from _conditions(items(tree, key) or child(tree, key))


def _is_ours(kind: str, written: str) -> bool:
    if kind == "CUSTOM_FORMULA":
        return bool(_RULE.fullmatch(written))
    if kind == "ONE_OF_RANGE":
        return bool(_LIST.fullmatch(written))
    return kind == "ONE_OF_LIST" and not written.lstrip().startswith(("=", "+"))
