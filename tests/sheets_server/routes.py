"""Which call is meant: method and path to the service's method, the file and the range it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from tests.sheets_server.calls import Sort


class Route(NamedTuple):
    """One method of the service: how it is called, how it counts, its place in the discovery document."""

    name: str
    method: str
    path: re.Pattern[str]
    sort: Sort
    schema: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A call understood: its route and what the path and query say."""

    route: Route
    path: str
    query: dict[str, list[str]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)

    def one(self, name: str, default: str = "") -> str:
        """The last value of a query parameter."""
        return self.query.get(name, [default])[-1]


def _route(name: str, method: str, path: str, sort: Sort, schema: str = "", body: str = "") -> Route:
    pattern = path.replace("{id}", r"(?P<id>[^/:]+)").replace("{range}", r"(?P<range>.+?)")
    pattern = pattern.replace("{number}", r"(?P<number>[^/:]+)")
    return Route(name, method, re.compile(pattern, re.DOTALL), sort, tuple(schema.split(".")) if schema else (), body)


_V4 = "/v4/spreadsheets"
_DRIVE = "/drive/v3/files"

ROUTES = (
    _route("token", "POST", "/token", "token"),
    _route("create", "POST", _V4, "write", "create", "Spreadsheet"),
    _route("get", "GET", _V4 + "/{id}", "read", "get"),
    _route("batch", "POST", _V4 + "/{id}:batchUpdate", "write", "batchUpdate", "BatchUpdateSpreadsheetRequest"),
    _route("batch_get", "GET", _V4 + "/{id}/values:batchGet", "read", "values.batchGet"),
    _route(
        "values_batch", "POST", _V4 + "/{id}/values:batchUpdate", "write", "values.batchUpdate",
        "BatchUpdateValuesRequest",
    ),
    _route(
        "batch_clear", "POST", _V4 + "/{id}/values:batchClear", "write", "values.batchClear",
        "BatchClearValuesRequest",
    ),
    _route("append", "POST", _V4 + "/{id}/values/{range}:append", "write", "values.append", "ValueRange"),
    _route("clear", "POST", _V4 + "/{id}/values/{range}:clear", "write", "values.clear", "ClearValuesRequest"),
    _route("values", "GET", _V4 + "/{id}/values/{range}", "read", "values.get"),
    _route("update", "PUT", _V4 + "/{id}/values/{range}", "write", "values.update", "ValueRange"),
    _route(
        "search", "POST", _V4 + "/{id}/developerMetadata:search", "read", "developerMetadata.search",
        "SearchDeveloperMetadataRequest",
    ),
    _route("metadata", "GET", _V4 + "/{id}/developerMetadata/{number}", "read", "developerMetadata.get"),
    _route("files", "GET", _DRIVE, "drive"),
    _route("make", "POST", _DRIVE, "drive"),
    _route("file", "GET", _DRIVE + "/{id}", "drive"),
    _route("delete", "DELETE", _DRIVE + "/{id}", "drive"),
    _route("copy", "POST", _DRIVE + "/{id}/copy", "drive"),
    _route("export", "GET", _DRIVE + "/{id}/export", "drive"),
    _route("comments", "GET", _DRIVE + "/{id}/comments", "drive"),
    _route("permissions", "GET", _DRIVE + "/{id}/permissions", "drive"),
    _route("share", "POST", _DRIVE + "/{id}/permissions", "drive"),
    _route("unshare", "DELETE", _DRIVE + "/{id}/permissions/{number}", "drive"),
)  # fmt: skip

UNKNOWN = Route("unknown", "", re.compile(""), "unknown")


def understood(method: str, target: str) -> Request:
    """The call a request line means; an unknown one keeps its path."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    query = parse_qs(parts.query, keep_blank_values=True)
    for route in ROUTES:
        found = route.path.fullmatch(path) if route.method == method else None
        if found:
            return Request(route, path, query, found.groupdict())
    return Request(UNKNOWN, path, query)
