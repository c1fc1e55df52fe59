"""The literal stories come true over real HTTP, on every machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server import exchanges, exchanges_of_sheets
from tests.sheets_server.literals import AT, BOOK, SOME, Exchange, refused

if TYPE_CHECKING:
    from tests.sheets_server.client import Client, Said
    from tests.sheets_server.server import SheetsServer
    from tests.sheets_server.trees import Json

STORIES = {**exchanges.STORIES, **exchanges_of_sheets.STORIES}
PRIVATE = Exchange(
    "GET",
    f"{AT}?includeGridData=false",
    None,
    refused(403, "PERMISSION_DENIED", "The caller does not have permission"),
    403,
)


@pytest.mark.parametrize("story", STORIES)
def test_the_recorded_answer_comes_back(server: SheetsServer, client: Client, story: str) -> None:
    book = server.add_spreadsheet("学习小组")
    for each in STORIES[story]:
        said = _told(client, each, book)
        assert said.status == each.status, said.body
        if each.answer is not None:
            assert _same(said.body, json.loads(json.dumps(each.answer).replace(BOOK, book))), said.body


def test_what_is_not_shared_is_refused_as_recorded(server: SheetsServer, client: Client) -> None:
    said = _told(client, PRIVATE, server.add_spreadsheet("别人的", shared_with=[]))
    assert (said.status, said.body) == (PRIVATE.status, PRIVATE.answer)


def _told(client: Client, each: Exchange, book: str) -> Said:
    path, _, written = each.target.replace(BOOK, book).partition("?")
    query: dict[str, str | list[str]] = {}
    for name, _, value in (pair.partition("=") for pair in written.split("&") if pair):
        query[name] = [*query.get(name, []), value]
    return client.ask(each.method, path, each.body, query)


def _same(said: Json, expected: Json) -> bool:
    """Equal, but for places where anything may stand."""
    if isinstance(said, dict) and isinstance(expected, dict):
        return said.keys() == expected.keys() and all(_same(said[key], expected[key]) for key in said)
    if isinstance(said, list) and isinstance(expected, list):
        return len(said) == len(expected) and all(map(_same, said, expected))
    return bool(said) if expected == SOME else said == expected


def test_there_are_enough_exchanges_and_every_method_is_among_them() -> None:
    told = all_told()
    assert len(told) >= 40
    assert {each.method for each in told} == {"GET", "PUT", "POST", "DELETE"}
    assert {each.status for each in told} == {200, 204, 400, 403, 404}
    methods = (":batchUpdate", "values:batchGet", "values:batchUpdate", "values:batchClear", ":append", ":clear")
    assert not [name for name in methods if not any(name in each.target for each in told)]


def all_told() -> list[Exchange]:
    """Every literal exchange."""
    return [PRIVATE, *(each for story in STORIES.values() for each in story)]
