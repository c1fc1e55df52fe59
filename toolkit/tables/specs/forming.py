"""Tables of forming and starting the groups: applications, groups, memberships, ballots, charter."""

# One column is one line, so that the file reads as the table it describes.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from toolkit.names import Name
from toolkit.programme.kinds import BallotKind, ClauseKind, GroupStatus, LedBy, Phase, Role, Table, Vote
from toolkit.tables.spec import CellKind, TableSpec, column
from toolkit.tables.specs.preparing import EMPLOYEE_ID_ALSO, NAME_ALSO

GROUP_ALSO = "小组编号|小组名称|学习小组|所属小组|组别|group id|group name|study group"

APPLICATIONS = TableSpec(
    Table.APPLICATIONS,
    Name("报名", "Applications"),
    ("报名表", "报名信息", "报名名单", "applicants", "sign-up", "enrolment"),
    Phase.FORM,
    Name("报名的员工", "applicants"),
    Name("招募期间", "while recruiting"),
    Name("一个人的报名", "one application"),
    (
        column("submitted", "提交时间", "Submitted", ("一人多份时以最后一份为准。", "Of several the last counts."), CellKind.MOMENT, also="提交日期|报名时间|填写时间|时间戳|timestamp"),
        column("employee_id", "工号", "Employee ID", ("工号、姓名填一项即可。", "ID or name is enough."), CellKind.PERSON_ID, also=EMPLOYEE_ID_ALSO),
        column("name", "姓名", "Name", ("工号、姓名填一项即可。", "ID or name is enough."), also=NAME_ALSO),
        column("choice_1", "第一志愿", "First choice", ("主题的编号或名称。", "ID or name of a topic."), CellKind.TOPIC, required=True, also="志愿一|志愿1|第一志愿主题|报名主题|choice 1|1st choice"),
        column("choice_2", "第二志愿", "Second choice", ("可空。", "May be blank."), CellKind.TOPIC, also="志愿二|志愿2|第二志愿主题|choice 2|2nd choice"),
        column("choice_3", "第三志愿", "Third choice", ("可空。", "May be blank."), CellKind.TOPIC, also="志愿三|志愿3|第三志愿主题|choice 3|3rd choice"),
        column("experience", "相关经验", "Experience", ("与主题有关的经历。", "What the person has done on the topic."), also="经验|相关经历"),
        column("level", "水平", "Level", ("1 到 5。", "1 to 5."), CellKind.LEVEL, also="现有水平|技能水平|当前水平"),
        column("motivation", "意愿", "Motivation", ("1 到 5。", "1 to 5."), CellKind.LEVEL, also="学习意愿|意愿程度"),
        column("slots", "可用时段", "Free slots", ("设置里的时段，可几个，用“；”隔开。", "Slots of Settings, several allowed."), CellKind.SLOT, many=True, also="可参加时段|空闲时段|available slots"),
        column("would_lead", "愿任组长", "Would lead", ("是或否。", "yes or no."), CellKind.YES_NO, also="愿意担任组长|是否愿任组长|愿意当组长"),
        column("statement", "自荐说明", "Statement", ("愿任组长的理由。", "Why, for those who would lead."), also="自荐理由|竞选说明"),
        column("together", "希望同组", "Together with", ("工号或姓名，可几个。", "IDs or names, several allowed."), CellKind.PERSON, many=True, also="希望同组的人|same group"),
        column("apart", "回避", "Apart from", ("不宜同组的人，工号或姓名。", "People who should not share a group."), CellKind.PERSON, many=True, also="回避人员|不同组"),
    ),
    one_of=(("employee_id", "name"),),
)

