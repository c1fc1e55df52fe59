"""A reading kept for later comes back as it was; whatever is not one is none."""

from __future__ import annotations

import stat
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tools import LONG
from toolkit.files.kept_snapshots import Kept, keep_snapshot, kept_snapshot
from toolkit.places import Area
from toolkit.sheets import Grid, Oddity, Snapshot

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 2)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.dates(),
    st.datetimes(),
    st.times(),
)


def reading(*rows: tuple[object, ...]) -> Snapshot:
    grid = Grid(
        "小组表.xlsx",
        "活动记录",
        rows,  # type: ignore[arg-type]
        shown={(1, 1): "007"},
        odd={(2, 1): Oddity.UNCACHED},
        merges=(Area(1, 1, 2, 3),),
        hidden=frozenset({4, 2}),
        owned="members",
    )
    return Snapshot("小组表.xlsx", (grid,), "v1")


def test_every_kind_of_value_comes_back_typed(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 3, 19)  # noqa: DTZ001 - a cell knows no zone
    kept = Kept(reading((7, "=1+1", None, DAY, moment, time(19, 30), True)), DAY)
    keep_snapshot(tmp_path / "G01.json", kept)
    again = kept_snapshot(tmp_path / "G01.json")
    assert again == kept
    assert again is not None
    assert [type(each) for each in again.snapshot.grids[0].rows[0]] == [
        int, str, type(None), date, datetime, time, bool
    ]  # fmt: skip


@settings(max_examples=1000 if LONG else 60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(VALUES, max_size=4).map(tuple), max_size=4).map(tuple))
def test_whatever_was_read_comes_back_equal(rows: tuple[tuple[object, ...], ...], tmp_path: Path) -> None:
    kept = Kept(reading(*rows), DAY)
    keep_snapshot(tmp_path / "G01.json", kept)
    assert kept_snapshot(tmp_path / "G01.json") == kept


def test_only_its_owner_may_read_it_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "副本" / "G01.json"
    assert keep_snapshot(path, Kept(reading(("林澄",)), DAY))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_the_same_reading_of_the_same_day_is_not_written_again(tmp_path: Path) -> None:
    kept = Kept(reading(("林澄",)), DAY)
    assert keep_snapshot(tmp_path / "G01.json", kept)
    assert not keep_snapshot(tmp_path / "G01.json", kept)
    assert keep_snapshot(tmp_path / "G01.json", kept._replace(day=date(2026, 12, 2)))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"shape":1}', b'{"shape":2}', b"\xff\xfe"])
def test_a_damaged_or_older_copy_is_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "G01.json").write_bytes(data)
    assert kept_snapshot(tmp_path / "G01.json") is None


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert kept_snapshot(tmp_path / "G01.json") is None
