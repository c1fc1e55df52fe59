"""What people save between our reading and our writing is never lost: twenty edits, two runs at once."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import members, rewritten, sheet_xml, zipped
from tests.stores.patches import summary
from toolkit.errors import CANNOT_WRITE, StudygroupError
from toolkit.files.backup import keep_backup
from toolkit.files.lock import locked
from toolkit.files.output import RESULT
from toolkit.places import CellRef
from toolkit.problems import Code
from toolkit.sheets import CellEdit, CellsPatch
from toolkit.stores import open_location
from toolkit.stores.excel.container import open_container

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.sheets import Patch

    Parts = dict[str, bytes]

BOOK, PEOPLE, OTHER, OURS = (
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
)
CELL = '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>'


def said(part: str, old: str, new: str) -> Callable[[Parts], None]:
    """Another program's edit of one part."""

    def edit(parts: Parts) -> None:
        assert old.encode() in parts[part], old
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return edit


def added_sheet(title: str) -> Callable[[Parts], None]:
    def edit(parts: Parts) -> None:
        said(BOOK, "</sheets>", f'<sheet name="{title}" sheetId="77" r:id="rId77"/></sheets>')(parts)
        line = '<Relationship Id="rId77" Type="x/worksheet" Target="worksheets/sheet77.xml"/></Relationships>'
        said("xl/_rels/workbook.xml.rels", "</Relationships>", line)(parts)
        parts["xl/worksheets/sheet77.xml"] = sheet_xml(f'<row r="1">{CELL % ("A1", "新的")}</row>').encode()

    return edit


