"""`match`: groups written back, options, and stopping early."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.commands import ZH_HUB, run, run_json
from toolkit.cli.endings import SIGNALS, heed_signals, stopping_early

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


def _rows(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return list(book["分组建议"].iter_rows(values_only=True))
    finally:
        book.close()


def test_everybody_who_applied_stands_in_the_sheet_once(samples: Path) -> None:
    shown = run_json("match", samples / ZH_HUB, *DAY)
    assert [each["sheet"] for each in shown["patches"]] == ["分组建议"]
    ids = [row[4] for row in _rows(samples / ZH_HUB) if row[4] and row[4] != "工号"]
    assert len(ids) == len(set(ids)) == 46
    without = [each for each in shown["problems"] if each["code"] in {"MATCH-001", "MATCH-007"}]
    assert len(without) == sum(row[0] == "未入组" for row in _rows(samples / ZH_HUB)) > 0


def test_the_terminal_says_how_good_it_is_and_what_would_help(samples: Path) -> None:
    shown = run("match", samples / ZH_HUB, *DAY, "--seed", "7", "--effort", "5")
    assert shown.exit_code == 0
    assert "44 人参加分组：44 人编入 6 个小组，0 人未入组。\n另有 2 人这次不必安排" in shown.output
    assert "总分" in shown.output


def test_an_effort_below_one_is_wrong_usage(samples: Path) -> None:
    assert run("match", samples / ZH_HUB, *DAY, "--effort", "0").exit_code == 2


def test_without_applications_it_stops_and_names_the_sheet(samples: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(samples / ZH_HUB)
    del book["报名"]
    book.save(tmp_path / "没有报名.xlsx")
    shown = run("match", tmp_path / "没有报名.xlsx", *DAY)
    assert shown.exit_code == 3
    assert "报名" in shown.output


@pytest.fixture
def heeding() -> Iterator[None]:
    """The signals end a run in order while the test lasts."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    heed_signals()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def _handlers() -> list[object]:
    return [signal.getsignal(each) for each in (signal.SIGINT, *SIGNALS)]


def _interrupted_twice(number: signal.Signals) -> None:
    with stopping_early() as asked:
        assert not asked()
        signal.raise_signal(number)
        assert asked()
        signal.raise_signal(number)
        pytest.fail("the second one was not heard")


def _swallowing(number: signal.Signals, swallowed: list[BaseException]) -> None:
    with stopping_early() as asked:
        signal.raise_signal(number)
        for again in (lambda: signal.raise_signal(number), asked, asked):
            try:
                again()
            except KeyboardInterrupt as fault:
                swallowed.append(fault)


@pytest.mark.usefixtures("heeding")
@pytest.mark.parametrize("number", [signal.SIGINT, *SIGNALS])
def test_the_first_interrupt_asks_to_stop_and_the_next_one_ends_the_run(number: signal.Signals) -> None:
    before = _handlers()
    with pytest.raises(KeyboardInterrupt):
        _interrupted_twice(number)
    assert _handlers() == before


@pytest.mark.usefixtures("heeding")
@pytest.mark.parametrize("number", [signal.SIGINT, *SIGNALS])
def test_a_second_interrupt_that_a_solver_swallowed_is_raised_again(number: signal.Signals) -> None:
    before, swallowed = _handlers(), list[BaseException]()
    with pytest.raises(KeyboardInterrupt):
        _swallowing(number, swallowed)
    assert len(swallowed) == 3
    assert _handlers() == before


def _sheet(path: Path, name: str) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(path)
    heads, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows if any(row)]


def _answer(path: Path, person: str, said: str) -> None:
    """Somebody types into the yellow column of 分组建议."""
    book = openpyxl.load_workbook(path)
    sheet = book["分组建议"]
    head = next([cell.value for cell in row] for row in sheet.iter_rows() if "调整到" in [cell.value for cell in row])
    for row in sheet.iter_rows():
        if row[head.index("姓名")].value == person:
            sheet[row[head.index("调整到")].coordinate] = said
    book.save(path)


