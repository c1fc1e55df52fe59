from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.sheets_server import Fault, FaultKind
from tests.stores.google.reach import sheet
from tests.stores.patches import HOSTILE, starter, summary, texts
from tests.tools import LONG
from toolkit.content import ChartKind
from toolkit.errors import CANNOT_WRITE, OUTSIDE_FAILED, StudygroupError
from toolkit.problems import Code
from toolkit.sheets import CellEdit, CellsPatch, Plot
from toolkit.stores.google.answers import whole
from toolkit.stores.google.reader import read_spreadsheet
from toolkit.stores.google.state import RUN
from toolkit.stores.obstacle import Obstacle

if TYPE_CHECKING:
    from tests.sheets_server import SheetsServer
    from tests.sheets_server.trees import Object
    from tests.stores.google.reach import Reach
    from toolkit.sheets import SheetPatch, Snapshot

WORKBOOKS = 300 if LONG else 100
SUMMARIES = (summary(), summary(key="progress", title="进度汇总"), texts(HOSTILE))


def write(reach: Reach, book: str, *patches: SheetPatch) -> list[str]:
    store = reach.store(book)
    return [each.state for each in store.apply(patches, based_on=store.read()).outcomes]


def contents(reach: Reach, book: str) -> Snapshot:
    """As people see it, without counting."""
    return reach.store(book).read()


def test_reading_and_replacing_three_summaries_is_two_calls_and_an_unchanged_rerun_one(
    server: SheetsServer, reach: Reach
) -> None:
    book = server.add_spreadsheet("数据分析组", {f"表{number}": [["甲", number]] for number in range(8)})
    assert write(reach, book, *SUMMARIES) == ["created"] * 3
    assert (server.calls.reads, server.calls.writes) == (1, 1)
    server.calls.clear()
    assert write(reach, book, *SUMMARIES) == ["unchanged"] * 3
    assert (server.calls.reads, server.calls.writes) == (1, 0)
    server.calls.clear()
    changed = [replace(patch, above=(*patch.above, "新的一行")) for patch in SUMMARIES]
    assert write(reach, book, *changed) == ["replaced"] * 3
    assert (server.calls.reads, server.calls.writes) == (1, 1)


def test_hundreds_of_workbooks_keep_within_two_calls_each_and_sixty_a_minute(
    server: SheetsServer, reach: Reach
) -> None:
    books = [reach.people(f"组{number}") for number in range(WORKBOOKS)]
    server.quota.per_minute = 60
    server.quota.clock = reach.time.now
    for book in books:
        assert write(reach, book, summary()) == ["created"]
    assert (server.calls.reads, server.calls.writes) == (WORKBOOKS, WORKBOOKS)
    assert server.quota.refused == 0
    assert WORKBOOKS / 60 - 1 <= reach.time.seconds / 60 <= WORKBOOKS / 50


