"""The wording of the stock templates: one key, two languages. Names inside tags are the English ones of both."""

from __future__ import annotations

from templates.source.ballot_wording import BALLOT
from templates.source.closing_wording import CLOSING
from templates.source.election_wording import ELECTION
from templates.source.grouping_wording import GROUPING
from templates.source.kickoff_wording import KICKOFF
from templates.source.needs_wording import NEEDS
from templates.source.overview_wording import OVERVIEW
from templates.source.proposal_wording import PROPOSAL
from templates.source.recruitment_wording import RECRUITMENT
from templates.source.run_wording import RUN
from templates.source.signin_wording import SIGNIN
from toolkit.names import Name

_SHARED = {
    "footer.pages": Name("第 # 页　共 # 页", "Page # of #"),
    "subtitle": Name("{{ group.name }}（{{ group.id }}）", "{{ group.name }} ({{ group.id }})"),
    "number": Name("序号", "No."),
    "sub_topic": Name("子主题", "Sub-topic"),
    "responsible": Name("负责人", "Owner"),
    "form": Name("活动形式", "Form"),
    "deliverable": Name("预期产出", "Expected output"),
    "due": Name("截止", "Due"),
    "status": Name("状态", "Status"),
    "day": Name("日期", "Date"),
    "overdue": Name("（逾期）", " (overdue)"),
    "group.name": Name("小组名称", "Group"),
    "group.topic": Name("学习主题", "Topic"),
    "group.leader": Name("组长", "Leader"),
    "group.status": Name("小组状态", "Group status"),
    "group.size": Name("成员人数", "Members"),
    "group.led_by": Name("牵头方式", "Led by"),
    "group.sponsor": Name("发起部门", "Sponsoring department"),
    "cycle": Name("期次", "Cycle"),
    "group.period": Name("起止日期", "Period"),
    "group.frequency": Name("活动频率", "Frequency"),
    "group.slot": Name("例会时段", "Regular time"),
    "group.minutes": Name("每次时长", "Length"),
    "group.minutes.cell": Name(
        "{{ group.minutes }}{% if group.minutes %} 分钟{% endif %}",
        "{{ group.minutes }}{% if group.minutes %} minutes{% endif %}",
    ),
    "group.place": Name("活动地点", "Place"),
    "group.link": Name("会议链接", "Meeting link"),
    "group.promised": Name("预期成果", "Expected outcomes"),
    "period": Name(
        "{{ group.starts|short_day }}{% if group.starts or group.ends %} 至 {{ group.ends|short_day }}{% endif %}",
        "{{ group.starts|short_day }}{% if group.starts or group.ends %} to {{ group.ends|short_day }}{% endif %}",
    ),
}

