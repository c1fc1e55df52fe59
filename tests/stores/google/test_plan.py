from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.stores.patches import HOSTILE, starter, summary, texts
from toolkit.content import ChartKind
from toolkit.places import Area, CellRef
from toolkit.problems import Code
from toolkit.sheets import CellEdit, CellsPatch, Column, Grid, Kind, Link, ListFrom, Plot, Rule, SheetPatch, Tone
from toolkit.stores.digest import digest_of
from toolkit.stores.google.answers import child, objects, text, whole
from toolkit.stores.google.plan import Plan, plan_batch
from toolkit.stores.google.reader import Fresh
from toolkit.stores.google.state import Run, SheetState, WorkbookState, mark_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.sheets import Patch
    from toolkit.stores.google.answers import Json, Object

PEOPLE = SheetState(0, "名单", 1000, 26)
BOOK = WorkbookState("book", "总表", (PEOPLE,))


def kinds(plan: Plan) -> list[str]:
    return [next(iter(request)) for request in plan.requests]


def requests(plan: Plan, kind: str) -> list[Object]:
    return [child(request, kind) for request in plan.requests if kind in request]


def planned(*patches: Patch, book: WorkbookState = BOOK, **now: Grid) -> Plan:
    return plan_batch(book, patches, {name: Fresh(grid) for name, grid in now.items()})


def written(patch: SheetPatch, *, rules: int = 2) -> WorkbookState:
    """The book after a patch, as it would be read."""
    ours = SheetState(7, "改过的名字", 9, 9, True, patch.key, digest_of(patch), 70, rules, (5,), True, True)
    return replace_sheets(BOOK, PEOPLE, ours)


def replace_sheets(book: WorkbookState, *sheets: SheetState) -> WorkbookState:
    return book._replace(sheets=sheets, runs=(Run(9, "old"),))


def test_a_new_sheet_comes_with_size_look_guard_and_mark_in_one_batch() -> None:
    plan = planned(summary())
    assert [(each.state, each.sheet) for each in plan.outcomes] == [("created", "考勤汇总")]
    assert kinds(plan)[:3] == ["createDeveloperMetadata", "addSheet", "updateCells"]
    properties = child(requests(plan, "addSheet")[0], "properties")
    assert child(properties, "gridProperties") == {
        "rowCount": 7,
        "columnCount": 7,
        "frozenRowCount": 3,
        "frozenColumnCount": 1,
    }
    run, mark = (child(each, "developerMetadata") for each in requests(plan, "createDeveloperMetadata"))
    assert plan.run is not None
    assert (whole(run, "metadataId"), text(run, "metadataValue")) == plan.run
    assert text(mark, "metadataValue") == mark_value("attendance", digest_of(summary()))
    assert child(mark, "location") == {"sheetId": properties["sheetId"]}
    guard = child(requests(plan, "addProtectedRange")[0], "protectedRange")
    assert guard["warningOnly"] is True
    assert [whole(each, "startColumnIndex") for each in objects(guard, "unprotectedRanges")] == [6]


def test_an_unchanged_sheet_asks_for_nothing() -> None:
    plan = planned(summary(), book=written(summary()))
    assert plan == Plan(plan.outcomes)
    assert [(each.state, each.sheet, each.cells) for each in plan.outcomes] == [("unchanged", "改过的名字", 0)]


def test_replacing_keeps_id_and_name_and_clears_what_lay_over_it() -> None:
    plan = planned(summary(extra=1), book=written(summary()))
    assert [(each.state, each.sheet) for each in plan.outcomes] == [("replaced", "改过的名字")]
    assert "addSheet" not in kinds(plan)
    assert "deleteSheet" not in kinds(plan)
    assert kinds(plan)[:7] == [
        "createDeveloperMetadata",
        "deleteDeveloperMetadata",
        "unmergeCells",
        "deleteConditionalFormatRule",
        "deleteConditionalFormatRule",
        "deleteProtectedRange",
        "updateSheetProperties",
    ]
    changed = requests(plan, "updateSheetProperties")[0]
    assert child(changed, "properties")["sheetId"] == 7
    assert "title" not in text(changed, "fields")
    assert whole(child(requests(plan, "updateCells")[0], "range"), "sheetId") == 7
    mark = requests(plan, "updateDeveloperMetadata")[0]
    assert child(objects(mark, "dataFilters")[0], "developerMetadataLookup") == {"metadataId": 70}


