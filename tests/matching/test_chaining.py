"""Somebody without a group gets a seat where others can move for them, and never at the cost of anybody's seat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.matching.questions import people, question
from toolkit.matching import Lock
from toolkit.matching.board import Board, Pool, build_board
from toolkit.matching.chaining import seat_by_moving
from toolkit.matching.inserting import seat
from toolkit.matching.rules import keeps_rules

if TYPE_CHECKING:
    from toolkit.matching.instance import Instance, Person
    from toolkit.matching.packing import Seated

Changes = dict[int, dict[str, object]]
T1, T2 = 0, 1
MON = 0


def chosen(everybody: tuple[Person, ...], changes: Changes) -> Instance:
    """These people with some answers changed, by number."""
    return question(*(each._replace(**changes.get(at, {})) for at, each in enumerate(everybody)))  # type: ignore[arg-type]  # fields are named at the call


def groups_of(board: Board, *groups: tuple[int, range]) -> list[Seated]:
    """Groups on Monday by topic and people."""
    found = [seat(board, Pool(topic, MON), list(people)) for topic, people in groups]
    return [each for each in found if each is not None]


def seats_of(board: Board, groups: list[Seated]) -> dict[int, int]:
    """The group of each person, every rule kept."""
    for each in groups:
        topic, slot = board.instance.topics[each.pool.topic].id, board.instance.slots[each.pool.slot]
        assert keeps_rules(board.instance, topic, slot, [board.instance.people[place] for place in each.people])
    return {place: number for number, each in enumerate(groups) for place in each.people}


# A full group that only person 2 can leave, a second one that only 6 can leave, a third with room; 13 has no group.
CHAIN: Changes = {
    2: {"choices": ("T1", "T2"), "slots": frozenset({"Mon"})},
    **{at: {"choices": ("T2",)} for at in range(5, 10)},
    6: {"choices": ("T2",), "slots": frozenset({"Mon", "Tue"})},
    **{at: {"choices": ("T2",), "slots": frozenset({"Tue"})} for at in range(10, 13)},
}


def test_a_chain_of_two_moves_seats_who_can_join_only_a_full_group() -> None:
    board = build_board(chosen(people(14), CHAIN))
    third = seat(board, Pool(T2, 1), [10, 11, 12])
    assert third is not None
    groups = [*groups_of(board, (T1, range(5)), (T2, range(5, 10))), third]
    before, after = seats_of(board, groups), seats_of(board, seat_by_moving(board, groups))
    assert {place for place in after if before.get(place) != after[place]} == {2, 6, 13}
    assert (after[13], after[2], after[6]) == (0, 1, 2)


def test_who_is_fixed_does_not_move_for_anybody() -> None:
    locks = (Lock("P03", "G01", "T1"),)
    board = build_board(replace(chosen(people(14), CHAIN), locks=locks))
    groups = groups_of(board, (T1, range(5)), (T2, range(5, 10)))
    assert len(groups) == 2
    assert seat_by_moving(board, groups) == groups


def test_a_new_group_is_made_of_people_whose_groups_go_on_without_them() -> None:
    both: dict[str, object] = {"slots": frozenset({"Mon", "Tue"})}
    board = build_board(chosen(people(9), {0: both, 4: both, 8: {"slots": frozenset({"Tue"})}}))
    groups = groups_of(board, (T1, range(4)), (T1, range(4, 8)))
    after = seat_by_moving(board, groups)
    assert [each.people for each in after] == [(1, 2, 3), (5, 6, 7), (0, 4, 8)]
    seats_of(board, after)


def test_a_topic_with_all_its_groups_gets_no_other() -> None:
    both: dict[str, object] = {"slots": frozenset({"Mon", "Tue"})}
    instance = chosen(people(9), {0: both, 4: both, 8: {"slots": frozenset({"Tue"})}})
    full = replace(instance, topics=tuple(each._replace(most_groups=2) for each in instance.topics))
    board = build_board(full)
    groups = groups_of(board, (T1, range(4)), (T1, range(4, 8)))
    assert seat_by_moving(board, groups) == groups


@pytest.mark.parametrize(("looks", "seated"), [(1, False), (1_000, True)])
def test_the_work_spent_on_it_has_an_end(looks: int, seated: bool) -> None:
    board = build_board(chosen(people(14), CHAIN))
    third = seat(board, Pool(T2, 1), [10, 11, 12])
    assert third is not None
    groups = [*groups_of(board, (T1, range(5)), (T2, range(5, 10))), third]
    assert (13 in seats_of(board, seat_by_moving(board, groups, looks))) == seated
