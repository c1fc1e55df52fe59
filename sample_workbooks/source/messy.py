"""The same kind of programme as real people mangle it, with a list of every planted fault."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from sample_workbooks.source.package import packed
from toolkit.problems import Code

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FIRST = 4
Cell = str | int | float | date | None


class Fault(NamedTuple):
    """A planted fault: where people would be sent to, and the code that says what is wrong.

    Blanks: `cell` is a row number alone for a whole row, empty for a whole sheet.
    """

    sheet: str
    cell: str
    code: Code


def messy() -> tuple[bytes, list[dict[str, str]]]:
    """The workbook's bytes and its faults."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "HR"
    for build in (
        _notes,
        _settings,
        _roster,
        _topics,
        _needs,
        _groups,
        _members,
        _plan,
        _sessions,
        _sign_in,
        _budget,
        _menu,
    ):
        build(workbook)
    listed = [{"sheet": each.sheet, "cell": each.cell, "code": each.code.id} for each in FAULTS]
    return packed(workbook), listed


def _notes(workbook: Workbook) -> None:
    sheet = workbook.create_sheet("先看我")
    sheet["A1"] = "9 月 6 日小顾：这个表大家都可以改，但是不要删行！"
    sheet["A2"] = "9 月 20 日：签到表的颜色是我自己标的，黄色=要去问。"
    sheet["A2"].fill = PatternFill("solid", fgColor="FFFF00")


def _settings(workbook: Workbook) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("公司名称", "澜屿生活科技有限公司（武汉分公司）", None, None, "虚构"),
        ("项目名称", "2026秋学习小组", None, None, None),
        ("项目周期", None, "2026年9月7日", "2026/11/30", None),
        ("阶段", "打基础", "2026-09-07", "2026-09-30", None),
        ("阶段", "练实战", date(2026, 10, 8), "2026.11.30", None),
        ("例会时段", "周三晚 19：00～20：30", None, None, "全角也要认"),
        ("人数下限", "３", None, None, None),
        ("人数上限", "８人", None, None, None),
        ("出勤率目标", "八成", None, None, "应该写 80%"),
    ]
    _table(workbook, "项目设置", "项目设置（改之前先跟小顾说）", ("参数", "取值", "开始日期", "结束日期", "备注"), rows)


def _roster(workbook: Workbook) -> None:
    rows: list[tuple[Cell, ...]] = [
        (301, "许若谷", "市场部", "主管", "xu.ruogu@lanyu.example", "2019年3月4日", 42),
        (302, "张伟", "市场部", "专员", "zhang.wei@lanyu.example", "2021/7/5", 41),
        (303, "慕容雪", "市 场 部", "专员", "murong.xue@lanyu.example", date(2022, 5, 9), 37),
        ("００３０４", "段誉衡", "技术部", "工程师", "duan.yuheng@lanyu.example", "2020.11.2", 43),
        (305, "丁　一", "技术部", "工程师", "ding.yi@lanyu.example", "20230410", 40),
        (None,) * 7,
        (306, "Ada Moreau", "技术部", "Designer", "ada.moreau@lanyu.example", "3 Jun 2024", 38),
        (307, "温如玉", "#N/A", "客服", "wen.ruyu@lanyu.example", "2024-02-19", 36),
        (307, "康定邦", "客服部", "客服", "kang.dingbang@lanyu.example", "2025-06-30", 42),
        (308, "殷小满", "客服部", "组长", "yin.xiaoman@lanyu.example", "去年五月", 37),
        (309, "黎舟", "客服部", "客服", "li.zhou@lanyu.example", 3.15, 41),
        ("合计", 10, None, None, None, None, None),
    ]
    headers = ("员工编号", "员工姓名", "所在部门", "职位", "电子邮箱", "入职时间", "鞋码（团建用）")
    sheet = _table(workbook, "花名册", "武汉分公司花名册  截至 2026.9.1", headers, rows)
    for row in range(FIRST + 1, FIRST + 1 + len(rows)):
        if isinstance(sheet.cell(row, 1).value, int):
            sheet.cell(row, 1).number_format = "00000"
    sheet["C12"].data_type = "e"
    sheet.row_dimensions[FIRST + 3].hidden = True


def _topics(workbook: Workbook) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("T1", "数据分析入门", "入选", 3, "５"),
        ("T2", "高效沟通", "入选", 7, 4),
        ("T3", "摄影", "再说", 1, 1),
    ]
    _table(workbook, "主题清单", "主题", ("主题编号", "主题名称", "状态", "水平要求", "战略相关度"), rows)


