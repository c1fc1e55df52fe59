from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spec.answers import agenda
from toolkit.figures import compute_agenda

if TYPE_CHECKING:
    from tests.spec.paragraph import Spec

HEADER = "会议 | 开场 | 破冰 | 共创愿景 | 推选组长 | 商定章程 | 商定学习计划 | 小结 | 合计"


def test_the_minutes_of_an_agenda_add_up_to_the_meeting(spec: Spec) -> None:
    spec.says(
        "启动会各环节的分钟数加起来正好是会议时长。时间按 1、3、4、3、5、4、1 的份数分给开场、破冰、共创愿景、"
        "推选组长、商定章程、商定学习计划、小结，取 5 分钟的整数倍，分不尽的先给差得最多的；已有组长的不再推选。",
        "The minutes of a kick-off's items add up to its length. They go by 1, 3, 4, 3, 5, 4 and 1 parts to opening, "
        "ice-breaking, vision, choosing the leader, charter, plan and closing, in steps of five minutes; what is left "
        "goes where most is missing. A group that has a leader chooses none.",
    )
    spec.given(小组="编号 | 名称 | 时长 \n G01 | 先锋组 | 90")
    rows = {"已有组长，90 分钟": (90, False), "未有组长，90 分钟": (90, True), "已有组长，60 分钟": (60, False)}
    found = {name: compute_agenda(minutes, choose_leader=choose) for name, (minutes, choose) in rows.items()}
    spec.shows(
        "议程",
        agenda(found),
        f"""
            {HEADER}
            已有组长，90 分钟 | 5 | 15 | 20 | — | 25 | 20 | 5 | 90
            未有组长，90 分钟 | 5 | 15 | 15 | 15 | 20 | 15 | 5 | 90
            已有组长，60 分钟 | 5 | 10 | 15 | — | 15 | 10 | 5 | 60
        """,
    )


def test_an_odd_length_still_adds_up(spec: Spec) -> None:
    spec.says(
        "不是 5 的倍数的零头给商定章程；短到每个环节不足 5 分钟时，按 1 分钟分。",
        "Minutes beyond a multiple of five go to the charter; a meeting too short for five minutes an item is shared "
        "out by single minutes.",
    )
    spec.given(小组="编号 | 名称 | 时长 \n G01 | 先锋组 | 47")
    rows = {"47 分钟": (47, False), "20 分钟": (20, False)}
    found = {name: compute_agenda(minutes, choose_leader=choose) for name, (minutes, choose) in rows.items()}
    spec.shows(
        "议程",
        agenda(found),
        f"""
            {HEADER}
            47 分钟 | 5 | 5 | 10 | — | 12 | 10 | 5 | 47
            20 分钟 | 1 | 3 | 5 | — | 6 | 4 | 1 | 20
        """,
    )
