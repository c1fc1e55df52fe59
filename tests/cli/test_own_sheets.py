"""What a group's own sheet is given back: its own summaries and members, whichever kind of workbook it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import ZH_HUB, run, run_json, tree_of
from tests.cli.google import DAY, OWN, address_of, link, uploaded
from toolkit.stores import open_location
from toolkit.stores.google.address import spreadsheet_id

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tests.sheets_server import SheetsServer

OURS = ("本组成员", "考勤汇总", "进度汇总")
SCOPE = "https://www.googleapis.com/auth/spreadsheets"


@pytest.fixture
def hub(server: SheetsServer, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub in Excel that links a workbook (G02), a Google Sheet (G03) and a workbook made by `new` (G01)."""
    monkeypatch.chdir(samples)
    run("new", ZH_HUB, "--for-groups", "小组表")
    online = uploaded(server, samples / "小组表" / next(p.name for p in (samples / "小组表").glob("小组表_G03*")))
    made = next((samples / "小组表").glob("小组表_G01*"))
    link(ZH_HUB, {"G01": f"小组表/{made.name}", "G03": online})
    return samples / ZH_HUB


def places(hub: Path) -> dict[str, str]:
    """Where each group's own sheet is."""
    grid = next(grid for grid in open_location(str(hub), write=False).read().grids if grid.sheet == "小组")
    column = grid.rows[0].index("小组表") + 1
    found = {str(row[0]): grid.value(at, column) for at, row in enumerate(grid.rows, 1)}
    return {group: str(to) for group, to in found.items() if to and group.startswith("G")}


def owned(location: str) -> dict[str, str]:
    """The sheets of ours in a workbook: title and everything in it as text."""
    snapshot = open_location(location, write=False).read()
    return {grid.sheet: str(grid.rows) for grid in snapshot.grids if grid.owned}


def by_workbook(shown: dict[str, Any]) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for each in shown["patches"]:
        found.setdefault(each["workbook"], []).append(each["changed"])
    return found


@pytest.mark.parametrize("command", [("attendance",), ("report", "--stage", "1"), ("monthly",)])
def test_each_own_sheet_gets_its_own_summaries_and_the_hub_gets_the_overview(
    command: tuple[str, ...], hub: Path
) -> None:
    shown = run_json(command[0], hub, *command[1:], *DAY)
    assert shown["exit"] == 0, shown["problems"]
    assert len(by_workbook(shown)) == 4
    where = places(hub)
    assert sorted(where) == ["G01", "G02", "G03"]
    members = {group: _names(hub, group) for group in where}
    everybody = set().union(*members.values())
    for group, location in where.items():
        sheets = owned(location)
        assert sorted(sheets) == sorted(OURS)
        for title in ("本组成员", "考勤汇总"):
            shown_names = {name for name in everybody if f"'{name}'" in sheets[title]}
            assert shown_names == members[group], (group, title)
    assert set(OURS) - set(owned(str(hub))) == {"本组成员"}


def test_an_unchanged_rerun_writes_nothing_anywhere(hub: Path, server: SheetsServer, samples: Path) -> None:
    run("attendance", hub, *DAY)
    before = tree_of(samples)
    server.calls.clear()
    again = run_json("attendance", hub, *DAY)
    assert not any(each["changed"] for each in again["patches"])
    assert (server.calls.reads, server.calls.writes) == (1, 0)
    assert tree_of(samples) == before


@pytest.mark.parametrize("option", ["--dry-run", "--no-write-back"])
def test_no_own_sheet_is_written_when_nothing_is_to_be_written(
    option: str, hub: Path, server: SheetsServer, samples: Path
) -> None:
    before = tree_of(samples)
    server.tokens.scopes.clear()
    shown = run_json("attendance", hub, option, *DAY)
    assert shown["exit"] == 0
    assert tree_of(samples) == before
    assert (server.calls.writes, len(server.calls.of("read"))) == (0, 1)
    assert set(server.tokens.scopes.values()) <= {f"{SCOPE}.readonly"}
    assert bool(shown["patches"]) == (option == "--dry-run")


def test_with_group_only_that_group_s_own_sheet_is_written(hub: Path, server: SheetsServer) -> None:
    shown = run_json("attendance", hub, "--group", "G02", *DAY)
    assert [name.partition(".")[0] for name in by_workbook(shown)] == ["学习小组总表", "小组表_G02_里程碑组"]
    assert server.calls.writes == 0


def test_nothing_private_reaches_an_own_sheet(hub: Path, samples: Path) -> None:
    run("attendance", hub, *DAY)
    secrets = _private_texts(hub)
    assert len(secrets) > 100
    for location in places(hub).values():
        everything = "".join(owned(location).values())
        assert not [text for text in secrets if text in everything]
    assert samples.is_dir()


