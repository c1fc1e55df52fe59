"""The peer of the monthly run: the script a capable colleague writes with openpyxl and docxtpl in a week.

It makes reports and an overview of the same words and charts and summaries of the same numbers for a workbook without
faults, and nothing else that `studygroup monthly` does: no check, no page about the run, no notice, no backup, no
second try.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from jinja2 import Environment
from openpyxl import load_workbook
from openpyxl.styles import Font, PatternFill

from benchmarks.straightforward_charts import Chart, fill_chart
from benchmarks.straightforward_overview import overview, overview_charts
from benchmarks.straightforward_tables import STATES, count, held, month_before, month_counts, of_stage, read
from benchmarks.straightforward_words import FILTERS, NOTHING, percent, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from openpyxl import Workbook

    from benchmarks.straightforward_tables import Count, Row, Tables

FORMS = ("主题分享与研讨", "案例分析与复盘", "读书/文献共读", "实践项目/课题攻关", "邀请内外部专家指导", "跨界交流")
TARGET = 0.8
PER_PERSON = ("小组编号", "小组", "工号", "姓名", "角色", "应到", "实到", *STATES, "未记录", "计入", "出勤率", "学时")
PER_STAGE = ("小组编号", "小组", "阶段", "计划事项", "到期应完成", "到期已完成", "成果数", "计划活动", "已举行")
PER_GROUP = (
    "小组编号",
    "小组",
    "组长",
    "人数",
    "已举行",
    "实到",
    "计入",
    "出勤率",
    "上月实到",
    "上月计入",
    "学时",
    "成果",
)
NOTES = (
    "出勤率 = 实到 ÷ 计入。实到包括出勤、迟到和早退；请假不计入出勤率。合计按人次相加，不是个人出勤率的平均。",
    "覆盖率 = 已记录 ÷ 应到。没有登记的考勤是「未记录」，不算缺席；已取消和未登记的活动不参与统计。",
    "工作簿中没有这些表，相关内容未提供：反馈、问题与待办。",
)


def report(tables: Tables, group: Row, first: date, end: date, as_of: date) -> dict[str, object]:
    """What a group's template is filled with."""
    key, people = group["编号"], [row["工号"] for row in tables.members[group["编号"]]]
    meetings = held(tables, key, first, min(end, as_of))
    total = count(tables, key, meetings, people)
    overview = _overview(tables, group, first, end, as_of)
    lines = [_meeting(tables, key, row, people) for row in meetings]
    forms = Counter(row["活动形式"] for row in meetings)
    programme = tables.settings["项目名称"]["值"]
    leader = next(row["姓名"] for row in tables.members[key] if row["角色"] == "组长")
    cycle = tables.settings["周期"]
    facts = {"编号": key, "主题": tables.topics[group["主题"]], "人数": len(people), "组长": leader}
    return {
        "页眉": f"{tables.settings['公司']['值']} · {programme}",
        "报告名称": "月度报告",
        "期次": tables.settings["期次"]["值"],
        "报告期": f"{first.year}年{first.month}月",
        "开始": first,
        "结束": end,
        "截至日期": as_of,
        "小组": {**group, **facts, "开始": cycle["起"], "结束": cycle["止"]},
        "概况": overview,
        "摘要": _summary(overview),
        "与上期相比": _since(
            overview, _overview(tables, group, month_before(first), first - timedelta(days=1), as_of), first
        ),
        "计划进展": [_item(row) for row in tables.plan[key] if first <= row["截止"] <= end],
        "进度图": True,
        "考勤图": True,
        "考勤": [_person(tables, key, row, n, meetings) for n, row in enumerate(tables.members[key], start=1)],
        "考勤合计": _line(None, "合计", total),
        "活动": lines,
        "形式分布": [{"活动形式": form, "次数": times} for form, times in forms.items()],
        "形式与主持": _variety(tables, key, meetings, (first, end)),
        "会议要点": [line for line in lines if line["纪要"]],
        "成果": [row for row in tables.outcomes[key] if first <= row["日期"] <= end],
        "说明": NOTES,
    }


def charts(tables: Tables, group: Row, first: date, end: date, as_of: date) -> dict[str, Chart]:
    """What a report's charts show, by the part that holds them: the plan stage by stage, attendance by meeting."""
    key, people = group["编号"], [row["工号"] for row in tables.members[group["编号"]]]
    states = {row["值"]: [_progress(each, as_of) for each in of_stage(tables, key, row)] for row in tables.stages}
    planned = {stage: rows for stage, rows in states.items() if rows}
    meetings = held(tables, key, first, min(end, as_of))
    rates = [count(tables, key, [row], people).rate for row in meetings]
    return {
        "chart1": Chart(
            list(planned),
            {state: [rows.count(state) for rows in planned.values()] for state in ("已完成", "逾期", "未到期")},
        ),
        "chart2": Chart(
            [f"{row['日期']:%m-%d}" for row in meetings], {"出勤率": rates, "目标": [TARGET] * len(meetings)}
        ),
    }


