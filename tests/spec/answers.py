"""Figures as the drawn answers name them: Chinese headers, fractions as fractions, 未提供 where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from toolkit.figures import AgendaPart
from toolkit.language import ZH
from toolkit.summaries.watching import watch_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from toolkit.figures import (
        AgendaItem,
        Answers,
        Cut,
        Election,
        GroupAttendance,
        Hosting,
        Minutes,
        Needs,
        Overview,
        PartFigure,
        PeopleTotals,
        PersonPoints,
        PlanCounts,
        PointLine,
        Progress,
        Resources,
        SessionCounts,
        Slate,
        Tally,
        TopicDemand,
        Trend,
        Variety,
        Watch,
    )
    from toolkit.programme.programme import Programme

K = TypeVar("K")
Answer = dict[str, dict[str, str]]
NOTHING = "未提供"


def members(programme: Programme, attendance: GroupAttendance) -> Answer:
    """One line per person of a group, and 全组."""
    found = {
        programme.name_of(each.person): _tally(each.tally)
        | _hours(each.minutes, each.hours)
        | {"角色": ZH.label(each.role)}
        for each in attendance.people
    }
    return found | {"全组": _tally(attendance.tally) | _hours(attendance.minutes, attendance.hours)}


def people(programme: Programme, totals: PeopleTotals) -> Answer:
    """One line per person across groups, and 全部."""
    found = {
        programme.name_of(each.person): _tally(each.tally) | {"小组数": str(len(each.groups))} for each in totals.people
    }
    return found | {"全部": _tally(totals.tally) | {"人数": str(len(totals.people))}}


def sessions(counts: SessionCounts) -> Answer:
    """活动 by state."""
    figures = {
        "计划": counts.planned,
        "已举行": counts.held,
        "已取消": counts.cancelled,
        "未登记": counts.unrecorded,
        "未到期": counts.ahead,
        "因有考勤按已举行": counts.held_by_marks,
    }
    return {"活动": {name: str(count) for name, count in figures.items()}}


def items(progress: Progress) -> Answer:
    """One line per plan row."""
    return {
        str(each.item.number): {
            "状态": ZH.label(each.state),
            "偏差天数": _or_nothing(each.deviation),
            "延后天数": _or_nothing(each.moved),
        }
        for each in progress.items
    }


def plan(counts: PlanCounts) -> Mapping[str, str]:
    """计划事项 as one line."""
    figures = {
        "计划事项": counts.rows,
        "到期应完成": counts.due,
        "到期已完成": counts.due_done,
        "已完成": counts.done,
        "逾期完成": counts.done_late,
        "逾期未完成": counts.overdue,
        "延后": counts.postponed,
        "取消": counts.cancelled,
        "应有产出": counts.promised,
        "已有产出": counts.delivered,
        "成果数": counts.shown,
    }
    return {name: str(count) for name, count in figures.items()} | {"到期完成率": _or_nothing(counts.rate)}


def cuts(lines: Iterable[tuple[str, Cut[K]]]) -> Answer:
    """One line per department, month or kind."""
    return {
        name: _tally(each.tally) | _hours(each.minutes, each.hours) | {"人数": str(each.people)} for name, each in lines
    }


def moves(trends: Iterable[tuple[str, Trend[K]]]) -> Answer:
    """One line per month of each department or kind."""
    return {
        f"{name} {month.key[0]}-{month.key[1]:02}": _tally(month.tally)
        | {"变化": NOTHING if change is None else str(change)}
        for name, trend in trends
        for month, change in zip(trend.months, trend.changes, strict=True)
    }


def watches(programme: Programme, found: Iterable[Watch]) -> Answer:
    """One line per rule that fired, numbered."""
    return {
        str(number): {
            "对象": programme.name_of(each.person) or each.group,
            "情况": watch_reason(each, ZH),
            "建议": ZH.label(each.suggestion),
        }
        for number, each in enumerate(found, start=1)
    }


def elections(programme: Programme, found: Iterable[Election]) -> Answer:
    """One line per round: G01/1."""
    return {
        f"{each.group}/{one.number}": {
            "投票日期": str(one.voted or "未提供"),
            "应到": str(one.due),
            "实到": str(one.present),
            "有效": str(one.valid),
            "弃权": str(one.abstained),
            "无效": str(one.invalid),
            "结果": ZH.label(one.state),
            "当选": programme.name_of(one.winner or "") or "—",
            "下一轮": "、".join(map(programme.name_of, one.run_off)) or "—",
        }
        for each in found
        for one in each.rounds
    }


def candidates(programme: Programme, found: Iterable[Election]) -> Answer:
    """One line per candidate of the last rounds."""
    return {
        programme.name_of(one.person): {
            "赞成": str(one.votes_for),
            "反对": str(one.votes_against),
            "名次": str(one.place),
        }
        for each in found
        for one in each.last.candidates
    }


def slates(programme: Programme, found: Iterable[Slate]) -> Answer:
    """Who stands on the next slips of each group."""
    return {
        each.group: {
            "轮次": str(each.round),
            "方式": ZH.label(each.kind),
            "候选人": "、".join(map(programme.name_of, each.people)),
        }
        for each in found
    }


def turnout(programme: Programme, answers: Answers) -> Answer:
    """The survey in one line."""
    figures = {
        "调研对象": str(len(answers.asked)),
        "有效": str(answers.valid),
        "未署名": str(answers.anonymous),
        "回收率": _or_nothing(answers.rate),
        "访谈": str(len(answers.interviews)),
        "未答": "、".join(map(programme.name_of, answers.unanswered)),
    }
    return {"全部": figures}


def set_aside(answers: Answers) -> Answer:
    """One line per row that is not counted, by the row of 调研."""
    return {
        f"第 {each.need.at.row} 行": {
            "原因": ZH.label(each.why),
            "以此行为准": f"第 {each.kept.at.row} 行" if each.kept else "—",
        }
        for each in answers.set_aside
    }


def directions(needs: Needs) -> Answer:
    """One line per direction, best first."""
    return {
        each.name: {"人数": str(each.people), "得分": str(each.score), "名次": str(each.place)}
        | {ZH.label(part): _part(each.parts[part]) for part in each.parts}
        for each in needs.directions
    }


def part_weights(needs: Needs) -> Answer:
    """One line per direction: the weight each part really has."""
    return {
        each.name: {ZH.label(part): str(found.weight) if found.weight else "—" for part, found in each.parts.items()}
        for each in needs.directions
    }


def departments(needs: Needs) -> Answer:
    """One line per department that may be shown."""
    return {
        each.department or "其余": {"回答": str(each.answered)}
        | {one.name: str(each.wanting.get(one.key, 0)) for one in needs.directions}
        for each in needs.departments
    }


def budget(found: Resources) -> Answer:
    """One line per kind of resource, and 合计."""
    return {
        ZH.label(each.kind) if each.kind else "合计": {
            "项数": str(each.rows),
            "预算": _or_nothing(each.budget),
            "未计价": str(each.unpriced),
            "实际": _or_nothing(each.spent),
            "未填实际": str(each.unspent),
        }
        for each in (*found.kinds, found.whole)
    }


def gaps(found: Resources) -> Answer:
    """One line per gap."""
    return {each.resource.name: {"缺": _or_nothing(each.short)} for each in found.gaps}


def demand(found: Iterable[TopicDemand]) -> Answer:
    """One line per chosen topic."""
    return {
        each.topic.name: {
            "想学": _or_nothing(each.wanting),
            "组数": _or_nothing(each.groups),
            "可容纳": _or_nothing(each.places),
        }
        for each in found
    }


def agenda(found: Mapping[str, Sequence[AgendaItem]]) -> Answer:
    """One line per meeting."""
    return {
        name: {ZH.label(part): "—" for part in AgendaPart}
        | {ZH.label(each.part): str(each.minutes) for each in items}
        | {"合计": str(sum(each.minutes for each in items))}
        for name, items in found.items()
    }


def _part(found: PartFigure) -> str:
    if found.hidden:
        return "人数过少，不显示"
    return _or_nothing(found.value)


def spoilt(found: Iterable[Election]) -> Answer:
    """One line per row that counts for nobody, by the row of 投票."""
    return {
        f"第 {one.ballot.at.row} 行": {"原因": ZH.label(one.why)}
        for each in found
        for held in each.rounds
        for one in held.spoilt
    }


def months(overview: Overview) -> Answer:
    """One line per group, and 合计."""
    return {
        each.group or "合计": {
            "人数": str(each.now.people),
            "计划": str(each.now.counts.planned),
            "已举行": str(each.now.counts.held),
            "成果": str(each.now.outcomes),
            "出勤率": _or_nothing(each.now.tally.rate),
            "上月出勤率": _or_nothing(each.before.tally.rate),
            "变化": _or_nothing(each.change),
        }
        for each in (*overview.groups, overview.whole)
    }


def ledger(programme: Programme, found: Iterable[PersonPoints]) -> Answer:
    """One line per entry, numbered through, the totals among them."""
    lines = []
    for each in found:
        name = programme.name_of(each.person)
        lines += [(name, _rule(line), str(line.points), "", line.at.address) for line in each.lines]
        lines.append((name, "合计", str(each.points), str(each.place), ""))
    headers = ("姓名", "规则", "积分", "名次", "来源")
    return {str(number): dict(zip(headers, line, strict=True)) for number, line in enumerate(lines, start=1)}


def _rule(line: PointLine) -> str:
    return "积分调整" if line.rule is None else ZH.label(line.rule)


def _tally(tally: Tally) -> dict[str, str]:
    figures = {
        "应到": tally.due,
        "实到": tally.attended,
        "出勤": tally.present,
        "迟到": tally.late,
        "早退": tally.left_early,
        "请假": tally.excused,
        "缺席": tally.absent,
        "未记录": tally.unrecorded,
        "计入": tally.counted,
        "来自其余全勤": tally.derived,
    }
    rates = {"出勤率": _or_nothing(tally.rate), "覆盖率": _or_nothing(tally.coverage)}
    return {name: str(count) for name, count in figures.items()} | rates


def _hours(minutes: Minutes, hours: Fraction | None) -> dict[str, str]:
    return {"分钟": str(minutes.known), "不知时长": str(minutes.unknown), "学时": _or_nothing(hours)}


def _or_nothing(number: Fraction | int | None) -> str:
    return NOTHING if number is None else str(number)


def variety(found: Variety) -> Answer:
    """Kinds of activity of the plan, held, and to come."""
    rows = {"计划": found.planned, "已开展": found.held, "未开展": found.to_come}
    return {name: {"形式": "、".join(ZH.label(each) for each in forms) or NOTHING} for name, forms in rows.items()}


def hosts(programme: Programme, found: Hosting) -> Answer:
    """Every host, then what stands apart."""
    counted = {
        programme.name_of(each.person): {"次数": str(each.times), "说明": said}
        for said, people in (("成员", found.members), ("另列", found.others))
        for each in people
    }
    return counted | {
        "没写": {"次数": str(found.without_host), "说明": "—"},
        "最多最少": {"次数": str(found.gap), "说明": "相差"},
    }
