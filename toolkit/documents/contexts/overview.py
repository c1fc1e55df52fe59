"""Every name the monthly overview's template may use."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from toolkit.content import Chart
from toolkit.documents.fields import zh


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """What one month comes to; a share is None when its denominator is 0."""

    participants: int = field(metadata=zh("参与人数"))
    held: int = field(metadata=zh("已举行数"))
    planned: int = field(metadata=zh("计划活动数"))
    cancelled: int = field(metadata=zh("已取消数"))
    unrecorded_sessions: int = field(metadata=zh("未登记数"))
    ahead: int = field(metadata=zh("未到期数"))
    attended: int = field(metadata=zh("实到人次"))
    counted: int = field(metadata=zh("计入人次"))
    rate: Fraction | None = field(metadata=zh("出勤率"))
    recorded: int = field(metadata=zh("已记录人次"))
    expected: int = field(metadata=zh("应到人次"))
    coverage: Fraction | None = field(metadata=zh("记录覆盖率"))
    total_hours: Fraction | None = field(metadata=zh("总学时"))
    hours: Fraction | None = field(metadata=zh("人均学时"))
    outcomes_count: int = field(metadata=zh("成果数"))


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One thing that needs a decision: which group, why, whose it is, what is proposed."""

    number: int = field(metadata=zh("序号"))
    group_name: str = field(metadata=zh("组名"))
    cause: str = field(metadata=zh("事由"))
    owner: str | None = field(metadata=zh("责任人"))
    proposal: str = field(metadata=zh("建议"))


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """One department: who took part of all its employees, and their hours; the last line is everybody."""

    department: str = field(metadata=zh("部门"))
    employees: int = field(metadata=zh("员工数"))
    participants: int = field(metadata=zh("参与人数"))
    taking_part: Fraction | None = field(metadata=zh("参与率"))
    attended: int = field(metadata=zh("实到人次"))
    counted: int = field(metadata=zh("计入人次"))
    rate: Fraction | None = field(metadata=zh("出勤率"))
    total_hours: Fraction | None = field(metadata=zh("总学时"))
    hours: Fraction | None = field(metadata=zh("人均学时"))


@dataclass(frozen=True, slots=True)
class RankLine:
    """One group's place with the arithmetic of its score; both are None where nothing can be counted."""

    rank: int | None = field(metadata=zh("名次"))
    group_name: str = field(metadata=zh("组名"))
    leader: str | None = field(metadata=zh("组长"))
    sum: str | None = field(metadata=zh("算式"))
    score: Fraction | None = field(metadata=zh("得分"))


@dataclass(frozen=True, slots=True)
class GroupMonthLine:
    """One group's month beside the month before; `change` is in points of percent."""

    group_name: str = field(metadata=zh("组名"))
    now: MonthFigures = field(metadata=zh("本月"))
    before: MonthFigures = field(metadata=zh("上月"))
    change: Fraction | None = field(metadata=zh("变化"))


@dataclass(frozen=True, slots=True)
class MonthOverviewContext:
    """Every name the monthly overview's template may use.

    Shape: `decisions` are the first few of `decisions_count`; `compared` is False in a programme's first month.
    """

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    letterhead: str = field(metadata=zh("页眉"))
    span: str = field(metadata=zh("报告期"))
    as_of: date = field(metadata=zh("截至日期"))
    summary: tuple[str, ...] = field(metadata=zh("摘要"))
    target: Fraction = field(metadata=zh("出勤目标"))
    employees: int = field(metadata=zh("员工数"))
    taking_part: Fraction | None = field(metadata=zh("参与率"))
    groups_count: int = field(metadata=zh("小组数"))
    now: MonthFigures = field(metadata=zh("本月"))
    before: MonthFigures = field(metadata=zh("上月"))
    compared: bool = field(metadata=zh("可比上月"))
    change: Fraction | None = field(metadata=zh("变化"))
    budget_planned: Fraction | None = field(metadata=zh("预算"))
    budget_spent: Fraction | None = field(metadata=zh("已支出"))
    to_decide: tuple[DecisionLine, ...] = field(metadata=zh("须决定"))
    decisions_count: int = field(metadata=zh("须决定数"))
    trend_chart: Chart | None = field(metadata=zh("趋势图"))
    departments: tuple[DepartmentLine, ...] = field(metadata=zh("各部门"))
    departments_total: DepartmentLine = field(metadata=zh("各部门合计"))
    department_chart: Chart | None = field(metadata=zh("部门图"))
    ranking: tuple[RankLine, ...] = field(metadata=zh("排名"))
    ranked_by: str = field(metadata=zh("排名办法"))
    groups: tuple[GroupMonthLine, ...] = field(metadata=zh("各组"))
    others: tuple[DecisionLine, ...] = field(metadata=zh("其他事项"))
    notes: tuple[str, ...] = field(metadata=zh("说明"))