def _progress(row: Row, as_of: date) -> str:
    if row["状态"] == "已完成":
        return "已完成"
    return "逾期" if row["截止"] < as_of else "未到期"


def _overview(tables: Tables, group: Row, first: date, end: date, as_of: date) -> Row:
    key = group["编号"]
    counts, total = month_counts(tables, key, first, end, as_of)
    due = [row for row in tables.plan[key] if first <= row["截止"] <= end and row["截止"] <= as_of]
    return {
        **counts,
        "出勤率": total.rate,
        "出勤目标": TARGET,
        "记录覆盖率": total.recorded / total.due if total.due else None,
        "人均学时": total.minutes / 60 / len(tables.members[key]),
        "应完成数": len(due),
        "到期已完成数": sum(row["状态"] == "已完成" for row in due),
        "逾期数": sum(row["状态"] != "已完成" and row["截止"] < as_of for row in due),
        "未解决数": 0,
    }


def _summary(overview: Row) -> Iterator[str]:
    yield f"本期计划活动 {overview['计划活动数']} 次，已举行 {overview['已举行数']} 次。"
    rate, attended, counted = overview["出勤率"], overview["实到人次"], overview["计入人次"]
    verdict = "达到" if rate >= TARGET else "低于"
    yield f"出勤率 {percent(rate)}（实到 {attended}／计入 {counted} 人次），{verdict} {percent(TARGET)} 的目标。"
    missing = overview["应到人次"] - overview["已记录人次"]
    if missing:
        yield f"另有 {missing} 人次没有考勤记录，出勤率只按已记录的计算，请组长补登。"
    due, done, overdue = overview["应完成数"], overview["到期已完成数"], overview["逾期数"]
    if due:
        yield f"到期的计划事项 {due} 项，已完成 {done} 项，逾期 {overdue} 项。"


def _variety(tables: Tables, group: str, meetings: Sequence[Row], month: tuple[date, date]) -> Iterator[str]:
    if not meetings:
        return
    rows = [row for row in tables.plan[group] if row["开始"] <= month[1] and row["截止"] >= month[0]]
    planned = {row["活动形式"] for row in rows if row["状态"] != "已取消"}
    seen = {row["活动形式"] for row in meetings}
    yield f"计划用到 {len(planned)} 种活动形式，已开展的活动有 {len(seen)} 种。"
    if planned - seen:
        yield f"计划里还没有开展的形式：{'、'.join(form for form in FORMS if form in planned - seen)}。"
    hosts = Counter(row["主持人"] for row in meetings)
    times = sorted((hosts[row["工号"]] for row in tables.members[group]), reverse=True)
    people = sorted((row["工号"] for row in tables.members[group]), key=lambda person: -hosts[person])
    yield f"主持：{'、'.join(f'{tables.names[each]} {hosts[each]} 次' for each in people if hosts[each])}。"
    gap = times[0] - times[-1]
    yield f"{len(people)} 位成员中 {times.count(0)} 位还没有主持过，主持最多与最少相差 {gap} 次。"


def _since(now: Row, before: Row, first: date) -> Iterator[str]:
    month = month_before(first)
    held, then = f"{now['已举行数']}/{now['计划活动数']}", f"{before['已举行数']}/{before['计划活动数']}"
    yield f"活动举行 {held} 次，{month.year}年{month.month}月为 {then} 次。"
    points = 100 * (now["出勤率"] - before["出勤率"])
    here = f"出勤率 {percent(now['出勤率'])}（{now['实到人次']}／{now['计入人次']} 人次）"
    there = f"{before['实到人次']}／{before['计入人次']}"
    if not points:
        yield f"{here}，与上期（{there}）持平。"
    else:
        way = "高" if points > 0 else "低"
        yield f"{here}，比上期 {percent(before['出勤率'])}（{there}）{way} {shown(abs(points))} 个百分点。"
    yield f"人均学时 {shown(now['人均学时'])}，上期 {shown(before['人均学时'])}。"
    yield f"登记成果 {now['成果数']} 项，上期 {before['成果数']} 项。"


def _item(row: Row) -> Row:
    done = row["状态"] == "已完成"
    return {
        **row,
        "负责人": None,
        "完成日期": None,
        "偏差天数": None,
        "实际成果": None,
        "已完成": done,
        "已逾期": False,
    }


def _person(tables: Tables, group: str, row: Row, number: int, meetings: Sequence[Row]) -> Row:
    return _line(number, row["姓名"], count(tables, group, meetings, [row["工号"]]))


def _line(number: int | None, name: str, each: Count) -> Row:
    states = {state: each.states[state] for state in STATES}
    counts = {"未记录": each.due - each.recorded, "实到人次": each.attended, "计入人次": each.counted}
    return {"序号": number, "姓名": name, "应到人次": each.due, **states, **counts, "出勤率": each.rate}


