"""Applicants invented by a seed, as instance folders: a full placement is planted first, so that one always exists."""

from __future__ import annotations

import csv
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from toolkit.matching.instance import Instance, Lock, OpenTopic, Person
from toolkit.matching.weights import Weights

SLOTS = tuple(f"{day}-{hour}" for day in ("Mon", "Tue", "Wed", "Thu", "Fri") for hour in (8, 12, 18, 20))
SIZE_MIN, SIZE_MAX, DEPARTMENT_CAP = 5, 8, 3
COLUMNS = ("person_id", "name", "department", "grade", "manager_id", "skill", "motivation", "slots", "lead", "prefs",
           "must_with", "must_not")  # fmt: skip


class Planted(NamedTuple):
    """A group of the planted answer: its topic, slot and the places of its members in the list of people."""

    topic: str
    slot: str
    members: tuple[int, ...]


class Drawn(NamedTuple):
    """An invented instance and the answer planted in it."""

    instance: Instance
    planted: tuple[Planted, ...]


def draw(size: int, seed: int) -> Drawn:
    """An instance of so many applicants: about three free slots each, one to three choices, a fifth would lead."""
    dice = random.Random(f"matching {size} {seed}")  # noqa: S311 - dice, not secrets
    topics = tuple(f"T{number:02}" for number in range(1, max(4, round(size**0.5 / 2.2)) + 1))
    planted = _plant(size, topics, dice)
    people: list[Person] = [Person(f"P{number:05}") for number in range(1, size + 1)]
    for group in planted:
        _fill(people, group, topics, dice)
    _add_managers(people, planted, dice)
    _add_pairs(people, planted, dice)
    counts = {topic: sum(group.topic == topic for group in planted) for topic in topics}
    instance = Instance(
        tuple(people),
        tuple(OpenTopic(topic, counts[topic] + 1) for topic in topics),
        SLOTS,
        SIZE_MIN,
        SIZE_MAX,
        DEPARTMENT_CAP,
        3,
        _locks(people, planted, dice),
    )
    return Drawn(instance, planted)


