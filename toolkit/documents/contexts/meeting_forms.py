"""Every name the templates of sign-in sheets and minutes may use."""

from dataclasses import dataclass, field
from datetime import date

from toolkit.documents.contexts.parts import GroupFacts
from toolkit.documents.contexts.report import DifficultyLine
from toolkit.documents.fields import zh
from toolkit.programme.kinds import ActivityForm, Weekday


@dataclass(frozen=True, slots=True)
class SignLine:
    """A line to sign; the last ones have no name and wait for guests."""

    number: int = field(metadata=zh("序号"))
    person: str | None = field(metadata=zh("姓名"))
    employee_id: str | None = field(metadata=zh("工号"))
    department: str | None = field(metadata=zh("部门"))


@dataclass(frozen=True, slots=True)
class SigninPage:
    """The sheet of one meeting; what is None is left open to be written by hand."""

    number: int = field(metadata=zh("序号"))
    day: date = field(metadata=zh("日期"))
    weekday: Weekday = field(metadata=zh("星期"))
    time: str | None = field(metadata=zh("时间"))
    place: str | None = field(metadata=zh("地点"))
    form: ActivityForm | None = field(metadata=zh("活动形式"))
    topic: str | None = field(metadata=zh("主题"))
    host: str | None = field(metadata=zh("主持人"))
    recorder: str | None = field(metadata=zh("记录人"))
    guests: str | None = field(metadata=zh("嘉宾"))
    expected: int = field(metadata=zh("应到人次"))
    seats: tuple[SignLine, ...] = field(metadata=zh("签到栏"))


@dataclass(frozen=True, slots=True)
class SigninContext:
    """Every name the sign-in sheet's template may use."""

    letterhead: str = field(metadata=zh("页眉"))
    group: GroupFacts = field(metadata=zh("小组"))
    late_minutes: int = field(metadata=zh("迟到分钟"))
    pages: tuple[SigninPage, ...] = field(metadata=zh("各场"))


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One member due at a meeting and what was marked, in the words of 考勤."""

    number: int = field(metadata=zh("序号"))
    person: str = field(metadata=zh("姓名"))
    employee_id: str | None = field(metadata=zh("工号"))
    mark: str = field(metadata=zh("出勤情况"))


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The minutes of one meeting, field by field as 活动 and 考勤 have them."""

    number: int = field(metadata=zh("序号"))
    day: date = field(metadata=zh("日期"))
    weekday: Weekday = field(metadata=zh("星期"))
    time: str | None = field(metadata=zh("时间"))
    place: str | None = field(metadata=zh("地点"))
    plan_number: int | None = field(metadata=zh("计划序号"))
    form: ActivityForm | None = field(metadata=zh("活动形式"))
    topic: str | None = field(metadata=zh("主题"))
    host: str | None = field(metadata=zh("主持人"))
    recorder: str | None = field(metadata=zh("记录人"))
    guests: str | None = field(metadata=zh("嘉宾"))
    expected: int = field(metadata=zh("应到人次"))
    attended: int = field(metadata=zh("实到人次"))
    excused: int = field(metadata=zh("请假"))
    absent: int = field(metadata=zh("缺席"))
    unrecorded: int = field(metadata=zh("未记录"))
    marks: tuple[MarkLine, ...] = field(metadata=zh("考勤栏"))
    record: tuple[str, ...] = field(metadata=zh("纪要"))
    decisions: tuple[str, ...] = field(metadata=zh("决议"))
    tasks: tuple[DifficultyLine, ...] = field(metadata=zh("待办"))
    problems: tuple[DifficultyLine, ...] = field(metadata=zh("问题"))
    next_day: date | None = field(metadata=zh("下次日期"))


@dataclass(frozen=True, slots=True)
class MinutesContext:
    """Every name the minutes' template may use; `blank` is a form to be filled in by hand."""

    letterhead: str = field(metadata=zh("页眉"))
    group: GroupFacts = field(metadata=zh("小组"))
    blank: bool = field(metadata=zh("是空白表"))
    pages: tuple[MinutesPage, ...] = field(metadata=zh("各场"))
