"""A sum of grains says what counting the marks one by one says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.figures.grains import NO_MARK, grain_of, minutes_in, tally_in
from toolkit.figures.hours import Minutes
from toolkit.figures.tally import Tally
from toolkit.programme.kinds import Attendance
from toolkit.programme.origin import Origin, TableOrigin
from toolkit.programme.running import Mark

AT = Origin(TableOrigin("总表.xlsx", "考勤", {}), 2)
CAME = (Attendance.PRESENT, Attendance.LATE, Attendance.LEFT_EARLY)
MARKS = st.builds(
    lambda attendance, minutes, derived: Mark(AT, "G01", 1, "1001", attendance, minutes, derived=derived),
    st.sampled_from(Attendance),
    st.none() | st.integers(0, 10_000),
    st.booleans(),
)


@given(st.lists(st.none() | MARKS, max_size=30), st.none() | st.integers(1, 600), st.booleans())
def test_a_sum_of_grains_is_the_count_of_its_marks(
    marks: list[Mark | None], length: int | None, excused_is_due: bool
) -> None:
    grains = sum(NO_MARK if each is None else grain_of(each, length) for each in marks)
    made = [each for each in marks if each is not None]
    kinds = [each.attendance for each in made]
    derived = sum(each.derived and each.attendance is Attendance.PRESENT for each in made)
    counts = [kinds.count(each) for each in Attendance]
    assert list(Attendance) == [*CAME, Attendance.EXCUSED, Attendance.ABSENT]
    assert tally_in(grains, excused_is_due) == Tally._make((excused_is_due, *counts, marks.count(None), derived))
    spent = [length if each.minutes is None else each.minutes for each in made if each.attendance in CAME]
    known = [each for each in spent if each is not None]
    assert minutes_in(grains) == Minutes(sum(known), len(spent) - len(known), len(spent))


def test_no_count_of_a_large_programme_runs_into_the_next() -> None:
    many = 100_000_000
    late = grain_of(Mark(AT, "G01", 1, "1001", Attendance.LATE), 90)
    assert tally_in(many * late, False).late == many
    assert tally_in(many * late, False).left_early == 0
    assert minutes_in(many * late) == Minutes(90 * many, 0, many)
