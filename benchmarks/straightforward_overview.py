"""The monthly overview of the straightforward script: everybody's month, what asks for a decision, who stands where."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.straightforward_charts import Chart
from benchmarks.straightforward_tables import ATTENDED, count, held, month_before, month_counts
from benchmarks.straightforward_words import percent, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from benchmarks.straightforward_tables import Row, Tables

TARGET = 0.8
WINDOW, FELL, MISSED = 4, 0.1, 3
FEW = 5
WEIGHTS = {"出勤": 50, "计划": 30, "成果": 20}
RANKED_BY = (
    "权重：出勤 50、计划 30、成果 20（见「设置」）。得分 = Σ（权重 × 比例）÷ Σ 权重 × 100；"
    "没有数可除的一项连同权重不算，得分相同名次相同。"
)
NOTES = (
    "出勤率 = 实到 ÷ 计入。实到包括出勤、迟到和早退；请假不计入出勤率。合计按人次相加，不是个人出勤率的平均。",
    "覆盖率 = 已记录 ÷ 应到。没有登记的考勤是「未记录」，不算缺席；已取消和未登记的活动不参与统计。",
    "合计里一个人只算一次，联合活动每人只算一次；活动次数里，联合活动每组各计一次。",
    "员工数是当月在职的人；参与人数是当月应到过已举行活动的人。",
    "预算 = 数量 × 单价，已支出 = 实际金额，取自「资源与预算」，没有日期，是累计数。",
)


def overview(tables: Tables, first: date, end: date, as_of: date) -> Row:
    """What the overview's template is filled with."""
    earlier = month_before(first), first - timedelta(days=1)
    now = [_month(tables, group, first, end, as_of) for group in tables.groups]
    before = [_month(tables, group, *earlier, as_of) for group in tables.groups]
    whole, whole_before = _together(now), _together(before)
    deciding = _interleaved(_decisions(tables, now, as_of))
    lines = [{"序号": n, **each} for n, each in enumerate((each for _, each in deciding), start=1)]
    departments = _departments(tables, first, min(end, as_of))
    return {
        "页眉": f"{tables.settings['公司']['值']} · {tables.settings['项目名称']['值']}",
        "期次": tables.settings["期次"]["值"],
        "报告期": f"{first.year}年{first.month}月",
        "截至日期": as_of,
        "小组数": len(tables.groups),
        "摘要": _summary(tables, (whole, whole_before), (first, as_of), Counter(kind for kind, _ in deciding)),
        "本月": whole,
        "上月": whole_before,
        "可比上月": whole_before["计划活动数"] > 0,
        "变化": _change(whole, whole_before),
        "出勤目标": TARGET,
        **_share(len(tables.names), whole["参与人数"]),
        "已支出": None,
        "预算": None,
        "须决定数": len(lines),
        "须决定": lines[:FEW],
        "其他事项": lines[FEW:],
        "各部门": departments,
        "各部门合计": {**whole, "部门": "合计", **_share(len(tables.names), whole["参与人数"])},
        "部门图": True,
        "趋势图": True,
        "排名办法": RANKED_BY,
        "排名": _ranking(tables, now, (first, end, as_of)),
        "各组": [
            {"组名": _name(group), "本月": mine, "上月": then, "变化": _change(mine, then)}
            for group, mine, then in zip(tables.groups, now, before, strict=True)
        ],
        "说明": NOTES,
    }


def overview_charts(tables: Tables, departments: Sequence[Row], first: date, as_of: date) -> dict[str, Chart]:
    """Who takes part by department, and attendance month by month."""
    took_part = [each["参与人数"] for each in departments]
    rest = [each["员工数"] - each["参与人数"] for each in departments]
    months = sorted({day.replace(day=1) for rows in tables.meetings.values() for day in (row["日期"] for row in rows)})
    months = [each for each in months if each <= first]
    rates = [
        _together([_month(tables, group, month, _last_of(month), as_of) for group in tables.groups])["出勤率"]
        for month in months
    ]
    return {
        "chart1": Chart([each["部门"] for each in departments], {"已参与": took_part, "未参与": rest}),
        "chart2": Chart(
            [f"{each.year}年{each.month}月" for each in months], {"出勤率": rates, "目标": [TARGET] * len(months)}
        ),
    }