def test_the_same_patches_make_the_same_batch_and_a_later_one_another_run() -> None:
    first = planned(summary())
    assert planned(summary()) == first
    later = planned(summary(), book=BOOK._replace(runs=(Run(9, "old"),)))
    assert later.run != first.run


def test_a_title_of_peoples_is_refused_and_the_others_are_planned() -> None:
    plan = planned(summary(key="x", title="名单"), summary())
    assert [each.state for each in plan.outcomes] == ["refused", "created"]
    assert plan.outcomes[0].problem is not None
    assert plan.outcomes[0].problem.code is Code.SHEET_NAME_TAKEN
    assert len(requests(plan, "addSheet")) == 1


def test_texts_no_cell_can_hold_are_refused() -> None:
    plan = planned(texts(("长" * 50_001,)))
    assert [each.problem.code for each in plan.outcomes if each.problem] == [Code.SHEET_TEXT_TOO_LONG]
    assert plan.requests == ()


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.LINE, ChartKind.PIE, ChartKind.STACKED])
def test_a_chart_draws_the_cells_of_its_sheet_below_them(kind: ChartKind) -> None:
    plan = planned(replace(summary(), charts=(Plot(kind, "图", 1, (3,), 2),)))
    (added,) = requests(plan, "addChart")
    chart = child(added, "chart")
    spec = child(chart, "spec")
    assert (spec["title"], spec["altText"]) == ("图", "图")
    ranges = [each for each in walked(spec) if "startRowIndex" in each]
    rows = {(each["startRowIndex"], each["endRowIndex"]) for each in ranges}
    assert rows == {(2, 5)}
    assert [each["startColumnIndex"] for each in ranges] == [0, 2]
    anchor = child(child(child(chart, "position"), "overlayPosition"), "anchorCell")
    (made,) = requests(plan, "addSheet")
    grid = child(child(made, "properties"), "gridProperties")
    assert 6 <= int(str(anchor["rowIndex"])) < int(str(grid["rowCount"])) - 19


def test_a_chart_of_rows_further_down_takes_its_names_from_the_header() -> None:
    plan = planned(replace(summary(), charts=(Plot(ChartKind.LINE, "图", 1, (3,), 1, first=2),)))
    (added,) = requests(plan, "addChart")
    ranges = [each for each in walked(child(added, "chart")) if "startRowIndex" in each]
    assert [(each["startRowIndex"], each["endRowIndex"]) for each in ranges] == [(2, 3), (4, 5)] * 2
    assert [each["startColumnIndex"] for each in ranges] == [0, 0, 2, 2]


def walked(value: Json) -> Iterator[Object]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walked(each)


def test_texts_are_text_only_and_nothing_is_ever_a_formula() -> None:
    plan = planned(texts(HOSTILE), *starter())
    cells = [
        cell
        for request in requests(plan, "updateCells")
        for row in objects(request, "rows")
        for cell in objects(row, "values")
    ]
    held = [child(cell, "userEnteredValue") for cell in cells if "userEnteredValue" in cell]
    assert len(held) > len(HOSTILE) * 2
    assert {kind for each in held for kind in each} <= {"stringValue", "numberValue", "boolValue"}
    assert {text(each, "stringValue") for each in held} >= set(HOSTILE)


def looks(plan: Plan) -> dict[tuple[int, int], Object]:
    """The look of every cell drawn, all layers together, by row and column counted from 0."""
    found: dict[tuple[int, int], Object] = {}
    for request in requests(plan, "repeatCell"):
        area, cell = child(request, "range"), child(request, "cell")
        for row in range(whole(area, "startRowIndex"), whole(area, "endRowIndex")):
            for column in range(whole(area, "startColumnIndex"), whole(area, "endColumnIndex")):
                before, more = found.get((row, column), {}), child(cell, "userEnteredFormat")
                letters: Object = {**child(before, "textFormat"), **child(more, "textFormat")}
                found[row, column] = {**before, **more, "textFormat": letters}
    return found