_CHARTER = {
    "charter": Name("小组章程", "Group charter"),
    "charter.dateline": Name(
        "版本：{{ version }}　｜　通过日期：{{ passed }}　｜　成员名单截至 {{ as_of }}",
        "Version: {{ version }}  |  Agreed on: {{ passed }}  |  Members as of {{ as_of }}",
    ),
    "charter.running": Name("小组章程　{{ group.id }}", "Group charter – {{ group.id }}"),
    "charter.goal": Name("名称与目标", "Name and goal"),
    "charter.members": Name("成员与分工", "Members and roles"),
    "charter.agreement": Name("小组约定", "What we have agreed"),
    "charter.attending": Name("考勤与请假", "Attendance and leave"),
    "charter.joining": Name("进入与退出", "Joining and leaving"),
    "charter.amending": Name("章程修订", "Amendments"),
    "charter.signing": Name("签署", "Signatures"),
    "charter.suggested": Name("（建议稿）", " (suggested wording)"),
    "charter.suggested.note": Name(
        "标有「建议稿」的条款采用通行写法，小组尚未就此形成约定；请全体成员讨论后确认或修改，再填入「章程」表。",
        "Clauses marked as suggested wording are customary text the group has not agreed yet. Please discuss them, "
        "confirm or change them, and enter the result in the charter sheet.",
    ),
    "charter.duty.leader": Name(
        "组长：组织会议，协调资源，督促学习进度，记录学习过程。",
        "Leader: calls the meetings, finds resources, keeps the learning on track and sees that it is recorded.",
    ),
    "charter.duty.deputy": Name(
        "副组长：协助组长；组长缺席时代行其职。", "Deputy: helps the leader and stands in when the leader is away."
    ),
    "charter.duty.recorder": Name(
        "记录员：登记考勤，整理会议纪要，归档学习成果。",
        "Recorder: marks attendance, writes the minutes and files what the group produces.",
    ),
    "charter.duty.member": Name(
        "成员：按时参加活动，完成所承担的学习任务，主动分享。",
        "Members: come on time, do the tasks they have taken on and share what they know.",
    ),
    "charter.declaration": Name(
        "我们已阅读并讨论本章程，同意遵守以上约定。", "We have read and discussed this charter and agree to keep it."
    ),
    "member.person": Name("姓名", "Name"),
    "member.id": Name("工号", "Employee ID"),
    "member.department": Name("部门", "Department"),
    "member.position": Name("岗位", "Position"),
    "member.role": Name("角色", "Role"),
    "member.since": Name("加入日期", "Joined"),
    "member.none": Name(
        "未提供：「成员」表中还没有本小组的成员。", "Not provided: the memberships sheet holds nobody of this group."
    ),
    "sign.signature": Name("签名", "Signature"),
    "sign.day": Name("签署日期", "Date"),
    "sign.leader": Name("组长确认", "Group leader"),
    "sign.sponsor": Name("发起部门确认", "Sponsoring department"),
    "sign.hr": Name("人力资源部门确认", "Human resources"),
    "sign.date": Name("日期：", "Date:"),
}

