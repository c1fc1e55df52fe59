"""Every name the study plan's template may use."""

from dataclasses import dataclass
from datetime import date

from toolkit.documents.contexts.parts import GroupFacts
from toolkit.documents.fields import named
from toolkit.programme.kinds import ActivityForm, PlanStatus


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of a study plan.

    Units: `deviation` in days, above 0 is late, None while nothing can be said; `moved` in days against the first due date.
    """

    number: int = named("序号")
    stage: str | None = named("阶段")
    sub_topic: str | None = named("子主题")
    content: str | None = named("学习内容")
    form: ActivityForm | None = named("活动形式")
    responsible: str | None = named("负责人")
    starts: date | None = named("开始")
    due: date | None = named("截止")
    originally_due: date | None = named("原定截止")
    moved: int | None = named("调整天数")
    deliverable: str | None = named("预期产出")
    status: PlanStatus | None = named("状态")
    overdue: bool = named("已逾期")
    done_on: date | None = named("完成日期")
    deviation: int | None = named("偏差天数")
    shown: tuple[str, ...] = named("实际成果")
    change_reason: str | None = named("调整原因")


@dataclass(frozen=True, slots=True)
class PlanStage:
    """The rows of one stage; a group's rows without a stage stand under one of their own."""

    name: str = named("名称")
    starts: date | None = named("开始")
    ends: date | None = named("结束")
    items: tuple[PlanLine, ...] = named("事项")


@dataclass(frozen=True, slots=True)
class PlanContext:
    """Every name the study plan's template may use."""

    company: str | None = named("公司")
    programme: str | None = named("项目")
    cycle: str | None = named("期次")
    letterhead: str = named("页眉")
    group: GroupFacts = named("小组")
    as_of: date = named("截至日期")
    stages: tuple[PlanStage, ...] = named("各阶段")
    total: int = named("事项总数")
    done: int = named("已完成数")
    in_progress: int = named("进行中数")
    overdue_count: int = named("逾期数")
    standard: bool = named("用标准计划")
    changes: tuple[PlanLine, ...] = named("调整记录")
    notes: tuple[str, ...] = named("说明")
