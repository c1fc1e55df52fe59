"""Every name the templates of the closing may use: a group's report, the programme's summary, the certificates."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from toolkit.content import Chart
from toolkit.documents.contexts.overview import DepartmentLine, MonthFigures, RankLine
from toolkit.documents.contexts.parts import GroupFacts
from toolkit.documents.contexts.report import AttendanceLine, DifficultyLine, FeedbackLine, OutcomeLine, Overview
from toolkit.documents.fields import zh
from toolkit.programme.kinds import FeedbackTime, Role


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal against what was reached; `met` is None where there was nothing to reach it with."""

    aim: str = field(metadata=zh("目标项"))
    aimed_at: Fraction = field(metadata=zh("目标值"))
    got: int = field(metadata=zh("实际数"))
    of_all: int = field(metadata=zh("应有数"))
    reached: Fraction | None = field(metadata=zh("实际比例"))
    met: bool | None = field(metadata=zh("是否达到"))


@dataclass(frozen=True, slots=True)
class EffectLine:
    """The paired effect of one test; with too few pairs `hidden` and without figures."""

    indicator: str = field(metadata=zh("指标"))
    full: Fraction | None = field(metadata=zh("满分"))
    pairs: int = field(metadata=zh("配对人数"))
    before_mean: Fraction | None = field(metadata=zh("前测平均"))
    after_mean: Fraction | None = field(metadata=zh("后测平均"))
    mean_change: Fraction | None = field(metadata=zh("平均变化"))
    reading: str = field(metadata=zh("解读"))
    hidden: bool = field(metadata=zh("不显示"))


@dataclass(frozen=True, slots=True)
class BehaviourLine:
    """How people do something so many days after; hidden when too few people answered."""

    time_after: FeedbackTime | None = field(metadata=zh("时点"))
    indicator: str = field(metadata=zh("指标"))
    people: int = field(metadata=zh("评价人数"))
    scores: int = field(metadata=zh("评分数"))
    mean: Fraction | None = field(metadata=zh("平均分"))
    full: Fraction | None = field(metadata=zh("满分"))
    hidden: bool = field(metadata=zh("不显示"))


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One figure of the business, as recorded."""

    group_name: str = field(metadata=zh("组名"))
    indicator: str = field(metadata=zh("指标"))
    figure: Fraction | None = field(metadata=zh("数值"))
    unit: str | None = field(metadata=zh("单位"))
    day: date | None = field(metadata=zh("日期"))
    comment: str | None = field(metadata=zh("备注"))


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One winner with the arithmetic."""

    award: str = field(metadata=zh("奖项"))
    winner: str = field(metadata=zh("获奖者"))
    sum: str | None = field(metadata=zh("算式"))
    score: Fraction | None = field(metadata=zh("得分"))


@dataclass(frozen=True, slots=True)
class CompletionLine:
    """One member at the end: attendance, hours, and the certificate or what it lacks."""

    number: int = field(metadata=zh("序号"))
    person: str = field(metadata=zh("姓名"))
    role: Role = field(metadata=zh("角色"))
    attended: int = field(metadata=zh("实到人次"))
    counted: int = field(metadata=zh("计入人次"))
    rate: Fraction | None = field(metadata=zh("出勤率"))
    total_hours: Fraction | None = field(metadata=zh("总学时"))
    certificate: str = field(metadata=zh("证书"))


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question that was solved; `answer` None where nobody wrote what helped."""

    number: int = field(metadata=zh("序号"))
    question: str = field(metadata=zh("提问"))
    answer: str | None = field(metadata=zh("解答"))
    times: int = field(metadata=zh("次数"))


@dataclass(frozen=True, slots=True)
class ClosingContext:
    """Every name the closing report's template may use."""

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    letterhead: str = field(metadata=zh("页眉"))
    as_of: date = field(metadata=zh("截至日期"))
    group: GroupFacts = field(metadata=zh("小组"))
    has_goal: bool = field(metadata=zh("有目标"))
    overview: Overview = field(metadata=zh("概况"))
    summary: tuple[str, ...] = field(metadata=zh("摘要"))
    aims: tuple[GoalLine, ...] = field(metadata=zh("目标达成"))
    attendance_chart: Chart | None = field(metadata=zh("考勤图"))
    progress_chart: Chart | None = field(metadata=zh("进度图"))
    feedback: tuple[FeedbackLine, ...] = field(metadata=zh("反馈"))
    comments: tuple[str, ...] = field(metadata=zh("意见"))
    learning: tuple[EffectLine, ...] = field(metadata=zh("学习效果"))
    behaviour: tuple[BehaviourLine, ...] = field(metadata=zh("行为改变"))
    results: tuple[ResultLine, ...] = field(metadata=zh("业务结果"))
    outcomes: tuple[OutcomeLine, ...] = field(metadata=zh("成果"))
    lessons: tuple[str, ...] = field(metadata=zh("经验"))
    questions: tuple[QuestionLine, ...] = field(metadata=zh("常见问题"))
    unsolved: tuple[DifficultyLine, ...] = field(metadata=zh("遗留问题"))
    completions: tuple[CompletionLine, ...] = field(metadata=zh("结业情况"))
    completed: int = field(metadata=zh("结业人数"))
    attendance_total: AttendanceLine = field(metadata=zh("考勤合计"))
    awards: tuple[AwardLine, ...] = field(metadata=zh("评优"))
    budget_planned: Fraction | None = field(metadata=zh("预算"))
    budget_spent: Fraction | None = field(metadata=zh("已支出"))
    notes: tuple[str, ...] = field(metadata=zh("说明"))


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """One group at the end of the cycle."""

    group_name: str = field(metadata=zh("组名"))
    whole: MonthFigures = field(metadata=zh("全期"))
    met_count: int = field(metadata=zh("达到目标数"))
    aims_count: int = field(metadata=zh("目标数"))
    completed: int = field(metadata=zh("结业人数"))


