from __future__ import annotations

import pytest

from toolkit.programme.kinds import Rhythm
from toolkit.tables.cells.terms import minutes_in, rhythm_in

SAID = [
    ("每周活动一次，每次 90 分钟；第一个月结束时再议。", Rhythm.WEEKLY, (90, 90)),
    ("每周四中午 12:10 开始，60 分钟，边吃边谈；12:30 以前只听不评。", Rhythm.WEEKLY, (60, 60)),
    ("因仓库排班，两周活动一次，每次 90 分钟；中间一周结伴走动。", Rhythm.FORTNIGHTLY, (90, 90)),
    ("每两个星期一次，每次１.５－２小时", Rhythm.FORTNIGHTLY, (90, 120)),
    ("一周一次，一个半小时", Rhythm.WEEKLY, (90, 90)),
    ("每个月集中一次，每次一到两小时", Rhythm.MONTHLY, (60, 120)),
    ("Once a week for 90 minutes; reviewed after the first month.", Rhythm.WEEKLY, (90, 90)),
    ("Every Thursday at noon for 60 minutes", Rhythm.WEEKLY, (60, 60)),
    ("Every other week, 1.5 to 2 hours", Rhythm.FORTNIGHTLY, (90, 120)),
    ("Biweekly.", Rhythm.FORTNIGHTLY, None),
    ("时间地点由组长通知。", None, None),
]


@pytest.mark.parametrize(("text", "rhythm", "minutes"), SAID)
def test_rhythm_and_length_are_read_out_of_a_clause(
    text: str, rhythm: Rhythm | None, minutes: tuple[int, int] | None
) -> None:
    assert (rhythm_in(text), minutes_in(text)) == (rhythm, minutes)
