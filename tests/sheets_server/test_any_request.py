"""Whatever request the discovery document allows, the server answers or refuses it; it never fails itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sheets_server.batches import CHANGES
from tests.sheets_server.client import Client
from tests.sheets_server.grids import spreadsheet
from tests.sheets_server.schema import cleaned, document
from tests.sheets_server.server import running_server
from tests.sheets_server.trees import child, items, text
from tests.tools import LONG

if TYPE_CHECKING:
    from tests.sheets_server.trees import Json, Object

DEEPEST = 4
FIELDS = (
    "*",
    "userEnteredValue",
    "title,index",
    "name",
    "gridProperties.rowCount",
    "metadataValue",
    "hiddenByUser",
    "",
)


def _value(rule: Object, depth: int) -> st.SearchStrategy[Json]:
    reference, kind = text(rule, "$ref"), text(rule, "type")
    if reference:
        return _object(reference, depth)
    if kind == "array":
        return st.lists(_value(child(rule, "items"), depth + 1), max_size=2)
    names = [each for each in items(rule, "enum") if isinstance(each, str)]
    if names:
        return st.sampled_from(names)
    if text(rule, "format") in {"int64", "uint64"}:
        return st.just("7")
    simple: dict[str, st.SearchStrategy[Json]] = {
        "boolean": st.booleans(),
        "integer": st.integers(-1, 8),
        "object": st.just({}),
        "number": st.sampled_from([0, 0.5, 1]),
    }
    words: st.SearchStrategy[Json] = st.sampled_from(["汇总", "=A1+1", "x", "汇总!B2", ""])
    return simple.get(kind, words)


@cache
def _object(schema: str, depth: int) -> st.SearchStrategy[Json]:
    fields: dict[str, st.SearchStrategy[Json]] = {}
    if depth < DEEPEST:
        known = child(child(child(document(), "schemas"), schema), "properties")
        for name in known:
            rule = child(known, name)
            masked = text(rule, "format") == "google-fieldmask"
            fields[name] = st.sampled_from(FIELDS) if masked else _value(rule, depth + 1)
    return st.fixed_dictionaries({}, optional=fields)


@cache
def _requests() -> st.SearchStrategy[list[Object]]:
    kinds = child(child(child(document(), "schemas"), "Request"), "properties")
    one = [st.fixed_dictionaries({kind: _value(child(kinds, kind), 0)}) for kind in sorted(CHANGES)]
    return st.lists(st.one_of(one), min_size=1, max_size=3)


@pytest.mark.timeout(900)
def test_every_allowed_request_is_answered_or_refused() -> None:
    statuses: set[int] = set()
    with running_server() as server:
        client = Client(server)

        @settings(
            max_examples=5000 if LONG else 300,
            deadline=None,
            derandomize=True,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        )
        @given(_requests())
        def sent(requests: list[Object]) -> None:
            book = server.add_spreadsheet("总表", {"汇总": [["a", 1], ["b", 2]]}, size=(6, 4))
            server.crashes.clear()
            said = client.batch(book, *requests)
            assert not server.crashes, server.crashes[-1]
            assert said.status in {200, 400}
            cleaned("BatchUpdateSpreadsheetRequest", {"requests": [*requests]})
            kept = server.spreadsheet(book)
            assert spreadsheet(kept, [], with_cells=True, mask={})["sheets"]
            assert all(sheet.grid.holds(place) for sheet in kept.sheets for place in sheet.cells)
            assert all(min(sheet.grid.bottom, sheet.grid.right) > 0 for sheet in kept.sheets)
            statuses.add(said.status)

        sent()
    assert statuses == {200, 400}
