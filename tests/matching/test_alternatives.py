from __future__ import annotations

from pathlib import Path

from benchmarks.matching_instances import draw, write_folder
from tests.matching.judge import Row, judge
from tests.matching.questions import rows_of
from toolkit.matching import Effort, solve


def test_every_printed_difference_is_what_the_judge_counts(tmp_path: Path) -> None:
    instance = draw(60, 4).instance
    write_folder(instance, tmp_path)
    found = solve(instance, seed=1, effort=Effort(5, 10))
    groups = {group.id: group for group in found.groups}
    checked = 0
    for group in found.groups:
        for member in group.members:
            if member.alternative is None:
                continue
            other = groups[member.alternative.group]
            changed = {member.person: Row(member.person, other.id, other.topic, other.slot)}
            if guest := member.alternative.instead_of:
                changed[guest] = Row(guest, group.id, group.topic, group.slot)
            verdict = judge(tmp_path, [changed.get(row.person, row) for row in rows_of(found)])
            assert not verdict.broken
            assert verdict.score - found.score == member.alternative.delta
            checked += 1
    assert checked >= 20


def test_nobody_has_a_better_place_in_a_proven_answer() -> None:
    found = solve(draw(60, 1).instance, seed=1)
    assert found.proven
    alternatives = [member.alternative for group in found.groups for member in group.members if member.alternative]
    assert alternatives
    assert all(each.delta <= 0 for each in alternatives)


def test_the_parts_of_every_group_add_up_to_the_score() -> None:
    found = solve(draw(60, 1).instance, seed=1, effort=Effort(2, 2))
    unplaced = 100 * len(found.unplaced)
    assert sum(points for group in found.groups for _, points in group.parts) - unplaced == found.score