_PLAN = {
    "plan": Name("学习计划", "Study plan"),
    "plan.dateline": Name(
        "数据截至 {{ as_of }}　｜　组长：{{ group.leader }}　｜　学习主题：{{ group.topic }}",
        "As of {{ as_of }}  |  Leader: {{ group.leader }}  |  Topic: {{ group.topic }}",
    ),
    "plan.running": Name("学习计划　{{ group.id }}", "Study plan – {{ group.id }}"),
    "plan.overview": Name("计划概况", "Overview"),
    "plan.goal": Name("学习目标", "Goal"),
    "plan.stages": Name("分阶段计划", "Plan by stage"),
    "plan.changes": Name("调整记录", "Changes"),
    "plan.legend": Name("图例与说明", "Legend and notes"),
    "plan.total": Name("计划事项", "Items"),
    "plan.done": Name("已完成", "Done"),
    "plan.in_progress": Name("进行中", "In progress"),
    "plan.overdue": Name("已逾期", "Overdue"),
    "plan.band": Name(
        "{{ stage.name }}{% if stage.starts or stage.ends %}　　{{ stage.starts }} 至 {{ stage.ends }}{% endif %}",
        "{{ stage.name }}{% if stage.starts or stage.ends %}: {{ stage.starts }} to {{ stage.ends }}{% endif %}",
    ),
    "plan.content": Name("学习内容", "Content"),
    "plan.days": Name("起止日期", "Dates"),
    "plan.days.cell": Name(
        "{{ line.starts|short_day }}{% if line.starts or line.due %} 至\n{{ line.due|short_day }}{% endif %}",
        "{{ line.starts|short_day }}{% if line.starts or line.due %} to\n{{ line.due|short_day }}{% endif %}",
    ),
    "plan.none": Name(
        "未提供：「计划」表中还没有本小组的学习计划，也没有其主题的标准计划。",
        "Not provided: the plan sheet holds neither a plan of this group nor a standard plan of its topic.",
    ),
    "plan.bars": Name("时间一览", "Timeline"),
    "plan.bars.weeks": Name("各周", "Weeks"),
    "plan.bars.note": Name(
        "从 {{ bars_from }} 那一周起，每格 {{ bar_weeks }} 周；■ 为进行的周次。",
        "From the week of {{ bars_from }}; each square is {{ bar_weeks }} "
        "week{% if bar_weeks != 1 %}s{% endif %}, ■ while the item runs.",
    ),
    "plan.calendar": Name("活动日程", "Meetings"),
    "plan.calendar.weekday": Name("星期", "Weekday"),
    "plan.calendar.time": Name("时间", "Time"),
    "plan.calendar.was": Name("（原 {{ line.was }}）", " (was {{ line.was }})"),
    "plan.calendar.none": Name(
        "未提供：「活动」表中还没有本小组的活动，小组的频率和时段也没有填全。",
        "Not provided: the sessions sheet holds no meeting of this group, and frequency and slot are not given.",
    ),
    "plan.proposed": Name("（建议）", " (proposed)"),
    "plan.original": Name("原定截止", "Originally due"),
    "plan.now": Name("现定截止", "Now due"),
    "plan.moved": Name("调整（天）", "Moved (days)"),
    "plan.reason": Name("调整原因", "Reason"),
    "plan.unchanged": Name(
        "截至 {{ as_of }}，没有登记计划调整。", "As of {{ as_of }} no change of the plan has been recorded."
    ),
    "plan.legend.status": Name(
        "状态分为未开始、进行中、已完成、已推迟、已取消；过了截止日期仍未完成的，另注「逾期」。",
        "Status: not started, in progress, done, postponed or cancelled; whatever is past its due date and not done is "
        "marked overdue as well.",
    ),
    "plan.legend.forms": Name(
        "活动形式共六种：主题分享与研讨、案例分析与复盘、读书／文献共读、实践项目／课题攻关、邀请内外部专家指导、"
        "跨界交流。",
        "Six forms of activity: talks and discussion, case review, shared reading, practical project, guidance by "
        "experts, exchange with other groups.",
    ),
    "plan.legend.flexible": Name(
        "计划可以调整：请在「计划」表中改动日期，把原日期填入「原定截止」，并写明原因。",
        "The plan may change: change the dates in the plan sheet, keep the old one as originally due, and say why.",
    ),
}

