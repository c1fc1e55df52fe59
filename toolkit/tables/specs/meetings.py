"""Tables of the running groups: study plan, sessions, attendance."""

# One column is one line, so that the file reads as the table it describes.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from toolkit.names import Name
from toolkit.programme.kinds import ActivityForm, Attendance, Phase, PlanStatus, SessionStatus, Table
from toolkit.tables.spec import CellKind, TableSpec, column
from toolkit.tables.specs.forming import GROUP_ALSO
from toolkit.tables.specs.preparing import EMPLOYEE_ID_ALSO, NAME_ALSO

GROUP = column("group", "小组", "Group", ("小组的编号或名称。", "ID or name of the group."), CellKind.GROUP, also=GROUP_ALSO)
GROUP_REQUIRED = column("group", "小组", "Group", ("小组的编号或名称。", "ID or name of the group."), CellKind.GROUP, required=True, also=GROUP_ALSO)

PLAN = TableSpec(
    Table.PLAN,
    Name("计划", "Plan"),
    ("学习计划", "小组计划", "计划表", "study plan"),
    Phase.FORM,
    Name("组长", "leaders"),
    Name("启动会之后，执行中更新", "after the kick-off, updated on the way"),
    Name("计划里的一项", "one item of the plan"),
    (
        column("group", "小组", "Group", ("空着而填主题，就是这个主题的标准计划。", "Blank with a topic: the standard plan of that topic."), CellKind.GROUP, also=GROUP_ALSO),
        column("topic", "主题", "Topic", ("标准计划填写。", "For a standard plan."), CellKind.TOPIC, also="学习主题"),
        column("number", "序号", "No.", ("空着按顺序编。", "Blank means by order."), CellKind.INTEGER, also="编号|计划序号|no|number"),
        column("stage", "阶段", "Stage", ("设置里的阶段：名称或第几。", "A stage of Settings: name or number."), also="所属阶段"),
        column("sub_topic", "子主题", "Sub-topic", ("这一项的小题目。", "The item's own topic."), also="子题|阶段目标|subtopic"),
        column("content", "学习内容", "Content", ("学什么。", "What is learned."), also="内容|学习任务"),
        column("form", "活动形式", "Activity form", ("六种形式之一。", "One of the six forms."), CellKind.CHOICE, choices=ActivityForm, also="形式|学习形式|form|activity"),
        column("responsible", "负责人", "Responsible", ("工号或姓名。", "ID or name."), CellKind.PERSON, also="责任人|主讲人|owner"),
        column("starts", "开始", "Starts", ("开始日期。", "First day."), CellKind.DATE, also="开始日期|开始时间|start|start date|from"),
        column("due", "截止", "Due", ("时间节点。", "By when."), CellKind.DATE, also="截止日期|时间节点|完成时间|结束日期|due date|deadline"),
        column("originally_due", "原定截止", "Originally due", ("改期时把原来的日期填到这里。", "The former date when it was moved."), CellKind.DATE, also="原定截止日期|original due date"),
        column("deliverable", "预期产出", "Deliverable", ("要拿出什么。", "What it should bring."), also="产出|预期成果|expected output"),
        column("status", "状态", "Status", ("未开始、进行中、已完成、延期或取消。", "not started, in progress, done, postponed or cancelled."), CellKind.CHOICE, choices=PlanStatus, also="完成情况|进度"),
        column("done_on", "完成日期", "Done on", ("实际完成的日期。", "The day it was done."), CellKind.DATE, also="实际完成日期|completed"),
        column("change_reason", "调整原因", "Reason for change", ("改期或取消的原因。", "Why it was moved or cancelled."), also="变更原因|备注"),
    ),
    one_of=(("group", "topic"), ("content", "sub_topic")),
)

