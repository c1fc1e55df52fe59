from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.matching_instances import draw, read_folder, write_folder
from tests.matching.judge import judge
from tests.matching.questions import people, person, question, rows_of
from tests.tools import LONG
from toolkit.matching import Effort, Lock, Progress, solve
from toolkit.matching.naming import people_moved
from toolkit.programme.grouping import Grouping, WhyUnplaced

SEEDS = range(1, 21) if LONG else range(1, 6)
QUICK = Effort(6, 5)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_judge_finds_no_broken_rule_and_the_same_points(seed: int, tmp_path: Path) -> None:
    instance = draw(40, seed).instance
    write_folder(instance, tmp_path)
    found = solve(instance, seed=seed, effort=QUICK)
    verdict = judge(tmp_path, rows_of(found))
    assert not verdict.broken
    assert verdict.score == found.score
    assert found.bound is not None
    assert found.score <= found.bound
    assert len(found.group_of) + len(found.unplaced) == len(instance.people)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bound_is_never_below_the_planted_answer(seed: int, tmp_path: Path) -> None:
    drawn = draw(40, seed)
    write_folder(drawn.instance, tmp_path)
    found = solve(drawn.instance, seed=seed, effort=Effort(0, 1))
    rows = [
        row
        for number, group in enumerate(drawn.planted)
        for row in (
            rows_of(found)[0]._replace(
                person=drawn.instance.people[place].id, group=f"X{number}", topic=group.topic, slot=group.slot
            )
            for place in group.members
        )
    ]
    planted = judge(tmp_path, rows)
    assert not planted.broken
    assert found.bound is not None
    assert planted.score <= found.bound


def test_folders_are_read_as_they_were_written(tmp_path: Path) -> None:
    instance = draw(40, 1).instance
    write_folder(instance, tmp_path)
    assert read_folder(tmp_path) == instance


def test_sixty_applicants_are_proven(tmp_path: Path) -> None:
    instance = draw(60, 1).instance
    write_folder(instance, tmp_path)
    found = solve(instance, seed=1)
    assert found.proven
    assert found.gap == 0
    assert not found.unplaced
    assert not judge(tmp_path, rows_of(found)).broken


def test_a_proof_agrees_with_trying_everything() -> None:
    everybody = [person(n, choices=("T1", "T2") if n % 2 else ("T2", "T1"), level=1 + n % 5) for n in range(1, 8)]
    instance = question(*everybody)
    found = solve(instance, seed=1)
    assert found.proven
    assert found.score == _best_by_trying(instance.people)


def _best_by_trying(everybody: tuple[object, ...]) -> int:
    from toolkit.matching.rules import keeps_rules
    from toolkit.matching.scoring import score_group

    instance = question(*everybody)  # type: ignore[arg-type]  # people, passed through
    best = -100 * len(everybody)
    for code in range(3 ** len(everybody)):
        seats = [code // 3**place % 3 for place in range(len(everybody))]
        total = -100 * seats.count(0)
        for seat, topic in ((1, "T1"), (2, "T2")):
            members = [each for each, own in zip(instance.people, seats, strict=True) if own == seat]
            if members:
                if not keeps_rules(instance, topic, "Mon", members):
                    break
                total += sum(points for _, points in score_group(instance, topic, members))
        else:
            best = max(best, total)
    return best


def test_the_same_seed_gives_the_same_grouping_in_fresh_processes() -> None:
    code = (
        "from benchmarks.matching_instances import draw\n"
        "from toolkit.matching import Effort, listing, solve\n"
        "print(solve(draw(40, 7).instance, seed=3, effort=Effort(4, 3)))\n"
        # As where people are too many to list every group.
        "listing._MOST_COLUMNS = 0\n"
        "print(solve(draw(100, 7).instance, seed=3, effort=Effort(2, 3, 60)))"
    )
    once, again = (
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": hashes},
        ).stdout
        for hashes in ("1", "2")
    )
    assert once.count("Grouping(") == 2
    assert once == again
    assert once.startswith("Grouping("), "nothing but the answer is printed"


def test_a_stop_keeps_the_best_so_far() -> None:
    calls = []

    def tell(progress: Progress) -> None:
        calls.append(progress)

    found = solve(draw(60, 2).instance, seed=1, on_progress=tell, should_stop=lambda: len(calls) >= 2)
    assert found.stopped_early
    assert found.groups
    assert found.score >= calls[-1].score
    assert len(calls) == 2


def test_fixed_members_stay_in_the_group_of_that_id() -> None:
    everybody = people(6, choices=("T1", "T2"))
    locks = (Lock("P01", "G07", "T2"), Lock("P02", "G07", "T2"))
    found = solve(replace(question(*everybody), locks=locks), seed=1)
    assert found.group_of["P01"] == found.group_of["P02"] == "G07"
    fixed = {member.person for group in found.groups for member in group.members if member.fixed}
    assert fixed == {"P01", "P02"}


def test_a_fixed_member_without_an_application_gets_no_choice() -> None:
    everybody = (*people(4), person(9, choices=()))
    found = solve(replace(question(*everybody), locks=(Lock("P09", "G07", "T1"),)), seed=1)
    (group,) = found.groups
    assert {member.person: member.choice for member in group.members}["P09"] is None


def test_a_fixed_member_whom_nobody_can_join_makes_no_false_proof() -> None:
    alone = person(9, slots=frozenset({"Tue"}))
    instance = replace(question(*people(4), alone), locks=(Lock("P09", "G07", "T1"),))
    found = solve(instance, seed=1)
    assert [each.why for each in found.unplaced] == [WhyUnplaced.TOO_FEW]
    assert (found.score, found.bound) == (300, 300)


def test_new_groups_use_no_id_that_is_taken() -> None:
    found = solve(replace(question(*people(4)), taken=frozenset({"G01", "G02"})), seed=1)
    assert [group.id for group in found.groups] == ["G03"]


def test_nobody_at_all_is_a_grouping_of_nobody() -> None:
    found = solve(question(), seed=1)
    assert found == Grouping(1, (), (), 0, 0, stopped_early=False)


def test_a_topic_that_is_closed_places_nobody() -> None:
    found = solve(question(*people(4), most=0), seed=1)
    assert [each.why for each in found.unplaced] == [WhyUnplaced.NO_CHOICE] * 4


def _changed(size: int) -> tuple[Grouping, Grouping, Grouping]:
    """A grouping, the one after a twentieth left and as many joined, and a fresh one of the same people."""
    instance = draw(size, 1).instance
    locks = {lock.person for lock in instance.locks}
    ordinary = [each for each in instance.people if each.id not in locks and not each.together]
    swapped = size // 20
    late, gone = ordinary[:swapped], {each.id for each in ordinary[-swapped:]}
    before = replace(instance, people=tuple(each for each in instance.people if each not in late))
    after = replace(instance, people=tuple(each for each in instance.people if each.id not in gone))
    old = solve(before, seed=1, effort=Effort(10, 10))
    new = solve(after, seed=1, effort=Effort(10, 10), previous=old)
    return old, new, solve(after, seed=1, effort=Effort(10, 10))


def test_after_leavers_and_joiners_few_people_move() -> None:
    old, new, fresh = _changed(60)
    kept = set(old.group_of) & set(new.group_of)
    assert len(new.moved) <= len(kept) // 10
    assert new.moved == people_moved(old, new.groups)
    assert new.score >= fresh.score * 9 // 10
    assert len({group.id for group in new.groups} & {group.id for group in old.groups}) >= len(old.groups) - 2
