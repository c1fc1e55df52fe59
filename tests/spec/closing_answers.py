"""The figures of the closing as the drawn answers name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spec.answers import NOTHING
from toolkit.figures import GoalKind, Lacking
from toolkit.language import ZH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from tests.spec.answers import Answer
    from toolkit.figures import Certificate, Effect, Evaluation, Goal, IndicatorMean, Lessons, NextTopic, PersonStanding
    from toolkit.programme.programme import Programme

HIDDEN = "不显示"


def effects(found: Iterable[Effect]) -> Answer:
    """One line per indicator."""
    return {
        each.indicator: {
            "配对": str(each.pairs),
            "只有前测": str(each.only_before),
            "只有后测": str(each.only_after),
            "前测": _or_hidden(each.before, hidden=each.hidden),
            "后测": _or_hidden(each.after, hidden=each.hidden),
            "平均变化": _or_hidden(each.change, hidden=each.hidden),
            "变化中位数": _or_hidden(each.median, hidden=each.hidden),
            "提高/持平/下降": HIDDEN if each.hidden else f"{each.up}/{each.same}/{each.down}",
            "区间": HIDDEN if each.hidden else _interval(each),
            "把握": _or_hidden(each.confidence, hidden=each.hidden),
            "符号检验": _or_hidden(each.chance, hidden=each.hidden),
        }
        for each in found
    }


def _interval(each: Effect) -> str:
    return NOTHING if each.low is None else f"{each.low} 至 {each.high}"


def levels(evaluation: Evaluation) -> Answer:
    """One line per level and indicator."""
    found = {f"反应 {each.indicator}": _mean(each) for each in evaluation.reaction.indicators}
    for one in evaluation.behaviour:
        found[f"行为 {ZH.label(one.time) if one.time else '不详'} {one.mean.indicator}"] = _mean(one.mean)
    for row in evaluation.results:
        found[f"结果 {row.indicator}"] = {"人数": "—", "平均分": _or_hidden(row.score, hidden=False)}
    return found or {"全部": {"人数": NOTHING, "平均分": NOTHING}}


def _mean(each: IndicatorMean) -> dict[str, str]:
    return {"人数": str(each.people), "平均分": _or_hidden(each.mean, hidden=each.hidden)}


GOALS = {GoalKind.ATTENDANCE: "出勤", GoalKind.PLAN: "计划", GoalKind.OUTPUTS: "预期产出"}


def goals(found: Iterable[Goal]) -> Answer:
    """One line per goal."""
    said = {None: NOTHING, True: "达到", False: "未达到"}
    return {
        GOALS[each.kind]: {"目标": str(each.target), "实际": f"{each.got}/{each.of}", "结论": said[each.met]}
        for each in found
    }


LACKING = {Lacking.LEFT: "已退出", Lacking.NO_RATE: "没有出勤率", Lacking.RATE: "出勤率不足", Lacking.HOURS: "学时不足"}


def certificates(programme: Programme, found: Iterable[Certificate]) -> Answer:
    """One line per member."""
    return {
        programme.name_of(each.person): {
            "出勤率": _or_hidden(each.attendance.tally.rate, hidden=False),
            "学时": _or_hidden(each.attendance.hours, hidden=False),
            "证书编号": each.number if each.earned else "—",
            "缺": "、".join(LACKING[why] for why in each.lacking) or "—",
        }
        for each in found
    }


def persons(programme: Programme, found: Iterable[PersonStanding]) -> Answer:
    """One line per person with the arithmetic."""
    return {
        programme.name_of(each.person): {
            "名次": "—" if each.place is None else str(each.place),
            "得分": _or_hidden(each.score, hidden=False),
            **{ZH.label(part.merit): f"{part.got}/{part.of}" for part in each.parts},
        }
        for each in found
    }


def topics(found: Iterable[NextTopic]) -> Answer:
    """One line per topic."""
    return {
        each.topic.name: {"名次": str(each.place), "提出": str(each.asked), "还在等": str(each.waiting)}
        for each in found
    }


def _or_hidden(number: Fraction | None, *, hidden: bool) -> str:
    if hidden:
        return HIDDEN
    return NOTHING if number is None else str(number)


def forms_compared(found: Lessons) -> Answer:
    """One line per kind of activity that is named."""
    return {
        ZH.label(each.key): {
            "实到": str(each.tally.attended),
            "计入": str(each.tally.counted),
            "出勤率": str(each.tally.rate),
            "结论": said,
        }
        for said, cuts in (("最高", found.most), ("最低", found.least))
        for each in cuts
        if each.key is not None
    }


def questions(found: Lessons) -> Answer:
    """One line per question, then those left."""
    solved = {each.question: {"办法": each.answer, "次数": str(each.times)} for each in found.questions}
    return solved | {each.text: {"办法": "遗留", "次数": "—"} for each in found.unsolved}
