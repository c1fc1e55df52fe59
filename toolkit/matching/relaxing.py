"""Which one rule, a step wider, would place how many: tried as the next run does, from the groups proposed now."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from toolkit.matching.board import allowed_topics, build_board
from toolkit.matching.holding import as_they_stand, hold
from toolkit.matching.inserting import insert
from toolkit.matching.neighbourhoods import Answer
from toolkit.programme.grouping import Help, HelpKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from toolkit.matching.board import Board
    from toolkit.matching.instance import Instance
    from toolkit.matching.packing import Seated
    from toolkit.programme.grouping import Grouping

# A rule is widened by so many steps at most; the first that places anybody is offered.
_STEPS = 2
# Fewer are no group to learn in.
_FEWEST = 3
# So many topics and so many people are asked, those with most of the unplaced first.
_TOPICS, _LEADERS = 4, 4
# So many pieces are put together again for each change.
_PIECES, _NODES = 10, 20


class _Change(NamedTuple):
    """What is offered, `places` still open, and the question with that change and no other."""

    help: Help
    instance: Instance


def try_changes(
    board: Board, groups: Sequence[Seated], proposed: Grouping, should_stop: Callable[[], bool]
) -> tuple[Help, ...]:
    """The changes that would place more of those without a group, everybody placed keeping their seat.

    Shape: `proposed` are the groups by name. The next run begins with them, so it places as many or more.
    """
    if len(_placed(groups)) == len(board.instance.people):
        return ()
    ways = (
        _higher_cap(board.instance),
        _larger(board.instance),
        _smaller(board.instance),
        *([each] for each in _more_groups(board, groups)),
        *([each] for each in _more_leaders(board, groups)),
    )
    found = (_first_helping(way, proposed, should_stop) for way in ways)
    return tuple(each for each in found if each is not None)


def fill_up(board: Board, groups: Sequence[Seated], should_stop: Callable[[], bool]) -> list[Seated]:
    """The groups with more people in them, or more groups, as far as that is worth it; a little work only."""
    answer, dice = Answer(board, insert(board, groups)), Random(0)  # noqa: S311 - dice, not secrets
    for _ in range(_PIECES):
        if should_stop() or not answer.unplaced():
            break
        answer.improve(*answer.pick(dice), _NODES, should_stop)
    return answer.groups


def _first_helping(way: Iterable[_Change], proposed: Grouping, should_stop: Callable[[], bool]) -> Help | None:
    for change in way:
        if should_stop():
            return None
        board = build_board(hold(change.instance, proposed))
        before = as_they_stand(board, proposed)
        places = len(_placed(fill_up(board, before, should_stop))) - len(_placed(before)) if before else 0
        if places > 0:
            return change.help._replace(places=places)
    return None


def _placed(groups: Sequence[Seated]) -> set[int]:
    return {place for each in groups for place in each.people}


def _higher_cap(instance: Instance) -> Iterator[_Change]:
    now = instance.department_cap
    if now is not None:
        for then in range(now + 1, min(now + _STEPS, instance.size_max) + 1):
            offer = Help(HelpKind.HIGHER_CAP, "", "", 0, now, then)
            yield _Change(offer, replace(instance, department_cap=then))


def _larger(instance: Instance) -> Iterator[_Change]:
    now = instance.size_max
    for then in range(now + 1, now + _STEPS + 1):
        yield _Change(Help(HelpKind.LARGER_GROUPS, "", "", 0, now, then), replace(instance, size_max=then))


def _smaller(instance: Instance) -> Iterator[_Change]:
    now = instance.size_min
    for then in range(now - 1, max(now - _STEPS, _FEWEST) - 1, -1):
        yield _Change(Help(HelpKind.SMALLER_GROUPS, "", "", 0, now, then), replace(instance, size_min=then))


def _more_groups(board: Board, groups: Sequence[Seated]) -> Iterator[_Change]:
    """One group more of each topic that has as many as it may and is wanted by people without a group."""
    instance = board.instance
    counts = Counter(each.pool.topic for each in groups)
    left = set(range(len(instance.people))) - _placed(groups)
    wanted = Counter(
        number
        for number, topic in enumerate(instance.topics)
        if topic.most_groups is not None and counts[number] >= topic.most_groups > 0
        for place in left
        if instance.choice_of(instance.people[place], topic.id) is not None
    )
    for number, _ in sorted(wanted.items(), key=lambda each: (-each[1], each[0]))[:_TOPICS]:
        topic, now = instance.topics[number], board.most[number]
        topics = tuple(each._replace(most_groups=now + 1) if each is topic else each for each in instance.topics)
        yield _Change(Help(HelpKind.MORE_GROUPS, topic.id, "", 0, now, now + 1), replace(instance, topics=topics))


def _more_leaders(board: Board, groups: Sequence[Seated]) -> Iterator[_Change]:
    """Somebody without a group who would lead; one for each of the topics they want most."""
    instance, placed = board.instance, _placed(groups)
    asked: dict[int, int] = {}
    for place, person in enumerate(instance.people):
        if place not in placed and not person.leads and person.slots:
            for topic in allowed_topics(instance, [person.id])[:1]:
                asked.setdefault(topic, place)
    for place in list(asked.values())[:_LEADERS]:
        person = instance.people[place]
        people = tuple(each._replace(leads=True) if each is person else each for each in instance.people)
        yield _Change(Help(HelpKind.LEADING, "", "", 0, person=person.id), replace(instance, people=people))