@dataclass(frozen=True, slots=True)
class CatalogueGroup:
    """What one group has shown."""

    group_name: str = field(metadata=zh("组名"))
    outcomes: tuple[OutcomeLine, ...] = field(metadata=zh("成果"))


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic proposed for the next cycle."""

    rank: int = field(metadata=zh("名次"))
    topic: str = field(metadata=zh("主题"))
    waiting: int = field(metadata=zh("还在等人数"))
    asked: int = field(metadata=zh("提出人数"))
    goal: tuple[str, ...] = field(metadata=zh("目标"))


@dataclass(frozen=True, slots=True)
class ProjectSummaryContext:
    """Every name the programme's summary may use."""

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    letterhead: str = field(metadata=zh("页眉"))
    as_of: date = field(metadata=zh("截至日期"))
    starts: date | None = field(metadata=zh("开始"))
    ends: date | None = field(metadata=zh("结束"))
    summary: tuple[str, ...] = field(metadata=zh("摘要"))
    groups_count: int = field(metadata=zh("小组数"))
    employees: int = field(metadata=zh("员工数"))
    taking_part: Fraction | None = field(metadata=zh("参与率"))
    target: Fraction = field(metadata=zh("出勤目标"))
    whole: MonthFigures = field(metadata=zh("全期"))
    completed: int = field(metadata=zh("结业人数"))
    budget_planned: Fraction | None = field(metadata=zh("预算"))
    budget_spent: Fraction | None = field(metadata=zh("已支出"))
    closings: tuple[ClosingLine, ...] = field(metadata=zh("各组结项"))
    trend_chart: Chart | None = field(metadata=zh("趋势图"))
    departments: tuple[DepartmentLine, ...] = field(metadata=zh("各部门"))
    feedback: tuple[FeedbackLine, ...] = field(metadata=zh("反馈"))
    learning: tuple[EffectLine, ...] = field(metadata=zh("学习效果"))
    behaviour: tuple[BehaviourLine, ...] = field(metadata=zh("行为改变"))
    results: tuple[ResultLine, ...] = field(metadata=zh("业务结果"))
    awards: tuple[AwardLine, ...] = field(metadata=zh("评优"))
    award_rules: tuple[str, ...] = field(metadata=zh("评优办法"))
    ranking: tuple[RankLine, ...] = field(metadata=zh("排名"))
    catalogue: tuple[CatalogueGroup, ...] = field(metadata=zh("成果目录"))
    lessons: tuple[str, ...] = field(metadata=zh("经验"))
    questions: tuple[QuestionLine, ...] = field(metadata=zh("常见问题"))
    unsolved: tuple[DifficultyLine, ...] = field(metadata=zh("遗留问题"))
    next_topics: tuple[TopicLine, ...] = field(metadata=zh("下期主题"))
    notes: tuple[str, ...] = field(metadata=zh("说明"))


@dataclass(frozen=True, slots=True)
class CertificateContext:
    """Every name the certificate's template may use: one member of one group; its number never changes."""

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    letterhead: str = field(metadata=zh("页眉"))
    certificate_number: str = field(metadata=zh("证书编号"))
    person: str = field(metadata=zh("姓名"))
    employee_id: str | None = field(metadata=zh("工号"))
    group_name: str = field(metadata=zh("组名"))
    topic: str | None = field(metadata=zh("主题"))
    starts: date | None = field(metadata=zh("开始"))
    ends: date | None = field(metadata=zh("结束"))
    attended: int = field(metadata=zh("实到人次"))
    rate: Fraction | None = field(metadata=zh("出勤率"))
    total_hours: Fraction | None = field(metadata=zh("总学时"))
    issuer: str | None = field(metadata=zh("签发单位"))
    issued: date = field(metadata=zh("签发日期"))
