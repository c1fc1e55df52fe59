"""Every reason is shown to be true by undoing it."""

from __future__ import annotations

from dataclasses import replace

from tests.matching.questions import SLOTS, people, person, question
from toolkit.matching import Instance, Lock, solve
from toolkit.programme.grouping import Help, HelpKind, Unplaced, WhyReleased, WhyUnplaced


def _why(instance: Instance, name: str) -> Unplaced:
    return next(each for each in solve(instance, seed=1).unplaced if each.person == name)


def test_without_a_leader_nobody_is_placed_and_one_would_place_all() -> None:
    everybody = people(4, leads=False)
    found = solve(question(*everybody), seed=1)
    assert {each.why for each in found.unplaced} == {WhyUnplaced.NO_LEADER}
    assert found.helps == (Help(HelpKind.ONE_MORE_LEADER, "T1", "Mon", 4),)
    mended = solve(question(person(1), *everybody[1:]), seed=1)
    assert len(mended.group_of) == 4


def test_too_few_people_are_too_few_until_one_more_comes() -> None:
    found = solve(question(*people(2)), seed=1)
    assert {each.why for each in found.unplaced} == {WhyUnplaced.TOO_FEW}
    assert not solve(question(*people(3)), seed=1).unplaced


def test_one_more_group_helps_where_the_topic_is_full() -> None:
    instance = question(*people(9), most=1)
    found = solve(instance, seed=1)
    assert {each.why for each in found.unplaced} == {WhyUnplaced.NO_ROOM}
    assert found.helps == (
        Help(HelpKind.ONE_MORE_GROUP, "T1", "Mon", 4),
        Help(HelpKind.LARGER_GROUPS, "", "", 1, now=5, then=6),
    )
    assert not solve(question(*people(9), most=2), seed=1).unplaced


def test_a_common_slot_helps_people_who_cannot_meet() -> None:
    everybody = (person(1), person(2), person(3, slots=frozenset({"Tue"})), person(4, slots=frozenset({"Tue"})))
    found = solve(question(*everybody), seed=1)
    assert found.helps == (Help(HelpKind.OPEN_SLOT, "T1", "", 4),)
    mended = tuple(each._replace(slots=frozenset(SLOTS)) for each in everybody)
    assert not solve(question(*mended), seed=1).unplaced


def test_who_chose_nothing_open_is_told_so() -> None:
    assert _why(question(*people(4), person(9, choices=("T9",))), "P09").why is WhyUnplaced.NO_CHOICE


def test_who_gave_no_slot_is_told_so() -> None:
    assert _why(question(*people(4), person(9, slots=frozenset())), "P09").why is WhyUnplaced.NO_SLOT


def test_a_pair_without_a_common_topic_is_named() -> None:
    pair = person(8, together=("P09",)), person(9, choices=("T2",))
    assert _why(question(*people(4), *pair), "P08") == Unplaced("P08", WhyUnplaced.TIED_NO_TOPIC, ("P09",))
    assert _why(question(*people(4), *pair), "P09") == Unplaced("P09", WhyUnplaced.TIED_NO_TOPIC, ("P08",))


def test_a_pair_without_a_common_slot_is_named() -> None:
    pair = person(8, together=("P09",)), person(9, slots=frozenset({"Tue"}))
    assert _why(question(*people(4), *pair), "P08") == Unplaced("P08", WhyUnplaced.TIED_NO_SLOT, ("P09",))


def test_a_pair_of_manager_and_report_contradicts_itself() -> None:
    pair = person(8, together=("P09",), manager="P09"), person(9)
    assert _why(question(*people(4), *pair), "P08") == Unplaced("P08", WhyUnplaced.TIED_CONTRADICTION, ("P09",))


def test_a_fixed_report_is_released_from_the_managers_group() -> None:
    everybody = (*people(4), person(8, manager="P09"), person(9))
    locks = (Lock("P09", "G01", "T1"), Lock("P08", "G01", "T1"))
    found = solve(replace(question(*everybody), locks=locks), seed=1)
    ((released),) = found.released
    assert (released.person, released.why, released.others) == ("P08", WhyReleased.MANAGER, ("P09",))
    assert found.group_of["P09"] == "G01"
    assert found.group_of.get("P08") != "G01"


def test_every_contradiction_of_fixed_members_is_found() -> None:
    def released(*everybody: object, groups: tuple[str, str] = ("G01", "G01")) -> WhyReleased:
        instance = question(*people(4), *everybody)  # type: ignore[arg-type]  # people, passed through
        locks = (Lock("P08", groups[0], "T1"), Lock("P09", groups[1], "T1"))
        (found,) = solve(replace(instance, locks=locks, department_cap=1), seed=1).released
        return found.why

    assert released(person(8), person(9, apart=("P08",))) is WhyReleased.APART
    assert released(person(8, apart=("P09",)), person(9)) is WhyReleased.APART
    assert released(person(8), person(9, slots=frozenset({"Tue"}))) is WhyReleased.NO_COMMON_SLOT
    assert released(person(8, department="D"), person(9, department="D")) is WhyReleased.DEPARTMENT
    assert released(person(8), person(9, together=("P08",)), groups=("G01", "G02")) is WhyReleased.TOGETHER


def test_more_fixed_members_than_seats_are_released() -> None:
    locks = tuple(Lock(f"P{number:02}", "G01", "T1") for number in range(1, 7))
    found = solve(replace(question(*people(6)), locks=locks), seed=1)
    assert [(each.person, each.why) for each in found.released] == [("P06", WhyReleased.TOO_MANY)]


def test_a_fixed_member_of_no_open_topic_is_released() -> None:
    found = solve(replace(question(*people(4)), locks=(Lock("P01", "G01", "T9"),)), seed=1)
    assert [each.why for each in found.released] == [WhyReleased.NO_TOPIC]
