"""The recorded answers of the real service, played against the server."""

from __future__ import annotations

import json
import tarfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server.defects import Defect
from tests.sheets_server.replay import Played, Player, recorded
from tests.tools import shared_data

if TYPE_CHECKING:
    from collections.abc import Iterable

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