_REPORT = {
    "report.subtitle": Name(
        "{{ group.name }}（{{ group.id }}）　{{ span }}", "{{ group.name }} ({{ group.id }}) – {{ span }}"
    ),
    "report.dateline": Name(
        "报告期：{{ starts }} 至 {{ ends }}　｜　数据截至 {{ as_of }}　｜　组长：{{ group.leader }}",
        "Period: {{ starts }} to {{ ends }}  |  As of {{ as_of }}  |  Leader: {{ group.leader }}",
    ),
    "report.running": Name("{{ title }}　{{ group.id }}　{{ span }}", "{{ title }} – {{ group.id }} – {{ span }}"),
    "report.overview": Name("概况", "Overview"),
    "report.since": Name("与上一份报告相比", "Since the last report"),
    "report.progress": Name("计划与实际", "Plan against actual"),
    "report.attendance": Name("考勤", "Attendance"),
    "report.sessions": Name("活动开展", "Activities"),
    "report.outcomes": Name("学习成果", "Outcomes"),
    "report.feedback": Name("成员反馈", "Feedback"),
    "report.problems": Name("问题与需要的支持", "Problems and support needed"),
    "report.tasks": Name("待办事项", "Tasks"),
    "report.next": Name("下一步安排", "Next steps"),
    "report.notes": Name("数据说明", "Notes on the data"),
    "key.rate": Name("出勤率", "Attendance"),
    "key.rate.of": Name(
        "实到 {{ overview.attended }}／计入 {{ overview.counted }} 人次，目标 {{ overview.target|percent }}",
        "{{ overview.attended }} attended of {{ overview.counted }} counted; target {{ overview.target|percent }}",
    ),
    "key.coverage": Name("考勤记录覆盖率", "Marks recorded"),
    "key.coverage.of": Name(
        "已记录 {{ overview.recorded }}／应到 {{ overview.expected }} 人次",
        "{{ overview.recorded }} recorded of {{ overview.expected }} due",
    ),
    "key.sessions": Name("活动（已举行／计划）", "Meetings held / planned"),
    "key.sessions.of": Name(
        "已取消 {{ overview.cancelled }}，未登记 {{ overview.unrecorded_sessions }}，未到期 {{ overview.ahead }}",
        "{{ overview.cancelled }} cancelled, {{ overview.unrecorded_sessions }} unrecorded, {{ overview.ahead }} ahead",
    ),
    "key.plan": Name("计划（已完成／到期）", "Plan items done / due"),
    "key.plan.of": Name("逾期 {{ overview.overdue_count }} 项", "{{ overview.overdue_count }} overdue"),
    "report.hours": Name("人均学时", "Hours per person"),
    "report.outcomes.count": Name("成果数量", "Outcomes shown"),
    "report.problems.open": Name("未解决的问题", "Open problems"),
    "done_on": Name("完成", "Done"),
    "done_on.cell": Name(
        "{% if line.finished %}{{ line.done_on|short_day }}{% else %}—{% endif %}",
        "{% if line.finished %}{{ line.done_on|short_day }}{% else %}–{% endif %}",
    ),
    "deviation": Name("偏差", "Early / late"),
    "deviation.cell": Name(
        "{% if line.deviation is none %}—{% elif line.deviation > 0 %}晚 {{ line.deviation }} 天"
        "{% elif line.deviation < 0 %}早 {{ -line.deviation }} 天{% else %}按时{% endif %}",
        "{% if line.deviation is none %}–{% elif line.deviation > 0 %}{{ line.deviation }} "
        "day{% if line.deviation > 1 %}s{% endif %} late"
        "{% elif line.deviation < 0 %}{{ -line.deviation }} "
        "day{% if line.deviation < -1 %}s{% endif %} early{% else %}on time{% endif %}",
    ),
    "shown": Name("预期与实际", "Expected and shown"),
    "shown.cell": Name(
        "预期：{{ line.deliverable }}；实际：{% if line.shown %}{{ line.shown|join }}{% else %}未登记{% endif %}",
        "Expected: {{ line.deliverable }}; shown: {% if line.shown %}{{ line.shown|join }}{% else %}none recorded"
        "{% endif %}",
    ),
    "report.progress.none": Name(
        "未提供：「计划」表中没有本报告期的事项。", "Not provided: the plan sheet holds no items of this period."
    ),
    "att.due": Name("应到", "Due"),
    "att.present": Name("出勤", "Present"),
    "att.late": Name("迟到", "Late"),
    "att.left_early": Name("早退", "Left early"),
    "att.excused": Name("请假", "Leave"),
    "att.absent": Name("缺席", "Absent"),
    "att.unrecorded": Name("未记录", "No mark"),
    "att.counted": Name("实到／计入", "Attended / counted"),
    "att.rate": Name("出勤率", "Rate"),
    "att.cell": Name("{{ line.attended }}／{{ line.counted }}", "{{ line.attended }} / {{ line.counted }}"),
    "att.total.cell": Name(
        "{{ attendance_total.attended }}／{{ attendance_total.counted }}",
        "{{ attendance_total.attended }} / {{ attendance_total.counted }}",
    ),
    "report.attendance.none": Name(
        "未提供：本报告期没有应登记考勤的成员或活动。", "Not provided: nobody and no meeting of this period was due."
    ),
    "session.number": Name("场次", "No."),
    "session.topic": Name("本次主题", "Topic"),
    "session.host": Name("主持人", "Host"),
    "session.attended": Name(
        "{% if line.counted is none %}—{% else %}{{ line.attended }}／{{ line.counted }}{% endif %}",
        "{% if line.counted is none %}–{% else %}{{ line.attended }} / {{ line.counted }}{% endif %}",
    ),
    "report.forms": Name("活动形式与主持", "Forms of activity and hosting"),
    "report.forms.line": Name("{{ line.form }}：{{ line.times }} 次", "{{ line.form }}: {{ line.times }}"),
    "report.points": Name("会议要点与决议", "Minutes and decisions"),
    "report.points.line": Name(
        "第 {{ line.number }} 场（{{ line.day }}）　{{ line.topic }}",
        "No. {{ line.number }} ({{ line.day }}): {{ line.topic }}",
    ),
    "report.record": Name("纪要：{{ line.record }}", "Minutes: {{ line.record }}"),
    "report.decisions": Name("决议：{{ line.decisions }}", "Decisions: {{ line.decisions }}"),
    "chart.font": Name("微软雅黑", "Calibri"),
    "chart.attendance": Name("每次活动出勤率", "Attendance by meeting"),
    "chart.rate": Name("出勤率", "Attendance"),
    "chart.target": Name("目标", "Target"),
    "chart.progress": Name("各阶段计划完成情况", "The plan by stage"),
    "chart.done": Name("已完成", "Done"),
    "chart.overdue": Name("逾期", "Overdue"),
    "chart.open": Name("未到期", "Not yet due"),
    "report.sessions.none": Name(
        "未提供：「活动」表中没有本报告期的活动。", "Not provided: the sessions sheet holds no meeting of this period."
    ),
    "outcome.name": Name("名称", "Name"),
    "outcome.kind": Name("类型", "Kind"),
    "outcome.authors": Name("作者", "By"),
    "outcome.link": Name("链接", "Link"),
    "report.outcomes.none": Name(
        "未提供：「成果」表中没有本报告期的成果。", "Not provided: the outcomes sheet holds nothing of this period."
    ),
    "feedback.indicator": Name("评价指标", "Indicator"),
    "feedback.people": Name("评价人数", "People"),
    "feedback.scores": Name("评分数", "Scores"),
    "feedback.mean": Name("平均分", "Mean"),
    "feedback.full": Name("满分", "Out of"),
    "feedback.mean.cell": Name(
        "{% if line.hidden %}人数过少，不显示{% else %}{{ line.mean|decimals }}{% endif %}",
        "{% if line.hidden %}too few people, not shown{% else %}{{ line.mean|decimals }}{% endif %}",
    ),
    "feedback.comments": Name("意见摘录（不记名）", "Comments (without names)"),
    "report.feedback.none": Name(
        "未提供：「反馈」表中没有本报告期的反馈。", "Not provided: the feedback sheet holds nothing of this period."
    ),
    "difficulty.day": Name("提出日期", "Raised"),
    "difficulty.text": Name("内容", "What"),
    "difficulty.support": Name("需要的支持", "Support needed"),
    "difficulty.owner": Name("责任人", "Owner"),
    "report.problems.none": Name(
        "「问题与待办」表中没有本报告期提出或尚未解决的问题。",
        "The difficulties sheet holds no problem raised in this period or still open.",
    ),
    "report.tasks.none": Name(
        "「问题与待办」表中没有本报告期的待办事项。", "The difficulties sheet holds no task of this period."
    ),
    "report.next.none": Name(
        "未提供：「计划」表中没有报告期之后的事项。", "Not provided: the plan sheet holds no items after this period."
    ),
}

WORDING = {
    **_SHARED,
    **_CHARTER,
    **_PLAN,
    **_REPORT,
    **OVERVIEW,
    **CLOSING,
    **RUN,
    **GROUPING,
    **ELECTION,
    **BALLOT,
    **KICKOFF,
    **NEEDS,
    **PROPOSAL,
    **RECRUITMENT,
    **SIGNIN,
}
