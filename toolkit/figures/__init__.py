"""Every number of a report: pure functions over the programme, in int and Fraction, None where there is no data.

Decides how things are counted (the rules stand in tests/spec). Leaves which numbers a document shows to `documents`
and `summaries`, dates over working days to `planning`, and every word to `language`.
"""

from toolkit.figures.activities import FormCount, Variety, compute_forms, compute_variety
from toolkit.figures.agenda import AgendaItem, AgendaPart, compute_agenda
from toolkit.figures.attendance import (
    GroupAttendance,
    GuestLine,
    PersonAttendance,
    SessionAttendance,
    compute_attendance,
)
from toolkit.figures.awards import Awards, PersonStanding, compute_awards
from toolkit.figures.ballots import Spoilt, SpoiltReason
from toolkit.figures.breakdown import Breakdown, Cut, compute_breakdown
from toolkit.figures.budget import Budget, Overspent, compute_budget, planned_amount
from toolkit.figures.certificates import Certificate, Lacking, closing_day, compute_certificates
from toolkit.figures.closed import Closed, compute_closed
from toolkit.figures.closing_faults import closing_problems
from toolkit.figures.decisions import MOST_DECISIONS, Decision, Matter, compute_decisions
from toolkit.figures.demand import TopicDemand, compute_demand
from toolkit.figures.election_faults import election_problems
from toolkit.figures.elections import (
    CandidateCount,
    Election,
    ElectionState,
    Round,
    compute_elections,
)
from toolkit.figures.evaluation import Behaviour, Evaluation, compute_evaluation, compute_whole_evaluation
from toolkit.figures.feedback import Feedback, IndicatorMean, compute_feedback
from toolkit.figures.goals import Goal, GoalKind, compute_goals
from toolkit.figures.hosting import HostCount, Hosting, compute_hosting
from toolkit.figures.hours import Minutes, session_minutes
from toolkit.figures.learning import Effect, compute_effects
from toolkit.figures.lessons import Lessons, Question, compute_lessons
from toolkit.figures.need_answers import Answers, SetAside, WhyNotCounted, compute_answers
from toolkit.figures.need_departments import DepartmentNeeds, DepartmentTurnout, compute_turnout
from toolkit.figures.need_faults import need_problems
from toolkit.figures.needs import Direction, Needs, PartFigure, compute_needs
from toolkit.figures.next_topics import NextTopic, compute_next_topics
from toolkit.figures.overview import MonthLine, Overview, PeriodCount, compute_overview, count_group, count_whole
from toolkit.figures.participation import DepartmentShare, compute_participation
from toolkit.figures.people import PeopleTotals, PersonTotal, compute_people
from toolkit.figures.points import PersonPoints, PointLine, compute_points
from toolkit.figures.progress import (
    ItemProgress,
    ItemState,
    PlanCounts,
    Progress,
    compute_progress,
    compute_stage_progress,
    item_progress,
)
from toolkit.figures.recruiting import Calls, NoticePart, compute_calls
from toolkit.figures.resource_faults import resource_problems
from toolkit.figures.resources import ResourceLine, Resources, ResourceSum, compute_resources
from toolkit.figures.scope import Reach, Scope, month_scope, scope_of, stage_scope, unstaged_scope, whole_scope
from toolkit.figures.sessions import SessionCounts, SessionState, state_of
from toolkit.figures.since import Since, compute_since
from toolkit.figures.slates import Slate, compute_slate, needs_leader
from toolkit.figures.stages import (
    difficulties_in,
    outcomes_in,
    plan_in,
    ratings_in,
    sessions_in,
    stage_of_item,
    stage_of_outcome,
    stage_of_session,
    stages_of_group,
)
from toolkit.figures.standing import Part, Standing, compute_standings
from toolkit.figures.tally import Tally
from toolkit.figures.topic_wording import TopicAdvice, TopicWords, topic_advice
from toolkit.figures.trends import Trend, Trends, compute_trends
from toolkit.figures.voices import Count, Voice, VoiceKind, compute_free_slots, compute_methods, compute_voices
from toolkit.figures.watch import Suggestion, Watch, WatchRule, compute_watch

__all__ = [
    "MOST_DECISIONS",
    "AgendaItem",
    "AgendaPart",
    "Answers",
    "Awards",
    "Behaviour",
    "Breakdown",
    "Budget",
    "Calls",
    "CandidateCount",
    "Certificate",
    "Closed",
    "Count",
    "Cut",
    "Decision",
    "DepartmentNeeds",
    "DepartmentShare",
    "DepartmentTurnout",
    "Direction",
    "Effect",
    "Election",
    "ElectionState",
    "Evaluation",
    "Feedback",
    "FormCount",
    "Goal",
    "GoalKind",
    "GroupAttendance",
    "GuestLine",
    "HostCount",
    "Hosting",
    "IndicatorMean",
    "ItemProgress",
    "ItemState",
    "Lacking",
    "Lessons",
    "Matter",
    "Minutes",
    "MonthLine",
    "Needs",
    "NextTopic",
    "NoticePart",
    "Overspent",
    "Overview",
    "Part",
    "PartFigure",
    "PeopleTotals",
    "PeriodCount",
    "PersonAttendance",
    "PersonPoints",
    "PersonStanding",
    "PersonTotal",
    "PlanCounts",
    "PointLine",
    "Progress",
    "Question",
    "Reach",
    "ResourceLine",
    "ResourceSum",
    "Resources",
    "Round",
    "Scope",
    "SessionAttendance",
    "SessionCounts",
    "SessionState",
    "SetAside",
    "Since",
    "Slate",
    "Spoilt",
    "SpoiltReason",
    "Standing",
    "Suggestion",
    "Tally",
    "TopicAdvice",
    "TopicDemand",
    "TopicWords",
    "Trend",
    "Trends",
    "Variety",
    "Voice",
    "VoiceKind",
    "Watch",
    "WatchRule",
    "WhyNotCounted",
    "closing_day",
    "closing_problems",
    "compute_agenda",
    "compute_answers",
    "compute_attendance",
    "compute_awards",
    "compute_breakdown",
    "compute_budget",
    "compute_calls",
    "compute_certificates",
    "compute_closed",
    "compute_decisions",
    "compute_demand",
    "compute_effects",
    "compute_elections",
    "compute_evaluation",
    "compute_feedback",
    "compute_forms",
    "compute_free_slots",
    "compute_goals",
    "compute_hosting",
    "compute_lessons",
    "compute_methods",
    "compute_needs",
    "compute_next_topics",
    "compute_overview",
    "compute_participation",
    "compute_people",
    "compute_points",
    "compute_progress",
    "compute_resources",
    "compute_since",
    "compute_slate",
    "compute_stage_progress",
    "compute_standings",
    "compute_trends",
    "compute_turnout",
    "compute_variety",
    "compute_voices",
    "compute_watch",
    "compute_whole_evaluation",
    "count_group",
    "count_whole",
    "difficulties_in",
    "election_problems",
    "item_progress",
    "month_scope",
    "need_problems",
    "needs_leader",
    "outcomes_in",
    "plan_in",
    "planned_amount",
    "ratings_in",
    "resource_problems",
    "scope_of",
    "session_minutes",
    "sessions_in",
    "stage_of_item",
    "stage_of_outcome",
    "stage_of_session",
    "stage_scope",
    "stages_of_group",
    "state_of",
    "topic_advice",
    "unstaged_scope",
    "whole_scope",
]