GROUPS = TableSpec(
    Table.GROUPS,
    Name("小组", "Groups"),
    ("学习小组", "小组名单", "小组信息", "小组一览", "study groups", "learning groups"),
    Phase.FORM,
    Name("人力资源", "HR"),
    Name("分组之后", "once groups are formed"),
    Name("一个小组", "one group"),
    (
        column("id", "编号", "ID", ("如 G01；空着用名称。", "e.g. G01; blank means the name."), also="小组编号|组号|group id|code"),
        column("name", "名称", "Name", ("小组的名称。", "The group's name."), also="小组名称|小组|组名|学习小组|group|group name"),
        column("topic", "主题", "Topic", ("主题的编号或名称。", "ID or name of a topic."), CellKind.TOPIC, also="学习主题|主题名称"),
        column("vision", "目标与愿景", "Goal and vision", ("启动会上共同写下的话。", "What the group wrote down at the kick-off."), also="目标|愿景|学习愿景|小组目标|vision|goal"),
        column("status", "状态", "Status", ("筹建、运行、结项、停止或并入。", "forming, running, closed, stopped or merged."), CellKind.CHOICE, choices=GroupStatus, also="小组状态"),
        column("merged_into", "并入小组", "Merged into", ("状态是“并入”时填写。", "When the status is merged."), CellKind.GROUP, also="并入"),
        column("starts", "开始日期", "Starts", ("第一次活动之前。", "Before the first meeting."), CellKind.DATE, also="开始|成立日期|启动日期|start date|start"),
        column("ends", "结束日期", "Ends", ("空着用项目的最后一天。", "Blank means the programme's last day."), CellKind.DATE, also="结束|结项日期|end date|end"),
        column("frequency", "频率", "Frequency", ("空着用设置里的活动频率。", "Blank means the one in Settings."), also="活动频率|例会频率"),
        column("slot", "例会时段", "Slot", ("设置里的时段，如“周三晚”。", "A slot of Settings."), CellKind.SLOT, also="时段|例会时间|活动时段|meeting time"),
        column("minutes", "时长", "Minutes", ("每次多少分钟。", "Minutes of one meeting."), CellKind.MINUTES, also="单次时长|时长（分钟）|例会时长|length|duration"),
        column("place", "地点", "Place", ("会议室或“线上”。", "A room, or online."), also="活动地点|例会地点|location|room"),
        column("meeting_link", "会议链接", "Meeting link", ("线上会议的链接。", "Link of the online meeting."), also="线上会议链接|会议号"),
        column("led_by", "牵头方式", "Led by", ("空着用设置里的。", "Blank means the one in Settings."), CellKind.CHOICE, choices=LedBy),
        column("sponsor", "发起部门", "Sponsor", ("发起的业务部门。", "The department that started it."), also="主办部门|sponsoring department"),
        column("cycle", "期次", "Cycle", ("空着是本期；往期的小组写当时的期次，只作参考，不计数。", "Blank means this cycle; groups of an earlier one carry its name: known, not counted."), also="期数|届次"),
        column("sheet", "小组表", "Group sheet", ("小组自己的表：链接，或相对总表的路径。", "The group's own sheet: a link, or a path from this workbook."), also="小组表链接|小组表格|own sheet"),
    ),
    one_of=(("id", "name"),),
)

MEMBERSHIPS = TableSpec(
    Table.MEMBERSHIPS,
    Name("成员", "Members"),
    ("小组成员", "成员名单", "分组名单", "memberships", "group members"),
    Phase.FORM,
    Name("人力资源", "HR"),
    Name("分组之后，人员变动时", "once groups are formed, and when people change"),
    Name("一个人在一个小组担任一个角色的一段时间", "a period of one person in one group in one role"),
    (
        column("group", "小组", "Group", ("小组的编号或名称。", "ID or name of the group."), CellKind.GROUP, required=True, also=GROUP_ALSO),
        column("person", "工号", "Employee ID", ("工号、姓名填一项即可。", "ID or name is enough."), CellKind.PERSON_ID, also=EMPLOYEE_ID_ALSO),
        column("name", "姓名", "Name", ("工号、姓名填一项即可。", "ID or name is enough."), also=NAME_ALSO + "|成员|成员姓名|member"),
        column("role", "角色", "Role", ("组长、副组长、记录员或成员；空着是成员。换组长另起一行。", "leader, deputy, recorder or member; blank means member."), CellKind.CHOICE, choices=Role, also="职务|组内角色"),
        column("since", "加入日期", "Since", ("空着从小组开始算。", "Blank means from the group's start."), CellKind.DATE, also="加入|加入时间|进组日期|joined|from"),
        column("until", "退出日期", "Until", ("仍在小组就空着；这一天还算在内。", "Blank while still in the group; this day counts."), CellKind.DATE, also="退出|退出时间|离组日期|left|to"),
        column("fixed", "固定在本组", "Fixed", ("填“是”则重新分组时不动。", "With yes, regrouping leaves the person here."), CellKind.YES_NO, also="固定"),
    ),
    one_of=(("person", "name"),),
)

