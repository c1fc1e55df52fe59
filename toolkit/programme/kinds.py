"""The closed sets of the programme: every code a record may hold. Their words stand in the catalogues."""

from __future__ import annotations

from enum import Enum


class Table(Enum):
    """The tables people fill in; the value is the name commands and options use."""

    SETTINGS = "settings"
    ROSTER = "roster"
    TOPICS = "topics"
    NEEDS = "needs"
    APPLICATIONS = "applications"
    GROUPS = "groups"
    MEMBERSHIPS = "memberships"
    BALLOTS = "ballots"
    CHARTER = "charter"
    PLAN = "plan"
    SESSIONS = "sessions"
    ATTENDANCE = "attendance"
    OUTCOMES = "outcomes"
    FEEDBACK = "feedback"
    DIFFICULTIES = "difficulties"
    RESOURCES = "resources"
    POINTS = "points"
    HOLIDAYS = "holidays"


class Phase(Enum):
    """The programme's phases, in order."""

    PREPARE = "prepare"  # 筹备
    FORM = "form"  # 组建与启动
    RUN = "run"  # 运行与深化
    REVIEW = "review"  # 总结与评估


class TopicStatus(Enum):
    """Where a topic stands."""

    CANDIDATE = "candidate"
    CHOSEN = "chosen"
    CLOSED = "closed"


class LedBy(Enum):
    """Who leads: HR, a business department, or both."""

    HR = "hr"
    BUSINESS = "business"
    BOTH = "both"


class NeedSource(Enum):
    """How a need was heard."""

    QUESTIONNAIRE = "questionnaire"
    INTERVIEW = "interview"


class NeedPart(Enum):
    """What makes a direction worth a group."""

    SPREAD = "spread"  # 普遍性
    URGENCY = "urgency"  # 紧迫
    GAP = "gap"  # 能力差距
    STRATEGY = "strategy"  # 战略契合


class KeepAnswer(Enum):
    """Which of one person's answers counts."""

    LAST = "last"
    FIRST = "first"


class GroupStatus(Enum):
    """Where a group stands."""

    FORMING = "forming"
    RUNNING = "running"
    CLOSED = "closed"
    STOPPED = "stopped"
    MERGED = "merged"


class Role(Enum):
    """A member's part in the group."""

    LEADER = "leader"
    DEPUTY = "deputy"
    RECORDER = "recorder"
    MEMBER = "member"


class BallotKind(Enum):
    """Election by members, or nomination with their consent."""

    ELECTION = "election"
    CONSENT = "consent"


class Vote(Enum):
    """What a ballot says."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class ClauseKind(Enum):
    """The six clauses every charter has; others carry their own title."""

    MEETINGS = "meetings"  # 会议频率与时长
    DISCIPLINE = "discipline"  # 会议纪律
    METHODS = "methods"  # 学习方式
    TASKS = "tasks"  # 任务分工机制
    SHARING = "sharing"  # 成果记录与分享方式
    CONFLICTS = "conflicts"  # 冲突解决机制


class ActivityForm(Enum):
    """The six kinds of activity of the programme plan."""

    SHARING = "sharing"  # 主题分享与研讨
    CASE = "case"  # 案例分析与复盘
    READING = "reading"  # 读书/文献共读
    PRACTICE = "practice"  # 实践项目/课题攻关
    EXPERT = "expert"  # 邀请内外部专家指导
    EXCHANGE = "exchange"  # 跨界交流


class PlanStatus(Enum):
    """Where a row of the study plan stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class SessionStatus(Enum):
    """Whether a session took place."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Attendance(Enum):
    """What a mark says; an empty cell is no mark at all."""

    # Looked up for every mark of every run; members are unique, so the quick hash is right.
    __hash__ = object.__hash__

    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    EXCUSED = "excused"
    ABSENT = "absent"


class OutcomeKind(Enum):
    """What a group has shown."""

    NOTES = "notes"  # 心得
    CASE = "case"  # 案例
    COURSEWARE = "courseware"  # 课件
    PROJECT = "project"  # 项目
    OTHER = "other"


class FeedbackTime(Enum):
    """When a rating was given."""

    AFTER_SESSION = "after_session"
    BEFORE = "before"
    AFTER = "after"
    DAY_30 = "day_30"
    DAY_60 = "day_60"
    DAY_90 = "day_90"


class EvaluationLevel(Enum):
    """The four levels of evaluation."""

    REACTION = "reaction"
    LEARNING = "learning"
    BEHAVIOUR = "behaviour"
    RESULTS = "results"


class DifficultyKind(Enum):
    """A problem the group has, or a task it owes."""

    PROBLEM = "problem"
    TASK = "task"


class DifficultyStatus(Enum):
    """Where a problem or a task stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class ResourceKind(Enum):
    """What a programme needs besides people."""

    VENUE = "venue"
    MATERIAL = "material"
    INTERNAL_LECTURER = "internal_lecturer"
    OUTSIDE_EXPERT = "outside_expert"
    BUDGET = "budget"


class ResourceStatus(Enum):
    """How sure a resource is."""

    SECURED = "secured"
    NEGOTIATING = "negotiating"
    MISSING = "missing"


class DayKind(Enum):
    """What 节假日 says of a day."""

    OFF = "off"
    WORK = "work"


class Weekday(Enum):
    """Days of the week; the value is `date.weekday()`."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class Rhythm(Enum):
    """How often a group meets."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class Merit(Enum):
    """What groups, members and leaders are ranked by."""

    ATTENDANCE = "attendance"
    PLAN = "plan"
    OUTCOMES = "outcomes"
    MEETINGS = "meetings"  # held of planned
    RECORDS = "records"  # marks recorded of due


class PointRule(Enum):
    """What points are given for, or taken."""

    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    ABSENT = "absent"
    HOST = "host"
    RECORDER = "recorder"
    OUTCOME = "outcome"
    TASK = "task"


class Unreachable(Enum):
    """What a monthly run does about a group whose own sheet cannot be read."""

    LAST_COPY = "last_copy"  # 用上次的副本
    LEAVE_OUT = "leave_out"  # 本月不出


class ElectionMethod(Enum):
    """How many votes win."""

    PLURALITY = "plurality"
    MAJORITY = "majority"
