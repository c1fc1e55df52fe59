"""The wording of sign-in sheets and minutes; labels are the headers of the sheets they are typed into."""

from __future__ import annotations

from toolkit.names import Name

SIGNIN = {
    "signin": Name("签到表", "Sign-in sheet"),
    "signin.running": Name("签到表", "Sign-in sheet"),
    "meeting.subtitle": Name(
        "{{ group.name }}（{{ group.id }}）　第 {{ meeting.number }} 场",
        "{{ group.name }} ({{ group.id }}) – meeting {{ meeting.number }}",
    ),
    "meeting.day": Name("日期", "Date"),
    "meeting.day.cell": Name("{{ meeting.day }}（{{ meeting.weekday }}）", "{{ meeting.day }} ({{ meeting.weekday }})"),
    "meeting.time": Name("时间", "Time"),
    "meeting.place": Name("地点", "Place"),
    "meeting.plan": Name("计划序号", "Plan no."),
    "meeting.recorder": Name("记录人", "Recorder"),
    "meeting.guests": Name("嘉宾", "Guests"),
    "signin.expected": Name("应到人数", "Members due"),
    "signin.sign": Name("签到", "Signature"),
    "signin.arrived": Name("到场时间", "Arrived"),
    "signin.remark": Name("备注", "Remarks"),
    "signin.note": Name(
        "开始后 {{ late_minutes }} 分钟内到的记迟到，更晚的记缺席；迟到、早退、请假请写在备注栏；最后几行供嘉宾签到。"
        "会后照此录入「考勤」表，没有记录的不算缺席。",
        "Arriving up to {{ late_minutes }} minutes late is late, later than that absent. Note late arrivals, early "
        "leaving and leave under remarks; the last lines are for guests. Enter the marks in the attendance sheet "
        "afterwards; what is not recorded does not count as absent.",
    ),
    "minutes": Name("会议纪要", "Minutes"),
    "minutes.running": Name("会议纪要", "Minutes"),
    "minutes.attendance": Name("考勤", "Attendance"),
    "minutes.tally": Name(
        "应到 {{ meeting.expected }} 人，实到 {{ meeting.attended }} 人，请假 {{ meeting.excused }} 人，"
        "缺席 {{ meeting.absent }} 人，未记录 {{ meeting.unrecorded }} 人。",
        "{{ meeting.expected }} due, {{ meeting.attended }} present, {{ meeting.excused }} on leave, "
        "{{ meeting.absent }} absent, {{ meeting.unrecorded }} not recorded.",
    ),
    "minutes.tally.blank": Name(
        "应到 {{ meeting.expected }} 人，实到＿＿＿＿人。", "{{ meeting.expected }} due, ______ present."
    ),
    "minutes.mark": Name("出勤情况", "Mark"),
    "minutes.marks.blank": Name(
        "□出勤　□迟到　□早退　□请假　□缺席", "□ present  □ late  □ left early  □ leave  □ absent"
    ),
    "minutes.record": Name("纪要", "Minutes"),
    "minutes.record.none": Name(
        "未提供：「活动」表中没有填写纪要。", "Not provided: the sessions sheet holds no minutes of this meeting."
    ),
    "minutes.decisions": Name("决议", "Decisions"),
    "minutes.decisions.none": Name("没有记录决议。", "No decision is recorded."),
    "minutes.tasks": Name("问题与待办", "Problems and tasks"),
    "minutes.tasks.none": Name("没有记录问题和待办。", "No problem and no task is recorded."),
    "minutes.kind": Name("类型", "Kind"),
    "minutes.kind.task": Name("待办", "task"),
    "minutes.kind.problem": Name("问题", "problem"),
    "minutes.next": Name(
        "下次活动：{% if meeting.next_day %}{{ meeting.next_day }}{% else %}待定{% endif %}",
        "Next meeting: {% if meeting.next_day %}{{ meeting.next_day }}{% else %}to be agreed{% endif %}",
    ),
    "minutes.copy": Name(
        "本表各栏与「活动」「考勤」「问题与待办」三张表的列名一致，会后照抄录入即可。",
        "The fields are named as the columns of the sessions, attendance and problems sheets: copy them as they stand.",
    ),
}