def test_one_bad_own_sheet_stops_no_other(hub: Path, server: SheetsServer) -> None:
    account = "studygroup@test-project.iam.gserviceaccount.example.com"
    read_only = server.add_spreadsheet(
        "G04", {"活动记录": [["场次", "日期"]]}, shared_with=[account], readers=[account]
    )
    private = server.add_spreadsheet("G05", {"活动记录": [["场次", "日期"]]}, shared_with=[])
    link(str(hub), {"G04": address_of(read_only), "G05": address_of(private)})
    shown = run_json("attendance", hub, *DAY)
    assert shown["exit"] == 1
    faults = {each["code"]: each for each in shown["problems"] if each["code"].startswith("RUN-")}
    assert sorted(faults) == ["RUN-004", "RUN-101"]
    assert account in faults["RUN-101"]["fix"]
    assert account in faults["RUN-004"]["fix"]
    assert all(any(changed) for changed in by_workbook(shown).values())
    assert len(by_workbook(shown)) == 4


def test_two_groups_with_one_sheet_and_a_link_to_the_hub_are_named(hub: Path) -> None:
    link(str(hub), {"G04": OWN, "G05": ZH_HUB})
    shown = run_json("attendance", hub, *DAY)
    assert [each["code"] for each in shown["problems"] if each["code"].startswith("RUN-")] == ["RUN-102", "RUN-103"]
    assert "本组成员" not in owned(str(hub))


def test_members_a_leader_keeps_stay_theirs(hub: Path, server: SheetsServer) -> None:
    theirs = server.add_spreadsheet("G04", {"活动记录": [["场次", "日期"]], "本组成员": [["姓名"], ["自己写的"]]})
    link(str(hub), {"G04": address_of(theirs)})
    shown = run_json("attendance", hub, *DAY)
    assert shown["exit"] == 0
    assert [each["sheet"] for each in shown["problems"] if each["code"] == "RUN-104"] == ["本组成员"]
    assert server.rows(theirs, "本组成员") == [["姓名"], ["自己写的"]]
    assert sorted(owned(address_of(theirs))) == ["考勤汇总", "进度汇总"]


def test_sheets_of_one_title_are_told_apart(hub: Path, server: SheetsServer) -> None:
    """Admins leave titles as they are: a leader must not be told of another group's faults."""
    log: list[list[str | int]] = [["场次", "日期", "本次主题"], [1, "不是日期", "甲"]]
    links = {
        group: address_of(server.add_spreadsheet("无标题的电子表格", {"活动记录": log})) for group in ("G04", "G05")
    }
    link(str(hub), links)
    shown = run_json("monthly", hub, *DAY)
    where = {each["workbook"] for each in shown["problems"] if each["code"] == "CELL-009"}
    assert where == {"无标题的电子表格 [G04]", "无标题的电子表格 [G05]"}
    told = {each["group"] for each in shown["files"] if each["kind"] == "notice"}
    assert {"G04", "G05"} <= told


def test_the_record_of_a_run_counts_the_calls(hub: Path, samples: Path) -> None:
    run("monthly", hub, *DAY)
    (record,) = samples.rglob("run-*.jsonl")
    assert '"google_reads": 1, "google_writes": 1' in record.read_text("utf-8")


def test_a_hub_on_google_is_run_for_a_month_like_one_in_excel(hub: Path, server: SheetsServer, samples: Path) -> None:
    online = uploaded(server, hub, {OWN: uploaded(server, samples / OWN)})
    found = spreadsheet_id(online)
    assert found is not None
    link(online, {"G01": ""})
    server.calls.clear()
    shown = run_json("monthly", online, *DAY)
    assert shown["exit"] == 0
    assert (server.calls.reads, server.calls.writes) == (3, 3)
    made = samples / "学习小组总表_输出"
    assert {each["path"].startswith(str(made)) or each["path"].startswith(made.name) for each in shown["files"]} == {
        True
    }
    assert list((made / "运行记录").glob("*.jsonl"))
    assert not list(samples.glob("http*"))
    assert not list(samples.glob("*.lock"))


def _names(hub: Path, group: str) -> set[str]:
    """Who belongs to a group now, by 成员 of the hub."""
    snapshot = open_location(str(hub), write=False).read()
    grid = next(grid for grid in snapshot.grids if grid.sheet == "成员")
    header = list(grid.rows[0])
    name, until = header.index("姓名") + 1, header.index("退出日期") + 1
    rows = [at for at, row in enumerate(grid.rows, 1) if row and row[0] == group]
    return {str(grid.value(at, name)) for at in rows if grid.value(at, until) is None}


def _private_texts(hub: Path) -> set[str]:
    """Whatever 投票, 调研, 反馈 and 名单's private columns hold, where it is more than a word."""
    snapshot = open_location(str(hub), write=False).read()
    grids = {grid.sheet: grid for grid in snapshot.grids}
    found: set[str] = set()
    for title, columns in {
        "名单": ("邮箱", "职级"),
        "调研": ("技能瓶颈", "知识短板", "发展意愿"),
        "反馈": ("意见", "指标"),
        "投票": ("票号",),
    }.items():
        header = list(grids[title].rows[0])
        places = [header.index(name) for name in columns if name in header]
        found |= {str(row[at]) for row in grids[title].rows[1:] for at in places if at < len(row) and row[at]}
    return {text for text in found if len(text) >= 2}