# Each leaves the word 新的 somewhere; what a later cell patch makes of it is the last column.
APPLIES, STOPS = "applies", "stops"
ROW = '<row r="9">' + CELL % ("A9", "新的") + "</row>"
EDITS: dict[str, tuple[Callable[[Parts], None], str, str]] = {
    "a cell of another sheet": (said(OTHER, "甲", "新的"), APPLIES, STOPS),
    "a row of another sheet": (said(OTHER, "</sheetData>", f"{ROW}</sheetData>"), APPLIES, STOPS),
    "another sheet emptied": (said(OTHER, "甲", ""), APPLIES, STOPS),
    "another sheet renamed": (said(BOOK, 'name="主题"', 'name="新的"'), APPLIES, STOPS),
    "another sheet hidden": (said(BOOK, 'sheetId="2" state="visible"', 'sheetId="2" state="hidden"'), APPLIES, APPLIES),
    "a sheet added": (added_sheet("新的"), APPLIES, APPLIES),
    "the very cell to fill": (said(PEOPLE, "王小满", "新的"), APPLIES, STOPS),
    "another cell of the sheet": (said(PEOPLE, "00017", "新的"), APPLIES, STOPS),
    "a row above": (said(PEOPLE, '<row r="1">', '<row r="1">' + CELL % ("C1", "新的")), APPLIES, STOPS),
    "a row inserted": (
        lambda parts: parts.update(
            {PEOPLE: sheet_xml(f'<row r="3">{CELL % ("A3", "00017")}{CELL % ("B3", "新的")}</row>').encode()}
        ),
        APPLIES,
        STOPS,
    ),
    "a column inserted": (said(PEOPLE, 'r="B2"', 'r="C2"'), APPLIES, STOPS),
    "rows sorted": (
        lambda parts: parts.update({PEOPLE: parts[PEOPLE].replace(b"00017", b"00018").replace(b"\xe7\x8e\x8b", b"x")}),
        APPLIES,
        STOPS,
    ),
    "the sheet renamed": (said(BOOK, 'name="名单"', 'name="新的"'), APPLIES, STOPS),
    "cells merged": (
        said(PEOPLE, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>'),
        APPLIES,
        STOPS,
    ),
    "the sheet protected": (said(PEOPLE, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>'), APPLIES, APPLIES),
    "a name defined": (
        said(BOOK, "</definedNames>", "<definedName name='新的'>名单!$A$1</definedName></definedNames>"),
        APPLIES,
        APPLIES,
    ),
    "saved without a change": (lambda parts: parts.update({"docProps/new.txt": b"x"}), APPLIES, APPLIES),
    "an answer typed into our sheet": (said(OURS, "第一行", "新的"), STOPS, STOPS),
    "our sheet sorted by somebody": (said(OURS, "G01", "新的"), STOPS, STOPS),
    "our sheet renamed": (said(BOOK, 'name="考勤汇总"', 'name="新的"'), APPLIES, APPLIES),
    "our sheet moved to the front": (
        lambda parts: parts.update({BOOK: moved(parts[BOOK])}),
        APPLIES,
        APPLIES,
    ),
}


def moved(book: bytes) -> bytes:
    start, end = book.index(b"<sheets>") + 8, book.index(b"</sheets>")
    sheets = book[start:end].split(b"<sheet ")[1:]
    anew = b"".join(b"<sheet " + each for each in (sheets[-1], *sheets[:-1]))
    return book[:start] + anew + book[end:]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """名单 and 主题 of people's, 考勤汇总 of ours."""
    file = tmp_path / "总表.xlsx"
    roster = (
        f'<row r="1">{CELL % ("A1", "工号")}</row><row r="2">{CELL % ("A2", "00017")}{CELL % ("B2", "王小满")}</row>'
    )
    topics = f'<row r="1">{CELL % ("A1", "甲")}</row>'
    parts = members({"名单": sheet_xml(roster), "主题": sheet_xml(topics)})
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", '<Default Extension="txt" ContentType="text/plain"/></Types>'
    )
    file.write_bytes(zipped(parts))
    store = open_location(str(file))
    store.apply([summary()], based_on=store.read())
    return file


OUR_PATCH = summary(extra=1)
CELL_PATCH = CellsPatch("名单", (CellEdit(CellRef("总表.xlsx", "名单", 2, 2), "王小满", "填了"),))


def unpacked(path: Path) -> Parts:
    container = open_container(path)
    return {each.name: container.read(each.name) for each in container.members}


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("cells", [False, True], ids=["our sheet", "with cells"])
@pytest.mark.parametrize("late", [False, True], ids=["before writing", "while writing"])
def test_no_edit_between_reading_and_writing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, cells: bool, late: bool
) -> None:
    edit, of_sheet, of_cells = EDITS[name]
    patches: list[Patch] = [OUR_PATCH, CELL_PATCH] if cells else [OUR_PATCH]
    store = open_location(str(path))
    snapshot = store.read()
    edited: list[Parts] = []

    def save() -> None:
        with rewritten(path) as parts:
            edit(parts)
        edited.append(unpacked(path))

    if late:
        once_before_the_exchange(monkeypatch, save)
    else:
        save()
    expected = of_cells if cells else of_sheet
    if expected == APPLIES:
        outcomes = store.apply(patches, based_on=snapshot).outcomes
        assert outcomes[0].state in {"replaced", "created"}
        assert outcomes[0].problem is not None
        assert outcomes[0].problem.code is Code.SHEET_COUNTS_EARLIER
        assert len(edited) == 1
        now = unpacked(path)
        # Their own sheets are what they saved, but for the cell we filled; ours is the new one.
        for part, data in edited[0].items():
            if part in {OTHER, "xl/worksheets/sheet77.xml"} or (part == PEOPLE and not cells):
                assert now[part] == data, part
        for title in re.findall(r'<sheet name="([^"]+)"', edited[0][BOOK].decode()):
            assert f'name="{title}"' in now[BOOK].decode()
        assert set(edited[0]) <= set(now)
        return
    before = None if late else path.read_bytes()
    with pytest.raises(StudygroupError) as stopped:
        store.apply(patches, based_on=snapshot)
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.FILE_RESULT_BESIDE, CANNOT_WRITE)
    assert unpacked(path) == edited[0]
    assert before is None or path.read_bytes() == before
    beside = path.with_name(str(stopped.value.problem.facts["result"]))
    assert RESULT in beside.name
    grids = {each.sheet: each for each in open_location(str(beside)).read().grids}
    assert grids["考勤汇总"].value(6, 4) == 21
    assert grids["名单"].value(2, 2) == ("填了" if cells else "王小满")


def once_before_the_exchange(monkeypatch: pytest.MonkeyPatch, save: Callable[[], None]) -> None:
    """Somebody saves at the last moment: after the finished file was checked, before it takes its place."""
    done: list[bool] = []

    def keep(path: Path, data: bytes, folder: Path) -> str:
        if not done:
            done.append(True)
            save()
        return keep_backup(path, data, folder)

    monkeypatch.setattr("toolkit.stores.excel.apply.keep_backup", keep)


def test_there_are_twenty_edits() -> None:
    assert len(EDITS) >= 20


