"""What the straightforward script reads, as dictionaries by group, and how it counts marks."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from openpyxl import Workbook

Row = dict[str, Any]
ATTENDED = ("出勤", "迟到", "早退")
STATES = (*ATTENDED, "请假", "缺席")


class Tables(NamedTuple):
    """The sheets as dictionaries, by group."""

    settings: Mapping[str, Row]
    names: Mapping[str, str]
    departments: Mapping[str, str]
    topics: Mapping[str, str]
    groups: Sequence[Row]
    stages: Sequence[Row]
    members: Mapping[str, Sequence[Row]]
    meetings: Mapping[str, Sequence[Row]]
    marks: Mapping[tuple[str, int], Mapping[str, str]]
    plan: Mapping[str, Sequence[Row]]
    outcomes: Mapping[str, Sequence[Row]]


class Count(NamedTuple):
    """Marks of somebody, or of everybody, over some meetings."""

    due: int
    states: Counter[str]
    minutes: int

    @property
    def recorded(self) -> int:
        """How many marks there are."""
        return sum(self.states.values())

    @property
    def attended(self) -> int:
        """Late ones and early leavers were there."""
        return sum(self.states[each] for each in ATTENDED)

    @property
    def counted(self) -> int:
        """The denominator of the rate: who was excused does not count."""
        return self.recorded - self.states["请假"]

    @property
    def rate(self) -> float | None:
        """None where nothing counts."""
        return self.attended / self.counted if self.counted else None


def read(book: Workbook) -> Tables:
    """Every sheet by its headers."""
    marks: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for row in _rows(book, "考勤"):
        if row["出勤情况"]:
            marks[row["小组"], row["场次"]][row["工号"]] = row["出勤情况"]
    settings = list(_rows(book, "设置"))
    return Tables(
        {row["设置项"]: row for row in settings},
        {row["工号"]: row["姓名"] for row in _rows(book, "名单")},
        {row["工号"]: row["部门"] for row in _rows(book, "名单")},
        {row["编号"]: row["名称"] for row in _rows(book, "主题")},
        list(_rows(book, "小组")),
        [row for row in settings if row["设置项"] == "阶段"],
        _by_group(_rows(book, "成员")),
        _by_group(_rows(book, "活动")),
        marks,
        _by_group(_rows(book, "计划")),
        _by_group(_rows(book, "成果")),
    )


def _rows(book: Workbook, sheet: str) -> Iterator[Row]:
    rows = book[sheet].iter_rows(values_only=True)
    headers = [str(each) for each in next(rows)]
    for values in rows:
        yield {
            key: value.date() if isinstance(value, datetime) else value
            for key, value in zip(headers, values, strict=True)
        }


def _by_group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["小组"]].append(row)
    return found


def count(tables: Tables, group: str, meetings: Sequence[Row], people: Sequence[str]) -> Count:
    """The marks of people over meetings that were held."""
    states: Counter[str] = Counter()
    minutes = 0
    for meeting in meetings:
        marks = tables.marks.get((group, meeting["场次"]), {})
        length = 60 * (meeting["结束"].hour - meeting["开始"].hour) + meeting["结束"].minute - meeting["开始"].minute
        for person in people:
            state = marks.get(person)
            if state:
                states[state] += 1
                minutes += length * (state in ATTENDED)
    return Count(len(meetings) * len(people), states, minutes)


def held(tables: Tables, group: str, first: date, last: date) -> list[Row]:
    """A group's meetings of a span that were held."""
    return [row for row in tables.meetings[group] if row["状态"] == "已举行" and first <= row["日期"] <= last]


def month_counts(tables: Tables, group: str, first: date, end: date, as_of: date) -> tuple[Row, Count]:
    """The meetings of a group's span by what became of them, and everybody's marks at those held."""
    planned = [row for row in tables.meetings[group] if first <= row["日期"] <= end]
    meetings = held(tables, group, first, min(end, as_of))
    total = count(tables, group, meetings, [row["工号"] for row in tables.members[group]])
    return {
        "计划活动数": len(planned),
        "已举行数": len(meetings),
        "已取消数": sum(row["状态"] == "取消" for row in planned),
        "未登记数": sum(row["状态"] == "计划" and row["日期"] <= as_of for row in planned),
        "未到期数": sum(row["状态"] == "计划" and row["日期"] > as_of for row in planned),
        "实到人次": total.attended,
        "计入人次": total.counted,
        "已记录人次": total.recorded,
        "应到人次": total.due,
        "成果数": sum(first <= row["日期"] <= end for row in tables.outcomes[group]),
    }, total


def of_stage(tables: Tables, group: str, stage: Row) -> list[Row]:
    """The plan of a group's stage."""
    return [row for row in tables.plan[group] if row["阶段"] == stage["值"]]


def month_before(first: date) -> date:
    """The first day of the month before."""
    return (first - timedelta(days=1)).replace(day=1)
