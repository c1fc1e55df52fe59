"""Every name the agenda of a kick-off may use."""

from dataclasses import dataclass, field
from datetime import date

from toolkit.documents.contexts.parts import GroupFacts, MemberLine
from toolkit.documents.fields import zh
from toolkit.programme.kinds import Weekday


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item; `clock` is None where nobody knows when the meeting begins."""

    number: int = field(metadata=zh("序号"))
    clock: str | None = field(metadata=zh("起止时刻"))
    minutes: int = field(metadata=zh("时长"))
    name: str = field(metadata=zh("名称"))
    steps: str = field(metadata=zh("做法"))


@dataclass(frozen=True, slots=True)
class IcebreakerLine:
    """One activity to choose from."""

    name: str = field(metadata=zh("名称"))
    steps: str = field(metadata=zh("做法"))


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause as it stands, and whether the group has agreed it."""

    heading: str = field(metadata=zh("标题"))
    wording: str = field(metadata=zh("条文"))
    origin: str = field(metadata=zh("来历"))


@dataclass(frozen=True, slots=True)
class FirstItem:
    """One row of the study plan to be agreed."""

    number: int = field(metadata=zh("序号"))
    sub_topic: str | None = field(metadata=zh("子主题"))
    responsible: str | None = field(metadata=zh("负责人"))
    due: date | None = field(metadata=zh("截止"))
    deliverable: str | None = field(metadata=zh("预期产出"))


@dataclass(frozen=True, slots=True)
class KickoffContext:
    """Every name the agenda of a kick-off may use.

    Shape: the minutes of `agenda` add up to `meeting_length`; `day` is that of the group's first meeting.
    """

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    letterhead: str = field(metadata=zh("页眉"))
    as_of: date = field(metadata=zh("截至日期"))
    group: GroupFacts = field(metadata=zh("小组"))
    day: date | None = field(metadata=zh("日期"))
    weekday: Weekday | None = field(metadata=zh("星期"))
    clock: str | None = field(metadata=zh("起止时刻"))
    meeting_length: int = field(metadata=zh("会议时长"))
    agenda: tuple[AgendaLine, ...] = field(metadata=zh("议程"))
    icebreakers: tuple[IcebreakerLine, ...] = field(metadata=zh("破冰活动"))
    prompts: tuple[str, ...] = field(metadata=zh("愿景提问"))
    draft: tuple[ClauseLine, ...] = field(metadata=zh("章程草案"))
    first_items: tuple[FirstItem, ...] = field(metadata=zh("计划要点"))
    members: tuple[MemberLine, ...] = field(metadata=zh("成员"))
