"""The literal stories come true over real HTTP, on every machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server.exchanges import BOOK, STORIES

if TYPE_CHECKING:
    from tests.sheets_server.client import Client
    from tests.sheets_server.server import SheetsServer
    from tests.sheets_server.trees import Json, Object


@pytest.mark.parametrize("story", STORIES)
def test_the_recorded_answer_comes_back(server: SheetsServer, client: Client, story: str) -> None:
    book = server.add_spreadsheet("学习小组")
    for each in STORIES[story]:
        path, _, written = each.target.replace(BOOK, book).partition("?")
        query: dict[str, str | list[str]] = {}
        for name, _, value in (pair.partition("=") for pair in written.split("&") if pair):
            query[name] = [*query.get(name, []), value]
        said = client.ask(each.method, path, each.body, query)
        assert said.status == each.status, said.body
        if each.answer is not None:
            assert said.body == _of(book, each.answer)


def _of(book: str, answer: Object) -> Json:
    found: Json = json.loads(json.dumps(answer).replace(BOOK, book))
    return found


def test_there_are_enough_exchanges_and_every_method_is_among_them() -> None:
    exchanges = [each for story in STORIES.values() for each in story]
    assert len(exchanges) >= 40
    assert {each.method for each in exchanges} == {"GET", "PUT", "POST"}
    assert {each.status for each in exchanges} == {200, 400, 404}
    methods = (":batchUpdate", "values:batchGet", "values:batchUpdate", "values:batchClear", ":append", ":clear")
    assert not [name for name in methods if not any(name in each.target for each in exchanges)]
