"""设置: its columns and every row it may hold."""

# One column is one line, so that the file reads as the table it describes.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.names import Language, Name
from toolkit.programme.kinds import ElectionMethod, KeepAnswer, LedBy, Phase, Table, Unreachable
from toolkit.tables.spec import CellKind, SettingSpec, TableSpec, column

if TYPE_CHECKING:
    from enum import Enum

SETTINGS = TableSpec(
    Table.SETTINGS,
    Name("设置", "Settings"),
    ("项目设置", "参数", "参数设置", "config", "configuration"),
    Phase.PREPARE,
    Name("人力资源", "HR"),
    Name("项目开始前", "before the programme starts"),
    Name("一项设置；阶段和时段每个一行", "one setting; one row per stage and per slot"),
    (
        column("item", "设置项", "Setting", ("设置的名称，不要改动。", "The name of the setting; leave as it is."), required=True, also="项目|参数|名称|item|key"),
        column("value", "值", "Value", ("这一项的值。", "Its value."), also="设置值|内容|取值"),
        column("starts", "起", "From", ("周期、阶段填开始日期。", "First day of the cycle or stage."), CellKind.DATE, also="开始|开始日期|起始|start|starts"),
        column("ends", "止", "To", ("周期、阶段填结束日期。", "Last day of the cycle or stage."), CellKind.DATE, also="结束|结束日期|截止|end|ends"),
        column("note", "说明", "Note", ("怎么填。", "How to fill it in."), also="备注|notes|remark"),
    ),
)


def _row(
    field: str,
    zh: str,
    en: str,
    note: tuple[str, str],
    kind: CellKind = CellKind.TEXT,
    default: tuple[str, str] = ("", ""),
    *,
    also: str = "",
    choices: type[Enum] | None = None,
    span: bool = False,
    repeats: bool = False,
) -> SettingSpec:
    aliases = tuple(also.split("|")) if also else ()
    return SettingSpec(field, Name(zh, en), Name(*note), kind, Name(*default), aliases, choices, span, repeats)


def _same(text: str) -> tuple[str, str]:
    return (text, text)


