"""Records about a group as an institution: the group, who belongs to it, its ballots and its charter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.programme.kinds import BallotKind, ClauseKind, GroupStatus, LedBy, Rhythm, Role, Vote

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from toolkit.programme.origin import Origin
    from toolkit.programme.settings import Slot

# A group that did not finish, and one that is over in any way.
UNFINISHED = frozenset({GroupStatus.STOPPED, GroupStatus.MERGED})
OVER = UNFINISHED | {GroupStatus.CLOSED}


@dataclass(frozen=True, slots=True)
class Group:
    """A learning group (学习小组); `minutes` is the planned length of a meeting.

    Shape: `meets` and `rhythm` are what `slot` and `frequency` say, or 设置 where the group leaves them open.
    Blanks: `sheet` is the link to the group's own sheet as typed, "" when it has none; `meets` and `rhythm` are None
    where nothing is said or it cannot be told from the words.
    """

    at: Origin
    id: str
    name: str
    topic: str = ""
    vision: str = ""
    status: GroupStatus = GroupStatus.RUNNING
    merged_into: str = ""
    starts: date | None = None
    ends: date | None = None
    frequency: str = ""
    slot: str = ""
    minutes: int | None = None
    place: str = ""
    meeting_link: str = ""
    led_by: LedBy | None = None
    sponsor: str = ""
    sheet: str = ""
    cycle: str = ""
    meets: Slot | None = None
    rhythm: Rhythm | None = None

    def ended_before(self, day: date, statuses: Collection[GroupStatus]) -> bool:
        """Whether it has one of these statuses and its last day lies before."""
        return self.status in statuses and self.ends is not None and self.ends < day


@dataclass(frozen=True, slots=True)
class EarlierGroup:
    """A group of an earlier cycle: who learned what together then; `people` are everybody who was ever in it."""

    at: Origin
    id: str
    name: str
    cycle: str
    topic: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A period of one person in one group in one role; both ends belong to it.

    Blanks: `since` None means since the group began; `until` None means still.
    """

    at: Origin
    group: str
    person: str
    role: Role = Role.MEMBER
    since: date | None = None
    until: date | None = None
    fixed: bool = False

    def covers(self, day: date) -> bool:
        """Whether the person belonged to the group in this role on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote, or a counted row of an election.

    Shape: a counted row has `votes` or the four totals; a row of one person has `voter` or `slip`.
    """

    at: Origin
    group: str
    round: int = 1
    kind: BallotKind = BallotKind.ELECTION
    voter: str = ""
    slip: str = ""
    candidate: str = ""
    vote: Vote | None = None
    votes: int | None = None
    nominated_by: str = ""
    submitted: datetime | date | None = None
    due: int | None = None
    present: int | None = None
    abstained: int | None = None
    invalid: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a charter; `group` "" means it holds for all groups without their own.

    Shape: `rhythm` and `minutes` (from, to) are what a clause on meetings says in its text.
    Blanks: `kind` None means a clause beyond the six, named by `title`; the two are None where the text does not say.
    """

    at: Origin
    group: str
    kind: ClauseKind | None
    title: str
    text: str
    version: str = ""
    passed: date | None = None
    rhythm: Rhythm | None = None
    minutes: tuple[int, int] | None = None