def _last_of(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _name(group: Row) -> str:
    return f"{group['编号']} {group['名称']}"


def _month(tables: Tables, group: Row, first: date, end: date, as_of: date) -> Row:
    counts, total = month_counts(tables, group["编号"], first, end, as_of)
    people = len(tables.members[group["编号"]]) if counts["已举行数"] else 0
    return _with_rates({**counts, "参与人数": people, "分钟": total.minutes})


def _together(months: Iterable[Row]) -> Row:
    total: Counter[str] = Counter()
    for each in months:
        total.update({name: value for name, value in each.items() if isinstance(value, int)})
    return _with_rates(dict(total))


def _with_rates(counts: Row) -> Row:
    hours = counts["分钟"] / 60
    return {
        **counts,
        "出勤率": counts["实到人次"] / counts["计入人次"] if counts["计入人次"] else None,
        "记录覆盖率": counts["已记录人次"] / counts["应到人次"] if counts["应到人次"] else None,
        "总学时": hours,
        "人均学时": hours / counts["参与人数"] if counts["参与人数"] else None,
    }


def _change(now: Row, before: Row) -> float | None:
    return None if now["出勤率"] is None or before["出勤率"] is None else 100 * (now["出勤率"] - before["出勤率"])


def _share(employees: int, taking_part: int) -> Row:
    return {"员工数": employees, "参与人数": taking_part, "参与率": taking_part / employees}


def _summary(tables: Tables, months: tuple[Row, Row], days: tuple[date, date], kinds: Counter[str]) -> Iterator[str]:
    (now, before), (first, as_of) = months, days
    yield (
        f"{first.year}年{first.month}月（截至 {shown(as_of)}）：{len(tables.groups)} 个小组，{now['参与人数']} 人应到，"
        f"活动已举行 {now['已举行数']} 次、计划 {now['计划活动数']} 次，成果 {now['成果数']} 项。"
    )
    rates = (f"{percent(each['出勤率'])}（{each['实到人次']}/{each['计入人次']}）" for each in (now, before))
    yield "出勤率 {}；上月 {}。".format(*rates)
    told = "、".join(f"{kind} {kinds[kind]} 件" for kind in ("出勤低于目标", "参与下降", "连续缺席") if kinds[kind])
    yield f"须决定的事 {kinds.total()} 件：{told}。" if told else "没有须决定的事。"


def _departments(tables: Tables, first: date, last: date) -> list[Row]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for group in tables.groups:
        key = group["编号"]
        meetings = held(tables, key, first, last)
        for row in tables.members[key]:
            each = count(tables, key, meetings, [row["工号"]])
            counts[tables.departments[row["工号"]]].update(
                {
                    "参与人数": int(bool(meetings)),
                    "实到人次": each.attended,
                    "计入人次": each.counted,
                    "已记录人次": each.recorded,
                    "应到人次": each.due,
                    "分钟": each.minutes,
                }
            )
    employees = Counter(tables.departments.values())
    return [
        {**_with_rates(dict(counts[name])), "部门": name, **_share(employees[name], counts[name]["参与人数"])}
        for name in sorted(employees)
    ]


def _ranking(tables: Tables, months: Sequence[Row], days: tuple[date, date, date]) -> list[Row]:
    lines = []
    for group, month in zip(tables.groups, months, strict=True):
        parts = {"出勤": (month["实到人次"], month["计入人次"]), **_plan_parts(tables, group["编号"], *days)}
        parts = {merit: part for merit, part in parts.items() if part[1]}
        weights = sum(WEIGHTS[merit] for merit in parts)
        terms = " + ".join(f"{merit} {WEIGHTS[merit]}×{got}/{of}" for merit, (got, of) in parts.items())
        score = sum(WEIGHTS[merit] * got / of for merit, (got, of) in parts.items()) * 100 / weights
        way = terms if weights == 100 else f"（{terms}）÷ {weights} × 100"
        lines.append(
            {"组名": _name(group), "组长": _leader(tables, group["编号"]), "算式": way, "得分": round(score, 9)}
        )
    lines.sort(key=lambda each: -each["得分"])
    places: dict[float, int] = {}
    for place, each in enumerate(lines, start=1):
        each["名次"] = places.setdefault(each["得分"], place)
    return lines


def _plan_parts(tables: Tables, group: str, first: date, end: date, as_of: date) -> dict[str, tuple[int, int]]:
    due = [row for row in tables.plan[group] if first <= row["截止"] <= min(end, as_of)]
    promised = sum(bool(row["预期产出"]) for row in due)
    return {"计划": (sum(row["状态"] == "已完成" for row in due), len(due)), "成果": (0, promised)}


def _leader(tables: Tables, group: str) -> str:
    return next(str(row["姓名"]) for row in tables.members[group] if row["角色"] == "组长")


def _decisions(tables: Tables, months: Sequence[Row], as_of: date) -> list[list[tuple[float, str, Row]]]:
    """Of each kind: how grave, its name, the line."""
    below, falling, absent = [], [], []
    for group, month in zip(tables.groups, months, strict=True):
        key = group["编号"]
        line = {"组名": _name(group), "责任人": _leader(tables, key)}
        if month["出勤率"] is not None and month["出勤率"] < TARGET:
            why = f"出勤率 {_rate(month['实到人次'], month['计入人次'])}，低于目标 {percent(TARGET)}"
            below.append(
                (
                    TARGET - month["出勤率"],
                    "出勤低于目标",
                    {**line, "事由": why, "建议": "到组里了解原因，商定改进办法"},
                )
            )
        meetings = sorted(held(tables, key, month_before(as_of).replace(year=2000), as_of), key=lambda row: row["日期"])
        fell = _fell(tables, key, meetings)
        if fell:
            line_of = {**line, "事由": fell[1], "建议": "请组长了解原因，调整主题、时间或形式"}
            falling.append((fell[0], "参与下降", line_of))
        for times, why in _missing(tables, key, meetings):
            absent.append(
                (times, "连续缺席", {**line, "事由": why, "建议": "请组长单独了解原因，必要时调整分组或退出"})
            )
    return [sorted(kind, key=lambda each: -round(each[0], 9)) for kind in (below, falling, absent)]


def _rate(attended: int, counted: int) -> str:
    return f"{percent(attended / counted)}（{attended}/{counted}）"


def _fell(tables: Tables, group: str, meetings: Sequence[Row]) -> tuple[float, str] | None:
    people = [row["工号"] for row in tables.members[group]]
    counts = [each for each in (count(tables, group, [row], people) for row in meetings) if each.counted]
    if len(counts) < 2 * WINDOW:
        return None
    spans = counts[-2 * WINDOW : -WINDOW], counts[-WINDOW:]
    (attended, counted), (later, of) = (
        (sum(each.attended for each in span), sum(each.counted for each in span)) for span in spans
    )
    drop = round(attended / counted - later / of, 9)
    return (drop, f"出勤下降：{_rate(attended, counted)}→ {_rate(later, of)}") if drop >= FELL else None


def _missing(tables: Tables, group: str, meetings: Sequence[Row]) -> Iterator[tuple[int, str]]:
    for member in tables.members[group]:
        missed: list[date] = []
        for meeting in meetings:
            mark = tables.marks.get((group, meeting["场次"]), {}).get(member["工号"])
            if mark == "缺席":
                missed.append(meeting["日期"])
            elif mark in ATTENDED:
                missed = []
        if len(missed) >= MISSED:
            days = "、".join(str(shown(day)) for day in missed)
            yield len(missed), f"{tables.names[member['工号']]}：连续缺席 {len(missed)} 次：{days}"


def _interleaved(kinds: Sequence[Sequence[tuple[float, str, Row]]]) -> list[tuple[str, Row]]:
    """The gravest of every kind, then the second gravest of every kind, and so on."""
    rounds = max(map(len, kinds), default=0)
    return [kind[turn][1:] for turn in range(rounds) for kind in kinds if turn < len(kind)]
