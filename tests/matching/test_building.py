from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.programme.factory import employee, group, membership, origin
from toolkit.matching import build_instance, solve
from toolkit.matching.instance import Lock
from toolkit.programme.grouping import Unplaced, WhyReleased, WhyUnplaced
from toolkit.programme.kinds import GroupStatus, LedBy, TopicStatus
from toolkit.programme.people import Applicant, Topic
from toolkit.programme.programme import Programme
from toolkit.programme.settings import GradeBand, Settings, Slot

EVENING = Slot("周三晚")
NOON = Slot("周五午")


def topic(row: int, id_: str, status: TopicStatus = TopicStatus.CHOSEN, led_by: LedBy | None = None) -> Topic:
    return Topic(origin("主题", Topic, row), id_, id_, status, led_by=led_by, most_groups=2)


def applicant(row: int, key: str, *slots: Slot, choices: tuple[str, ...] = ("T1",)) -> Applicant:
    return Applicant(origin("报名", Applicant, row), key, choices=choices, slots=slots, level=3, would_lead=True)


def programme() -> Programme:
    """Six people who apply for T1 on Wednesday evenings."""
    return Programme(
        settings=Settings(
            slots=(EVENING, NOON), grade_bands=(GradeBand("初级", ("P1", "P2")), GradeBand("中级", ("P3",)))
        ),
        employees=tuple(employee(number, name) for number, name in enumerate("甲乙丙丁戊己", start=1)),
        topics=(topic(2, "T1"), topic(3, "T2", TopicStatus.CANDIDATE), topic(4, "T3", led_by=LedBy.BUSINESS)),
        applicants=tuple(applicant(number, f"{number:03}", EVENING) for number in range(1, 7)),
    )


def test_a_programme_becomes_a_question_and_an_answer() -> None:
    found = solve(build_instance(programme()), seed=1)
    assert [(each.id, each.topic, each.slot) for each in found.groups] == [("G01", "T1", "周三晚")]
    assert len(found.group_of) == 6


def test_only_chosen_topics_are_open_once_something_is_chosen() -> None:
    instance = build_instance(programme())
    assert [each.id for each in instance.topics] == ["T1", "T3"]
    undecided = tuple(replace(each, status=TopicStatus.CANDIDATE) for each in programme().topics)
    assert len(build_instance(replace(programme(), topics=undecided)).topics) == 3


def test_a_topic_led_by_a_department_is_free_of_the_cap() -> None:
    settings = replace(programme().settings, department_cap=3)
    instance = build_instance(replace(programme(), settings=settings))
    assert (instance.caps("T1"), instance.caps("T3")) == (3, 8)
    # All six are of one department: the cap leaves nobody a group of five.
    assert len(solve(instance, seed=1).unplaced) == 6


def test_grades_fall_into_the_bands_of_the_settings() -> None:
    people = programme().employees
    graded = (
        replace(people[0], grade="p2"),
        replace(people[1], grade="P3"),
        replace(people[2], grade="X"),
        *people[3:],
    )
    instance = build_instance(replace(programme(), employees=graded))
    assert [each.band for each in instance.people] == [0, 1, -1, -1, -1, -1]
    assert instance.bands == 2


def test_where_nobody_was_asked_for_times_everybody_can_meet() -> None:
    timeless = tuple(replace(each, slots=()) for each in programme().applicants)
    found = solve(build_instance(replace(programme(), applicants=timeless)), seed=1)
    assert not found.unplaced
    assert found.groups[0].slot == ""


def test_the_last_application_of_a_person_counts() -> None:
    again = applicant(9, "001", NOON, choices=("T3",))
    instance = build_instance(replace(programme(), applicants=(*programme().applicants, again)))
    assert instance.person_by_id["001"].choices == ("T3",)
    assert len(instance.people) == 6


def test_who_is_leaving_is_left_out_and_named() -> None:
    people = (employee(1, "甲", left=date(2026, 9, 30)), *programme().employees[1:])
    instance = build_instance(replace(programme(), employees=people))
    assert instance.left_out == (Unplaced("001", WhyUnplaced.LEAVING),)
    assert instance.left_out[0] in solve(instance, seed=1).unplaced


def test_fixed_members_of_running_groups_are_locked_to_its_time_and_topic() -> None:
    running = replace(group(), topic="T1", slot="周五午")
    fixed = replace(membership(2, "001"), fixed=True)
    instance = build_instance(replace(programme(), groups=(running,), memberships=(fixed, membership(3, "002"))))
    assert instance.locks == (Lock("001", "G01", "T1"),)
    assert instance.person_by_id["001"].slots == {"周五午"}
    assert instance.taken == {"G01"}


def test_a_fixed_member_need_not_have_applied() -> None:
    running = replace(group(), topic="T1", slot="周三晚")
    others = programme().applicants[1:]
    fixed = replace(membership(2, "001"), fixed=True)
    instance = build_instance(
        replace(programme(), groups=(running,), memberships=(fixed,), applicants=others),
    )
    found = solve(instance, seed=1)
    assert found.group_of["001"] == "G01"
    assert len(found.group_of) == 6


def test_groups_that_ended_fix_nobody_and_groups_without_a_topic_are_named() -> None:
    fixed = replace(membership(2, "001"), fixed=True)
    ended = replace(group(), topic="T1", status=GroupStatus.STOPPED)
    assert not build_instance(replace(programme(), groups=(ended,), memberships=(fixed,))).locks
    found = build_instance(replace(programme(), groups=(group(),), memberships=(fixed,)))
    assert [each.why for each in found.released] == [WhyReleased.NO_TOPIC]
    past = replace(fixed, until=date(2026, 9, 9))
    assert not build_instance(replace(programme(), groups=(replace(group(), topic="T1"),), memberships=(past,))).locks
