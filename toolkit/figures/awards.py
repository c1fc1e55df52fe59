"""优秀小组, 优秀学员, 优秀组长: scores whose arithmetic can be read, ties shown as ties."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from toolkit.figures.certificates import compute_certificates
from toolkit.figures.people import compute_people
from toolkit.figures.progress import ItemState, item_progress
from toolkit.figures.scope import Scope, whole_scope
from toolkit.figures.sessions import SessionState, state_of
from toolkit.figures.standing import Part, Standing, compute_standings, parts_of, places_of, score_of
from toolkit.programme.groups import UNFINISHED
from toolkit.programme.kinds import Merit, Role
from toolkit.programme.stages import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.programme.groups import Group, Membership
    from toolkit.programme.programme import Programme

# A leader who led fewer of the meetings held than this has not led the group.
LED_AT_LEAST = Fraction(1, 3)


class PersonStanding(NamedTuple):
    """One person's parts over their groups, score and place; both None for who is no candidate."""

    person: str
    groups: tuple[str, ...]
    parts: tuple[Part, ...]
    score: Fraction | None
    place: int | None


@dataclass(frozen=True, slots=True)
class Awards:
    """Who stands where, and who wins.

    Shape: each best first, those equal in the order of groups and people, who has no score last. `best` win; `tied`
    share the place at which the seats run out: people decide among them.
    """

    groups: tuple[Standing, ...]
    members: tuple[PersonStanding, ...]
    leaders: tuple[PersonStanding, ...]
    best_groups: tuple[Standing, ...]
    best_members: tuple[PersonStanding, ...]
    best_leaders: tuple[PersonStanding, ...]
    tied_groups: tuple[Standing, ...]
    tied_members: tuple[PersonStanding, ...]
    tied_leaders: tuple[PersonStanding, ...]


def compute_awards(programme: Programme, as_of: date) -> Awards:
    """The standings of the whole programme; stopped and merged groups are no candidates."""
    running = [each for each in programme.groups if each.status not in UNFINISHED]
    scope = whole_scope(programme, as_of)
    groups = compute_standings(programme, [(each.id, scope) for each in running])
    members = _members(programme, running, as_of)
    leaders = _leaders(programme, running, as_of)
    settings = programme.settings
    best_groups, tied_groups = _awarded(groups, settings.award_groups)
    best_members, tied_members = _awarded(members, settings.award_members)
    best_leaders, tied_leaders = _awarded(leaders, settings.award_leaders)
    best = (best_groups, best_members, best_leaders)
    return Awards(groups, members, leaders, *best, tied_groups, tied_members, tied_leaders)


Placed = TypeVar("Placed", Standing, PersonStanding)


def _awarded(standings: Sequence[Placed], seats: int) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """Who wins, and who shares the place at which there are fewer seats than people."""
    placed = [(each.place, each) for each in standings if each.place is not None and each.place <= seats]
    sharing = Counter(place for place, _ in placed)
    return (
        tuple(each for place, each in placed if place - 1 + sharing[place] <= seats),
        tuple(each for place, each in placed if place - 1 + sharing[place] > seats),
    )


def _members(programme: Programme, groups: Sequence[Group], as_of: date) -> tuple[PersonStanding, ...]:
    """Everybody due anywhere; a candidate is who earned at least one certificate."""
    earned = {each.person for group in groups for each in compute_certificates(programme, group, as_of) if each.earned}
    scope = whole_scope(programme, as_of)
    totals = compute_people(programme, [(each.id, scope) for each in groups]).people
    authored = {each.person: _authored(programme, each.person, as_of) for each in totals}
    most = max(authored.values(), default=0)
    found = []
    for each in totals:
        done, due = _responsible(programme, each.person, groups, as_of)
        of_merit = {
            Merit.ATTENDANCE: (each.tally.attended, each.tally.counted),
            Merit.PLAN: (done, due),
            Merit.OUTCOMES: (authored[each.person], most),
        }
        parts = tuple(
            Part(merit, weight, *of_merit[merit])
            for merit, weight in programme.settings.merit_weights
            if weight and merit in of_merit
        )
        found.append((each.person, each.groups, parts, score_of(parts) if each.person in earned else None))
    return _placed(found)


def _authored(programme: Programme, person: str, as_of: date) -> int:
    return sum(person in each.authors for each in programme.outcomes if each.day is None or each.day <= as_of)


def _responsible(programme: Programme, person: str, groups: Sequence[Group], as_of: date) -> tuple[int, int]:
    """Of the plan rows due by then that were theirs, those done; cancelled ones are no rows."""
    rows = [
        item_progress(programme, group.id, item, as_of)
        for group in groups
        for item in programme.plan_by_group.get(group.id, ())
        if item.responsible == person and item.due is not None and item.due <= as_of
    ]
    alive = [each for each in rows if each.state is not ItemState.CANCELLED]
    return sum(each.is_done for each in alive), len(alive)


def _leaders(programme: Programme, groups: Sequence[Group], as_of: date) -> tuple[PersonStanding, ...]:
    led: dict[str, dict[str, list[Span]]] = {}
    for group in groups:
        for row in programme.memberships_by_group.get(group.id, ()):
            span = _led(programme, group, row, as_of)
            if span is not None:
                led.setdefault(row.person, {}).setdefault(group.id, []).append(span)
    found = []
    for person, spans in led.items():
        counted = {group: mine for group, mine in spans.items() if _led_enough(programme, group, mine, as_of)}
        parts = _added([
            parts_of(programme, group, Scope(span, min(span.last, as_of)), programme.settings.leader_weights)
            for group, mine in counted.items()
            for span in mine
        ])  # fmt: skip
        found.append((person, tuple(spans), parts, score_of(parts)))
    return _placed(found)


def _led(programme: Programme, group: Group, row: Membership, as_of: date) -> Span | None:
    """The days a row makes somebody the leader, as far as they have come."""
    if row.role is not Role.LEADER:
        return None
    first = row.since or group.starts or date.min
    employee = programme.people.get(row.person)
    ends = [each for each in (row.until, group.ends, employee.left if employee else None, as_of) if each is not None]
    return Span(first, min(ends)) if first <= min(ends) else None


def _led_enough(programme: Programme, group: str, spans: Sequence[Span], as_of: date) -> bool:
    sessions = programme.sessions_by_group.get(group, ())
    held = [each.day for each in sessions if state_of(programme, each, as_of) is SessionState.HELD]
    mine = sum(any(span.holds(day) for span in spans) for day in held)
    return bool(mine) and mine >= LED_AT_LEAST * len(held)


def _added(found: Sequence[Sequence[Part]]) -> tuple[Part, ...]:
    """Parts of several spans together: numerators and denominators are added, never shares."""
    total: dict[Merit, Part] = {}
    for parts in found:
        for each in parts:
            known = total.get(each.merit)
            got, of = (known.got, known.of) if known else (0, 0)
            total[each.merit] = each._replace(got=each.got + got, of=each.of + of)
    return tuple(total.values())


Found = tuple[str, tuple[str, ...], tuple[Part, ...], "Fraction | None"]


def _placed(found: Iterable[Found]) -> tuple[PersonStanding, ...]:
    lines = list(found)
    places = places_of([score for *_, score in lines])
    placed = [PersonStanding(*line, place) for line, place in zip(lines, places, strict=True)]
    return tuple(sorted(placed, key=lambda each: (each.place is None, each.place or 0)))
