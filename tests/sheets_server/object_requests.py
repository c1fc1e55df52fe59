"""Requests of a batch that change what lies on a sheet: protections, conditional formats, charts, filters, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_server.drafts import Change, Draft, update_mask
from tests.sheets_server.formats import with_colour_styles
from tests.sheets_server.refusals import invalid
from tests.sheets_server.trees import Json, Object, child, children, flag, items, text, whole, written

if TYPE_CHECKING:
    from tests.sheets_server.books import Sheet


def ranged(value: Object) -> Object:
    """A GridRange as the service keeps it: sheet 0 is left out."""
    return {key: each for key, each in value.items() if key != "sheetId" or each}


def _add_protected_range(draft: Draft, request: Object) -> Object:
    given = child(request, "protectedRange")
    sheet = draft.book.sheet(whole(child(given, "range"), "sheetId"))
    number = whole(given, "protectedRangeId") or draft.fresh_number()
    if any(whole(each, "protectedRangeId") == number for every in draft.book.sheets for each in every.protections):
        raise invalid(f"Duplicate protected range id: {number}")
    kept = _protection(given, number)
    editors = child(kept, "editors")
    # Who protects a range and who owns the file can always edit it; the reply does not say so, reading does.
    always = {draft.person, draft.book.owner}
    users: list[Json] = [each for each in items(editors, "users") if each not in always]
    sheet.protections.append({**kept, "editors": {**editors, "users": [*sorted(always), *users]}})
    return {"addProtectedRange": {"protectedRange": kept}}


def _protection(given: Object, number: int) -> Object:
    editors: Object = {key: each for key, each in child(given, "editors").items() if each}
    kept: Object = {key: each for key, each in given.items() if each not in (False, None, "")}
    said: Object = {"protectedRangeId": number, "requestingUserCanEdit": True, "editors": editors}
    return {**kept, **said, "range": ranged(child(given, "range"))}


def _protected(draft: Draft, number: int) -> tuple[Sheet, int]:
    for sheet in draft.book.sheets:
        for index, each in enumerate(sheet.protections):
            if whole(each, "protectedRangeId") == number:
                return sheet, index
    raise invalid(f"No protected range with id: {number}")


def _check_may_edit(draft: Draft, protection: Object) -> None:
    allowed = draft.person == draft.book.owner or flag(protection, "warningOnly")
    if not allowed and draft.person not in items(child(protection, "editors"), "users"):
        raise invalid("You do not have permission to edit this protected range.")


def _update_protected_range(draft: Draft, request: Object) -> Object:
    given = child(request, "protectedRange")
    mask = update_mask(request, "ProtectedRange")
    sheet, index = _protected(draft, whole(given, "protectedRangeId"))
    old = sheet.protections[index]
    _check_may_edit(draft, old)
    sheet.protections[index] = _protection(written(old, given, mask), whole(old, "protectedRangeId"))
    return {}


def _delete_protected_range(draft: Draft, request: Object) -> Object:
    sheet, index = _protected(draft, whole(request, "protectedRangeId"))
    _check_may_edit(draft, sheet.protections[index])
    del sheet.protections[index]
    return {}


def _ruled(draft: Draft, rule: Object) -> Sheet:
    ranges = children(rule, "ranges")
    if not ranges:
        raise invalid("ConditionalFormatRule.ranges must not be empty.")
    return draft.book.sheet(whole(ranges[0], "sheetId"))


def _rule(given: Object) -> Object:
    kept = with_colour_styles(given)
    ranges = [ranged(each) for each in children(given, "ranges")]
    return {**(kept if isinstance(kept, dict) else {}), "ranges": [*ranges]}


def _add_rule(draft: Draft, request: Object) -> Object:
    sheet = _ruled(draft, child(request, "rule"))
    index = whole(request, "index")
    if index > len(sheet.rules):
        raise invalid(f"No conditional format on sheet: {sheet.id} at index: {index}")
    sheet.rules.insert(index, _rule(child(request, "rule")))
    return {}


def _numbered_rule(draft: Draft, request: Object) -> tuple[Sheet, int]:
    rule = child(request, "rule")
    sheet = _ruled(draft, rule) if "sheetId" not in request and rule else draft.book.sheet(whole(request, "sheetId"))
    index = whole(request, "index")
    if not 0 <= index < len(sheet.rules):
        raise invalid(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return sheet, index


def _update_rule(draft: Draft, request: Object) -> Object:
    sheet, index = _numbered_rule(draft, request)
    old = sheet.rules[index]
    if "rule" in request:
        sheet.rules[index] = _rule(child(request, "rule"))
    else:
        sheet.rules.insert(whole(request, "newIndex"), sheet.rules.pop(index))
    return {"updateConditionalFormatRule": {"oldRule": old, "oldIndex": index, "newRule": sheet.rules[index]}}


def _delete_rule(draft: Draft, request: Object) -> Object:
    sheet, index = _numbered_rule(draft, request)
    return {"deleteConditionalFormatRule": {"rule": sheet.rules.pop(index)}}


def _add_chart(draft: Draft, request: Object) -> Object:
    given = child(request, "chart")
    number = whole(given, "chartId") or draft.fresh_number()
    if any(whole(each, "chartId") == number for every in draft.book.sheets for each in every.charts):
        raise invalid(f"A chart with the ID {number} already exists.")
    position = child(given, "position")
    anchor = child(child(position, "overlayPosition"), "anchorCell")
    if flag(position, "newSheet") or "sheetId" in position or not anchor:
        raise invalid("this test server puts charts on sheets only, by overlayPosition.anchorCell")
    chart: Object = {**given, "chartId": number}
    draft.book.sheet(whole(anchor, "sheetId")).charts.append(chart)
    return {"addChart": {"chart": chart}}


def _chart(draft: Draft, number: int) -> tuple[Sheet, int]:
    for sheet in draft.book.sheets:
        for index, each in enumerate(sheet.charts):
            if whole(each, "chartId") == number:
                return sheet, index
    raise invalid(f"No embedded object with ID: {number}")


def _update_chart(draft: Draft, request: Object) -> Object:
    sheet, index = _chart(draft, whole(request, "chartId"))
    sheet.charts[index] = {**sheet.charts[index], "spec": child(request, "spec")}
    return {}


def _delete_embedded(draft: Draft, request: Object) -> Object:
    sheet, index = _chart(draft, whole(request, "objectId"))
    del sheet.charts[index]
    return {}


def _set_filter(draft: Draft, request: Object) -> Object:
    given = child(request, "filter")
    sheet, box = draft.book.boxed(child(given, "range"))
    bounds: Object = {"startRowIndex": box.top, "endRowIndex": box.bottom}
    bounds |= {"startColumnIndex": box.left, "endColumnIndex": box.right}
    sheet.filter = {**given, "range": ranged({"sheetId": sheet.id, **bounds})}
    return {}


def _clear_filter(draft: Draft, request: Object) -> Object:
    draft.book.sheet(whole(request, "sheetId")).filter = None
    return {}


def _add_name(draft: Draft, request: Object) -> Object:
    given = child(request, "namedRange")
    name = text(given, "name")
    if any(text(each, "name").casefold() == name.casefold() for each in draft.book.names):
        raise invalid(f"A named range with the name {name} already exists.")
    draft.book.sheet(whole(child(given, "range"), "sheetId"))
    number = text(given, "namedRangeId") or str(draft.fresh_number())
    kept: Object = {"namedRangeId": number, "name": name, "range": ranged(child(given, "range"))}
    draft.book.names.append(kept)
    return {"addNamedRange": {"namedRange": kept}}


def _name(draft: Draft, number: str) -> int:
    for index, each in enumerate(draft.book.names):
        if text(each, "namedRangeId") == number:
            return index
    raise invalid(f"No named range with id: {number}")


def _update_name(draft: Draft, request: Object) -> Object:
    given = child(request, "namedRange")
    mask = update_mask(request, "NamedRange")
    index = _name(draft, text(given, "namedRangeId"))
    old = draft.book.names[index]
    found = written(old, given, mask) | {"namedRangeId": old["namedRangeId"]}
    draft.book.names[index] = found | {"range": ranged(child(found, "range"))}
    return {}


def _delete_name(draft: Draft, request: Object) -> Object:
    del draft.book.names[_name(draft, text(request, "namedRangeId"))]
    return {}


CHANGES: dict[str, Change] = {
    "addProtectedRange": _add_protected_range,
    "updateProtectedRange": _update_protected_range,
    "deleteProtectedRange": _delete_protected_range,
    "addConditionalFormatRule": _add_rule,
    "updateConditionalFormatRule": _update_rule,
    "deleteConditionalFormatRule": _delete_rule,
    "addChart": _add_chart,
    "updateChartSpec": _update_chart,
    "deleteEmbeddedObject": _delete_embedded,
    "setBasicFilter": _set_filter,
    "clearBasicFilter": _clear_filter,
    "addNamedRange": _add_name,
    "updateNamedRange": _update_name,
    "deleteNamedRange": _delete_name,
}