def _needs(workbook: Workbook) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("2026年8月20日", "问卷调查", "许若谷", "T1；高效沟通", 5, "4分", 2, "报表对不上"),
        ("2026/8/20", None, "张伟", "数据分析入门", 4, 9, 3, "透视表不会用"),
        ("8月21日", None, "路人甲", "T1", 5, 5, 1, None),
        ("2026-08-21", None, "慕容雪", None, 3, 3, 3, "不知道学什么"),
        ("2026-08-21", None, "丁　一", "摄影；沟通", 3, 3, None, "被张伟的需求追着跑"),
        ("2026-08-22", None, "许若谷", "高效沟通", 4, 5, 2, "跨部门开会没结论"),
        ("2026-08-22", "面谈", "殷小满", "高效沟通", 5, 5, 3, "客户一急我就急"),
        ("2026-08-23", None, "Ada  Moreau", "数据分析入门", None, None, None, None),
        (None, None, None, "高效沟通", 4, 4, 2, "匿名：群里消息太多"),
    ]
    headers = ("时间戳", "来源", "员工姓名", "感兴趣的主题", "重要程度", "紧急程度", "目前水平", "瓶颈")
    _table(workbook, "需求调研", "问卷星导出后手工改过", headers, rows)


def _groups(workbook: Workbook) -> None:
    sheet = workbook.create_sheet("小组一览")
    sheet["A1"] = "分组结果（第 2 版，以此为准）"
    sheet["A1"].font = Font(size=16, bold=True)
    sheet.merge_cells("A1:G1")
    for column, text in ((1, "小组基本信息"), (4, "活动安排")):
        sheet.cell(FIRST - 1, column, text).alignment = Alignment(horizontal="center")
    sheet.merge_cells("A3:C3")
    sheet.merge_cells("D3:G3")
    _write(sheet, FIRST, ("小组编号", "小组名称", "学习主题", "成立日期", "例会时段", "时长（分钟）", "location"))
    _write(sheet, FIRST + 1, ("G1", "数字小组", "T1", "2026年9月9日", "周三晚 19：00～20：30", "９０分钟", "301"))
    _write(sheet, FIRST + 2, ("G2", "好好说话", "高效沟通", "9/10", None, "1小时", "茶水间"))


def _members(workbook: Workbook) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("数字小组", "许若谷", "组长", None),
        ("G1", "张伟", None, None),
        ("Ｇ１", "慕容雪", "member", None),
        ("G1", "丁一", "记录员", "9月23日"),
        ("G2", "殷小满", "成员", None),
        ("G2", "温如玉", "成员", None),
        ("好好说话组", "黎舟", "成员", None),
        ("G2", "张炜", "成员", None),
        ("G2", "Ada  Moreau", "副组长", None),
    ]
    _table(workbook, "小组成员", "谁在哪个组", ("所属小组", "成员姓名", "职务", "进组日期"), rows)


def _plan(workbook: Workbook) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("G1", 1, "打基础", "Excel 基础", "透视表", "许若谷", "2026-09-30", "练习一份"),
        ("G1", 2, None, "取数", "会员表、订单表", "张伟", "10月20日", "取数清单"),
        ("G1", 3, "收尾", "汇报", "讲给部门听", "慕容雪", "2026/11/25", None),
        ("G2", 1, "第一阶段", "倾听", "复述练习", "殷小满", "2026-09-28", None),
        ("G2", 2, "练实战", "表达", "说不", "黎舟", "2026-13-01", "句式卡"),
    ]
    headers = ("小组编号", "编号", "所属阶段", "子题", "学习任务", "owner", "Due date", "产出")
    _table(workbook, "学习计划", "Study plan 学习计划", headers, rows)


def _sessions(workbook: Workbook) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("G1", 1, "2026年9月9日", "19：00", "启动会", "许若谷", "已举行", "选组长，定规矩"),
        ("G1", 2, "9月16日", "晚上7点", "透视表", "张伟", "已举行", None),
        ("G1", 3, "2026-10-02", "19:00", "取数", "慕容雪", "开了", "节日期间补课"),
        ("G2", 1, "2026/9/10", "12:00", "倾听", "殷小满", "已举行", None),
        ("G2", 2, "9.24", "12:00", "表达", "黎舟", "已举行", None),
    ]
    headers = ("小组编号", "第几次", "开会日期", "开始时间", "议题", "主持", "活动状态", "会议纪要")
    _table(workbook, "例会记录", "开会记录，开完当天填！", headers, rows)


