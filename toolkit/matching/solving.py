"""From an instance to a grouping: contradictions released, groups searched, checked, named and explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from toolkit.matching.alternatives import find_alternatives
from toolkit.matching.board import build_board
from toolkit.matching.contradictions import release
from toolkit.matching.effort import Effort, Progress, usual_effort
from toolkit.matching.holding import as_they_stand, hold
from toolkit.matching.naming import name_groups, people_moved
from toolkit.matching.previous import start_from
from toolkit.matching.reasons import explain_unplaced, find_help
from toolkit.matching.relaxing import fill_up, try_changes
from toolkit.matching.rules import keeps_rules
from toolkit.matching.scoring import score_group
from toolkit.matching.search import search
from toolkit.programme.grouping import Grouping, HelpKind, Hold, Placed, ProposedGroup

if TYPE_CHECKING:
    from toolkit.matching.board import Board
    from toolkit.matching.instance import Instance
    from toolkit.matching.packing import Seated
    from toolkit.matching.previous import Start
    from toolkit.matching.search import Found
    from toolkit.programme.grouping import Help

# So many offers of help are made at most.
_OFFERS = 12


def solve(
    instance: Instance,
    *,
    seed: int,
    effort: Effort | None = None,
    previous: Grouping | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Grouping:
    """The best grouping within an effort; the same instance, seed and effort give the same one.

    Shape: with `previous`, its groups are kept as far as they still stand and are worth it.
    """
    work = effort or usual_effort(len(instance.people), again=previous is not None)
    asking = _Asking(Random(seed), work, on_progress, should_stop)  # noqa: S311 - dice, not secrets
    if previous is None:
        board = build_board(release(instance))
        found = asking.search(board, None)
        filled = found._replace(groups=tuple(fill_up(board, found.groups, should_stop)))
        return _told(board, filled, None, seed, should_stop)
    board = build_board(hold(instance, previous))
    before = as_they_stand(board, previous)
    again = None if before is None else tuple(fill_up(board, before, should_stop))
    found = _no_worse(asking.search(board, None), again)
    if _loses_nobody(board, found, previous) or should_stop():
        return replace(_told(board, found, previous, seed, should_stop), held=True)
    # Some groups cannot be kept as they are: now they may change, at a price for everybody who is moved.
    start = start_from(build_board(release(instance)), previous)
    return _told(start.board, asking.search(start.board, start), previous, seed, should_stop)


class _Asking(NamedTuple):
    dice: Random
    effort: Effort
    on_progress: Callable[[Progress], None]
    should_stop: Callable[[], bool]

    def search(self, board: Board, start: Start | None) -> Found:
        return search(board, self.dice, self.effort, start, self.on_progress, self.should_stop)


def _no_worse(found: Found, before: tuple[Seated, ...] | None) -> Found:
    """What was found, or what was there before where that is as good: without a gain nothing changes."""
    if before is None or sum(each.worth for each in found.groups) > sum(each.worth for each in before):
        return found
    return found._replace(groups=before)


def _loses_nobody(board: Board, found: Found, previous: Grouping) -> bool:
    """Whether everybody who is held in a group has a seat there, and no group was given up before it was tried."""
    people = board.instance.people
    placed = {people[place].id for each in found.groups for place in each.people}
    broken = {each.person for each in board.instance.released}
    return all(each.id in placed | broken for each in people if each.id in previous.group_of)


def _told(
    board: Board, found: Found, previous: Grouping | None, seed: int, should_stop: Callable[[], bool]
) -> Grouping:
    instance = board.instance
    groups = _groups(board, found.groups, previous)
    placed = [place for each in found.groups for place in each.people]
    unplaced = explain_unplaced(board, placed)
    score = sum(each.score for each in groups) - instance.weights.unplaced * len(unplaced)
    told = Grouping(
        seed,
        groups,
        unplaced + instance.left_out,
        score,
        max(score, found.bound),
        found.stopped,
        released=instance.released,
        moved=() if previous is None else people_moved(previous, groups),
    )
    return replace(told, helps=_helps(board, found, told, should_stop))


def _helps(board: Board, found: Found, told: Grouping, should_stop: Callable[[], bool]) -> tuple[Help, ...]:
    """What would place more, the most helpful first; a run that was stopped offers no wider rule: more work might have
    done without.
    """
    placed = [place for each in found.groups for place in each.people]
    counts = Counter(each.pool.topic for each in found.groups)
    counted = find_help(board, placed, [counts[topic] for topic in range(len(board.most))])
    tried = () if found.stopped else try_changes(board, found.groups, told, should_stop)
    # The same change found by counting says more: the time too.
    better = (each for each in tried if not any(_covers(other, each) for other in counted))
    return tuple(sorted((*counted, *better), key=lambda each: -each.places)[:_OFFERS])


def _covers(counted: Help, tried: Help) -> bool:
    same = (counted.kind, tried.kind) == (HelpKind.ONE_MORE_LEADER, HelpKind.LEADING) or (
        (counted.kind, tried.kind) == (HelpKind.ONE_MORE_GROUP, HelpKind.MORE_GROUPS) and counted.topic == tried.topic
    )
    return same and counted.places >= tried.places


def _groups(board: Board, found: tuple[Seated, ...], previous: Grouping | None) -> tuple[ProposedGroup, ...]:
    instance = board.instance
    groups = []
    named = name_groups(board, found, previous)
    best = find_alternatives(board, named)
    for name, seated in named:
        topic, slot = instance.topics[seated.pool.topic].id, instance.slots[seated.pool.slot]
        people = [instance.people[place] for place in seated.people]
        if not keeps_rules(instance, topic, slot, people):
            message = f"a proposed group of {len(people)} breaks a hard rule"
            raise AssertionError(message)
        members = tuple(
            Placed(
                each.id,
                instance.choice_of(each, topic),
                (lock := instance.lock_of.get(each.id)) is not None and lock.hold is not Hold.STANDING,
                best.get(each.id),
                instance.choice_points(each, topic),
            )
            for each in people
        )
        groups.append(ProposedGroup(name, topic, slot, members, score_group(instance, topic, people)))
    return tuple(groups)
