"""The judge finds every broken rule in an assignment that breaks just that one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.matching_instances import write_folder
from tests.matching.judge import Row, judge
from toolkit.matching.instance import Instance, Lock, OpenTopic, Person

GOOD = [Row(f"P{number}", "A", "T1", "Mon") for number in range(1, 4)] + [
    Row(f"P{number}", "B", "T2", "Tue") for number in range(4, 7)
]


def person(number: int, **changes: object) -> Person:
    """Somebody who may sit anywhere, of a department of their own."""
    usual = Person(
        f"P{number}", f"D{number}", number % 3, "", 3, 4, frozenset({"Mon", "Tue"}), leads=True, choices=("T1", "T2")
    )
    return usual._replace(**changes)  # type: ignore[arg-type]  # fields are named at the call


def instance(*people: Person, locks: tuple[Lock, ...] = (), most: int = 2) -> Instance:
    """Six people, two topics, groups of two to four, two of a department."""
    changed = {each.id: each for each in people}
    everybody = tuple(changed.get(f"P{number}", person(number)) for number in range(1, 7))
    topics = (OpenTopic("T1", most), OpenTopic("T2", most))
    return Instance(everybody, topics, ("Mon", "Tue"), 2, 4, 2, 3, locks)


def moved(*changes: Row) -> list[Row]:
    """The good rows with some people's replaced."""
    new = {row.person: row for row in changes}
    return [new.get(row.person, row) for row in GOOD]


def test_a_good_assignment_breaks_nothing(tmp_path: Path) -> None:
    write_folder(instance(), tmp_path)
    verdict = judge(tmp_path, GOOD)
    assert not verdict.broken
    # T1 is everybody's first choice: three get it, three the second.
    assert verdict.score == 3 * 100 + 3 * 70


BROKEN = [
    ("H1", instance(), [*GOOD, Row("P9", "A", "T1", "Mon")]),
    ("H1", instance(), [*GOOD, Row("P1", "B", "T2", "Tue")]),
    ("H2", instance(), [*GOOD[:3], Row("P4", "B", "T2", "Tue")]),
    ("H3", instance(), moved(Row("P1", "A", "T2", "Mon"))),
    ("H3", instance(person(1, choices=("T2",))), GOOD),
    ("H4", instance(person(1, slots=frozenset({"Tue"}))), GOOD),
    ("H4", instance(), moved(Row("P1", "A", "T1", "Tue"))),
    ("H5", instance(*(person(number, leads=False) for number in (1, 2, 3))), GOOD),
    ("H6", instance(*(person(number, department="D") for number in (1, 2, 3))), GOOD),
    ("H7", instance(person(1, manager="P2")), GOOD),
    ("H8", instance(person(1, together=("P4",)), person(4, together=("P1",))), GOOD),
    ("H9", instance(person(1, apart=("P3",))), GOOD),
    ("H10", instance(locks=(Lock("P1", "L", "T2"),)), GOOD),
    ("H10", instance(locks=(Lock("P1", "L", "T1"),)), GOOD[1:]),
    ("H10", instance(locks=(Lock("P1", "L", "T1"), Lock("P2", "M", "T1"))), GOOD),
    ("H11", instance(most=1), [*GOOD[:3], *(row._replace(topic="T1") for row in GOOD[3:])]),
]


@pytest.mark.parametrize(("rule", "question", "rows"), BROKEN)
def test_each_rule_is_seen_broken_alone(rule: str, question: Instance, rows: list[Row], tmp_path: Path) -> None:
    write_folder(question, tmp_path)
    assert dict(judge(tmp_path, rows).broken) == {rule: 1}


def test_every_rule_has_its_broken_assignment() -> None:
    assert {rule for rule, _, _ in BROKEN} == {f"H{number}" for number in range(1, 12)}


def test_a_pair_listed_by_both_counts_twice(tmp_path: Path) -> None:
    write_folder(instance(person(1, apart=("P3",)), person(3, apart=("P1",))), tmp_path)
    assert judge(tmp_path, GOOD).broken == {"H9": 2}


def test_people_without_a_group_cost_points(tmp_path: Path) -> None:
    write_folder(instance(), tmp_path)
    weights = json.loads((tmp_path / "config.json").read_text("utf-8"))["weights"]
    assert judge(tmp_path, GOOD[:3]).score == 300 + 3 * weights["unplaced"]


def test_every_part_of_the_score_is_counted(tmp_path: Path) -> None:
    people = [
        person(1, level=5, motivation=1, band=0, department="D"),
        person(2, level=4, motivation=1, band=0, department="D"),
        person(3, level=4, motivation=5, band=0),
        person(4, level=1, motivation=1, band=0),
    ]
    five = Instance((*people, person(5, level=2, motivation=1, band=0)), (OpenTopic("T1", 1),), ("Mon",), 2, 6, 3)
    five = Instance(
        tuple(each._replace(slots=frozenset({"Mon"})) for each in five.people), five.topics, five.slots, 2, 6
    )
    write_folder(five, tmp_path)
    rows = [Row(each.id, "A", "T1", "Mon") for each in five.people]
    # five first choices, one department twice, two coached, one expert and one of a band too many, one motivated short
    assert judge(tmp_path, rows).score == 500 - 30 + 60 - 20 - 10 - 15
