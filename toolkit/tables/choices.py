"""The words people use for a choice beside the labels of both languages."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from toolkit.language import EN, ZH
from toolkit.names import Language
from toolkit.programme.kinds import (
    ActivityForm,
    Attendance,
    BallotKind,
    ClauseKind,
    DayKind,
    DifficultyKind,
    DifficultyStatus,
    ElectionMethod,
    EvaluationLevel,
    FeedbackTime,
    GroupStatus,
    KeepAnswer,
    LedBy,
    Merit,
    NeedPart,
    NeedSource,
    OutcomeKind,
    PlanStatus,
    PointRule,
    ResourceKind,
    ResourceStatus,
    Role,
    SessionStatus,
    TopicStatus,
    Unreachable,
    Vote,
)
from toolkit.tables.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

# The reason of a leave (病假, 事假) is dropped on reading: it is nobody's business in a report.
ALIASES: Mapping[Enum, str] = {
    Attendance.PRESENT: (
        "出席 到 已到 到场 到会 √ ✓ ✔ ☑ 1 线上 线上参加 现场 正常 全勤 已签到 签到 参加 已参加 是 y yes "
        "attended online ok"
    ),
    Attendance.LATE: "迟 晚到",
    Attendance.LEFT_EARLY: "早 提前离开 leftearly early",
    Attendance.EXCUSED: (
        "事假 病假 年假 年休假 公出 因公外出 外出 出差 假 事 病 病事假 调休 婚假 产假 产检 陪产假 哺乳假 "
        "探亲假 丧假 公假 leave onleave sick"
    ),
    Attendance.ABSENT: "旷课 旷工 缺勤 缺课 缺 未到 未签到 未出席 无故缺席 × ✗ ✘ x 0 旷 未参加 否 n no missed",
    TopicStatus.CANDIDATE: "备选 待定",
    TopicStatus.CHOSEN: "已选 选中 确定 开班 开组 selected",
    TopicStatus.CLOSED: "不开组 未入选 取消 落选 dropped",
    LedBy.HR: "hr 人力资源 人力资源部 人力资源牵头 hr牵头 人力资源部牵头 人力资源部门",
    LedBy.BUSINESS: "业务部门 业务部门牵头 业务部门发起 业务牵头 business department",
    LedBy.BOTH: "共同牵头 双方 联合牵头 hr与业务部门 两者 共同",
    NeedSource.QUESTIONNAIRE: "问卷调查 survey form",
    NeedSource.INTERVIEW: "面谈 访谈记录",
    GroupStatus.FORMING: "筹备 筹建中 筹备中 组建中",
    GroupStatus.RUNNING: "运行中 进行中 活跃 active",
    GroupStatus.CLOSED: "已结项 结束 已结束 完成 completed finished",
    GroupStatus.STOPPED: "已停止 暂停 中止 终止 paused",
    GroupStatus.MERGED: "已并入 合并 已合并",
    Role.LEADER: "小组长 负责人 小组负责人 teamleader",
    Role.DEPUTY: "副组 副负责人 deputyleader",
    Role.RECORDER: "记录人 学习秘书 秘书 secretary",
    Role.MEMBER: "组员 普通成员 小组成员 participant",
    BallotKind.ELECTION: "民主选举 成员选举 投票选举",
    BallotKind.CONSENT: "推荐 推荐+认可 部门推荐 发起部门推荐 nomination consent",
    Vote.FOR: "同意 支持 √ 是 yes 认可",
    Vote.AGAINST: "不同意 不支持 × 否 no 不认可",
    Vote.ABSTAIN: "弃票 abstained",
    ClauseKind.MEETINGS: "会议频率 会议频率和时长 活动频率与时长 会议时间 meetings",
    ClauseKind.DISCIPLINE: "纪律 活动纪律 discipline",
    ClauseKind.METHODS: "学习方法 活动方式 methods",
    ClauseKind.TASKS: "任务分工 分工机制 分工 tasks",
    ClauseKind.SHARING: "成果记录与分享 成果记录和分享方式 成果分享方式 成果分享 sharing",
    ClauseKind.CONFLICTS: "冲突解决 冲突处理机制 冲突处理 conflicts",
    ActivityForm.SHARING: "主题分享 分享 研讨 分享与研讨 主题研讨 sharing discussion",
    ActivityForm.CASE: "案例分析 案例研讨 复盘 案例 案例复盘 case casestudy",
    ActivityForm.READING: "读书 共读 文献共读 读书共读 读书会 读书分享 读书/文献 reading",
    ActivityForm.PRACTICE: "实践项目 课题攻关 实践 项目实践 practice project",
    ActivityForm.EXPERT: "专家指导 邀请专家指导 专家辅导 专家讲座 邀请专家 expert",
    ActivityForm.EXCHANGE: "跨界 交流 跨组交流 跨部门交流 exchange",
    PlanStatus.NOT_STARTED: "未启动 待开始 notstarted todo",
    PlanStatus.IN_PROGRESS: "进行 执行中 ongoing started",
    PlanStatus.DONE: "完成 已结束 completed finished √",
    PlanStatus.POSTPONED: "推迟 已延期 顺延 delayed",
    PlanStatus.CANCELLED: "已取消 作废 canceled",
    SessionStatus.PLANNED: "计划中 未开始 待举行 未举行 scheduled",
    SessionStatus.HELD: "举行 已完成 完成 已开展 已召开 done",
    SessionStatus.CANCELLED: "取消 停办 canceled",
    OutcomeKind.NOTES: "学习心得 心得体会 读书笔记 笔记",
    OutcomeKind.CASE: "案例集 案例分析",
    OutcomeKind.COURSEWARE: "ppt 课程 教材 slides",
    OutcomeKind.PROJECT: "项目成果 实践项目 工具 模板",
    OutcomeKind.OTHER: "其它 others",
    FeedbackTime.AFTER_SESSION: "会后 课后 每次活动后 aftersession aftermeeting",
    FeedbackTime.BEFORE: "学习前 训前 pretest pre",
    FeedbackTime.AFTER: "学习后 训后 结项 posttest post",
    FeedbackTime.DAY_30: "30 30天后 一个月后 after30days",
    FeedbackTime.DAY_60: "60 60天后 两个月后 after60days",
    FeedbackTime.DAY_90: "90 90天后 三个月后 after90days",
    EvaluationLevel.REACTION: "反应层 一级 l1 满意度 1",
    EvaluationLevel.LEARNING: "学习层 二级 l2 2",
    EvaluationLevel.BEHAVIOUR: "行为层 三级 l3 behavior 3",
    EvaluationLevel.RESULTS: "结果层 四级 l4 result 4",
    DifficultyKind.PROBLEM: "困难 问题与困难 issue",
    DifficultyKind.TASK: "待办事项 任务 行动项 todo action",
    DifficultyStatus.OPEN: "未处理 未开始 待解决 未解决 待办 new",
    DifficultyStatus.IN_PROGRESS: "进行中 跟进中 解决中 ongoing",
    DifficultyStatus.DONE: "完成 已解决 解决 关闭 已关闭 closed solved √",
    DifficultyStatus.DROPPED: "取消 已取消 不处理 cancelled",
    ResourceKind.VENUE: "会议室 场所 room",
    ResourceKind.MATERIAL: "学习资料 书籍 教材 材料 materials book",
    ResourceKind.INTERNAL_LECTURER: "内训师 讲师 内部专家 lecturer trainer",
    ResourceKind.OUTSIDE_EXPERT: "外聘专家 外部讲师 专家 expert",
    ResourceKind.BUDGET: "预算 费用 经费预算 资金 money",
    ResourceStatus.SECURED: "落实 已确认 已到位 confirmed",
    ResourceStatus.NEGOTIATING: "洽谈 协商中 待确认 沟通中 pending",
    ResourceStatus.MISSING: "未落实 缺口 无 没有",
    DayKind.OFF: "休 放假 假日 节假日 休假 holiday dayoff",
    DayKind.WORK: "班 补班 调休上班 工作 工作日 workday workingday",
    Merit.ATTENDANCE: "出勤率 考勤",
    Merit.PLAN: "计划完成 进度",
    Merit.OUTCOMES: "产出 outcome",
    Merit.MEETINGS: "会议 例会 meeting",
    Merit.RECORDS: "考勤记录 登记 record",
    PointRule.PRESENT: "出席 到场 参会 attended",
    PointRule.LATE: "晚到",
    PointRule.LEFT_EARLY: "提前离开 early",
    PointRule.ABSENT: "旷课 缺勤 未到 missed",
    PointRule.HOST: "主持人 主持活动 hosted host",
    PointRule.RECORDER: "记录人 纪要 写纪要 minutes recorder",
    PointRule.OUTCOME: "提交成果 产出 outcomes",
    PointRule.TASK: "待办事项 完成待办 任务 tasks taskdone",
    NeedPart.SPREAD: "普遍 人数 prevalence people",
    NeedPart.URGENCY: "紧迫性 紧急 紧迫程度 urgent",
    NeedPart.GAP: "差距 水平差距 ability gap",
    NeedPart.STRATEGY: "战略 战略相关 战略契合度 strategy fit",
    KeepAnswer.LAST: "最后 最新 最后一次 最新一份 latest",
    KeepAnswer.FIRST: "第一 最早 第一次 最早一份 earliest",
    ElectionMethod.PLURALITY: "简单多数 相对多数 票多当选 得票最多者当选",
    ElectionMethod.MAJORITY: "过半 绝对多数 半数以上 超过半数",
    Unreachable.LAST_COPY: "上次的副本 用副本 副本 lastcopy copy",
    Unreachable.LEAVE_OUT: "不出 不出报告 本月不出 跳过 leaveout skip",
    Language.ZH: "zh 简体中文 汉语 chinese zh-cn",
    Language.EN: "en 英文 英语",
}


@cache
def words_of(choices: type[Enum]) -> Mapping[str, Enum]:
    """Every word for a choice, made comparable."""
    found: dict[str, Enum] = {}
    for member in choices:
        for word in (ZH.label(member), EN.label(member), *ALIASES.get(member, "").split()):
            found.setdefault(plain(word), member)
    return found