SETTINGS_ROWS: tuple[SettingSpec, ...] = (
    _row("programme", "项目名称", "Programme", ("印在所有文件的抬头。", "Printed at the head of every document."), also="项目|programme name"),
    _row("company", "公司", "Company", ("公司全称。", "The company's full name."), also="公司名称|单位"),
    _row("cycle", "期次", "Cycle", ("如：2026 年秋季（第三期）。", "e.g. Autumn 2026."), also="期数|届次"),
    _row("period", "周期", "Period", ("起、止填项目的第一天和最后一天。", "First and last day of the programme in From and To."), span=True, also="项目周期|运作周期|起止日期"),
    _row("stages", "阶段", "Stage", ("每个阶段一行：值填名称，起、止填日期。", "One row per stage: name as value, dates in From and To."), span=True, repeats=True, also="项目阶段|stages"),
    _row("slots", "时段", "Slot", ("每个可选的例会时间一行，如：周三晚 19:00-20:30。", "One row per weekly time, e.g. Wed 19:00-20:30."), CellKind.SLOT, repeats=True, also="例会时段|可选时段|slots|time slot"),
    _row("grade_bands", "职级档", "Grade band", ("每档一行，如：初级 P1-P4。", "One row per band, e.g. Junior P1-P4."), repeats=True, also="职级分档|grade bands"),
    _row("led_by", "牵头方式", "Led by", ("由谁牵头。", "Who leads the programme."), CellKind.CHOICE, choices=LedBy),
    _row("size_min", "每组人数下限", "Group size from", ("一组至少几人。", "Fewest people in a group."), CellKind.INTEGER, _same("5"), also="人数下限|小组人数下限|minimum group size"),
    _row("size_max", "每组人数上限", "Group size to", ("一组至多几人。", "Most people in a group."), CellKind.INTEGER, _same("8"), also="人数上限|小组人数上限|maximum group size"),
    _row("department_cap", "同部门上限", "Per department at most", ("一组里同一部门至多几人；空着不限。", "Most people of one department in a group; blank for no limit."), CellKind.INTEGER, also="同部门人数上限"),
    _row("frequency", "活动频率", "Frequency", ("多久活动一次。", "How often groups meet."), CellKind.TEXT, ("每周一次", "weekly"), also="例会频率|频率"),
    _row("meeting_minutes", "单次时长", "Meeting length", ("每次活动多少分钟。", "Minutes of one meeting."), CellKind.MINUTES, _same("90"), also="单次时长（分钟）|活动时长|时长|meeting minutes"),
    _row("attendance_target", "出勤目标", "Attendance target", ("低于它会在汇总里标出。", "Rates below are marked in the summaries."), CellKind.SHARE, _same("80%"), also="出勤率目标|目标出勤率"),
    _row("late_minutes", "迟到分钟", "Late minutes", ("开始后这么多分钟内到的记“迟到”，更晚的记“缺席”：由记考勤的人判断，写进章程和签到表。记了“迟到”的都算到会。", "Arriving up to so many minutes late is marked late, later than that absent: whoever keeps the marks decides; it is printed in charters and sign-in sheets. Every mark late counts as attended."), CellKind.MINUTES, _same("15"), also="迟到容忍分钟"),
    _row("excused_is_due", "请假计入应到", "Leave counts as due", ("填“是”则请假算在应到里。", "With yes, leave stays in the denominator."), CellKind.YES_NO, ("否", "no"), also="请假计入应到人次"),
    _row("online_share", "线上达标比例", "Online share", ("线上参会达到这个时长比例算出勤。", "Share of the time online that counts as present."), CellKind.SHARE, _same("75%"), also="线上达标时长比例"),
    _row("election_method", "选举方式", "Election method", ("怎样算当选。", "How many votes win."), CellKind.CHOICE, ("得票最多", "plurality"), choices=ElectionMethod, also="当选规则"),
    _row("election_quorum", "选举到会比例", "Election quorum", ("实到占应到的比例，不足则选举无效。", "Share of members who must take part."), CellKind.SHARE, _same("2/3"), also="选举法定人数|到会比例"),
    _row("hide_below", "少于几人不显示", "Hide below", ("回答少于这个人数的结果不显示。", "Results from fewer people are not shown."), CellKind.INTEGER, _same("5"), also="最少显示人数"),
    _row("hide_below_group", "小组反馈少于几人不显示", "Hide group feedback below", ("一个小组的反馈少于这个人数不显示。", "Feedback of a group from fewer people is not shown."), CellKind.INTEGER, _same("3")),
    _row("watch_absences", "连续缺席几次关注", "Watch absences in a row", ("成员连续缺席这么多次就列入关注。", "Members absent so many times in a row are watched."), CellKind.INTEGER, _same("3")),
    _row("watch_window", "出勤比较场次", "Meetings compared", ("小组最近几次活动与再前几次比出勤率。", "How many of a group's last meetings are compared with as many before."), CellKind.INTEGER, _same("4")),
    _row("watch_falling", "出勤下降几点关注", "Watch a fall of points", ("出勤率下降这么多个百分点就列入关注。", "A fall of attendance by so many percentage points is watched."), CellKind.INTEGER, _same("10")),
    _row("apply_until", "报名截止", "Apply until", ("报名的最后一天。", "Last day to apply."), CellKind.DATE, also="报名截止日期|application deadline"),
    _row("apply_how", "报名方式", "How to apply", ("在哪里、怎样报名。", "Where and how to apply.")),
    _row("contact", "联系人", "Contact", ("姓名和联系方式，印在通知里。", "Name and how to reach them, printed in notices."), also="项目联系人"),
    _row("overflow", "超员办法", "If too many apply", ("报名多于名额时怎么办。", "What happens when too many apply."), also="超员处理办法"),
    _row("hours", "学时折算", "Learning hours", ("如：60 分钟 = 1 学时。", "e.g. 60 minutes = 1 hour."), also="学时换算"),
    _row("point_rules", "积分规则", "Point rule", ("每条一行，如：出勤 2。空着不计积分。", "One row per rule, e.g. attended 2. Blank for no points."), repeats=True, also="积分项|point rules"),
    _row("weights", "匹配权重", "Matching weight", ("每条一行，如：志愿 5。", "One row per weight, e.g. choice 5."), repeats=True, also="分组权重|matching weights"),
    _row("merit_weights", "评优权重", "Award weight", ("优秀小组和优秀学员的得分，每条一行：出勤、计划、成果各占多少。", "Score of groups and members, one per row: attendance, plan, outcomes."), CellKind.TEXT, ("出勤 50；计划 30；成果 20", "attendance 50; plan 30; outcomes 20"), repeats=True, also="评分权重|award weights"),
    _row("leader_weights", "组长评优权重", "Leader award weight", ("优秀组长的得分，每条一行：活动、计划、记录各占多少。", "Score of leaders, one per row: meetings, plan, records."), CellKind.TEXT, ("活动 40；计划 30；记录 30", "meetings 40; plan 30; records 30"), repeats=True, also="leader award weights"),
    _row("award_groups", "优秀小组名额", "Groups to award", ("评几个优秀小组；并列超出名额的由评审决定。", "How many groups get an award; people decide on ties."), CellKind.INTEGER, _same("1")),
    _row("award_members", "优秀学员名额", "Members to award", ("评几位优秀学员；并列超出名额的由评审决定。", "How many members get an award; people decide on ties."), CellKind.INTEGER, _same("3"), also="优秀成员名额"),
    _row("award_leaders", "优秀组长名额", "Leaders to award", ("评几位优秀组长；并列超出名额的由评审决定。", "How many leaders get an award; people decide on ties."), CellKind.INTEGER, _same("1")),
    _row("certificate_rate", "证书出勤率", "Certificate attendance", ("出勤率达到它的成员发证书。", "Members at or above it get a certificate."), CellKind.SHARE, _same("80%"), also="结业出勤率"),
    _row("certificate_hours", "证书学时", "Certificate hours", ("至少要有多少学时才发证书；空着不要求。", "Learning hours a certificate needs; blank for none."), CellKind.INTEGER, also="结业学时"),
    _row("need_weights", "调研权重", "Survey weight", ("方向排序时各项占多少，可写一行或几行，如：普遍性 40。", "How much each part counts in the ranking of directions, in one row or several, e.g. spread 40."), CellKind.TEXT, ("普遍性 40；紧迫 25；能力差距 20；战略契合 15", "spread 40; urgency 25; gap 20; strategy 15"), repeats=True, also="需求权重|survey weights"),
    _row("keep_answer", "重复答卷", "Repeated answers", ("一人答了几份时算哪一份。", "Which answer counts when somebody answered several times."), CellKind.CHOICE, ("最后一份", "last"), choices=KeepAnswer, also="一人多份"),
    _row("issuer", "签发单位", "Issued by", ("证书和章程上的落款。", "Who signs charters and certificates."), also="落款单位|issuer"),
    _row("unreachable", "小组表读不到时", "Unreadable group sheet", ("每月自动运行时：用上次的副本（注明日期），或不出这个小组的报告。", "In the monthly run: use the last copy, with its date, or leave the group out."), CellKind.CHOICE, ("用上次的副本", "use the last copy"), choices=Unreachable, also="小组表读不了时|读不到小组表时|unreachable group sheet"),
    _row("language", "语言", "Language", ("写回的汇总表用哪种语言：中文 或 English。", "Language of the sheets written back: 中文 or English."), CellKind.CHOICE, ("中文", "English"), choices=Language),
)
