"""Every name the announcement of an election may use."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from toolkit.documents.contexts.parts import GroupFacts
from toolkit.documents.fields import zh
from toolkit.figures import ElectionState
from toolkit.programme.kinds import BallotKind, ElectionMethod


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """One candidate; `share` is of the valid votes."""

    rank: int = field(metadata=zh("名次"))
    person: str = field(metadata=zh("姓名"))
    department: str | None = field(metadata=zh("部门"))
    votes_for: int = field(metadata=zh("赞成票"))
    votes_against: int = field(metadata=zh("反对票"))
    share: Fraction | None = field(metadata=zh("得票率"))
    elected: bool = field(metadata=zh("已当选"))


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round of voting; `votes` tells each candidate's."""

    number: int = field(metadata=zh("序号"))
    day: date | None = field(metadata=zh("日期"))
    voters_due: int = field(metadata=zh("应到人数"))
    voters_present: int = field(metadata=zh("实到人数"))
    valid_votes: int = field(metadata=zh("有效票"))
    votes: str = field(metadata=zh("各人得票"))
    outcome: ElectionState = field(metadata=zh("结果"))


@dataclass(frozen=True, slots=True)
class SpoiltLine:
    """How many rows count for nobody, and why; it names nobody."""

    reason: str = field(metadata=zh("原因"))
    times: int = field(metadata=zh("次数"))


@dataclass(frozen=True, slots=True)
class ElectionContext:
    """Every name the announcement of an election may use.

    Shape: what has no `rounds.` before it is of the last round, which decides; `quorum` is the least share of those
    due that must take part.
    """

    company: str | None = field(metadata=zh("公司"))
    programme: str | None = field(metadata=zh("项目"))
    letterhead: str = field(metadata=zh("页眉"))
    group: GroupFacts = field(metadata=zh("小组"))
    announcement: str = field(metadata=zh("结果说明"))
    kind: BallotKind = field(metadata=zh("类型"))
    method: ElectionMethod = field(metadata=zh("当选规则"))
    nominated_by: str | None = field(metadata=zh("推荐人"))
    day: date | None = field(metadata=zh("日期"))
    voters_due: int = field(metadata=zh("应到人数"))
    voters_present: int = field(metadata=zh("实到人数"))
    turnout: Fraction | None = field(metadata=zh("到会率"))
    quorum: Fraction = field(metadata=zh("到会要求"))
    valid_votes: int = field(metadata=zh("有效票"))
    abstentions: int = field(metadata=zh("弃权票"))
    invalid_votes: int = field(metadata=zh("无效票"))
    candidates: tuple[CandidateLine, ...] = field(metadata=zh("候选人"))
    rounds: tuple[RoundLine, ...] = field(metadata=zh("各轮"))
    not_counted: tuple[SpoiltLine, ...] = field(metadata=zh("不计的票"))
