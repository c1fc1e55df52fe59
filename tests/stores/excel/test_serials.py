from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from toolkit.stores.excel.serials import from_duration, from_iso, from_serial


@pytest.mark.parametrize(
    ("serial", "epoch_1904", "moment"),
    [
        (46000, False, date(2025, 12, 9)),
        (44538, True, date(2025, 12, 9)),
        (1, False, date(1900, 1, 1)),
        (59, False, date(1900, 2, 28)),
        (61, False, date(1900, 3, 1)),
        (46000.770833333336, False, datetime.fromisoformat("2025-12-09T18:30:00")),
        (0.7708333333333334, False, time(18, 30)),
        (-5, False, -5),
        (9_999_999, False, 9_999_999),
    ],
)
def test_serials_are_days_since_the_epoch(serial: float, epoch_1904: bool, moment: date | time | float) -> None:
    assert from_serial(serial, epoch_1904=epoch_1904) == moment


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        (timedelta(hours=1, minutes=30), time(1, 30)),
        (timedelta(hours=26, minutes=30), "26:30"),
        (timedelta(hours=26, minutes=3, seconds=5), "26:03:05"),
        (timedelta(0), time(0)),
    ],
)
def test_a_duration_over_a_day_is_text_as_excel_shows_it(length: timedelta, shown: time | str) -> None:
    assert from_duration(length) == shown


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ("2026-11-03T00:00:00", date(2026, 11, 3)),
        ("2026-11-03T18:30:00Z", datetime.fromisoformat("2026-11-03T18:30:00")),
        ("18:30:00", time(18, 30)),
        ("2026-13-03", "2026-13-03"),
        ("soon", "soon"),
    ],
)
def test_iso_dates_are_days_moments_or_times(text: str, moment: date | time | str) -> None:
    assert from_iso(text) == moment