def test_replacing_keeps_the_sheet_s_id_and_every_other_sheet(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    write(reach, book, summary())
    before = {each.title: each.id for each in server.spreadsheet(book).sheets}
    people = [grid.rows for grid in contents(reach, book).grids if not grid.owned]
    assert write(reach, book, summary(extra=1)) == ["replaced"]
    assert {each.title: each.id for each in server.spreadsheet(book).sheets} == before
    assert [grid.rows for grid in contents(reach, book).grids if not grid.owned] == people
    assert sheet(contents(reach, book), "考勤汇总").value(6, 4) == 21


def test_a_sheet_people_renamed_moved_and_scribbled_on_is_still_ours(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    write(reach, book, summary())
    number = server.spreadsheet(book).titled("考勤汇总")
    assert number is not None
    moved: Object = {"properties": {"sheetId": number.id, "title": "我们的考勤", "index": 0}, "fields": "title,index"}
    server.edit(book, [{"updateSheetProperties": moved}])
    server.type_in(book, "'我们的考勤'!A4:B5", [["乱", "写"], ["在", "这"]])
    assert write(reach, book, summary(extra=1)) == ["replaced"]
    grid = sheet(contents(reach, book), "我们的考勤")
    assert (grid.owned, grid.value(4, 1), grid.value(6, 4)) == ("attendance", "G01", 21)


def test_rules_guards_and_filters_do_not_pile_up(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    for extra in range(4):
        write(reach, book, summary(extra=extra))
    ours = server.spreadsheet(book).titled("考勤汇总")
    assert ours is not None
    assert len(ours.rules) == len(summary().rules)
    marks = [each["metadataKey"] for each in server.spreadsheet(book).metadata]
    assert sorted(map(str, marks)) == ["studygroup.owned", RUN]


def test_merges_and_rules_people_laid_over_our_sheet_go_with_its_old_content(
    server: SheetsServer, reach: Reach
) -> None:
    book = reach.people()
    write(reach, book, summary())
    ours = server.spreadsheet(book).titled("考勤汇总")
    assert ours is not None
    area: Object = {
        "sheetId": ours.id,
        "startRowIndex": 3,
        "endRowIndex": 6,
        "startColumnIndex": 0,
        "endColumnIndex": 2,
    }
    blank: Object = {"condition": {"type": "BLANK"}, "format": {"textFormat": {"bold": True}}}
    theirs: Object = {"ranges": [area], "booleanRule": blank}
    server.edit(
        book,
        [
            {"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}},
            {"addConditionalFormatRule": {"rule": theirs, "index": 0}},
        ],
    )
    assert write(reach, book, summary(extra=1)) == ["replaced"]
    grid = sheet(contents(reach, book), "考勤汇总")
    assert (grid.merges, grid.value(5, 1)) == ((), "G02")
    ours = server.spreadsheet(book).titled("考勤汇总")
    assert ours is not None
    assert len(ours.rules) == len(summary().rules)


def test_a_smaller_summary_leaves_nothing_of_the_larger_one(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    write(reach, book, texts(tuple(str(number) for number in range(50))))
    assert write(reach, book, texts(("一行",))) == ["replaced"]
    assert sheet(contents(reach, book), "文字").rows == (("编号", "文字"), (1, "一行"))
    properties = server.spreadsheet(book).titled("文字")
    assert properties is not None
    assert properties.properties["gridProperties"] == {
        "rowCount": 3,
        "columnCount": 2,
        "frozenRowCount": 1,
    }


def test_a_title_somebody_takes_between_reading_and_writing_is_refused(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    theirs: Object = {"addSheet": {"properties": {"title": "考勤汇总"}}}
    server.faults.put(Fault(FaultKind.EDIT_BETWEEN, on="write", action=lambda: server.edit(book, [theirs])))
    store = reach.store(book)
    applied = store.apply([summary(), texts(("甲",))], based_on=store.read())
    assert [each.state for each in applied.outcomes] == ["refused", "created"]
    assert sheet(contents(reach, book), "考勤汇总").owned is None


def test_a_sheet_of_ours_deleted_between_reading_and_writing_is_made_anew(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    write(reach, book, summary())
    ours = server.spreadsheet(book).titled("考勤汇总")
    assert ours is not None
    gone: Object = {"deleteSheet": {"sheetId": ours.id}}
    server.faults.put(Fault(FaultKind.EDIT_BETWEEN, on="write", action=lambda: server.edit(book, [gone])))
    assert write(reach, book, summary(extra=1)) == ["created"]
    assert sheet(contents(reach, book), "考勤汇总").value(6, 4) == 21


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.UNAVAILABLE,
        FaultKind.UNAVAILABLE_APPLIED,
        FaultKind.DROP_BEFORE,
        FaultKind.DROP_AFTER,
        FaultKind.TRUNCATED,
        FaultKind.BAD_GATEWAY,
    ],
)
def test_after_an_end_without_answer_one_reading_decides_whether_to_send_again(
    server: SheetsServer, reach: Reach, kind: FaultKind
) -> None:
    book = reach.people()
    applied = kind in {FaultKind.UNAVAILABLE_APPLIED, FaultKind.DROP_AFTER, FaultKind.TRUNCATED}
    server.faults.put(Fault(kind, on="write"))
    assert write(reach, book, summary()) == ["created"]
    assert (server.calls.reads, server.calls.writes) == (2, 1 if applied else 2)
    assert [grid.owned for grid in contents(reach, book).grids if grid.owned] == ["attendance"]


@pytest.mark.parametrize("kind", [FaultKind.TOO_MANY, FaultKind.RATE_FORBIDDEN, FaultKind.UNAUTHORIZED])
def test_what_was_surely_not_done_is_sent_again_without_looking(
    server: SheetsServer, reach: Reach, kind: FaultKind
) -> None:
    server.faults.put(Fault(kind, on="write"))
    assert write(reach, reach.people(), summary()) == ["created"]
    assert (server.calls.reads, server.calls.writes) == (1, 2)


def test_when_google_stays_silent_after_a_write_that_is_said(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    store = reach.store(book)
    snapshot = store.read()
    server.faults.put(*[FaultKind.DROP_AFTER] * 20)
    with pytest.raises(StudygroupError) as stopped:
        store.apply([summary()], based_on=snapshot)
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.GOO_UNCLEAR, OUTSIDE_FAILED)
    server.faults.clear()
    assert write(reach, book, summary()) == ["unchanged"]


def test_a_batch_google_refuses_for_good_is_named_without_its_words(server: SheetsServer, reach: Reach) -> None:
    store = reach.store(reach.people())
    snapshot = store.read()
    server.faults.put(Fault(FaultKind.BAD_REQUEST, on="write"))
    with pytest.raises(StudygroupError) as stopped:
        store.apply([summary()], based_on=snapshot)
    assert stopped.value.problem.code is Code.GOO_REFUSED
    assert stopped.value.problem.facts == {"said": "400"}


def test_an_account_that_may_only_look_is_told_what_to_ask_for(server: SheetsServer, reach: Reach) -> None:
    address = reach.service().address
    book = server.add_spreadsheet("只读", {"甲": [["乙"]]}, shared_with=[address], readers=[address])
    store = reach.store(book)
    with pytest.raises(StudygroupError) as stopped:
        store.apply([summary()], based_on=store.read())
    assert stopped.value.problem.code is Code.GOO_NOT_SHARED


def test_cells_are_read_again_just_before_they_are_written(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    store = reach.store(book)
    snapshot = store.read()
    at = sheet(snapshot, "成员").at
    patch = CellsPatch("成员", (CellEdit(at(2, 3), "林甲", "林甲甲"), CellEdit(at(3, 4), None, "组长")))
    server.type_in(book, "'成员'!C3", [["周乙乙"]])
    assert [each.state for each in store.apply([patch], based_on=snapshot).outcomes] == ["edited"]
    assert (server.calls.reads, server.calls.writes) == (2, 1)
    rows = sheet(contents(reach, book), "成员").rows
    assert rows[1:] == (("G01", "00017", "林甲甲"), ("G01", "00018", "周乙乙", "组长"))


def test_a_cell_somebody_changed_is_refused_and_named(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    store = reach.store(book)
    snapshot = store.read()
    at = sheet(snapshot, "成员").at(3, 3)
    server.type_in(book, "'成员'!C3", [["别人"]])
    patch = CellsPatch("成员", (CellEdit(at, "周乙", "周丙"),), (("G01", "00019", "陈丁"),))
    outcome = store.apply([patch], based_on=snapshot).outcomes[0]
    assert outcome.problem is not None
    assert (outcome.state, outcome.problem.code, outcome.problem.at) == ("refused", Code.SHEET_CELL_CHANGED, at)
    assert server.calls.writes == 0


def test_the_same_edit_made_again_after_people_took_it_back_is_made_again(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    patch = CellsPatch("成员", (CellEdit(sheet(contents(reach, book), "成员").at(3, 4), None, "组长"),))
    for _ in range(2):
        store = reach.store(book)
        assert [each.state for each in store.apply([patch], based_on=store.read()).outcomes] == ["edited"]
        assert server.rows(book, "成员")[2][3] == "组长"
        server.type_in(book, "'成员'!D3", [[""]])


def test_an_empty_spreadsheet_is_filled_and_one_with_something_in_it_is_not(server: SheetsServer, reach: Reach) -> None:
    book = server.add_spreadsheet("新的", {"Sheet1": []})
    reach.store(book).fill(starter())
    assert [grid.sheet for grid in contents(reach, book).grids] == ["填写说明", "名单", "选项"]
    with pytest.raises(StudygroupError) as stopped:
        reach.store(book).fill(starter())
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.GOO_NOT_EMPTY, CANNOT_WRITE)


def test_nothing_leaves_us_that_google_would_parse(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    write(reach, book, *SUMMARIES)
    store = reach.store(book)
    store.apply([CellsPatch("成员", (), (HOSTILE,))], based_on=store.read())
    bodies = [str(call.body) for call in server.calls.of("write")]
    assert len(bodies) == 2
    assert not [body for body in bodies if "USER_ENTERED" in body or "formulaValue" in body]
    assert not [call for call in server.calls.all if "valueInputOption" in call.query]
    assert sheet(contents(reach, book), "成员").rows[3] == HOSTILE


def test_another_store_may_write_what_one_has_read(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    snapshot = read_spreadsheet(reach.service(), book, reach.store(book)._budget()).snapshot
    assert [each.state for each in reach.store(book).apply([summary()], based_on=snapshot).outcomes] == ["created"]
    assert (server.calls.reads, server.calls.writes) == (2, 1)


def test_our_charts_are_exchanged_with_their_sheet_and_peoples_stay(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    plots = tuple(Plot(kind, "图", 1, (3,), 2) for kind in (ChartKind.BAR, ChartKind.PIE))
    write(reach, book, replace(summary(), charts=plots))
    ours = next(each for each in server.spreadsheet(book).sheets if each.title == "考勤汇总")
    first = [whole(each, "chartId") for each in ours.charts]
    ours.charts.append({"chartId": 5, "spec": {"title": "人的图"}})
    for extra, left in ((1, 1), (2, 0)):
        assert write(reach, book, replace(summary(extra=extra), charts=plots[:left])) == ["replaced"]
        ours = next(each for each in server.spreadsheet(book).sheets if each.title == "考勤汇总")
        assert sorted(whole(each, "chartId") for each in ours.charts) == sorted([5, *first[:left]])


def test_only_the_sheets_written_into_are_read_again(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    store = reach.store(book)
    snapshot = store.read()
    people = sheet(snapshot, "成员")
    store.apply([CellsPatch("成员", (CellEdit(people.at(2, 4), None, "组长"),))], based_on=snapshot)
    whole, part = server.calls.of("read")
    assert ("ranges" in whole.query, part.query["ranges"]) == (False, ["'成员'"])


def test_a_sheet_renamed_meanwhile_is_gone_and_the_others_are_written(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    store = reach.store(book)
    snapshot = store.read()
    log = next(each for each in server.spreadsheet(book).sheets if each.title == "活动")
    renamed: Object = {"properties": {"sheetId": log.id, "title": "别的名字"}, "fields": "title"}
    request: list[Object] = [{"updateSheetProperties": renamed}]
    server.faults.put(Fault(FaultKind.EDIT_BETWEEN, on="read", action=lambda: server.edit(book, request)))
    edits = [CellsPatch(name, (CellEdit(sheet(snapshot, name).at(2, 4), None, "字"),)) for name in ("成员", "活动")]
    outcomes = store.apply(edits, based_on=snapshot).outcomes
    assert [(each.state, each.problem and each.problem.code) for each in outcomes] == [
        ("edited", None),
        ("refused", Code.SHEET_GONE),
    ]
    assert server.rows(book, "成员")[1][3] == "字"


def test_a_formula_that_shows_nothing_is_nobody_s_to_overwrite(server: SheetsServer, reach: Reach) -> None:
    book = reach.people()
    store = reach.store(book)
    snapshot = store.read()
    server.type_in(book, "'成员'!D2", [['=""']])
    assert sheet(reach.store(book).read(), "成员") == sheet(snapshot, "成员")
    edit = CellEdit(sheet(snapshot, "成员").at(2, 4), None, "组长")
    (outcome,) = store.apply([CellsPatch("成员", (edit,))], based_on=snapshot).outcomes
    assert outcome.problem is not None
    assert (outcome.state, outcome.problem.facts["reason"]) == ("refused", Obstacle.FORMULA)
    assert server.calls.writes == 0
