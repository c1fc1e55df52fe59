"""Every name the printable ballots may use."""

from dataclasses import dataclass, field

from toolkit.documents.contexts.parts import GroupFacts
from toolkit.documents.fields import zh
from toolkit.programme.kinds import BallotKind


@dataclass(frozen=True, slots=True)
class StandingLine:
    """What the sheets know of somebody who may be voted for; nobody is given a score.

    Blanks: None means that the sheets say nothing.
    """

    person: str = field(metadata=zh("姓名"))
    department: str | None = field(metadata=zh("部门"))
    position: str | None = field(metadata=zh("岗位"))
    would_lead: bool = field(metadata=zh("愿任组长"))
    statement: str | None = field(metadata=zh("自荐说明"))
    so_far: str | None = field(metadata=zh("参与情况"))


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One slip to cut off, with its number and nobody's name."""

    slip: int = field(metadata=zh("票号"))


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """The slips of one page."""

    slips: tuple[SlipLine, ...] = field(metadata=zh("选票"))


@dataclass(frozen=True, slots=True)
class BallotContext:
    """Every name the printable ballots may use.

    Shape: as many slips as people may vote, page by page; `standing` are those who may be voted for.
    """

    letterhead: str = field(metadata=zh("页眉"))
    group: GroupFacts = field(metadata=zh("小组"))
    number: int = field(metadata=zh("序号"))
    kind: BallotKind = field(metadata=zh("类型"))
    nominated_by: str | None = field(metadata=zh("推荐人"))
    voters_due: int = field(metadata=zh("应到人数"))
    needed: int = field(metadata=zh("最少到会人数"))
    consent: bool = field(metadata=zh("推荐认可"))
    qualities: tuple[str, ...] = field(metadata=zh("参考条件"))
    standing: tuple[StandingLine, ...] = field(metadata=zh("可选的人"))
    sheets: tuple[SlipSheet, ...] = field(metadata=zh("选票页"))
