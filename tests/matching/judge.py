"""An independent judge of groupings: reads an instance folder and rows, counts broken rules and points.

Shares no code with `toolkit.matching`; written from the rules alone.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

People = dict[str, dict[str, str]]
Locks = dict[str, dict[str, str]]


class Row(NamedTuple):
    """One line of an assignment; an empty group is nobody's."""

    person: str
    group: str
    topic: str
    slot: str | None = None


class Verdict(NamedTuple):
    """Broken hard rules by name, and the score."""

    broken: Counter[str]
    score: int


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def judge(folder: Path, rows: list[Row]) -> Verdict:
    """What the rules say of an assignment."""
    config = json.loads((folder / "config.json").read_text("utf-8-sig"))
    with (folder / "applicants.csv").open(encoding="utf-8-sig", newline="") as file:
        people = {row["person_id"]: row for row in csv.DictReader(file)}
    broken: Counter[str] = Counter()
    placed: dict[str, Row] = {}
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.group:
            continue
        if row.person not in people or row.person in placed:
            broken["H1"] += 1
            continue
        placed[row.person] = row
        groups[row.group].append(row)
    score = config["weights"]["unplaced"] * (len(people) - len(placed))
    running: Counter[str] = Counter()
    topics = {each["id"]: each for each in config["topics"]}
    locks = {each["person_id"]: each for each in config["locks"] if each["person_id"] in people}
    for members in groups.values():
        rules = config["rules"]
        broken["H2"] += not rules["size_min"] <= len(members) <= rules["size_max"]
        named = {row.topic for row in members}
        if len(named) != 1 or not named <= set(topics):
            broken["H3"] += 1
            continue
        (topic,) = named
        running[topic] += 1
        _judge_group(people, config, topics[topic], members, locks, broken)
        score += _points(people, config["weights"], topic, [row.person for row in members])
    broken.update(H11=sum(running[each["id"]] > each["max_groups"] for each in config["topics"]))
    _judge_pairs(people, placed, broken)
    _judge_locks(placed, locks, broken)
    return Verdict(+broken, score)


def _judge_group(
    people: People, config: Any, topic: Any, members: list[Row], locks: Locks, broken: Counter[str]
) -> None:
    ids = {row.person for row in members}
    counted = len(config["weights"]["pref"])
    for person in ids:
        wanted = topic["id"] in _listed(people[person]["prefs"])[:counted]
        broken["H3"] += not wanted and locks.get(person, {}).get("topic") != topic["id"]
    common = set(config["slots"]).intersection(*(set(_listed(people[person]["slots"])) for person in ids))
    named = {row.slot for row in members if row.slot is not None}
    broken["H4"] += not common or (bool(named) and not (len(named) == 1 and named <= common))
    broken["H5"] += not any(people[person]["lead"] in {"y", "yes", "1", "true"} for person in ids)
    cap = config["rules"]["dept_cap"]
    if cap is not None and topic.get("dept_cap", True):
        departments = Counter(people[person]["department"] for person in ids)
        broken["H6"] += sum(number > cap for number in departments.values())
    broken["H7"] += sum(people[person]["manager_id"] in ids for person in ids)
    broken["H9"] += sum(other in ids for person in ids for other in _listed(people[person]["must_not"]))


def _judge_pairs(people: People, placed: dict[str, Row], broken: Counter[str]) -> None:
    for person, row in people.items():
        for other in _listed(row["must_with"]):
            if other in people and person < other:
                mine, theirs = placed.get(person), placed.get(other)
                broken["H8"] += (mine.group if mine else "") != (theirs.group if theirs else "")


def _judge_locks(placed: dict[str, Row], locks: Locks, broken: Counter[str]) -> None:
    home: dict[str, str] = {}
    owner: dict[str, str] = {}
    for person in sorted(locks):
        lock, row = locks[person], placed.get(person)
        if row is None:
            broken["H10"] += 1
            continue
        broken["H10"] += row.topic != lock["topic"]
        first = home.setdefault(lock["group_id"], row.group)
        broken["H10"] += row.group != first or owner.setdefault(row.group, lock["group_id"]) != lock["group_id"]


def _points(people: People, weights: Any, topic: str, members: list[str]) -> int:
    total: int = 0
    for person in members:
        prefs = _listed(people[person]["prefs"])[: len(weights["pref"])]
        total += weights["pref"][prefs.index(topic)] if topic in prefs else 0
    skills = [int(people[person]["skill"]) for person in members]
    experts = len([skill for skill in skills if skill >= 4])
    total += weights["dept_repeat"] * (len(members) - len({people[person]["department"] for person in members}))
    if experts:
        total += weights["beginner_coached"] * len([skill for skill in skills if skill <= 2])
    total += weights["expert_excess"] * max(0, experts - 2)
    for low in (1, 4, 7):
        total += weights["grade_excess"] * max(
            0, len([1 for person in members if low <= int(people[person]["grade"]) <= low + 2]) - 4
        )
    motivated = len([1 for person in members if int(people[person]["motivation"]) >= 4])
    return total + int(weights["motivation_short"]) * max(0, 2 - motivated)