def test_numbers_dates_shares_and_fractions_are_typed() -> None:
    plan = planned(summary())
    rows = objects(requests(plan, "updateCells")[0], "rows")
    shown = looks(plan)
    held = [child(cell, "userEnteredValue") for cell in objects(rows[3], "values")]
    assert held[1:5] == [{"numberValue": 46330}, {"numberValue": 0.875}, {"numberValue": 8}, {"numberValue": 1.5}]
    patterns = [text(child(shown[3, column], "numberFormat"), "pattern") for column in range(1, 5)]
    assert patterns == ["yyyy-mm-dd", "0.0%", "0", "0.0#"]
    assert text(child(shown[5, 1], "numberFormat"), "pattern") == "yyyy-mm-dd"


def test_a_long_summary_is_a_short_batch() -> None:
    """Every eighth row a total, a link in every row: what is drawn grows with the values, hardly with the looks."""
    tones = dict.fromkeys(range(8, 2001, 8), Tone.TOTAL)
    long = replace(summary(), rows=summary().rows[:1] * 2000, tones=tones, rules=())
    plan = planned(long)
    shown = looks(plan)
    assert len(shown) == 14_000 + 7 + 2
    assert [("bold" in child(shown[row, 3], "textFormat")) for row in (9, 10, 11)] == [False, True, False]
    assert len(requests(plan, "repeatCell")) < 4 * len(tones)
    drawn = sum(len(json.dumps(each)) for each in requests(plan, "repeatCell"))
    assert drawn < len(json.dumps(requests(plan, "updateCells"))) / 2
    assert len(json.dumps(plan.requests)) < 2_000_000


def form(cell: Object) -> str:
    return text(child(child(cell, "userEnteredFormat"), "numberFormat"), "pattern")


def test_links_lead_to_sheets_by_id_and_to_addresses_of_the_web_only() -> None:
    there = (CellRef("总表", "名单", 2, 1), CellRef("总表", "没有", 2, 1), "https://example.com/", "file.docx")
    patch = SheetPatch("k", "表", (Column("明细", Kind.TEXT),), tuple((Link("看", to),) for to in there))
    plan = planned(patch)
    (rows,) = (objects(each, "rows")[1:] for each in requests(plan, "updateCells"))
    formats = [child(child(objects(row, "values")[0], "userEnteredFormat"), "textFormat") for row in rows]
    assert [child(looks(plan)[row, 0], "textFormat")["underline"] for row in range(1, 5)] == [True, False, True, False]
    assert [text(child(each, "link"), "uri") for each in formats] == [
        "#gid=0&range=A2",
        "",
        "https://example.com/",
        "",
    ]


def test_rules_hold_in_every_locale_and_words_never_count_as_small() -> None:
    rules = requests(planned(summary()), "addConditionalFormatRule")
    conditions = [child(child(child(each, "rule"), "booleanRule"), "condition") for each in rules]
    formulas = [text(objects(each, "values")[0], "userEnteredValue") for each in conditions]
    assert formulas == ["=ISNUMBER(C4)*(C4<1/2)", '=G4="说""好"""']


def test_choices_become_lists_unless_google_would_compute_them() -> None:
    columns = (
        Column("甲", Kind.TEXT, choices=("是", "否")),
        Column("乙", Kind.TEXT, choices=("=1", "否")),
        Column("丙", Kind.TEXT, choices=ListFrom("选项", 2)),
    )
    plan = planned(SheetPatch("k", "表", columns, (("是", None, None),)))
    found = [child(child(each, "rule"), "condition") for each in requests(plan, "setDataValidation")]
    assert [text(each, "type") for each in found] == ["ONE_OF_LIST", "ONE_OF_RANGE"]
    assert text(objects(found[1], "values")[0], "userEnteredValue") == "='选项'!$B$2:$B"


def test_a_sheet_handed_to_people_has_no_mark_a_guarded_header_and_room_below() -> None:
    plan = planned(*starter(), book=BOOK._replace(sheets=()))
    guards = [child(each, "protectedRange") for each in requests(plan, "addProtectedRange")]
    assert [each["warningOnly"] for each in guards] == [True] * 3
    assert [whole(child(each, "range"), "endRowIndex") for each in guards] == [3, 1, 1]
    assert not [each for each in requests(plan, "setDataValidation") if child(each, "rule")["strict"]]
    assert len(requests(plan, "createDeveloperMetadata")) == 1
    roster = added(plan, 1)["sheetId"]
    below = [each for each in requests(plan, "repeatCell") if whole(child(each, "range"), "endRowIndex") == 402]
    below = [each for each in below if child(each, "range")["sheetId"] == roster]
    assert [form(child(each, "cell")) for each in below] == ["@", "@", "@"]
    assert {whole(child(each, "range"), "startRowIndex") for each in below} == {2}
    hidden = [child(each, "properties") for each in requests(plan, "addSheet")]
    assert [each.get("hidden", False) for each in hidden] == [False, False, True]


