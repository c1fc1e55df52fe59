from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import members, sheet_xml, styles_xml, zipped
from toolkit.stores.excel.container import open_container
from toolkit.stores.excel.formats import Formats, pad, read_formats

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("00000", 17, "00017"),
        ("00000", 1234567, "1234567"),
        ('"E"0000', 17, "E0017"),
        ("\\E0000", 17, "E0017"),
        ("000-0000", 1234, "000-1234"),
        ("000-0000", 13800001234, "1380000-1234"),
        ("00000;-00000", 17, "00017"),
        ("[$-804]00000", 17, "00017"),
        ("00000_ ", 17, None),
        ("0", 17, None),
        ('"第"0"场"', 3, None),
        ("0.00", 17, None),
        ("#,##0", 17, None),
        ("00%", 17, None),
        ("General", 17, None),
        ("G/通用格式", 17, None),
        ("yyyy", 17, None),
        ("00000", -17, None),
    ],
)
def test_a_format_of_zeros_shows_leading_zeros(code: str, number: int, shown: str | None) -> None:
    assert pad(code, number) == shown


def test_formats_are_sorted_by_what_they_do_to_a_number(tmp_path: Path) -> None:
    codes = (
        14,
        46,
        'm"月"d"日"',
        "[mm]:ss",
        "aaa",
        "00000",
        "General",
        '"day" 0',
        "[Red]0",
        "上午/下午h:mm",
        49,
        "_d0",
    )
    found = formats_of(tmp_path, styles_xml(*codes))
    assert found.dates == {1, 3, 5, 10}
    assert found.durations == {2, 4}
    assert found.weekdays == {5}
    assert found.padded == {6: "00000"}


def test_a_workbook_without_styles_has_no_formats(tmp_path: Path) -> None:
    assert formats_of(tmp_path, "") == Formats()


def formats_of(folder: Path, styles: str) -> Formats:
    path = folder / "总表.xlsx"
    path.write_bytes(zipped(members({"名单": sheet_xml("")}, styles=styles)))
    return read_formats(open_container(path), "xl/styles.xml")
