"""How fairly hosting (主持) goes round."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.seats import held_in

if TYPE_CHECKING:
    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme


class HostCount(NamedTuple):
    """How often one person hosted a session that was held."""

    person: str
    times: int


class Hosting(NamedTuple):
    """Who hosted.

    Shape: `members` are those of the last day with their times, 0 included, most first, then in sheet order; `others`
    hosted and are no members then. held = times of both + `without_host`. `gap` is most minus fewest among members.
    """

    members: tuple[HostCount, ...]
    others: tuple[HostCount, ...]
    held: int
    without_host: int

    @property
    def gap(self) -> int:
        """Most minus fewest times among members; 0 without members."""
        times = [each.times for each in self.members]
        return max(times, default=0) - min(times, default=0)


_TIMES = attrgetter("times")


def compute_hosting(programme: Programme, group: str, scope: Scope) -> Hosting:
    """Counts hosts of held sessions."""
    held = held_in(programme, group, scope)
    times = Counter([each.host for each in held if each.host])
    members = programme.members(group, scope.last_day)
    inside = sorted([HostCount(each, times[each]) for each in members], key=_TIMES, reverse=True)
    outside = sorted(HostCount(each, count) for each, count in times.items() if each not in members)
    return Hosting(tuple(inside), tuple(outside), len(held), len(held) - times.total())