def added(plan: Plan, position: int) -> Object:
    return child(requests(plan, "addSheet")[position], "properties")


def test_every_batch_can_be_sent_as_json() -> None:
    plan = planned(summary(), *starter(), texts(HOSTILE))
    assert 10_000 < len(json.dumps(plan.requests)) < 60_000


def test_rules_of_an_empty_table_are_left_out() -> None:
    columns = (Column("出勤率", Kind.PERCENT),)
    plan = planned(SheetPatch("k", "表", columns, (), rules=(Rule(1, "<", Fraction(1, 2), Tone.BAD),)))
    assert not requests(plan, "addConditionalFormatRule")
    assert child(child(requests(plan, "addSheet")[0], "properties"), "gridProperties")["rowCount"] == 2


def edit(row: int, column: int, before: str | int | bool | None, after: str | int | None) -> CellEdit:
    return CellEdit(CellRef("总表", "名单", row, column), before, after)


NOW = Grid("总表", "名单", (("工号", "人数"), ("00017", 1), ("甲",)), merges=(Area(3, 1, 3, 2),))


def test_cells_are_written_at_their_addresses_and_rows_below_the_last_one() -> None:
    patch = CellsPatch("名单", (edit(2, 1, "00017", "00018"),), (("乙", 3),))
    plan = planned(patch, 名单=NOW)
    assert [(each.state, each.cells) for each in plan.outcomes] == [("edited", 3)]
    starts = [child(each, "start") for each in requests(plan, "updateCells")]
    assert [(each["rowIndex"], each["columnIndex"]) for each in starts] == [(1, 0), (3, 0), (3, 1)]
    assert {text(each, "fields") for each in requests(plan, "updateCells")} == {"userEnteredValue"}
    assert not requests(plan, "appendDimension")


def test_a_sheet_that_ends_too_early_grows() -> None:
    book = replace_sheets(BOOK, SheetState(0, "名单", 3, 2))
    plan = planned(CellsPatch("名单", (), (("乙", 3, 4),)), book=book, 名单=NOW)
    assert [(text(each, "dimension"), each["length"]) for each in requests(plan, "appendDimension")] == [
        ("ROWS", 1),
        ("COLUMNS", 1),
    ]


def test_nothing_is_written_where_everything_stands_already() -> None:
    plan = planned(CellsPatch("名单", (edit(2, 1, None, "00017"),)), 名单=NOW)
    assert [each.state for each in plan.outcomes] == ["unchanged"]
    assert plan.requests == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (edit(2, 1, None, "00018"), Code.SHEET_CELL_CHANGED),
        (edit(2, 2, True, 2), Code.SHEET_CELL_CHANGED),
        (edit(2, 2, "1", 2), Code.SHEET_CELL_CHANGED),
        (edit(3, 2, None, 2), Code.SHEET_CANNOT_ADD),
        (edit(4, 1, None, "长" * 50_001), Code.SHEET_TEXT_TOO_LONG),
    ],
)
def test_one_cell_that_stands_against_it_refuses_the_patch_and_is_named(change: CellEdit, code: Code) -> None:
    plan = planned(CellsPatch("名单", (edit(4, 2, None, 5), change)), summary(), 名单=NOW)
    refused = plan.outcomes[0].problem
    assert [each.state for each in plan.outcomes] == ["refused", "created"]
    assert refused is not None
    assert (refused.code, refused.at) == (code, change.at)
    assert len(requests(plan, "updateCells")) == 1


def test_a_sheet_that_is_gone_is_named() -> None:
    plan = planned(CellsPatch("没有", (edit(2, 1, None, "甲"),)))
    assert plan.outcomes[0].problem is not None
    assert plan.outcomes[0].problem.code is Code.SHEET_GONE
