"""Every name the explanation of a grouping may use."""

from dataclasses import dataclass, field
from datetime import date

from toolkit.documents.fields import zh


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One person in a proposed group; `choice` is None where the topic was not among their choices.

    Shape: `alternative` is the best other group and how the total would change, or that there is none.
    """

    person: str = field(metadata=zh("姓名"))
    department: str | None = field(metadata=zh("部门"))
    choice: int | None = field(metadata=zh("所得志愿"))
    grounds: str = field(metadata=zh("理由"))
    alternative: str = field(metadata=zh("另一种安排"))


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """One proposed group with its people and its points."""

    id: str = field(metadata=zh("编号"))
    topic: str = field(metadata=zh("主题"))
    slot: str | None = field(metadata=zh("时段"))
    size: int = field(metadata=zh("人数"))
    members: tuple[SeatLine, ...] = field(metadata=zh("成员"))
    choice_points: int = field(metadata=zh("志愿得分"))
    repeated_department: int = field(metadata=zh("同部门重复"))
    coached_beginner: int = field(metadata=zh("新手有人带"))
    expert_excess: int = field(metadata=zh("高手扎堆"))
    band_excess: int = field(metadata=zh("职级扎堆"))
    motivation_short: int = field(metadata=zh("意愿不足"))
    group_points: int = field(metadata=zh("小组得分"))


@dataclass(frozen=True, slots=True)
class UnplacedLine:
    """One person without a group, and why."""

    person: str = field(metadata=zh("姓名"))
    department: str | None = field(metadata=zh("部门"))
    reason: str = field(metadata=zh("原因"))


@dataclass(frozen=True, slots=True)
class GroupingContext:
    """Every name the explanation of a grouping may use."""

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    letterhead: str = field(metadata=zh("页眉"))
    as_of: date = field(metadata=zh("截至日期"))
    applied: int = field(metadata=zh("参加分组人数"))
    placed: int = field(metadata=zh("入组人数"))
    summary: tuple[str, ...] = field(metadata=zh("摘要"))
    groups: tuple[ProposedLine, ...] = field(metadata=zh("各组"))
    unplaced: tuple[UnplacedLine, ...] = field(metadata=zh("未入组"))
    not_asked: tuple[UnplacedLine, ...] = field(metadata=zh("不必安排"))