BALLOTS = TableSpec(
    Table.BALLOTS,
    Name("投票", "Ballots"),
    ("选票", "选举", "组长选举", "投票记录", "votes", "election"),
    Phase.FORM,
    Name("人力资源或发起部门", "HR or the sponsor"),
    Name("选组长时", "when leaders are chosen"),
    Name("一张选票，或一位候选人的计票", "one ballot, or the count of one candidate"),
    (
        column("group", "小组", "Group", ("小组的编号或名称。", "ID or name of the group."), CellKind.GROUP, required=True, also=GROUP_ALSO),
        column("round", "轮次", "Round", ("空着是第 1 轮。", "Blank means round 1."), CellKind.INTEGER, also="第几轮"),
        column("kind", "方式", "Method", ("选举，或推荐认可。", "election, or nomination with consent."), CellKind.CHOICE, choices=BallotKind, also="产生方式"),
        column("voter", "投票人", "Voter", ("工号或姓名；不记名时填票号。", "ID or name; a slip number when secret."), CellKind.PERSON, also="投票者"),
        column("slip", "票号", "Slip", ("不记名投票的票号。", "The number of a secret slip."), CellKind.PERSON_ID, also="选票编号|slip number"),
        column("candidate", "候选人", "Candidate", ("工号或姓名。", "ID or name."), CellKind.PERSON, also="被选举人|被推荐人"),
        column("vote", "选择", "Vote", ("赞成、反对或弃权。", "for, against or abstain."), CellKind.CHOICE, choices=Vote, also="表决|意见"),
        column("votes", "票数", "Votes", ("已计票时填写。", "When counted already."), CellKind.INTEGER, also="得票|得票数"),
        column("nominated_by", "推荐人", "Nominated by", ("推荐的部门或人。", "Who nominated."), also="推荐部门"),
        column("submitted", "提交时间", "Submitted", ("可空。", "May be blank."), CellKind.MOMENT, also="投票时间|timestamp"),
        column("due", "应到", "Due", ("计票行：应到人数。", "Counted rows: members due."), CellKind.INTEGER, also="应到人数"),
        column("present", "实到", "Present", ("计票行：实到人数。", "Counted rows: members present."), CellKind.INTEGER, also="实到人数"),
        column("abstained", "弃权", "Abstained", ("计票行：弃权票。", "Counted rows: abstentions."), CellKind.INTEGER, also="弃权票"),
        column("invalid", "无效", "Invalid", ("计票行：无效票。", "Counted rows: invalid slips."), CellKind.INTEGER, also="无效票"),
    ),
)

CHARTER = TableSpec(
    Table.CHARTER,
    Name("章程", "Charter"),
    ("小组章程", "章程条款", "clauses", "charter clauses"),
    Phase.FORM,
    Name("小组（组长执笔）", "the group, written by its leader"),
    Name("启动会上", "at the kick-off"),
    Name("一条条款", "one clause"),
    (
        column("group", "小组", "Group", ("空着对所有小组有效。", "Blank means all groups."), CellKind.GROUP, also=GROUP_ALSO),
        column("kind", "条款", "Clause", ("六类之一，或自拟标题。", "One of the six kinds, or a title of your own."), choices=ClauseKind, required=True, also="条款名称|条款类型|clause title"),
        column("text", "内容", "Text", ("条款的内容，可以分行。", "The clause itself; several lines are fine."), required=True, also="条款内容|content"),
        column("version", "版本", "Version", ("如 1.0。", "e.g. 1.0."), also="版本号"),
        column("passed", "通过日期", "Passed", ("小组通过的日期。", "The day the group agreed."), CellKind.DATE, also="通过|生效日期|passed on"),
    ),
)
