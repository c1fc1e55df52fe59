"""Requests held against the discovery document of the service: what it does not know is refused."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

from tests.sheets_server.refusals import Refusal, Violation, violated
from tests.sheets_server.trees import Json, Mask, Object, child, everything, items, text

_DOCUMENT = ("googleapiclient", "discovery_cache", "documents", "sheets.v4.json")
_TRUTHS = {"true", "false"}


@cache
def document() -> Object:
    """The discovery document as google-api-python-client carries it."""
    package, *path = _DOCUMENT
    found = json.loads(resources.files(package).joinpath(*path).read_text("utf-8"))
    if not isinstance(found, dict):
        raise TypeError("the discovery document is no object")
    return found


def cleaned(schema: str, body: Json, at: str = "") -> Object:
    """A request body without null fields, after every field, type and enum was looked up.

    Raises: Refusal that names the field as the service does.
    """
    found = _checked({"$ref": schema}, {} if body is None else body, at)
    return found if isinstance(found, dict) else {}


def _checked(rule: Object, value: Json, at: str) -> Json:
    reference = text(rule, "$ref")
    if reference:
        return _object(child(child(document(), "schemas"), reference), value, at)
    kind = text(rule, "type")
    if kind == "array":
        return _array(child(rule, "items"), value, at)
    if kind == "object":
        if not isinstance(value, dict):
            raise _wrong(at, "Map", value)
        inner = child(rule, "additionalProperties")
        return {key: _checked(inner, each, f"{at}.{_snake(key)}") for key, each in value.items()}
    return value if kind == "any" else _scalar(rule, value, at)


def _object(schema: Object, value: Json, at: str) -> Json:
    if not isinstance(value, dict):
        raise _wrong(at, f"type.googleapis.com/google.apps.sheets.v4.{text(schema, 'id')}", value)
    known = child(schema, "properties")
    found: Object = {}
    for key, each in value.items():
        if key not in known:
            place = f" at '{at}'" if at else ""
            raise violated(at, f'Invalid JSON payload received. Unknown name "{key}"{place}: Cannot find field.')
        if each is not None:
            found[key] = _checked(child(known, key), each, f"{at}.{_snake(key)}" if at else _snake(key))
    return found


def _array(rule: Object, value: Json, at: str) -> Json:
    kind = text(rule, "type")
    if not isinstance(value, list):
        raise _wrong(
            at, "type.googleapis.com/google.protobuf.ListValue" if kind == "array" else text(rule, "$ref"), value
        )
    if kind != "array":
        return [_checked(rule, each, f"{at}[{index}]") for index, each in enumerate(value)]
    # A list of lists is ValueRange.values: its null cells mean "leave as it is" and are kept.
    for index, each in enumerate(value):
        if not isinstance(each, list):
            raise _wrong(f"{at}[{index}]", "type.googleapis.com/google.protobuf.ListValue", each)
    return value


def _scalar(rule: Object, value: Json, at: str) -> Json:
    kind, form = text(rule, "type"), text(rule, "format")
    names = items(rule, "enum")
    if names:
        if value not in names:
            raise _wrong(at, "type.googleapis.com/google.apps.sheets.v4.Enum", value)
    elif kind == "boolean":
        if not isinstance(value, bool):
            raise _wrong(at, "TYPE_BOOL", value)
    elif kind == "integer":
        if not _is_whole(value) or not -(2**31) <= int(value if isinstance(value, int | float | str) else 0) < 2**31:
            raise _wrong(at, "TYPE_INT32", value)
        return int(value) if isinstance(value, int | float | str) else value
    elif kind == "number":
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _wrong(at, "TYPE_DOUBLE", value)
    elif kind == "string" and form in {"int64", "uint64"}:
        if not _is_whole(value):
            raise _wrong(at, "TYPE_INT64", value)
    elif kind == "string" and not isinstance(value, str):
        raise _wrong(at, "TYPE_STRING", value)
    return value


def _is_whole(value: Json) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, str):
        return bool(re.fullmatch(r"-?\d+", value))
    return isinstance(value, int) or (isinstance(value, float) and value.is_integer())


def _wrong(at: str, kind: str, value: Json) -> Exception:
    said = json.dumps(value, ensure_ascii=False)
    return violated(at, f"Invalid value at '{at}' ({kind}), {said}")


@cache
def _snake(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def check_mask(schema: str, mask: Mask, said: str = "") -> None:
    """Refuse a field mask that names a field the schema lacks."""
    _masked({"$ref": schema}, mask, said)


def _masked(rule: Object, mask: Mask, said: str) -> None:
    if everything(mask):
        return
    if text(rule, "type") == "array":
        _masked(child(rule, "items"), mask, said)
        return
    reference = text(rule, "$ref")
    if not reference:
        raise _unknown_path(said)
    known = child(child(child(document(), "schemas"), reference), "properties")
    for key, below in mask.items():
        path = f"{said}.{key}" if said else key
        if key not in known:
            raise _unknown_path(path)
        _masked(child(known, key), below, path)


def _unknown_path(path: str) -> Refusal:
    said = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    return Refusal(400, "Request contains an invalid argument.", (Violation(path, said),))


def check_query(method: Object, query: dict[str, list[str]]) -> None:
    """Refuse a query parameter, or a value of one, that a method does not know."""
    known = {**child(document(), "parameters"), **child(method, "parameters")}
    for name, values in query.items():
        if name not in known:
            raise violated("", f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter.')
        rule = child(known, name)
        for value in values:
            _query_value(rule, name, value)


def _query_value(rule: Object, name: str, value: str) -> None:
    names = items(rule, "enum")
    if names and value not in names:
        raise _wrong(_snake(name), "type.googleapis.com/google.apps.sheets.v4.Enum", value)
    if text(rule, "type") == "boolean" and value.lower() not in _TRUTHS:
        raise _wrong(_snake(name), "TYPE_BOOL", value)


def method(*path: str) -> Object:
    """A method of the service: `method("values", "get")`, below `spreadsheets`."""
    found = child(child(document(), "resources"), "spreadsheets")
    for name in path[:-1]:
        found = child(child(found, "resources"), name)
    return child(child(found, "methods"), path[-1])
