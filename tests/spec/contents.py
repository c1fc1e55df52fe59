"""The chapters and sections of the counting rules, in the order of docs/rules.md."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.names import Name


class Section(NamedTuple):
    """One file of paragraphs."""

    module: str
    title: Name


class Chapter(NamedTuple):
    """One folder of sections."""

    folder: str
    title: Name
    sections: tuple[Section, ...]


CONTENTS = (
    Chapter(
        "attendance",
        Name("考勤", "Attendance"),
        (
            Section("test_states", Name("六种状态", "The six states")),
            Section("test_denominators", Name("分子与分母", "Numerators and denominators")),
            Section("test_sessions", Name("哪些活动算数", "Which sessions count")),
            Section("test_joining", Name("加入、退出与离职", "Joining, leaving, resigning")),
            Section("test_rest_present", Name("其余全勤", "All others present")),
            Section("test_two_groups", Name("两个小组的成员与联合活动", "Members of two groups, joint sessions")),
            Section("test_breakdown", Name("按部门、月份、活动形式", "By department, month and kind of activity")),
        ),
    ),
    Chapter(
        "groups",
        Name("小组的变动", "Groups that change"),
        (
            Section("test_leaders", Name("轮换的组长", "Leaders who take turns")),
            Section("test_endings", Name("停止与并入", "Stopped and merged groups")),
        ),
    ),
    Chapter("watch", Name("关注", "Watch list"), (Section("test_watch", Name("哪些情况要关注", "What is watched")),)),
    Chapter(
        "overview",
        Name("月度汇总", "Month summary"),
        (
            Section("test_month", Name("本月与上月", "Two months")),
            Section("test_participation", Name("参与人数与经费", "Participants and money")),
            Section("test_decisions", Name("须决定的事与排名", "What is to be decided, ranking")),
        ),
    ),
    Chapter("points", Name("积分", "Points"), (Section("test_points", Name("积分明细", "The ledger")),)),
    Chapter("hours", Name("学时", "Learning hours"), (Section("test_hours", Name("时长与折算", "Length and rate")),)),
    Chapter(
        "progress",
        Name("进度", "Progress"),
        (
            Section("test_items", Name("计划事项", "Rows of the plan")),
            Section("test_outputs", Name("预期产出与成果", "Promised outputs and outcomes")),
            Section("test_activities", Name("活动形式与主持", "Kinds of activity and hosting")),
            Section("test_since", Name("与上一份报告相比", "Since the last report")),
        ),
    ),
    Chapter(
        "dates",
        Name("日期", "Dates"),
        (
            Section("test_stages", Name("阶段", "Stages")),
            Section("test_as_of", Name("月份与截至日期", "Months and the day of the report")),
            Section("test_working_days", Name("工作日", "Working days")),
        ),
    ),
    Chapter(
        "planning",
        Name("计划日程", "Schedule"),
        (
            Section("test_rows", Name("计划事项的日期与负责人", "Days and people of plan rows")),
            Section("test_meetings", Name("建议的活动日期", "Proposed meeting days")),
            Section("test_conflicts", Name("冲突", "Conflicts")),
            Section("test_rescheduling", Name("取消以后重排", "After cancelled meetings")),
        ),
    ),
    Chapter(
        "elections",
        Name("选举", "Elections"),
        (
            Section("test_slate", Name("谁印在选票上", "Who stands on the slips")),
            Section("test_ballots", Name("哪些票算数", "Which ballots count")),
            Section("test_outcome", Name("谁当选", "Who is elected")),
        ),
    ),
    Chapter(
        "closing",
        Name("结项", "Closing"),
        (
            Section("test_learning", Name("前测与后测", "Before and after")),
            Section("test_levels", Name("四个层级", "The four levels")),
            Section("test_goals", Name("目标是否达到", "Goals")),
            Section("test_certificates", Name("证书", "Certificates")),
            Section("test_awards", Name("评优", "Awards")),
            Section("test_lessons", Name("经验与常见问题", "Lessons and questions")),
            Section("test_next_topics", Name("下一期主题", "Topics for the next cycle")),
        ),
    ),
    Chapter(
        "needs",
        Name("需求调研", "Needs survey"),
        (
            Section("test_answers", Name("哪些回答算数", "Which answers count")),
            Section("test_ranking", Name("方向怎样排序", "How directions are ranked")),
            Section("test_departments", Name("按部门", "By department")),
        ),
    ),
    Chapter(
        "proposal",
        Name("建设方案", "Programme plan"),
        (
            Section("test_demand", Name("开几组", "How many groups")),
            Section("test_resources", Name("资源与预算", "Resources and budget")),
        ),
    ),
    Chapter("kickoff", Name("启动会", "Kick-off"), (Section("test_agenda", Name("议程的时间", "Minutes")),)),
    Chapter(
        "feedback", Name("反馈", "Feedback"), (Section("test_feedback", Name("人数过少不显示", "Hidden when few")),)
    ),
)
