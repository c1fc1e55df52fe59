"""Every name the programme plan may use."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from toolkit.documents.fields import zh
from toolkit.programme.kinds import EvaluationLevel, LedBy, ResourceKind, ResourceStatus


@dataclass(frozen=True, slots=True)
class TopicPlan:
    """One chosen topic and how many groups it needs."""

    topic: str = field(metadata=zh("主题"))
    goal: str | None = field(metadata=zh("目标"))
    wanted_by: int | None = field(metadata=zh("想学人数"))
    planned_groups: int | None = field(metadata=zh("计划组数"))
    places_offered: int | None = field(metadata=zh("名额"))
    led_by: LedBy | None = field(metadata=zh("牵头方式"))


@dataclass(frozen=True, slots=True)
class Milestone:
    """One stage, or one day people must know."""

    name: str = field(metadata=zh("名称"))
    starts: date | None = field(metadata=zh("开始"))
    ends: date | None = field(metadata=zh("结束"))
    weeks: int | None = field(metadata=zh("周数"))
    comment: str | None = field(metadata=zh("备注"))


@dataclass(frozen=True, slots=True)
class NeededLine:
    """One resource as it stands."""

    kind: ResourceKind = field(metadata=zh("类型"))
    name: str = field(metadata=zh("名称"))
    serves: str = field(metadata=zh("用于"))
    needed_count: Fraction | None = field(metadata=zh("需要数量"))
    secured: Fraction | None = field(metadata=zh("已落实数量"))
    status: ResourceStatus | None = field(metadata=zh("状态"))
    contact: str | None = field(metadata=zh("联系人"))


@dataclass(frozen=True, slots=True)
class GapLine:
    """One thing still missing; `short` None where nobody says how many."""

    kind: ResourceKind = field(metadata=zh("类型"))
    name: str = field(metadata=zh("名称"))
    serves: str = field(metadata=zh("用于"))
    short: Fraction | None = field(metadata=zh("缺数"))
    contact: str | None = field(metadata=zh("联系人"))


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """The money of one kind of resource; what is blank is counted beside it."""

    name: str = field(metadata=zh("名称"))
    row_count: int = field(metadata=zh("项数"))
    budget_planned: Fraction | None = field(metadata=zh("预算"))
    unpriced: int = field(metadata=zh("未计价数"))
    spent: Fraction | None = field(metadata=zh("实际金额"))
    unspent: int = field(metadata=zh("未填实际数"))


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk, and what is done about it."""

    risk: str = field(metadata=zh("风险"))
    measure: str = field(metadata=zh("措施"))


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """One level of the evaluation."""

    level: EvaluationLevel = field(metadata=zh("评估层级"))
    what: str = field(metadata=zh("看什么"))
    way: str = field(metadata=zh("怎么看"))
    moment: str = field(metadata=zh("什么时候看"))


@dataclass(frozen=True, slots=True)
class ProposalContext:
    """Every name the programme plan may use."""

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    letterhead: str = field(metadata=zh("页眉"))
    as_of: date = field(metadata=zh("截至日期"))
    issuer: str | None = field(metadata=zh("签发单位"))
    led_by: LedBy | None = field(metadata=zh("牵头方式"))
    organisation: tuple[str, ...] = field(metadata=zh("组织分工"))
    starts: date | None = field(metadata=zh("开始"))
    ends: date | None = field(metadata=zh("结束"))
    frequency: str | None = field(metadata=zh("频率"))
    minutes: int | None = field(metadata=zh("时长"))
    size_min: int = field(metadata=zh("每组下限"))
    size_max: int = field(metadata=zh("每组上限"))
    purposes: tuple[str, ...] = field(metadata=zh("建设目标"))
    topics: tuple[TopicPlan, ...] = field(metadata=zh("主题清单"))
    planned_groups: int | None = field(metadata=zh("计划组数"))
    places_offered: int | None = field(metadata=zh("名额"))
    milestones: tuple[Milestone, ...] = field(metadata=zh("时间表"))
    needed_lines: tuple[NeededLine, ...] = field(metadata=zh("资源清单"))
    gaps: tuple[GapLine, ...] = field(metadata=zh("缺口"))
    budget_lines: tuple[BudgetLine, ...] = field(metadata=zh("预算表"))
    budget_total: BudgetLine = field(metadata=zh("预算合计"))
    risks: tuple[RiskLine, ...] = field(metadata=zh("风险清单"))
    evaluation: tuple[EvaluationLine, ...] = field(metadata=zh("评估安排"))
    notes: tuple[str, ...] = field(metadata=zh("说明"))
