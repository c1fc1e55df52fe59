"""Foreign and hostile workbooks within twenty seconds and two GiB: each works, or gives one line that says why not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import MAIN, PACKAGE, members, sheet_xml, zipped
from tests.tools import LONG, shared_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FEWEST = 70
# What must stay as it is, is read and not written into.
NOT_WRITTEN = {
    "digitally-signed.xlsx",
    "signed.xlsx",
    "revisions.xlsx",
    "structure-protected.xlsx",
    "structure-protection.xlsx",
    "workbook-password-and-user-ranges.xlsx",
}
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>工号</t></is></c></row>'
LETTERS = "ABCDEFGHIJ"


def rows(count: int, cell: str = "<v>1</v></c>", kind: str = "") -> str:
    """Rows of ten cells below the header."""
    drawn = []
    for row in range(2, count + 2):
        cells = "".join(f'<c r="{letter}{row}"{kind}>{cell}' for letter in LETTERS)
        drawn.append(f'<row r="{row}">{cells}</row>')
    return "".join(drawn)


def strings(text: str, count: int = 1) -> str:
    return f'<sst xmlns="{MAIN}">{f"<si><t>{text}</t></si>" * count}</sst>'


def bombs() -> dict[str, Mapping[str, str]]:
    """Small files that ask for much, by name."""
    empty = sheet_xml(HEAD + "".join(f'<row r="{row}" s="1" ht="14"/>' for row in range(2, 1_048_577)))
    far = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(2, 20_000))
    merge = '<mergeCell ref="A2:XFD1048576"/>'
    overlapping = f"<mergeCells>{merge * 90_000}</mergeCells>"
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 14_000_000}</cellXfs></styleSheet>'
    related = f'<Relationships xmlns="{PACKAGE}/relationships">{"<Relationship/>" * 4_300_000}</Relationships>'
    found: dict[str, Mapping[str, str]] = {
        "a long text in every cell": members(
            {"名单": sheet_xml(HEAD + rows(5_200, "<v>0</v></c>", ' t="s"'))}, strings=strings("x" * 32_000)
        ),
        "cells far apart": members({"名单": sheet_xml(HEAD + far)}),
        "merges over merges": members({"名单": sheet_xml(HEAD + rows(2_000), overlapping)}),
        "nested": members({"名单": sheet_xml("<a>" * 500_000 + "</a>" * 500_000)}),
        "styles": members({"名单": sheet_xml(HEAD)}, styles=styles),
    }
    if LONG:
        found |= {
            "cells without end": members({"名单": sheet_xml(f"<row>{'<c><v>1</v></c>' * 10_000_000}</row>")}),
            "rows without end": members({"名单": sheet_xml("<row/>" * 20_000_000)}),
            "empty rows on ten sheets": members({f"表{number}": empty for number in range(10)}),
            "one text": members({"名单": sheet_xml(HEAD)}, strings=strings("x" * 200_000_000)),
            "many texts": members({"名单": sheet_xml(HEAD)}, strings=strings("王", 6_000_000)),
            "as many cells as are read": members({"名单": sheet_xml(HEAD + rows(490_000))}),
            "formulas": members({"名单": sheet_xml(HEAD + rows(490_000, "<f>A1</f><v>1</v></c>"))}),
            "relationships": {**members({"名单": sheet_xml(HEAD)}), "xl/_rels/workbook.xml.rels": related},
        }
    return found


def outcomes(paths: Iterable[Path]) -> dict[str, list[str]]:
    """What became of each workbook in a limited process of its own."""
    command = [sys.executable, "-m", "tests.stores.excel.limited", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {}
    for line in done.stdout.splitlines():
        name, status, said = json.loads(line)
        assert status == 0, (name, status, done.stderr)
        found[name] = said
    assert len(found) == len(command) - 3, done.stderr
    return found


def assert_clear(name: str, said: list[str]) -> None:
    place, message, fix = said[1:]
    assert name in place
    assert message
    assert fix
    assert "\n" not in place + message
    assert "Error" not in message


def test_every_workbook_other_programs_made_works_or_says_why_not(tmp_path: Path) -> None:
    made = sorted(shared_data("excel-made").glob("*.xl*"))
    assert len(made) >= FEWEST
    for path in made:
        shutil.copyfile(path, tmp_path / path.name)
    found = outcomes(tmp_path / path.name for path in made)
    assert {said[0] for said in found.values()} == {"read"}
    refused = {name: said for name, said in found.items() if said[1:] != ["created"]}
    for name, said in refused.items():
        assert_clear(name, said)
    assert refused.keys() == NOT_WRITTEN


@pytest.fixture(scope="module")
def exploded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What became of each bomb."""
    folder = tmp_path_factory.mktemp("bombs")
    for name, parts in bombs().items():
        (folder / f"{name}.xlsx").write_bytes(zipped(parts))
    return outcomes(sorted(folder.glob("*.xlsx")))


@pytest.mark.timeout(900 if LONG else 120)
def test_a_small_file_that_asks_for_much_is_read_or_refused_in_time(exploded: dict[str, list[str]]) -> None:
    for name, said in exploded.items():
        if said[0] == "refused":
            assert_clear(name, said)
        else:
            assert said == ["read", "created"], name
    refused = {name.removesuffix(".xlsx") for name, said in exploded.items() if said[0] == "refused"}
    assert {"cells far apart", "merges over merges", "styles"} <= refused
    # What other readers read is read.
    assert {"a long text in every cell", "empty rows on ten sheets", "formulas"}.isdisjoint(refused)