@pytest.fixture
def before_groups(samples: Path) -> Path:
    """The programme on the day the applications closed: nobody has a group yet."""
    path = samples / ZH_HUB
    book = openpyxl.load_workbook(path)
    for name in ("小组", "成员", "活动", "考勤", "计划", "投票", "章程", "成果", "问题与待办", "反馈", "积分调整"):
        sheet = book[name]
        if sheet.tables:
            sheet.tables.clear()
        sheet.delete_rows(2, sheet.max_row)
    book.save(path)
    return path


def test_standing_groups_are_kept_and_a_late_applicant_joins_one(samples: Path) -> None:
    shown = run("match", samples / ZH_HUB, *DAY, "--accept")
    assert shown.exit_code == 0, shown.output
    assert "已证明没有更好的分法" in shown.output
    late = [row for row in _sheet(samples / ZH_HUB, "成员") if row["姓名"] == "卢一帆"]
    assert [(row["小组"], row["工号"], str(row["加入日期"])[:10]) for row in late] == [("G02", "00112", "2026-11-24")]


def test_accepted_groups_stand_in_people_s_own_sheets_once(before_groups: Path) -> None:
    assert run("match", before_groups, *DAY, "--accept").exit_code == 0
    groups, members = _sheet(before_groups, "小组"), _sheet(before_groups, "成员")
    assert len({row["名称"] for row in groups}) == len(groups) >= 5
    assert {row["状态"] for row in groups} == {"筹建"}
    assert len(members) == len({row["工号"] for row in members}) >= 40
    assert all(row["姓名"] for row in members)
    again = run("match", before_groups, *DAY, "--accept")
    assert "该有的都在了" in again.output
    assert _sheet(before_groups, "成员") == members


def test_undo_takes_accepted_groups_back(before_groups: Path) -> None:
    before = before_groups.read_bytes()
    run("match", before_groups, *DAY, "--accept")
    assert before_groups.read_bytes() != before
    assert run("undo", before_groups).exit_code == 0
    assert before_groups.read_bytes() == before


def test_an_adjustment_counts_as_a_lock_and_goes_before_the_proposal(before_groups: Path) -> None:
    run("match", before_groups, *DAY)
    proposed = {row[3]: row[0] for row in _rows(before_groups) if row[4] and row[4] != "工号"}
    home, target = str(proposed["罗景行"]), str(proposed["陈喆"])
    assert home != target
    _answer(before_groups, "罗景行", target)
    _answer(before_groups, "高远舟", "候补")
    shown = run("match", before_groups, *DAY, "--accept")
    assert shown.exit_code == 0, shown.output
    members = {row["姓名"]: row["小组"] for row in _sheet(before_groups, "成员")}
    assert members["罗景行"] == members["陈喆"]
    assert "高远舟" not in members
    stayed = {name for name, group in proposed.items() if name in members and members[str(name)] == group}
    assert len(stayed) >= len(proposed) - 10


def test_the_answer_stays_until_it_is_done_and_the_run_is_repeatable(before_groups: Path) -> None:
    run("match", before_groups, *DAY)
    target = next(row[0] for row in _rows(before_groups) if row[3] == "陈喆")
    _answer(before_groups, "罗景行", str(target))
    run("match", before_groups, *DAY)
    kept = [row for row in _rows(before_groups) if row[3] == "罗景行"]
    assert [(row[0], row[7]) for row in kept] == [(target, target)]
    first = _rows(before_groups)
    assert [each["changed"] for each in run_json("match", before_groups, *DAY)["patches"]] == [False]
    assert _rows(before_groups) == first


def test_an_adjustment_against_a_rule_is_named_and_not_followed(before_groups: Path) -> None:
    run("match", before_groups, *DAY)
    target = next(row[0] for row in _rows(before_groups) if row[3] == "欧阳若溪")
    _answer(before_groups, "苏晚晴", str(target))
    _answer(before_groups, "程若楠", "第九组")
    shown = run_json("match", before_groups, *DAY)
    codes = [each["code"] for each in shown["problems"]]
    (broken,) = [each for each in shown["problems"] if each["code"] == "MATCH-004"]
    written = next(number for number, row in enumerate(_rows(before_groups), 1) if row[3] == "苏晚晴")
    assert (broken["sheet"], broken["cell"]) == ("分组建议", f"H{written}")
    assert codes.count("MATCH-006") == 1
    assert all("苏晚晴" not in each["message"] for each in shown["problems"])
