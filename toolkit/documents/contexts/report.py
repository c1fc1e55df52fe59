"""Every name the stage or month report's template may use."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from toolkit.content import Chart
from toolkit.documents.contexts.parts import GroupFacts
from toolkit.documents.contexts.plan import PlanLine
from toolkit.documents.fields import zh
from toolkit.figures.sessions import SessionState
from toolkit.programme.kinds import ActivityForm, DifficultyStatus, OutcomeKind, Role


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of page one; a share is None when its denominator is 0.

    Shape: planned = held + cancelled + unrecorded + ahead; expected = recorded + unrecorded marks.
    """

    planned: int = field(metadata=zh("计划活动数"))
    held: int = field(metadata=zh("已举行数"))
    cancelled: int = field(metadata=zh("已取消数"))
    unrecorded_sessions: int = field(metadata=zh("未登记数"))
    ahead: int = field(metadata=zh("未到期数"))
    attended: int = field(metadata=zh("实到人次"))
    counted: int = field(metadata=zh("计入人次"))
    rate: Fraction | None = field(metadata=zh("出勤率"))
    target: Fraction = field(metadata=zh("出勤目标"))
    recorded: int = field(metadata=zh("已记录人次"))
    expected: int = field(metadata=zh("应到人次"))
    coverage: Fraction | None = field(metadata=zh("记录覆盖率"))
    hours: Fraction | None = field(metadata=zh("人均学时"))
    plan_due: int = field(metadata=zh("应完成数"))
    plan_done: int = field(metadata=zh("到期已完成数"))
    overdue_count: int = field(metadata=zh("逾期数"))
    outcomes_count: int = field(metadata=zh("成果数"))
    open_difficulties: int = field(metadata=zh("未解决数"))


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One person's marks of the span; rate = attended / counted, coverage = recorded / expected."""

    number: int | None = field(metadata=zh("序号"))
    person: str = field(metadata=zh("姓名"))
    role: Role | None = field(metadata=zh("角色"))
    expected: int = field(metadata=zh("应到人次"))
    present: int = field(metadata=zh("出勤"))
    late: int = field(metadata=zh("迟到"))
    left_early: int = field(metadata=zh("早退"))
    excused: int = field(metadata=zh("请假"))
    absent: int = field(metadata=zh("缺席"))
    unrecorded: int = field(metadata=zh("未记录"))
    attended: int = field(metadata=zh("实到人次"))
    counted: int = field(metadata=zh("计入人次"))
    rate: Fraction | None = field(metadata=zh("出勤率"))


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of the span; attended and counted are None unless it was held."""

    number: int = field(metadata=zh("序号"))
    day: date = field(metadata=zh("日期"))
    topic: str | None = field(metadata=zh("主题"))
    form: ActivityForm | None = field(metadata=zh("活动形式"))
    host: str | None = field(metadata=zh("主持人"))
    status: SessionState = field(metadata=zh("状态"))
    attended: int | None = field(metadata=zh("实到人次"))
    counted: int | None = field(metadata=zh("计入人次"))
    record: str | None = field(metadata=zh("纪要"))
    decisions: str | None = field(metadata=zh("决议"))


@dataclass(frozen=True, slots=True)
class FormLine:
    """How many of the held sessions were of one kind of activity."""

    form: ActivityForm = field(metadata=zh("活动形式"))
    times: int = field(metadata=zh("次数"))


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """Something the group has shown."""

    number: int = field(metadata=zh("序号"))
    name: str = field(metadata=zh("名称"))
    kind: OutcomeKind | None = field(metadata=zh("类型"))
    authors: tuple[str, ...] = field(metadata=zh("作者"))
    day: date | None = field(metadata=zh("日期"))
    link: str | None = field(metadata=zh("链接"))


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """The mean of one indicator; hidden when too few people answered."""

    indicator: str = field(metadata=zh("指标"))
    people: int = field(metadata=zh("评价人数"))
    scores: int = field(metadata=zh("评分数"))
    mean: Fraction | None = field(metadata=zh("平均分"))
    full: Fraction | None = field(metadata=zh("满分"))
    hidden: bool = field(metadata=zh("不显示"))


@dataclass(frozen=True, slots=True)
class DifficultyLine:
    """A problem the group struggles with, or a task somebody owes."""

    number: int = field(metadata=zh("序号"))
    day: date | None = field(metadata=zh("日期"))
    text: str = field(metadata=zh("内容"))
    support: str | None = field(metadata=zh("需要的支持"))
    owner: str | None = field(metadata=zh("责任人"))
    due: date | None = field(metadata=zh("截止"))
    status: DifficultyStatus = field(metadata=zh("状态"))
    overdue: bool = field(metadata=zh("已逾期"))


@dataclass(frozen=True, slots=True)
class ReportContext:
    """Every name the stage or month report's template may use."""

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    title: str = field(metadata=zh("报告名称"))
    span: str = field(metadata=zh("报告期"))
    starts: date = field(metadata=zh("开始"))
    ends: date = field(metadata=zh("结束"))
    as_of: date = field(metadata=zh("截至日期"))
    letterhead: str = field(metadata=zh("页眉"))
    group: GroupFacts = field(metadata=zh("小组"))
    overview: Overview = field(metadata=zh("概况"))
    summary: tuple[str, ...] = field(metadata=zh("摘要"))
    since_last: tuple[str, ...] = field(metadata=zh("与上期相比"))
    progress: tuple[PlanLine, ...] = field(metadata=zh("计划进展"))
    progress_chart: Chart | None = field(metadata=zh("进度图"))
    attendance: tuple[AttendanceLine, ...] = field(metadata=zh("考勤"))
    attendance_total: AttendanceLine = field(metadata=zh("考勤合计"))
    attendance_chart: Chart | None = field(metadata=zh("考勤图"))
    sessions: tuple[SessionLine, ...] = field(metadata=zh("活动"))
    points: tuple[SessionLine, ...] = field(metadata=zh("会议要点"))
    forms: tuple[FormLine, ...] = field(metadata=zh("形式分布"))
    variety: tuple[str, ...] = field(metadata=zh("形式与主持"))
    outcomes: tuple[OutcomeLine, ...] = field(metadata=zh("成果"))
    feedback: tuple[FeedbackLine, ...] = field(metadata=zh("反馈"))
    comments: tuple[str, ...] = field(metadata=zh("意见"))
    problems: tuple[DifficultyLine, ...] = field(metadata=zh("问题"))
    tasks: tuple[DifficultyLine, ...] = field(metadata=zh("待办"))
    next_items: tuple[PlanLine, ...] = field(metadata=zh("下一步"))
    notes: tuple[str, ...] = field(metadata=zh("说明"))
