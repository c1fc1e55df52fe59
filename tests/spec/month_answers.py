"""The figures of the monthly overview as the drawn answers name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spec.answers import NOTHING
from toolkit.language import ZH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from tests.spec.answers import Answer
    from toolkit.figures import Budget, Decision, DepartmentShare, Since, Standing
    from toolkit.programme.programme import Programme


def departments(found: Iterable[DepartmentShare]) -> Answer:
    """One line per department."""
    return {
        each.department or "（未填部门）": {
            "员工": str(each.employees),
            "参与": str(each.participants),
            "参与率": _or_nothing(each.share),
        }
        for each in found
    }


def money(budget: Budget) -> Answer:
    """预算 as one line."""
    over = "、".join(f"{each.resource.name} {each.spent - each.planned}" for each in budget.over)
    return {"预算": {"计划": _or_nothing(budget.planned), "已支出": _or_nothing(budget.spent), "超支": over or "—"}}


def since(programme: Programme, found: Since | None) -> Answer:
    """One group's period beside the one before."""
    assert found is not None
    before, now = found.before, found.now

    def names(people: Iterable[str]) -> str:
        return "、".join(map(programme.name_of, people)) or NOTHING

    return {
        "G01": {
            "上期出勤": f"{before.tally.attended}/{before.tally.counted}",
            "本期出勤": f"{now.tally.attended}/{now.tally.counted}",
            "上期活动": f"{before.counts.held}/{before.counts.planned}",
            "本期活动": f"{now.counts.held}/{now.counts.planned}",
            "新加入": names(found.joined),
            "离开": names(found.left),
            "组长": names(found.leaders_now),
            "上期未解决": str(found.owed),
            "已解决": str(found.solved),
            "新提出": str(found.raised),
        }
    }


def decisions(found: Iterable[Decision]) -> Answer:
    """What is to be decided, numbered in the order it is told."""
    return {
        str(number): {"事由": ZH.label(each.matter), "小组": each.group or "全项目", "轻重": str(each.weight)}
        for number, each in enumerate(found, start=1)
    }


def standings(found: Iterable[Standing]) -> Answer:
    """One line per group with its arithmetic."""
    return {
        each.group: {
            "名次": "—" if each.place is None else str(each.place),
            "得分": _or_nothing(each.score),
            **{ZH.label(part.merit): f"{part.got}/{part.of}" for part in each.parts},
        }
        for each in found
    }


def _or_nothing(number: Fraction | None) -> str:
    return NOTHING if number is None else str(number)
