"""Every name the stage or month report's template may use."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toolkit.documents.contexts.parts import GroupFacts
from toolkit.documents.contexts.plan import PlanLine
from toolkit.documents.fields import named
from toolkit.programme.kinds import (
    ActivityForm,
    DifficultyStatus,
    OutcomeKind,
    Role,
    SessionStatus,
)


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of page one; a share is None when its denominator is 0.

    Shape: planned = held + cancelled + unrecorded + ahead; expected = recorded + unrecorded marks.
    """

    planned: int = named("计划活动数")
    held: int = named("已举行数")
    cancelled: int = named("已取消数")
    unrecorded_sessions: int = named("未登记数")
    ahead: int = named("未到期数")
    attended: int = named("实到人次")
    counted: int = named("计入人次")
    rate: Fraction | None = named("出勤率")
    target: Fraction = named("出勤目标")
    recorded: int = named("已记录人次")
    expected: int = named("应到人次")
    coverage: Fraction | None = named("记录覆盖率")
    hours: Fraction | None = named("人均学时")
    plan_due: int = named("应完成数")
    plan_done: int = named("到期已完成数")
    overdue_count: int = named("逾期数")
    outcomes_count: int = named("成果数")
    open_difficulties: int = named("未解决数")


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One person's marks of the span; rate = attended / counted, coverage = recorded / expected."""

    number: int | None = named("序号")
    person: str = named("姓名")
    role: Role | None = named("角色")
    expected: int = named("应到人次")
    present: int = named("出勤")
    late: int = named("迟到")
    left_early: int = named("早退")
    excused: int = named("请假")
    absent: int = named("缺席")
    unrecorded: int = named("未记录")
    attended: int = named("实到人次")
    counted: int = named("计入人次")
    rate: Fraction | None = named("出勤率")


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of the span; attended and counted are None unless it was held."""

    number: int = named("序号")
    day: date = named("日期")
    topic: str | None = named("主题")
    form: ActivityForm | None = named("活动形式")
    host: str | None = named("主持人")
    status: SessionStatus = named("状态")
    unregistered: bool = named("未登记")
    attended: int | None = named("实到人次")
    counted: int | None = named("计入人次")
    record: str | None = named("纪要")
    decisions: str | None = named("决议")


@dataclass(frozen=True, slots=True)
class FormLine:
    """How many of the held sessions were of one kind of activity."""

    form: ActivityForm | None = named("活动形式")
    times: int = named("次数")


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """Something the group has shown."""

    number: int = named("序号")
    name: str = named("名称")
    kind: OutcomeKind | None = named("类型")
    authors: tuple[str, ...] = named("作者")
    day: date | None = named("日期")
    link: str | None = named("链接")


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """The mean of one indicator; hidden when too few people answered."""

    indicator: str = named("指标")
    people: int = named("评价人数")
    scores: int = named("评分数")
    mean: Fraction | None = named("平均分")
    full: Fraction | None = named("满分")
    hidden: bool = named("不显示")


@dataclass(frozen=True, slots=True)
class DifficultyLine:
    """A problem the group struggles with, or a task somebody owes."""

    number: int = named("序号")
    day: date | None = named("日期")
    text: str = named("内容")
    support: str | None = named("需要的支持")
    owner: str | None = named("责任人")
    due: date | None = named("截止")
    status: DifficultyStatus = named("状态")
    overdue: bool = named("已逾期")


@dataclass(frozen=True, slots=True)
class ReportContext:
    """Every name the stage or month report's template may use."""

    company: str | None = named("公司")
    programme: str | None = named("项目")
    cycle: str | None = named("期次")
    title: str = named("报告名称")
    span: str = named("报告期")
    starts: date = named("开始")
    ends: date = named("结束")
    as_of: date = named("截至日期")
    letterhead: str = named("页眉")
    group: GroupFacts = named("小组")
    overview: Overview = named("概况")
    summary: tuple[str, ...] = named("摘要")
    progress: tuple[PlanLine, ...] = named("计划进展")
    attendance: tuple[AttendanceLine, ...] = named("考勤")
    attendance_total: AttendanceLine = named("考勤合计")
    sessions: tuple[SessionLine, ...] = named("活动")
    points: tuple[SessionLine, ...] = named("会议要点")
    forms: tuple[FormLine, ...] = named("形式分布")
    outcomes: tuple[OutcomeLine, ...] = named("成果")
    feedback: tuple[FeedbackLine, ...] = named("反馈")
    comments: tuple[str, ...] = named("意见")
    problems: tuple[DifficultyLine, ...] = named("问题")
    tasks: tuple[DifficultyLine, ...] = named("待办")
    next_items: tuple[PlanLine, ...] = named("下一步")
    notes: tuple[str, ...] = named("说明")