SESSIONS = TableSpec(
    Table.SESSIONS,
    Name("活动", "Sessions"),
    ("活动记录", "例会", "例会记录", "活动安排", "会议记录", "meetings", "session log"),
    Phase.RUN,
    Name("组长", "leaders"),
    Name("每次活动之后", "after each meeting"),
    Name("一次活动", "one meeting"),
    (
        column("groups", "小组", "Group", ("联合活动写几个，用“；”隔开。", "Several for a joint meeting, parted by semicolons."), CellKind.GROUP, required=True, many=True, also=GROUP_ALSO + "|groups"),
        column("number", "场次", "No.", ("第几次；空着按日期编。", "Which meeting; blank means by date."), CellKind.INTEGER, also="次数|第几次|第几场|场次编号|session no|session|session no."),
        column("stage", "阶段", "Stage", ("空着按日期归。", "Blank means by date."), also="所属阶段"),
        column("plan_number", "计划序号", "Plan no.", ("对应计划里的第几项。", "Which item of the plan."), CellKind.INTEGER, also="对应计划|plan no"),
        column("day", "日期", "Date", ("如 2026-11-04；改期就改这里。", "e.g. 2026-11-04; change it to move the meeting."), CellKind.DATE, required=True, also="活动日期|例会日期|开会日期|meeting date|session date"),
        column("originally", "原定日期", "Originally", ("改期时把原来的日期填到这里。", "The former date when it was moved."), CellKind.DATE, also="原日期|original date"),
        column("starts", "开始", "Starts", ("如 19:00。", "e.g. 19:00."), CellKind.TIME, also="开始时间|时间|活动时间|start|start time|time"),
        column("ends", "结束", "Ends", ("如 20:30。", "e.g. 20:30."), CellKind.TIME, also="结束时间|end|end time"),
        column("form", "活动形式", "Activity form", ("六种形式之一。", "One of the six forms."), CellKind.CHOICE, choices=ActivityForm, also="形式|活动类型|form|activity"),
        column("topic", "本次主题", "Topic", ("这次谈什么。", "What the meeting is about."), also="主题|活动主题|议题|subject"),
        column("host", "主持人", "Host", ("工号或姓名。", "ID or name."), CellKind.PERSON, also="主持|主讲人|主讲|chair"),
        column("recorder", "记录人", "Recorder", ("工号或姓名。", "ID or name."), CellKind.PERSON, also="记录员|记录|minutes by"),
        column("guests", "嘉宾", "Guests", ("小组以外的人。", "People from outside the group."), also="特邀嘉宾|外部嘉宾|列席"),
        column("place", "地点", "Place", ("空着用小组的地点。", "Blank means the group's place."), also="活动地点|会议地点|location|room"),
        column("status", "状态", "Status", ("计划、已举行或已取消。", "planned, held or cancelled."), CellKind.CHOICE, choices=SessionStatus, also="活动状态"),
        column("rest_present", "其余全勤", "Rest present", ("打勾：没有记录的应到成员都算出勤。", "Ticked: members due without a mark count as present."), CellKind.YES_NO, also="其余全到|其余出勤|others present"),
        column("minutes", "纪要", "Minutes", ("谈了什么，可以分行。", "What was said; several lines are fine."), also="会议纪要|活动纪要|内容|summary"),
        column("decisions", "决议", "Decisions", ("定了什么。", "What was decided."), also="结论|决定"),
    ),
)

ATTENDANCE = TableSpec(
    Table.ATTENDANCE,
    Name("考勤", "Attendance"),
    ("签到", "签到表", "考勤表", "出勤", "出勤记录", "考勤记录", "sign-in", "attendance records"),
    Phase.RUN,
    Name("组长或记录员", "leaders or recorders"),
    Name("每次活动之后", "after each meeting"),
    Name("一个人一次活动的出勤；也可以人名做行、日期做列", "one person at one meeting; or a grid of people and dates"),
    (
        GROUP_REQUIRED,
        column("session", "场次", "No.", ("场次或日期填一项。", "Number or date."), CellKind.INTEGER, also="次数|第几次|第几场|session no|session|session no."),
        column("day", "日期", "Date", ("场次或日期填一项。", "Number or date."), CellKind.DATE, also="活动日期|例会日期|签到日期|meeting date|session date"),
        column("person", "工号", "Employee ID", ("工号、姓名填一项即可。", "ID or name is enough."), CellKind.PERSON_ID, also=EMPLOYEE_ID_ALSO),
        column("name", "姓名", "Name", ("工号、姓名填一项即可。", "ID or name is enough."), also=NAME_ALSO + "|成员|成员姓名|member"),
        column("attendance", "出勤情况", "Attendance", ("出勤、迟到、早退、请假或缺席；空着是未记录。", "present, late, left early, excused or absent; blank means not recorded."), CellKind.MARK, choices=Attendance, also="考勤|出勤|签到|签到情况|出席情况|考勤情况|状态|status|mark"),
        column("minutes", "参会分钟", "Minutes online", ("线上参会的分钟数。", "Minutes in the online meeting."), CellKind.MINUTES, also="参会时长|在线分钟|参会时长（分钟）|duration"),
        column("source", "来源", "Source", ("如：现场签到、腾讯会议。", "e.g. sign-in sheet, meeting export."), also="数据来源"),
    ),
    one_of=(("session", "day"), ("person", "name")),
)
