"""Every name the report of the needs survey may use."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from toolkit.content import Chart
from toolkit.documents.fields import zh

Figure = Fraction | str | None


@dataclass(frozen=True, slots=True)
class DirectionLine:
    """One direction; levels from too few people are a word, what has no data is None."""

    rank: int = field(metadata=zh("名次"))
    name: str = field(metadata=zh("名称"))
    wanted_by: int = field(metadata=zh("想学人数"))
    spread: Fraction = field(metadata=zh("普遍性"))
    urgency: Figure = field(metadata=zh("紧迫"))
    gap: Figure = field(metadata=zh("能力差距"))
    strategy: int | None = field(metadata=zh("战略契合"))
    score: Fraction = field(metadata=zh("得分"))


@dataclass(frozen=True, slots=True)
class TurnoutLine:
    """One department's answers of those asked."""

    department: str = field(metadata=zh("部门"))
    asked_count: int = field(metadata=zh("调研对象数"))
    answered_count: int = field(metadata=zh("已答人数"))
    response_rate: Fraction | None = field(metadata=zh("回收率"))


@dataclass(frozen=True, slots=True)
class WishLine:
    """What one department wants most, or all that are too small to stand alone."""

    department: str = field(metadata=zh("部门"))
    answered_count: int = field(metadata=zh("已答人数"))
    wishes: str = field(metadata=zh("最想学的"))


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """The answers to one question in people's own words, without names."""

    heading: str = field(metadata=zh("标题"))
    quotes: tuple[str, ...] = field(metadata=zh("摘录"))
    unquoted: int = field(metadata=zh("未摘录数"))
    withheld: int = field(metadata=zh("不显示数"))


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many people said one thing."""

    name: str = field(metadata=zh("名称"))
    wanted_by: int = field(metadata=zh("想学人数"))


@dataclass(frozen=True, slots=True)
class SilentLine:
    """Who of one department has not answered."""

    department: str = field(metadata=zh("部门"))
    size: int = field(metadata=zh("人数"))
    names: str = field(metadata=zh("名单"))


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A row that is not counted, and why."""

    row_number: int = field(metadata=zh("行号"))
    person: str = field(metadata=zh("姓名"))
    reason: str = field(metadata=zh("原因"))
    kept_row: int | None = field(metadata=zh("计入行号"))


@dataclass(frozen=True, slots=True)
class NeedsContext:
    """Every name the report of the needs survey may use."""

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    cycle: str | None = field(metadata=zh("期次"))
    letterhead: str = field(metadata=zh("页眉"))
    as_of: date = field(metadata=zh("截至日期"))
    first_answer: date | None = field(metadata=zh("最早回答"))
    last_answer: date | None = field(metadata=zh("最晚回答"))
    asked_count: int = field(metadata=zh("调研对象数"))
    valid_answers: int = field(metadata=zh("有效回答数"))
    anonymous_answers: int = field(metadata=zh("未署名数"))
    interview_count: int = field(metadata=zh("访谈数"))
    response_rate: Fraction | None = field(metadata=zh("回收率"))
    summary: tuple[str, ...] = field(metadata=zh("摘要"))
    directions: tuple[DirectionLine, ...] = field(metadata=zh("方向"))
    directions_chart: Chart | None = field(metadata=zh("方向图"))
    score_chart: Chart | None = field(metadata=zh("得分图"))
    turnouts: tuple[TurnoutLine, ...] = field(metadata=zh("各部门回收"))
    wishes_by_department: tuple[WishLine, ...] = field(metadata=zh("各部门需求"))
    voices: tuple[VoiceLine, ...] = field(metadata=zh("员工的话"))
    learning_methods: tuple[CountLine, ...] = field(metadata=zh("学习方式"))
    free_slots: tuple[CountLine, ...] = field(metadata=zh("可用时段"))
    silent: tuple[SilentLine, ...] = field(metadata=zh("未答"))
    set_aside: tuple[AsideLine, ...] = field(metadata=zh("不计的回答"))
    notes: tuple[str, ...] = field(metadata=zh("说明"))