def _plant(size: int, topics: tuple[str, ...], dice: random.Random) -> tuple[Planted, ...]:
    order = list(range(size))
    dice.shuffle(order)
    count = round(size / 6.5)
    sizes = [size // count + (number < size % count) for number in range(count)]
    popular = [1 / (rank + 2) for rank in range(len(topics))]
    planted = []
    for each in sizes:
        members, order = order[:each], order[each:]
        planted.append(Planted(dice.choices(topics, popular)[0], dice.choice(SLOTS), tuple(members)))
    return tuple(planted)


def _fill(people: list[Person], group: Planted, topics: tuple[str, ...], dice: random.Random) -> None:
    leader = dice.choice(group.members)
    seen: dict[str, int] = {}
    for place in group.members:
        free = [name for name in (f"D{n:02}" for n in range(1, 13)) if seen.get(name, 0) < DEPARTMENT_CAP]
        department = dice.choices(free, [1 / int(name[1:]) for name in free])[0]
        seen[department] = seen.get(department, 0) + 1
        people[place] = replace_person(
            people[place],
            department=department,
            band=dice.choices((0, 1, 2), (5, 4, 1))[0],
            level=dice.choices((1, 2, 3, 4, 5), (15, 30, 30, 18, 7))[0],
            motivation=dice.choices((1, 2, 3, 4, 5), (4, 10, 30, 36, 20))[0],
            slots=frozenset([group.slot, *dice.sample(SLOTS, dice.choices((1, 2, 3), (3, 4, 3))[0])]),
            leads=place == leader or dice.random() < 0.08,
            choices=_choices(group.topic, topics, dice),
        )


def replace_person(person: Person, **changes: object) -> Person:
    """A person with some of their answers changed."""
    return person._replace(**changes)  # type: ignore[arg-type]  # fields are named at the call


def _choices(planted: str, topics: tuple[str, ...], dice: random.Random) -> tuple[str, ...]:
    others = [topic for topic in dice.sample(topics, 3) if topic != planted]
    ranked = others[: dice.choices((0, 1, 2), (25, 40, 35))[0]]
    ranked.insert(min(len(ranked), dice.choices((0, 1, 2), (80, 14, 6))[0]), planted)
    return tuple(ranked)


def _add_managers(people: list[Person], planted: tuple[Planted, ...], dice: random.Random) -> None:
    home = {place: number for number, group in enumerate(planted) for place in group.members}
    seniors = [place for place, person in enumerate(people) if person.band > 0]
    for place, person in enumerate(people):
        if person.band < 2 and seniors and dice.random() < 0.55:
            boss = dice.choice(seniors)
            if home[boss] != home[place] and people[boss].band >= person.band:
                people[place] = person._replace(manager=people[boss].id)


def _add_pairs(people: list[Person], planted: tuple[Planted, ...], dice: random.Random) -> None:
    for _ in range(max(1, len(people) // 60)):
        group = dice.choice(planted)
        one, other = dice.sample(group.members, 2)
        common = tuple(topic for topic in people[one].choices if topic in people[other].choices)
        if common and not people[one].together and not people[other].together:
            people[one] = people[one]._replace(together=(people[other].id,))
            people[other] = people[other]._replace(together=(people[one].id,))
        far, near = dice.sample(planted, 2)
        stranger, listed = dice.choice(far.members), dice.choice(near.members)
        people[stranger] = people[stranger]._replace(apart=(people[listed].id,))


def _locks(people: list[Person], planted: tuple[Planted, ...], dice: random.Random) -> tuple[Lock, ...]:
    held = dice.sample(range(len(planted)), max(1, len(planted) // 12))
    return tuple(
        Lock(people[place].id, f"L{number:03}", planted[number].topic)
        for number in sorted(held)
        for place in sorted(dice.sample(planted[number].members, 2))
    )


def write_folder(instance: Instance, folder: Path, *, seed: int = 0) -> None:
    """The instance as applicants.csv and config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "applicants.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(COLUMNS)
        for each in instance.people:
            row = (each.id, each.id, each.department, each.band * 3 + 2, each.manager, each.level, each.motivation)
            rest = (sorted(each.slots), each.choices, each.together, each.apart)
            slots, *lists = (";".join(part) for part in rest)
            out.writerow((*row, slots, "y" if each.leads else "", *lists))
    weights = instance.weights
    config = {
        "seed": seed,
        "n": len(instance.people),
        "slots": instance.slots,
        "topics": [
            {"id": each.id, "name": each.id, "max_groups": each.most_groups, "dept_cap": each.capped}
            for each in instance.topics
        ],
        "rules": {"size_min": instance.size_min, "size_max": instance.size_max, "dept_cap": instance.department_cap},
        "locks": [{"person_id": each.person, "group_id": each.group, "topic": each.topic} for each in instance.locks],
        "weights": {
            "pref": weights.choice,
            "unplaced": -weights.unplaced,
            "dept_repeat": -weights.repeated_department,
            "beginner_coached": weights.coached_beginner,
            "expert_excess": -weights.expert_excess,
            "grade_excess": -weights.band_excess,
            "motivation_short": -weights.motivation_short,
        },
    }
    (folder / "config.json").write_text(json.dumps(config, ensure_ascii=False, indent=1), "utf-8")


def read_folder(folder: Path) -> Instance:
    """An instance folder as the solver's question."""
    config = json.loads((folder / "config.json").read_text("utf-8-sig"))
    with (folder / "applicants.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rules, given = config["rules"], config.get("weights", {})
    usual = Weights()
    return Instance(
        tuple(_person(row) for row in rows),
        tuple(OpenTopic(each["id"], each.get("max_groups"), each.get("dept_cap", True)) for each in config["topics"]),
        tuple(config["slots"]),
        rules["size_min"],
        rules["size_max"],
        rules.get("dept_cap"),
        3,
        tuple(Lock(each["person_id"], each["group_id"], each["topic"]) for each in config.get("locks", ())),
        replace(
            usual,
            choice=tuple(given.get("pref", usual.choice)),
            unplaced=-given.get("unplaced", -usual.unplaced),
            repeated_department=-given.get("dept_repeat", -usual.repeated_department),
            coached_beginner=given.get("beginner_coached", usual.coached_beginner),
            expert_excess=-given.get("expert_excess", -usual.expert_excess),
            band_excess=-given.get("grade_excess", -usual.band_excess),
            motivation_short=-given.get("motivation_short", -usual.motivation_short),
        ),
    )


def _person(row: dict[str, str]) -> Person:
    def listed(text: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in text.split(";") if part.strip())

    return Person(
        row["person_id"],
        row["department"],
        (int(row["grade"]) - 1) // 3,
        row["manager_id"],
        int(row["skill"]),
        int(row["motivation"]),
        frozenset(listed(row["slots"])),
        row["lead"].strip().casefold() in {"y", "yes", "1", "true"},
        listed(row["prefs"]),
        listed(row["must_with"]),
        listed(row["must_not"]),
    )
