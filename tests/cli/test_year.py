"""A year of monthly runs over the sample programme, with people editing the hub between them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.commands import ZH_HUB, run_json, tree_of
from tests.tools import LONG
from toolkit.files.backup import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

OUTPUT = "学习小组总表_输出"
MONTHS = 12 if LONG else 3
GROUPS = ("G01", "G03", "G04", "G05", "G06")
# What people keep in the hub; everything else in it is ours.
THEIRS = ("设置", "名单", "主题", "小组", "成员", "计划", "活动", "考勤", "成果")


@pytest.mark.timeout(1200)
def test_a_year_of_runs_and_edits(samples: Path) -> None:
    hub, root = samples / ZH_HUB, samples / OUTPUT
    edit(hub, prolong)
    earlier: dict[str, Mapping[str, str]] = {}
    for month in months(date(2026, 9, 1), MONTHS):
        edit(hub, partial(meet, month=month))
        people_s = cells_of(hub)
        shown = run_json("monthly", hub, "--as-of", f"{after(month)}")
        assert shown["exit"] in {0, 1}
        name = f"{month:%Y-%m}"
        reports = [each["group"] for each in shown["files"] if each["kind"] == "month_report"]
        assert sorted(reports) == ["G01", "G02", "G03", "G04", "G05", "G06"]
        assert cells_of(hub) == people_s, name
        again = run_json("monthly", hub, "--as-of", f"{after(month)}")
        assert not any(each["changed"] for each in (*again["files"], *again["patches"])), name
        assert {each: tree_of(root / each) for each in earlier} == earlier
        earlier[name] = tree_of(root / name)
    assert len(earlier) == MONTHS
    assert not [path for path in samples.rglob(".*") if path.is_file()]
    assert len(list((root / "备份").glob("学习小组总表_*.xlsx"))) <= KEPT
    assert ends_of(root / "运行记录") == [name for name in earlier for _ in range(2)]


def test_a_month_nobody_ran_is_named_once_and_made_up_for(samples: Path) -> None:
    hub = samples / ZH_HUB
    edit(hub, prolong)
    run_json("monthly", hub, "--as-of", "2026-10-02")
    missed = run_json("monthly", hub, "--as-of", "2026-12-02")
    assert [each["code"] for each in missed["problems"]].count("RUN-006") == 1
    made_up = run_json("monthly", hub, "--month", "2026-10", "--as-of", "2026-12-02")
    assert made_up["patches"] == []
    after_that = run_json("monthly", hub, "--as-of", "2026-12-03")
    assert "RUN-006" not in {each["code"] for each in after_that["problems"]}


def months(first: date, count: int) -> Iterator[date]:
    for number in range(first.month - 1, first.month - 1 + count):
        yield date(first.year + number // 12, number % 12 + 1, 1)


def after(month: date) -> date:
    """The second day of the month after: when the run is scheduled."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=2)


def edit(hub: Path, change: Callable[[Workbook], None]) -> None:
    """Somebody opens the hub, changes it and saves."""
    book = openpyxl.load_workbook(hub)
    change(book)
    book.save(hub)


def prolong(book: Workbook) -> None:
    """The programme goes on for a year."""
    for sheet, column in (("设置", "止"), ("小组", "结束日期")):
        at = header(book[sheet])[column]
        for row in book[sheet].iter_rows(min_row=2):
            if row[at].value is not None and (sheet == "小组" or row[0].value == "周期"):
                row[at].value = date(2027, 8, 31)


def meet(book: Workbook, month: date) -> None:
    """What a month adds: a meeting a week in two groups, one nobody recorded, one called off, somebody late."""
    if month < date(2026, 12, 1):
        return  # the sample has its own
    for number, group in enumerate(GROUPS):
        for week in range(4):
            day = month + timedelta(days=7 * week + number)
            held = "已取消" if (number, week) == (3, 1) else "计划" if (number, week) == (4, 3) else "已举行"
            append(
                book["活动"],
                小组=group,
                日期=day,
                本次主题=f"{month.month} 月第 {week + 1} 次",
                状态=held,
                其余全勤="是",
            )
    append(book["考勤"], 小组="G01", 日期=month, 工号="00106", 姓名="林澄", 出勤情况="迟到")
    append(book["成果"], 小组="G01", 名称=f"{month.month} 月案例", 类型="案例", 日期=month + timedelta(days=9))


def append(sheet: Worksheet, **cells: str | date) -> None:
    places = header(sheet)
    row = sheet.max_row + 1
    for name, value in cells.items():
        sheet.cell(row, places[name] + 1, value)


def header(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): at for at, cell in enumerate(sheet[1])}


def cells_of(hub: Path) -> Mapping[str, Sequence[tuple[object, ...]]]:
    book = openpyxl.load_workbook(hub, read_only=True)
    found = {name: tuple(book[name].iter_rows(values_only=True)) for name in THEIRS}
    book.close()
    assert all(found.values())
    return found


def ends_of(records: Path) -> list[str]:
    """The month of each run that came to its end, in order."""
    runs = [path.read_text("utf-8").splitlines() for path in sorted(records.glob("run-*.jsonl"))]
    events = [json.loads(line) for lines in runs for line in lines]
    return sorted(str(each["month"]) for each in events if each["event"] == "end")
