"""What is said of people without a group is true, on drawn questions that cannot be answered in full.

Each reason is recounted from the rules alone; each offer of help is carried out, and the benchmark's judge is asked.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from benchmarks.matching_instances import SLOTS, draw, write_folder
from tests.matching.judge import Row, Verdict, judge
from tests.matching.questions import rows_of
from tests.tools import LONG
from toolkit.matching import Effort, Instance, Person, solve
from toolkit.programme.grouping import Grouping, Help, HelpKind, WhyUnplaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SEEDS = range(1, 41) if LONG else range(1, 9)
WIDER = {HelpKind.HIGHER_CAP, HelpKind.LARGER_GROUPS, HelpKind.SMALLER_GROUPS, HelpKind.MORE_GROUPS, HelpKind.LEADING}
FEWER = SEEDS if LONG else (3, 5, 6, 7)
NOBODY, NEVER = "T99", frozenset({"Sun-3"})


@cache
def _impossible(seed: int) -> tuple[Instance, Grouping]:
    """A drawn question from which groups, leaders, free times and choices were taken, and pairs bound at random."""
    dice = random.Random(f"impossible {seed}")  # noqa: S311 - dice, not secrets
    instance = draw(48, seed).instance
    leaderless = dice.choice(instance.topics).id
    people = []
    for each in instance.people:
        luck = dice.random()
        changed = each._replace(leads=each.leads and leaderless not in each.choices)
        if luck < 0.05:
            changed = changed._replace(slots=NEVER)
        elif luck < 0.10:
            changed = changed._replace(choices=(NOBODY,))
        elif luck < 0.25:
            changed = changed._replace(slots=frozenset(dice.sample(SLOTS, 1)))
        elif luck < 0.32:
            changed = changed._replace(together=(dice.choice(instance.people).id,))
        people.append(changed)
    topics = tuple(each._replace(most_groups=dice.choice((0, 1, 1, 2))) for each in instance.topics)
    asked = replace(instance, people=tuple(people), topics=topics, locks=())
    return asked, solve(asked, seed=seed, effort=Effort(10, 20))


def _bound_to(instance: Instance, person: str) -> set[str]:
    """Everybody who must sit where this person sits, whoever of them wrote it."""
    pairs = [(each.id, other) for each in instance.people for other in each.together if other in instance.person_by_id]
    found = {person}
    while more := {name for pair in pairs if found & set(pair) for name in pair} - found:
        found |= more
    return found


def _open_topics(instance: Instance, person: Person) -> set[str]:
    return {each.id for each in instance.topics if each.most_groups != 0} & set(person.choices[:3])


def _meetings(instance: Instance, people: list[Person]) -> Iterator[list[Person]]:
    """Everybody who could come with those they are bound to, for each topic and time open to all of these people."""
    units = [[instance.person_by_id[name] for name in _bound_to(instance, each.id)] for each in instance.people]
    able = [unit for unit in units if not _contradict(instance, unit)]
    for topic in set.intersection(*(_open_topics(instance, each) for each in people)):
        for slot in set(SLOTS).intersection(*(each.slots for each in people)):
            coming = (
                unit for unit in able if all(slot in one.slots and topic in _open_topics(instance, one) for one in unit)
            )
            yield list({one.id: one for unit in coming for one in unit}.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_every_reason_is_true_by_counting(seed: int) -> None:
    instance, found = _impossible(seed)
    assert found.unplaced
    for each in found.unplaced:
        person = instance.person_by_id[each.person]
        unit = [instance.person_by_id[name] for name in sorted(_bound_to(instance, person.id))]
        assert set(each.others) <= {one.id for one in unit} - {person.id}
        topics = set.intersection(*(_open_topics(instance, one) for one in unit))
        slots = set(SLOTS).intersection(*(one.slots for one in unit))
        crowds = list(_meetings(instance, unit))
        match each.why:
            case WhyUnplaced.NO_CHOICE:
                assert not _open_topics(instance, person)
            case WhyUnplaced.NO_SLOT:
                assert not person.slots & set(SLOTS)
            case WhyUnplaced.TIED_NO_TOPIC:
                assert each.others
                assert not topics
            case WhyUnplaced.TIED_NO_SLOT:
                assert each.others
                assert not slots
            case WhyUnplaced.TIED_CONTRADICTION:
                assert each.others
                assert _contradict(instance, unit)
            case WhyUnplaced.TOO_FEW:
                assert all(len(crowd) < instance.size_min for crowd in crowds)
            case WhyUnplaced.NO_LEADER:
                enough = [crowd for crowd in crowds if len(crowd) >= instance.size_min]
                assert enough
                assert not any(one.leads for crowd in enough for one in crowd)
            case WhyUnplaced.NO_ROOM:
                able = [crowd for crowd in crowds if len(crowd) >= instance.size_min and any(o.leads for o in crowd)]
                assert able
            case _:
                pytest.fail(f"{each.why} has no count")


def _contradict(instance: Instance, unit: list[Person]) -> bool:
    ids = {one.id for one in unit}
    departments = Counter(one.department for one in unit)
    assert instance.department_cap is not None
    return (
        len(unit) > instance.size_max
        or any(one.manager in ids or ids & set(one.apart) for one in unit)
        or max(departments.values()) > instance.department_cap
    )


def test_the_drawn_questions_ask_for_every_reason() -> None:
    reasons = {each.why for seed in SEEDS for each in _impossible(seed)[1].unplaced}
    assert reasons >= {WhyUnplaced.NO_CHOICE, WhyUnplaced.NO_SLOT, WhyUnplaced.TIED_NO_SLOT, WhyUnplaced.TOO_FEW,
                       WhyUnplaced.NO_LEADER, WhyUnplaced.NO_ROOM}  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_who_found_no_room_would_break_a_rule_or_cost_points_in_every_group(seed: int, tmp_path: Path) -> None:
    instance, found = _impossible(seed)
    write_folder(instance, tmp_path)
    rows = rows_of(found)
    for each in found.unplaced:
        if each.why is not WhyUnplaced.NO_ROOM:
            continue
        unit = _bound_to(instance, each.person)
        for group in found.groups:
            more = [Row(name, group.id, group.topic, group.slot) for name in sorted(unit)]
            verdict = judge(tmp_path, [*rows, *more])
            assert verdict.broken or verdict.score <= found.score


@pytest.mark.parametrize("seed", SEEDS)
def test_every_offer_of_help_places_as_many_as_it_says(seed: int, tmp_path: Path) -> None:
    instance, found = _impossible(seed)
    before = judge_of(instance, rows_of(found), tmp_path).broken
    assert not before
    for help_ in found.helps:
        if help_.kind in WIDER:
            continue
        assert _placed_by(instance, found, help_, help_.places, tmp_path), help_
        assert not _placed_by(instance, found, help_, help_.places + 1, tmp_path), help_


def test_the_drawn_questions_offer_help() -> None:
    assert sum(len(_impossible(seed)[1].helps) for seed in SEEDS) >= 3


@cache
def _crowded(seed: int) -> tuple[Instance, Grouping]:
    """A drawn question with few groups, small ones and hardly two of one department in any."""
    dice = random.Random(f"crowded {seed}")  # noqa: S311 - dice, not secrets
    instance = draw(30, seed).instance
    topics = tuple(each._replace(most_groups=dice.choice((1, 2))) for each in instance.topics)
    narrow = replace(instance, topics=topics, locks=(), department_cap=dice.choice((1, 2)), size_max=6)
    return narrow, solve(narrow, seed=seed, effort=Effort(10, 20))


@pytest.mark.parametrize("seed", FEWER)
@pytest.mark.parametrize("drawn", [_impossible, _crowded])
def test_every_wider_rule_places_as_many_as_it_says_when_match_is_run_again(
    drawn: Callable[[int], tuple[Instance, Grouping]], seed: int, tmp_path: Path
) -> None:
    instance, found = drawn(seed)
    for help_ in found.helps:
        if help_.kind in WIDER:
            assert help_.places > 0
            changed = _widened(instance, help_)
            rows = rows_of(solve(changed, seed=seed, effort=Effort(10, 20), previous=found))
            assert not judge_of(changed, rows, tmp_path).broken
            assert len(rows) >= len(found.group_of) + help_.places, help_


def test_the_drawn_questions_offer_every_wider_rule() -> None:
    offered = {help_.kind for drawn in (_impossible, _crowded) for seed in FEWER for help_ in drawn(seed)[1].helps}
    assert offered >= WIDER


def _widened(instance: Instance, help_: Help) -> Instance:
    """The question with the one rule changed as offered, and nothing else."""
    if help_.kind is HelpKind.HIGHER_CAP:
        assert instance.department_cap == help_.now
        return replace(instance, department_cap=help_.then)
    if help_.kind is HelpKind.LARGER_GROUPS:
        assert instance.size_max == help_.now
        return replace(instance, size_max=help_.then)
    if help_.kind is HelpKind.SMALLER_GROUPS:
        assert instance.size_min == help_.now
        return replace(instance, size_min=help_.then)
    if help_.kind is HelpKind.LEADING:
        assert not instance.person_by_id[help_.person].leads
        people = (each._replace(leads=each.leads or each.id == help_.person) for each in instance.people)
        return replace(instance, people=tuple(people))
    assert instance.topic_by_id[help_.topic].most_groups == help_.now
    topics = (each._replace(most_groups=help_.then) if each.id == help_.topic else each for each in instance.topics)
    return replace(instance, topics=tuple(topics))


def _placed_by(instance: Instance, found: Grouping, help_: Help, places: int, folder: Path) -> bool:
    """Whether, the help given, so many of those without a group can be one more group and break no rule."""
    if places > instance.size_max:
        return False
    fans = [
        person
        for each in found.unplaced
        if help_.topic in (person := instance.person_by_id[each.person]).choices[:3]
        and _bound_to(instance, person.id) == {person.id}
    ]
    if help_.kind is not HelpKind.OPEN_SLOT:
        fans = [each for each in fans if help_.slot in each.slots]
    slot = help_.slot or SLOTS[0]
    for some in combinations(fans, places):
        helped = _helped(instance, help_, slot, some)
        rows = [*rows_of(found), *(Row(each.id, "NEW", help_.topic, slot) for each in some)]
        if not judge_of(helped, rows, folder).broken:
            return True
    return False


def _helped(instance: Instance, help_: Help, slot: str, some: tuple[Person, ...]) -> Instance:
    """The question with the help given, and nothing else changed."""
    changed = {each.id: each for each in instance.people}
    topics = instance.topics
    if help_.kind is HelpKind.ONE_MORE_LEADER:
        changed[some[0].id] = some[0]._replace(leads=True)
    elif help_.kind is HelpKind.OPEN_SLOT:
        changed |= {each.id: each._replace(slots=each.slots | {slot}) for each in some}
    else:
        topics = tuple(
            each._replace(most_groups=(each.most_groups or 0) + 1) if each.id == help_.topic else each
            for each in topics
        )
    return replace(instance, people=tuple(changed.values()), topics=topics)


def judge_of(instance: Instance, rows: list[Row], folder: Path) -> Verdict:
    """The verdict on rows of this question."""
    write_folder(instance, folder)
    return judge(folder, rows)
