"""Developer metadata: notes of a program on a spreadsheet, a sheet, a row or a column, found again by key or id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_server.drafts import Change, Draft, update_mask
from tests.sheets_server.refusals import invalid
from tests.sheets_server.trees import Json, Object, child, children, flag, text, whole, written

if TYPE_CHECKING:
    from tests.sheets_server.books import Spreadsheet


def _create(draft: Draft, request: Object) -> Object:
    given = child(request, "developerMetadata")
    if not text(given, "metadataKey"):
        raise invalid("DeveloperMetadata.metadata_key must be specified.")
    if text(given, "visibility") not in {"DOCUMENT", "PROJECT"}:
        raise invalid("DeveloperMetadata.visibility must be specified.")
    number = whole(given, "metadataId") or draft.fresh_number()
    if any(whole(each, "metadataId") == number for each in draft.book.metadata):
        used = "because developer metadata with that ID already exists."
        raise invalid(f"Cannot add developer metadata with ID [{number}] {used}")
    kept: Object = {**given, "metadataId": number, "location": _located(draft.book, child(given, "location"))}
    draft.book.metadata.append(kept)
    return {"createDeveloperMetadata": {"developerMetadata": kept}}


def _located(book: Spreadsheet, given: Object) -> Object:
    if flag(given, "spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "sheetId" in given:
        return {"locationType": "SHEET", "sheetId": book.sheet(whole(given, "sheetId")).id}
    lines = child(given, "dimensionRange")
    if not lines:
        raise invalid("DeveloperMetadata.location must be specified.")
    book.sheet(whole(lines, "sheetId"))
    if whole(lines, "endIndex") - whole(lines, "startIndex") != 1:
        raise invalid("Developer metadata can only be associated with a single row or column.")
    kind = "COLUMN" if text(lines, "dimension") == "COLUMNS" else "ROW"
    return {"locationType": kind, "dimensionRange": lines}


def _update(draft: Draft, request: Object) -> Object:
    mask = update_mask(request, "DeveloperMetadata")
    given = child(request, "developerMetadata")
    changed: list[Json] = []
    for index, each in enumerate(draft.book.metadata):
        if any(found(each, data_filter) for data_filter in children(request, "dataFilters")):
            kept = written(each, given, mask) | {"metadataId": each["metadataId"]}
            kept["location"] = _located(draft.book, child(kept, "location"))
            draft.book.metadata[index] = kept
            changed.append(kept)
    return {"updateDeveloperMetadata": {"developerMetadata": changed}}


def _delete(draft: Draft, request: Object) -> Object:
    gone: list[Json] = [each for each in draft.book.metadata if found(each, child(request, "dataFilter"))]
    draft.book.metadata = [each for each in draft.book.metadata if each not in gone]
    return {"deleteDeveloperMetadata": {"deletedDeveloperMetadata": gone}}


def found(metadata: Object, data_filter: Object) -> bool:
    """Whether a data filter means this metadata: every condition it names holds.

    Raises: Refusal for a filter that does not look metadata up.
    """
    lookup = child(data_filter, "developerMetadataLookup")
    if not lookup:
        raise invalid("this test server finds developer metadata by developerMetadataLookup only")
    for name in ("metadataKey", "metadataValue", "visibility"):
        if name in lookup and lookup[name] != metadata.get(name):
            return False
    if "metadataId" in lookup and whole(lookup, "metadataId") != whole(metadata, "metadataId"):
        return False
    place = child(metadata, "location")
    if "locationType" in lookup and lookup["locationType"] != place.get("locationType"):
        return False
    wanted = child(lookup, "metadataLocation")
    return all(place.get(name) == value for name, value in wanted.items() if name != "locationType")


def search(book: Spreadsheet, request: Object) -> Object:
    """The answer of developerMetadata:search."""
    filters = children(request, "dataFilters")
    matched: list[Json] = []
    for each in book.metadata:
        meant: list[Json] = [data_filter for data_filter in filters if found(each, data_filter)]
        if meant:
            matched.append({"developerMetadata": each, "dataFilters": meant})
    return {"matchedDeveloperMetadata": matched} if matched else {}


def of_spreadsheet(book: Spreadsheet) -> list[Json]:
    """Metadata of the file itself."""
    return [each for each in book.metadata if "spreadsheet" in child(each, "location")]


def of_sheet(book: Spreadsheet, sheet_id: int) -> list[Json]:
    """Metadata of a sheet as such."""
    return [each for each in book.metadata if child(each, "location").get("sheetId") == sheet_id]


def of_line(book: Spreadsheet, sheet_id: int, dimension: str, line: int) -> list[Json]:
    """Metadata of one row or column."""
    return [
        each
        for each in book.metadata
        for lines in [child(child(each, "location"), "dimensionRange")]
        if lines and whole(lines, "sheetId") == sheet_id
        if text(lines, "dimension") == dimension and whole(lines, "startIndex") == line
    ]


CHANGES: dict[str, Change] = {
    "createDeveloperMetadata": _create,
    "updateDeveloperMetadata": _update,
    "deleteDeveloperMetadata": _delete,
}