def _meeting(tables: Tables, group: str, row: Row, people: Sequence[str]) -> Row:
    each = count(tables, group, [row], people)
    names = {"序号": row["场次"], "主题": row["本次主题"], "主持人": tables.names[row["主持人"]]}
    return {**row, **names, "实到人次": each.attended, "计入人次": each.counted, "决议": None}


def person_rows(tables: Tables, last: date) -> Iterator[tuple[object, ...]]:
    """考勤汇总: everybody in every group, from the beginning."""
    for group in tables.groups:
        key = group["编号"]
        meetings = held(tables, key, date.min, last)
        for row in tables.members[key]:
            each = count(tables, key, meetings, [row["工号"]])
            states = [each.states[state] for state in STATES]
            yield (
                *(key, group["名称"], row["工号"], row["姓名"], row["角色"], each.due, each.attended, *states),
                *(each.due - each.recorded, each.counted, _or_nothing(each.rate), each.minutes / 60),
            )


def stage_rows(tables: Tables, last: date) -> Iterator[tuple[object, ...]]:
    """进度汇总: every stage of every group."""
    for group in tables.groups:
        key = group["编号"]
        for stage in tables.stages:
            items = of_stage(tables, key, stage)
            due = [row for row in items if row["截止"] <= last]
            meetings = [row for row in tables.meetings[key] if stage["起"] <= row["日期"] <= stage["止"]]
            yield (
                *(key, group["名称"], stage["值"], len(items), len(due), sum(row["状态"] == "已完成" for row in due)),
                sum(row["阶段"] == stage["值"] for row in tables.outcomes[key]),
                *(len(meetings), sum(row["状态"] == "已举行" for row in meetings)),
            )


def group_rows(tables: Tables, first: date, last: date) -> Iterator[tuple[object, ...]]:
    """月度汇总: every group's month beside the month before."""
    before = date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
    for group in tables.groups:
        key = group["编号"]
        people = [row["工号"] for row in tables.members[key]]
        meetings = held(tables, key, first, last)
        now = count(tables, key, meetings, people)
        then = count(tables, key, [row for row in held(tables, key, before, last) if row["日期"] < first], people)
        outcomes = sum(first <= row["日期"] <= last for row in tables.outcomes[key])
        leader = next(row["姓名"] for row in tables.members[key] if row["角色"] == "组长")
        yield (
            *(key, group["名称"], leader, len(people), len(meetings), now.attended, now.counted, _or_nothing(now.rate)),
            *(then.attended, then.counted, now.minutes / 60, outcomes),
        )


def _or_nothing(rate: float | None) -> float | str:
    return NOTHING if rate is None else rate


def write_sheet(book: Workbook, title: str, headers: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """A summary with a bold header and rates as percent."""
    if title in book.sheetnames:
        del book[title]
    sheet = book.create_sheet(title)
    sheet.append(headers)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
    for row in rows:
        sheet.append(row)
    for n, header in enumerate(headers, start=1):
        if header.endswith("率"):
            for cell in sheet[sheet.cell(1, n).column_letter][1:]:
                cell.number_format = "0.0%"


def main(hub: Path, out: Path, templates: Path, first: date, as_of: date) -> None:
    """The whole month: the documents, then the summaries into the same workbook."""
    out.mkdir(parents=True, exist_ok=True)
    book = load_workbook(hub)
    tables = read(book)
    end = first.replace(day=monthrange(first.year, first.month)[1])
    for group in tables.groups:
        context = report(tables, group, first, end, as_of)
        pictures = charts(tables, group, first, end, as_of)
        name = f"{group['编号']}_{group['名称']}_{first:%Y-%m}_月度报告.docx"
        write_document(templates / "阶段报告.docx", context, pictures, out / name)
    month = overview(tables, first, end, as_of)
    pictures = overview_charts(tables, month["各部门"], first, as_of)
    write_document(templates / "月度总览.docx", month, pictures, out / f"{first:%Y-%m}_月度总览.docx")
    write_sheet(book, "考勤汇总", PER_PERSON, person_rows(tables, as_of))
    write_sheet(book, "进度汇总", PER_STAGE, stage_rows(tables, as_of))
    write_sheet(book, "月度汇总", PER_GROUP, group_rows(tables, first, min(end, as_of)))
    book.save(hub)


def write_document(template: Path, context: Row, pictures: Mapping[str, Chart], path: Path) -> None:
    """One document of a template, its charts filled."""
    words = Environment(autoescape=True, finalize=shown)
    words.filters.update(FILTERS)
    document = DocxTemplate(template)
    document.render(context, words)
    for name, chart in pictures.items():
        fill_chart(document, name, chart)
    document.save(path)
