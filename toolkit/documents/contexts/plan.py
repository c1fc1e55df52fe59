"""Every name the study plan's template may use."""

from dataclasses import dataclass, field
from datetime import date

from toolkit.documents.contexts.parts import GroupFacts
from toolkit.documents.fields import zh
from toolkit.programme.kinds import ActivityForm, PlanStatus, Weekday


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of a study plan.

    Shape: `days_proposed` and `person_proposed` say that the plan leaves them open and we propose.
    Units: `deviation` in days, above 0 is late, None while nothing can be said; `moved` in days against the first
    due date.
    """

    number: int = field(metadata=zh("序号"))
    stage: str | None = field(metadata=zh("阶段"))
    sub_topic: str | None = field(metadata=zh("子主题"))
    content: str | None = field(metadata=zh("学习内容"))
    form: ActivityForm | None = field(metadata=zh("活动形式"))
    responsible: str | None = field(metadata=zh("负责人"))
    starts: date | None = field(metadata=zh("开始"))
    due: date | None = field(metadata=zh("截止"))
    originally_due: date | None = field(metadata=zh("原定截止"))
    moved: int | None = field(metadata=zh("调整天数"))
    deliverable: str | None = field(metadata=zh("预期产出"))
    status: PlanStatus | None = field(metadata=zh("状态"))
    overdue: bool = field(metadata=zh("已逾期"))
    finished: bool = field(metadata=zh("已完成"))
    done_on: date | None = field(metadata=zh("完成日期"))
    deviation: int | None = field(metadata=zh("偏差天数"))
    shown: tuple[str, ...] = field(metadata=zh("实际成果"))
    change_reason: str | None = field(metadata=zh("调整原因"))
    days_proposed: bool = field(metadata=zh("日期为建议"))
    person_proposed: bool = field(metadata=zh("负责人为建议"))


@dataclass(frozen=True, slots=True)
class PlanStage:
    """The rows of one stage; a group's rows without a stage stand under one of their own."""

    name: str = field(metadata=zh("名称"))
    starts: date | None = field(metadata=zh("开始"))
    ends: date | None = field(metadata=zh("结束"))
    items: tuple[PlanLine, ...] = field(metadata=zh("事项"))


@dataclass(frozen=True, slots=True)
class BarLine:
    """A plan row over the weeks: `bar` has one square per step, filled while the row runs."""

    number: int = field(metadata=zh("序号"))
    sub_topic: str | None = field(metadata=zh("子主题"))
    bar: str = field(metadata=zh("横道"))
    responsible: str | None = field(metadata=zh("负责人"))


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting of the calendar; `status` is what the sessions sheet says, or that it is a proposal."""

    number: int = field(metadata=zh("序号"))
    day: date = field(metadata=zh("日期"))
    weekday: Weekday = field(metadata=zh("星期"))
    time: str | None = field(metadata=zh("时间"))
    place: str | None = field(metadata=zh("地点"))
    topic: str | None = field(metadata=zh("主题"))
    host: str | None = field(metadata=zh("主持人"))
    status: str = field(metadata=zh("状态"))
    was: date | None = field(metadata=zh("重排前日期"))


@dataclass(frozen=True, slots=True)
class PlanContext:
    """Every name the study plan's template may use."""

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    letterhead: str = field(metadata=zh("页眉"))
    group: GroupFacts = field(metadata=zh("小组"))
    as_of: date = field(metadata=zh("截至日期"))
    stages: tuple[PlanStage, ...] = field(metadata=zh("各阶段"))
    total: int = field(metadata=zh("事项总数"))
    done: int = field(metadata=zh("已完成数"))
    in_progress: int = field(metadata=zh("进行中数"))
    overdue_count: int = field(metadata=zh("逾期数"))
    bars: tuple[BarLine, ...] = field(metadata=zh("横道图"))
    bars_from: date | None = field(metadata=zh("横道起始"))
    bar_weeks: int = field(metadata=zh("每格周数"))
    calendar: tuple[MeetingLine, ...] = field(metadata=zh("活动日程"))
    changes: tuple[PlanLine, ...] = field(metadata=zh("调整记录"))
    notes: tuple[str, ...] = field(metadata=zh("说明"))