@pytest.mark.parametrize("gone", ["moved", "emptied", "not a workbook"])
def test_a_workbook_moved_or_broken_meanwhile_leaves_the_result_beside_its_place(path: Path, gone: str) -> None:
    store = open_location(str(path))
    snapshot = store.read()
    if gone == "moved":
        path.rename(path.with_name("改了名.xlsx"))
    else:
        path.write_bytes(b"" if gone == "emptied" else b"PK no zip")
    with pytest.raises(StudygroupError) as stopped:
        store.apply([OUR_PATCH], based_on=snapshot)
    assert stopped.value.problem.code is Code.FILE_RESULT_BESIDE
    beside = path.with_name(str(stopped.value.problem.facts["result"]))
    assert [each.owned for each in open_location(str(beside)).read().grids] == [None, None, "attendance"]


def test_somebody_who_saves_without_end_is_not_fought(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_location(str(path))
    snapshot = store.read()
    saved: list[int] = []

    def keep(file: Path, data: bytes, folder: Path) -> str:
        with rewritten(path) as parts:
            parts["docProps/new.txt"] = str(len(saved)).encode()
        saved.append(len(saved))
        return keep_backup(file, data, folder)

    monkeypatch.setattr("toolkit.stores.excel.apply.keep_backup", keep)
    with pytest.raises(StudygroupError) as stopped:
        store.apply([OUR_PATCH], based_on=snapshot)
    assert stopped.value.problem.code is Code.FILE_CHANGED_MEANWHILE
    assert unpacked(path)["docProps/new.txt"] == str(len(saved) - 1).encode()
    assert 2 <= len(saved) <= 4


def test_a_dry_run_leaves_nothing_beside(path: Path) -> None:
    store = open_location(str(path))
    snapshot = store.read()
    with rewritten(path) as parts:
        EDITS["an answer typed into our sheet"][0](parts)
    names = sorted(each.name for each in path.parent.iterdir())
    with pytest.raises(StudygroupError) as stopped:
        store.apply([OUR_PATCH], based_on=snapshot, dry_run=True)
    assert stopped.value.problem.code is Code.FILE_CHANGED_MEANWHILE
    assert sorted(each.name for each in path.parent.iterdir()) == names


def test_a_held_workbook_is_refused_before_the_work_begins(path: Path) -> None:
    with locked(path), pytest.raises(StudygroupError) as stopped:
        open_location(str(path))
    assert stopped.value.problem.code is Code.FILE_LOCKED_BY_RUN
    with locked(path):
        assert open_location(str(path), write=False).read().grids


# Two runs that have read the workbook wait for the same signal, then both write.
RUN = """
import sys
from tests.stores.patches import summary
from toolkit.errors import StudygroupError
from toolkit.stores import open_location
import toolkit.stores.excel.apply
import json
for line in sys.stdin:
    path, extra = json.loads(line)
    store = open_location(path, write=False)
    snapshot = store.read()
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        state = store.apply([summary(extra=extra)], based_on=snapshot).outcomes[0].state
        print(json.dumps([state, 0]), flush=True)
    except StudygroupError as stopped:
        print(json.dumps([stopped.problem.code.name, stopped.exit_code]), flush=True)
"""
PAIRS = 20


def test_of_two_runs_at_once_exactly_one_writes(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-c", RUN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told: list[list[tuple[str, int]]] = []
    for pair in range(PAIRS):
        path = tmp_path / f"总表{pair}.xlsx"
        path.write_bytes(zipped(members({"名单": sheet_xml("")})))
        for number, run in enumerate(runs, start=1):
            say(run, json.dumps([str(path), number]))
        assert [hear(run) for run in runs] == ["ready"] * 2
        for run in runs:
            say(run, "go")
        answers = [tuple(json.loads(hear(run))) for run in runs]
        told.append(answers)
        winner = next(number for number, answer in enumerate(answers, start=1) if answer == ("created", 0))
        grid = next(each for each in open_location(str(path)).read().grids if each.owned)
        assert grid.value(6, 4) == 20 + winner
    for run in runs:
        run.communicate()
    assert len(told) == PAIRS
    for answers in told:
        (loser,) = [answer for answer in answers if answer != ("created", 0)]
        assert loser[1] == CANNOT_WRITE
        assert loser[0] in {"FILE_LOCKED_BY_RUN", "FILE_CHANGED_MEANWHILE"}
    left = [each.name for each in tmp_path.iterdir() if not each.name.endswith((".xlsx", "_输出"))]
    assert not left


def say(run: subprocess.Popen[str], line: str) -> None:
    assert run.stdin is not None
    run.stdin.write(f"{line}\n")
    run.stdin.flush()


def hear(run: subprocess.Popen[str]) -> str:
    assert run.stdout is not None
    return run.stdout.readline().strip()
