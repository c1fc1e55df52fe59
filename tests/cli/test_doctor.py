"""`doctor`: what is there and what is missing, said at once; with a scratch sheet, what Google does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import run, run_json
from tests.cli.google import address_of
from tests.sheets_server import Defect, running_server
from tests.stores.google.reach import reached
from toolkit.files import machine
from toolkit.flows import doctor
from toolkit.language import ZH
from toolkit.names import Language
from toolkit.stores.google import connect, live

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sheets_server import SheetsServer


class Silent:
    def step(self, text: str, done: int, total: int) -> None:
        """Shows nothing."""


@pytest.fixture
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("key")


@pytest.fixture
def server(key: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SheetsServer]:
    with running_server() as running:
        reached(monkeypatch, running, running.service_account(key))
        connect._service.cache_clear()
        yield running
        assert not running.crashes


@pytest.mark.parametrize("language", list(Language))
def test_everything_is_looked_at_and_said(language: Language) -> None:
    shown = run_json("doctor", language=language)
    assert shown["exit"] == 0
    assert len(shown["checks"]) == 9
    assert {problem["severity"] for problem in shown["problems"]} <= {"notice"}


def look(**changed: object) -> list[str]:
    """The codes of what is missing on a machine."""
    asked = {"as_of": date(2026, 6, 1), "encoding": "cp936", "folder": Path.cwd(), "credentials": None, **changed}
    result = doctor.run(ZH, Silent(), **asked)  # type: ignore[arg-type]
    assert [each.fine for each in result.checks].count(False) <= len(result.problems)
    return [each.code.id for each in result.problems if each.code.id not in {"DOC-003", "DOC-004"}]


def test_a_machine_with_everything_lacks_nothing() -> None:
    assert look() == []


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nothing = {"folder": tmp_path / "none", "credentials": tmp_path / "none.json", "as_of": date(2049, 6, 1)}
    monkeypatch.setattr(machine, "python_is_new_enough", lambda: False)
    monkeypatch.setattr(machine, "libraries", lambda: (machine.Library("click", ""), machine.Library("lxml", "6.1")))
    assert look(encoding="ascii", **nothing) == ["DOC-001", "DOC-002", "CAL-001", "DOC-005", "FILE-009", "GOO-002"]
    assert look(encoding="no such") == ["DOC-001", "DOC-002", "DOC-005"]


def test_an_office_program_and_fonts_are_no_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "office", lambda: None)
    monkeypatch.setattr(machine, "has_chinese_font", lambda: False)
    shown = run_json("doctor")
    assert {"DOC-003", "DOC-004"} <= {each["code"] for each in shown["problems"]}
    assert shown["exit"] == 0


def test_libraries_and_fonts_are_found_where_they_are(tmp_path: Path) -> None:
    found = {each.name: each.version for each in machine.libraries()}
    assert len(found) >= 10
    assert found["click"]
    assert "pytest" not in found
    assert not machine.has_chinese_font((tmp_path,))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "NotoSansCJK-Regular.ttc").touch()
    assert machine.has_chinese_font((tmp_path,))


def test_a_key_others_may_read_is_named(server: SheetsServer, key: Path) -> None:
    printed = run("doctor").output
    assert "studygroup@test-project" in printed
    assert printed.count("√ ") >= 6
    (key / "service_account.json").chmod(0o644)
    shown = run_json("doctor")
    assert (shown["exit"], [each["code"] for each in shown["problems"] if each["severity"] == "error"]) == (
        1,
        ["GOO-004"],
    )
    assert not server.calls.all


def test_a_scratch_sheet_shows_what_the_service_does_and_is_left_as_it_was(server: SheetsServer) -> None:
    book = server.add_spreadsheet("草稿", {"草稿": [["别动"]]})
    before = server.spreadsheet(book).sheets
    shown = run_json("doctor", "--live", address_of(book))
    assert shown["exit"] == 0, shown["problems"]
    assert len(shown["checks"]) == len(live.Live)
    assert all(each["fine"] for each in shown["checks"])
    assert server.spreadsheet(book).sheets == before
    assert server.spreadsheet(book).metadata == []
    assert server.rows(book, "草稿") == [["别动"]]


@pytest.mark.parametrize(
    ("defect", "noticed"),
    [
        (Defect.BATCH_NOT_ATOMIC, live.Live.ALL_OR_NOTHING),
        (Defect.UPDATE_CELLS_WITHOUT_MASK, live.Live.MASK),
    ],
)
def test_a_service_that_differs_is_named_and_cleared_all_the_same(
    defect: Defect, noticed: live.Live, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_server(defects=[defect]) as odd:
        reached(monkeypatch, odd, odd.service_account(key))
        book = odd.add_spreadsheet("草稿", {"草稿": [["别动"]]})
        shown = run_json("doctor", "--live", address_of(book))
        assert shown["exit"] == 1
        assert any(ZH.label(noticed) in each["message"] for each in shown["problems"])
        assert [each.title for each in odd.spreadsheet(book).sheets] == ["草稿"]


def test_what_a_broken_off_trial_left_is_cleared_by_the_next(server: SheetsServer) -> None:
    book = server.add_spreadsheet("草稿", {"草稿": [["别动"]]})
    server.edit(book, [{"addSheet": {"properties": {"sheetId": live.SHEET_ID, "title": live.TITLE}}}])
    assert run_json("doctor", "--live", address_of(book))["exit"] == 0
    assert [each.title for each in server.spreadsheet(book).sheets] == ["草稿"]


def test_what_is_no_google_sheet_is_said(server: SheetsServer) -> None:
    shown = run_json("doctor", "--live", "总表.xlsx")
    assert (shown["exit"], [each["code"] for each in shown["problems"]]) == (3, ["GOO-022"])
    assert not server.calls.all
