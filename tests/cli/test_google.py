"""The main job where the hub, and a leader's own sheet, are Google Sheets: the same answers as from Excel."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import ZH_HUB, run, run_json
from tests.cli.google import DAY, OWN, uploaded
from tests.sheets_server import Fault, FaultKind

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server import SheetsServer


@pytest.fixture
def hub(server: SheetsServer, samples: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(samples)
    own = uploaded(server, samples / OWN)
    return uploaded(server, samples / ZH_HUB, {OWN: own})


@pytest.mark.parametrize("command", [("check",), ("report", "--stage", "1"), ("charter",)])
def test_a_google_hub_with_a_linked_google_sheet_gives_the_answers_of_excel(
    command: tuple[str, ...], hub: str, samples: Path
) -> None:
    online = run_json(command[0], hub, *command[1:], *DAY)
    local = run_json(command[0], samples / ZH_HUB, *command[1:], *DAY)
    assert online["exit"] == local["exit"]
    assert [each["code"] for each in online["problems"]] == [each["code"] for each in local["problems"]]
    assert [each["sha256"] for each in online["files"]] == [each["sha256"] for each in local["files"]]
    # Both write into one folder: the second run finds every document of the first just so.
    assert [each["changed"] for each in local["files"]] == [False] * len(online["files"])
    assert online["counts"]["read"] > 700
    leave_out = {"files_changed": 0, "google_reads": 0, "google_writes": 0}
    assert {**online["counts"], **leave_out} == {**local["counts"], **leave_out}
    assert (online["counts"]["google_reads"], local["counts"]["google_reads"]) == (2, 0)


def test_summaries_go_back_into_the_google_hub_with_one_call_and_a_second_run_writes_nothing(
    server: SheetsServer, hub: str
) -> None:
    server.calls.clear()
    shown = run_json("attendance", hub, *DAY)
    assert [each["changed"] for each in shown["patches"]] == [True] * 5
    # The hub and one group's own sheet: each is read once and written once.
    assert (server.calls.reads, server.calls.writes) == (2, 2)
    assert (shown["counts"]["google_reads"], shown["counts"]["google_writes"]) == (2, 2)
    again = run_json("attendance", hub, *DAY)
    assert [each["changed"] for each in again["patches"]] == [False] * 5
    assert (again["counts"]["google_reads"], again["counts"]["google_writes"]) == (2, 0)


def test_documents_of_a_google_hub_lie_in_a_folder_of_its_title(hub: str, samples: Path) -> None:
    shown = run_json("charter", hub, *DAY)
    assert len(shown["files"]) == 6
    assert sorted((samples / "学习小组总表_输出").rglob("*.docx"))


def test_a_sheet_that_is_not_shared_says_with_whom_and_stops_only_its_group(
    server: SheetsServer, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(samples)
    private = server.add_spreadsheet("私有", {"甲": [["乙"]]}, shared_with=[])
    address = f"https://docs.google.com/spreadsheets/d/{private}/edit"
    hub = uploaded(server, samples / ZH_HUB, {OWN: address})
    shown = run_json("charter", hub, *DAY)
    (unread,) = [each for each in shown["problems"] if each["code"] == "RUN-004"]
    assert "studygroup@test-project.iam" in unread["fix"]
    shown = run_json("charter", address, *DAY)
    assert shown["exit"] == 5
    assert [each["code"] for each in shown["problems"]] == ["GOO-007"]
    assert "studygroup@test-project.iam" in shown["problems"][0]["fix"]


def test_double_click_files_for_a_google_hub_lie_in_the_folder_of_the_run(hub: str, samples: Path) -> None:
    shown = run_json("shortcuts", hub, "--credentials", "100% key.json")
    assert [each["path"] for each in shown["files"]] == ["1_检查.cmd", "2_生成章程.cmd", "3_月度报告.cmd"]
    key = str(samples / "100% key.json").replace("%", "%%")
    for path in samples.glob("*.cmd"):
        text = path.read_bytes().decode("utf-8")
        assert f'if "%~1"=="" set "WORKBOOK={hub.split("/")[5]}"\r\n' in text
        assert f' --credentials "{key}"\r\n' in text


def test_the_scheduler_s_line_takes_a_google_hub_with_its_key_and_a_place_for_output(hub: str, samples: Path) -> None:
    shown = run("schedule", hub, "--for", "cron", "--credentials", "key.json")
    assert shown.exit_code == 0, shown.output
    line = next(line for line in shown.output.splitlines() if "-m toolkit monthly" in line)
    assert f"--credentials {samples / 'key.json'}" in line
    book = hub.split("/")[5]
    assert f"monthly {book} --out" in line
    assert line.count(str(samples)) >= 3


def test_a_token_that_expires_in_the_middle_of_a_run_is_renewed(server: SheetsServer, hub: str) -> None:
    server.faults.put(*(Fault(FaultKind.UNAUTHORIZED, on=on, after=1) for on in ("read", "write")))
    shown = run_json("attendance", hub, *DAY)
    assert (shown["exit"], {each["changed"] for each in shown["patches"]}) == (0, {True})
    assert len(server.faults.struck) == 2
    # One sign-in for reading the own sheet, one for the hub, and each once more.
    assert len(server.calls.of("token")) == 2 + 2


@pytest.mark.parametrize("seed", range(4))
def test_whatever_passes_by_itself_leaves_no_trace_in_a_run(seed: int, server: SheetsServer, hub: str) -> None:
    server.faults.script(seed, most=6)
    shown = run_json("attendance", hub, *DAY)
    assert server.faults.struck
    assert (shown["exit"], {each["changed"] for each in shown["patches"]}) == (0, {True})
    server.faults.clear()
    server.calls.clear()
    again = run_json("attendance", hub, *DAY)
    assert (again["exit"], {each["changed"] for each in again["patches"]}) == (0, {False})
    assert server.calls.writes == 0


def test_what_google_says_and_who_we_are_stays_out_of_every_file_and_message(
    server: SheetsServer, hub: str, samples: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = set(samples.rglob("*"))
    server.faults.put(*[FaultKind.BAD_GATEWAY] * 8)
    said = run("monthly", hub, *DAY, "-v").output
    assert run_json("monthly", hub, *DAY)["exit"] == 0
    server.faults.put(Fault(FaultKind.DROP_AFTER, on="write"), *[FaultKind.INTERNAL] * 20)
    said += run("attendance", hub, "--as-of", "2026-11-25", "-v").output
    texts = [
        each for each in samples.rglob("*") if each not in before and each.suffix in {".jsonl", ".txt", ".log", ".eml"}
    ]
    assert texts
    said += caplog.text + "".join(each.read_text("utf-8") for each in texts)
    secrets = [
        *filter(None, server.tokens.scopes),
        "Bearer",
        "assertion",
        "PRIVATE KEY",
        "That is an error",
        "Traceback",
    ]
    assert len(secrets) > 5
    assert [each for each in secrets if each in said] == []


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has modes")
def test_a_key_others_may_read_or_one_in_a_project_stops_before_anything_is_asked(
    server: SheetsServer, hub: str, tmp_path: Path
) -> None:
    key = server.service_account(tmp_path / "key.json")
    server.calls.clear()
    key.chmod(0o644)
    shown = run_json("check", hub, "--credentials", key)
    assert (shown["exit"], [each["code"] for each in shown["problems"]]) == (3, ["GOO-004"])
    key.chmod(0o600)
    (tmp_path / ".git").mkdir()
    shown = run_json("check", hub, "--credentials", key)
    assert (shown["exit"], [each["code"] for each in shown["problems"]]) == (3, ["GOO-005"])
    assert not server.calls.all


def test_an_excel_file_kept_in_drive_is_told_from_a_google_sheet(server: SheetsServer, hub: str) -> None:
    server.faults.put(FaultKind.OFFICE_FILE)
    shown = run_json("check", hub)
    assert (shown["exit"], [each["code"] for each in shown["problems"]]) == (5, ["GOO-025"])
    assert len(server.calls.of("read")) == 1


def test_summaries_google_does_not_take_wait_with_the_output_wherever_that_was_asked_for(
    server: SheetsServer, hub: str, samples: Path
) -> None:
    before = set(samples.iterdir())
    server.faults.put(*[Fault(FaultKind.INTERNAL, on="write")] * 8)
    shown = run_json("report", hub, "--month", "2026-10", "--out", samples / "产出", *DAY)
    assert (shown["exit"], "RUN-005" in {each["code"] for each in shown["problems"]}) == (1, True)
    assert [each.name for each in (samples / "产出" / "待合并").iterdir()] == ["学习小组总表_待合并.xlsx"]
    server.faults.clear()
    assert run_json("report", hub, "--month", "2026-10", "--out", samples / "产出", *DAY)["exit"] == 0
    assert not list((samples / "产出" / "待合并").iterdir())
    assert set(samples.iterdir()) - before == {samples / "产出"}