def _sign_in(workbook: Workbook) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("G1", "许若谷", "√", "√", None),
        ("G1", "张伟", "√", "迟到", None),
        ("G1", "慕容雪", "出席了", "事假", None),
        ("G1", "丁一", None, None, None),
        ("G1", "殷小满", None, "√", None),
        ("G2", "殷小满", None, None, "到"),
        ("G2", "温如玉", None, None, "×"),
        ("G2", "路人甲", None, None, "√"),
        ("合计", None, 2, 4, 2),
    ]
    headers = ("组别", "员工姓名", "9月9日", "2026/9/16", "2026年9月10日")
    sheet = _table(workbook, "签到", "签到（√ 到  × 没来）", headers, rows)
    sheet.merge_cells("A5:A9")
    sheet.merge_cells("A10:A12")
    sheet["D7"].fill = PatternFill("solid", fgColor="FFFF00")


def _budget(workbook: Workbook) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("场地", "301 会议室", None, None, None, "已落实"),
        ("资料", "书", "１０本", "45元", 450, "已落实"),
        ("经费", "茶点", 3, "￥１００", "=100*3", "洽谈"),
    ]
    _table(
        workbook, "资源预算", "花钱的地方", ("资源类型", "资源名称", "数量", "单价（元）", "实际支出", "落实情况"), rows
    )


def _menu(workbook: Workbook) -> None:
    sheet = workbook.create_sheet("食堂菜单")
    _write(sheet, 1, ("星期", "荤", "素"))
    _write(sheet, 2, ("周三", "粉蒸肉", "清炒菜薹"))
    workbook.create_sheet("Sheet3")


def _table(
    workbook: Workbook, name: str, title: str, headers: tuple[str, ...], rows: list[tuple[Cell, ...]]
) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(name)
    sheet["A1"] = title
    sheet["A1"].font = Font(size=14, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headers))
    sheet["A2"] = "填的时候看清楚表头，有问题找小顾。"
    _write(sheet, FIRST, headers)
    for at, row in enumerate(rows, start=FIRST + 1):
        _write(sheet, at, row)
    return sheet


def _write(sheet: Worksheet, row: int, cells: tuple[Cell, ...]) -> None:
    for column, value in enumerate(cells, start=1):
        if value is not None:
            sheet.cell(row, column, value)


FAULTS: tuple[Fault, ...] = (
    Fault("主题清单", "D6", Code.CELL_NOT_LEVEL),
    Fault("主题清单", "C7", Code.CELL_NOT_CHOICE),
    Fault("需求调研", "F6", Code.CELL_NOT_LEVEL),
    Fault("需求调研", "C7", Code.PERSON_UNKNOWN),
    Fault("需求调研", "8", Code.ROW_INCOMPLETE),
    Fault("例会记录", "G7", Code.CELL_NOT_CHOICE),
    Fault("例会记录", "C9", Code.CELL_DATE_AMBIGUOUS),
    Fault("例会记录", "C7", Code.RULE_SESSION_ON_DAY_OFF),
    Fault("学习计划", "G9", Code.CELL_NOT_DATE),
    Fault("学习计划", "C6", Code.RULE_PLAN_WITHOUT_STAGE),
    Fault("学习计划", "C7", Code.RULE_PLAN_STAGE_UNKNOWN),
    Fault("小组成员", "A11", Code.GROUP_UNKNOWN),
    Fault("小组成员", "B12", Code.PERSON_UNKNOWN),
    Fault("小组一览", "A6", Code.RULE_NO_LEADER),
    Fault("签到", "C7", Code.MARK_UNKNOWN),
    Fault("签到", "D9", Code.RULE_MARK_OF_STRANGER),
    Fault("签到", "B12", Code.PERSON_UNKNOWN),
    Fault("签到", "13", Code.TABLE_TOTALS),
    Fault("花名册", "", Code.TABLE_HIDDEN_ROWS),
    Fault("花名册", "C12", Code.CELL_ERROR),
    Fault("花名册", "A13", Code.ROSTER_TWICE),
    Fault("花名册", "F14", Code.CELL_NOT_DATE),
    Fault("花名册", "F15", Code.CELL_DATE_AMBIGUOUS),
    Fault("花名册", "16", Code.TABLE_TOTALS),
    Fault("资源预算", "C6", Code.CELL_NOT_NUMBER),
    Fault("资源预算", "E7", Code.CELL_UNCACHED),
    Fault("项目设置", "B13", Code.CELL_NOT_SHARE),
)
