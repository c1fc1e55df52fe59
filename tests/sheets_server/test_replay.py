"""The recorded answers of the real service, played against the server."""

from __future__ import annotations

import json
import tarfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server.defects import Defect
from tests.sheets_server.replay import Played, Player, recorded
from tests.sheets_server.routes import understood
from tests.sheets_server.test_exchanges import all_told
from tests.sheets_server.trees import children
from tests.tools import shared_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.sheets_server.trees import Object

# Cassettes that are not about the protocol, each with the reason.
LEFT_OUT = {
    "ClientTest.test_list_spreadsheet_files": "lists what else lay in the account that recorded",
    "ClientTest.test_open_all_has_metadata": "lists what else lay in the account that recorded",
    "ClientTest.test_openall": "lists what else lay in the account that recorded",
    "ClientTest.test_import_csv": "converts CSV by the upload method of Drive v2",
}
# Fields where our answer may differ, each with the reason.
DIFFERENCES = {
    "sheets[0].data[0].columnMetadata[0].pixelSize": "the width of a column that fits its text depends on the fonts",
}
CASSETTES, EXCHANGES = 120, 1891
LEAST_EQUAL = 0.985


@pytest.fixture(scope="module")
def cassettes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("cassettes")
    with tarfile.open(shared_data("gspread-cassettes.tar.gz")) as archive:
        archive.extractall(folder, filter="data")
    return {file.stem: file.read_text("utf-8") for file in sorted(folder.rglob("*.json")) if file.stem not in LEFT_OUT}


def _played(cassettes: dict[str, str], defects: Iterable[Defect] = ()) -> list[Played]:
    found: list[Played] = []
    for content in cassettes.values():
        player = Player.fresh(defects)
        found.extend(player.play(each) for each in recorded(json.loads(content)))
    return found


def test_recorded_answers_come_back_field_by_field(cassettes: dict[str, str]) -> None:
    played = _played(cassettes)
    assert (len(cassettes), len(played)) == (CASSETTES, EXCHANGES)
    differing = Counter(difference.path for each in played for difference in each.differences)
    assert set(differing) <= set(DIFFERENCES), differing
    equal = sum(not each.differences for each in played)
    assert equal / len(played) >= LEAST_EQUAL


@pytest.mark.parametrize(
    "defect", [Defect.TRAILING_EMPTIES_KEPT, Defect.FIELDS_OF_GET_IGNORED, Defect.APPEND_WITHOUT_TABLE]
)
def test_defects_in_what_was_recorded_are_seen(cassettes: dict[str, str], defect: Defect) -> None:
    differing = [each for each in _played(cassettes, [defect]) if each.differences]
    assert len(differing) > 10


@pytest.mark.parametrize("defect", [Defect.BATCH_NOT_ATOMIC, Defect.RAW_PARSED, Defect.UPDATE_CELLS_WITHOUT_MASK])
def test_some_defects_are_not_in_the_recordings(cassettes: dict[str, str], defect: Defect) -> None:
    """Why the contract tests are needed: the recordings say nothing about these."""
    allowed = set(DIFFERENCES)
    differing = [each for each in _played(cassettes, [defect]) if {one.path for one in each.differences} - allowed]
    assert not differing


def test_every_kind_of_exchange_recorded_is_also_a_literal(cassettes: dict[str, str]) -> None:
    """So machines without the recordings check each kind."""
    played = [each for content in cassettes.values() for each in recorded(json.loads(content))]
    seen = {kind for each in played for kind in _kinds(each.method, each.target, each.status, _object(each.body))}
    told = {kind for each in all_told() for kind in _kinds(each.method, each.target, each.status, each.body)}
    assert len(seen) > 30
    assert seen - told == set()


def _kinds(method: str, target: str, status: int, body: object) -> Iterator[tuple[str, int]]:
    """The kind of a call, or of each request in a batch, and how it was answered."""
    name = understood(method, target).route.name
    requests = children(body, "requests") if isinstance(body, dict) else []
    yield from ((kind, status) for kind in ([key for each in requests for key in each] or [name]))


def _object(written: str) -> Object:
    found: Object = json.loads(written) if written.startswith("{") else {}
    return found
