"""The committed samples are what their source makes."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from sample_workbooks import build

ROOT = Path(build.__file__).resolve().parent


@cache
def _made() -> dict[str, bytes]:
    return dict(build.files())


def _members(data: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(each.filename, each.date_time, package.read(each)) for each in package.infolist()]


def test_committed_samples_are_what_the_source_makes_every_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build.main(tmp_path)
    assert len(_made()) == 5
    for name, data in _made().items():
        made, committed = (tmp_path / name).read_bytes(), (ROOT / name).read_bytes()
        assert made == data, name
        # Another zlib may compress differently, so members are compared, not the archive.
        if name.endswith(".xlsx"):
            assert _members(made) == _members(committed), name
        else:
            assert made == committed
    capsys.readouterr()
    build.main(tmp_path)
    assert capsys.readouterr().out == "", "a second build writes nothing"


@pytest.mark.parametrize("name", [build.HUB, build.ENGLISH])
def test_every_formula_of_a_clean_sample_has_its_cached_value(name: str) -> None:
    formulas = 0
    for member, _, data in _members(_made()[name]):
        if member.startswith("xl/worksheets/sheet"):
            xml = data.decode("utf-8")
            formulas += xml.count("<f>")
            assert xml.count("<f>") == len(re.findall(r"</f><v>\d+</v>", xml)), member
    assert formulas >= 8


@pytest.mark.parametrize("name", [build.HUB, build.OWN, build.MESSY, build.ENGLISH])
def test_no_sample_names_a_machine_or_a_moment_of_the_run(name: str) -> None:
    core = next(data for member, _, data in _members(_made()[name]) if member == "docProps/core.xml")
    assert core.count(b"2026-11-24T08:30:00Z") == 2


def test_the_hub_has_what_write_back_must_not_lose() -> None:
    members = {member for member, _, _ in _members(_made()[build.HUB])}
    assert {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/tables/table1.xml"} <= members
    assert any("comment" in member for member in members)
    sheets = b"".join(data for member, _, data in _members(_made()[build.HUB]) if "worksheets/sheet" in member)
    assert sheets.count(b"<dataValidation ") > 20
    assert sheets.count(b"<conditionalFormatting ") >= 4
