"""What a grouping proposes: groups, who is in them and why, who is left over, and how good it can be shown to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Part(Enum):
    """What earns or costs points in a group."""

    CHOICE = "choice"  # 志愿
    REPEATED_DEPARTMENT = "repeated_department"  # 同部门重复
    COACHED_BEGINNER = "coached_beginner"  # 新手有人带
    EXPERT_EXCESS = "expert_excess"  # 高手扎堆
    BAND_EXCESS = "band_excess"  # 职级扎堆
    MOTIVATION_SHORT = "motivation_short"  # 意愿不足


class WhyUnplaced(Enum):
    """Why a person has no group; each can be checked by counting."""

    LEAVING = "leaving"
    WAITING = "waiting"
    QUIT = "quit"
    NO_CHOICE = "no_choice"
    NO_SLOT = "no_slot"
    TIED_CONTRADICTION = "tied_contradiction"
    TIED_NO_TOPIC = "tied_no_topic"
    TIED_NO_SLOT = "tied_no_slot"
    NO_LEADER = "no_leader"
    TOO_FEW = "too_few"
    NO_ROOM = "no_room"


# They are not looked for a place for, and cost nothing.
NOT_ASKED = frozenset({WhyUnplaced.LEAVING, WhyUnplaced.WAITING, WhyUnplaced.QUIT})


class HelpKind(Enum):
    """What people could change so that more are placed."""

    ONE_MORE_LEADER = "one_more_leader"
    ONE_MORE_GROUP = "one_more_group"
    OPEN_SLOT = "open_slot"
    HIGHER_CAP = "higher_cap"  # 同部门上限
    LARGER_GROUPS = "larger_groups"  # 每组人数上限
    SMALLER_GROUPS = "smaller_groups"  # 每组人数下限
    MORE_GROUPS = "more_groups"  # 主题 › 最多开几组
    LEADING = "leading"  # 愿任组长


class Help(NamedTuple):
    """One change and how many of the unplaced it would place: a leader, a group or a slot for a topic, a wider rule.

    Blanks: `now` and `then` 0, `person` "" where the kind has none.
    """

    kind: HelpKind
    topic: str
    slot: str
    places: int
    now: int = 0
    then: int = 0
    person: str = ""


class Alternative(NamedTuple):
    """The best other group for a person and what the whole score would gain (never more than 0 when it is best).

    Blanks: `instead_of` "" means the person simply moves; otherwise they change places with that person.
    """

    group: str
    instead_of: str
    delta: int


class Placed(NamedTuple):
    """A member: which choice they got, what it earns, and the best other group.

    Blanks: `choice` None means none of their own (a fixed member); `alternative` None means no other group is allowed.
    """

    person: str
    choice: int | None
    fixed: bool
    alternative: Alternative | None = None
    points: int = 0


class ProposedGroup(NamedTuple):
    """A group to be: its topic, weekly slot, members in order and the points of each part."""

    id: str
    topic: str
    slot: str
    members: tuple[Placed, ...]
    parts: tuple[tuple[Part, int], ...]

    @property
    def score(self) -> int:
        """The group's points."""
        return sum(points for _, points in self.parts)


class Unplaced(NamedTuple):
    """A person without a group, why, and who else is part of the reason."""

    person: str
    why: WhyUnplaced
    others: tuple[str, ...] = ()


class WhyReleased(Enum):
    """Why a fixed member could not be kept."""

    NO_TOPIC = "no_topic"
    NO_COMMON_SLOT = "no_common_slot"
    TOO_MANY = "too_many"
    DEPARTMENT = "department"
    MANAGER = "manager"
    APART = "apart"
    TOGETHER = "together"
    NOT_ASKED = "not_asked"


class Adjustment(NamedTuple):
    """What a person answered in 分组建议 › 调整到: a group, or to wait. Blanks: `group` "" means waiting."""

    person: str
    group: str


class Hold(Enum):
    """Why a person belongs in a certain group, the strongest reason first."""

    ADJUSTED = "adjusted"  # 分组建议 › 调整到
    FIXED = "fixed"  # 成员 › 固定在本组
    STANDING = "standing"  # the group goes on


class Released(NamedTuple):
    """Somebody who should be in a group and contradicts a rule there: of which group, why, and with whom."""

    person: str
    group: str
    why: WhyReleased
    others: tuple[str, ...] = ()
    hold: Hold = Hold.FIXED


@dataclass(frozen=True)
class Grouping:
    """Applicants in groups.

    Shape: groups by id; `helps` the most useful first. Units: points; `gap` is a share of the bound.
    `held` says that groups which stand already were kept as they are: score and bound are of groupings that do so.
    Blanks: `bound` and `gap` None mean that no bound is known.
    """

    seed: int
    groups: tuple[ProposedGroup, ...]
    unplaced: tuple[Unplaced, ...]
    score: int
    bound: int | None
    stopped_early: bool
    helps: tuple[Help, ...] = ()
    released: tuple[Released, ...] = ()
    moved: tuple[str, ...] = ()
    held: bool = False

    @property
    def gap(self) -> Fraction | None:
        """How far the score may be from the best possible one."""
        if self.bound is None:
            return None
        if self.bound == self.score:
            return Fraction(0)
        return Fraction(self.bound - self.score, self.bound) if self.bound > 0 else None

    @property
    def proven(self) -> bool:
        """Whether no grouping can be better."""
        return self.bound is not None and self.score >= self.bound

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """The group of every person placed."""
        return {member.person: group.id for group in self.groups for member in group.members}
