"""The names each kind of Word document may use, as frozen values: one context per kind, one type per kind of line.

Field types are read at run time (template checking, the list of fields for HR), so these modules keep real annotations.
"""

from toolkit.documents.contexts.charter import Article, CharterContext
from toolkit.documents.contexts.parts import GroupFacts, MemberLine
from toolkit.documents.contexts.plan import BarLine, MeetingLine, PlanContext, PlanLine, PlanStage
from toolkit.documents.contexts.report import (
    AttendanceLine,
    DifficultyLine,
    FeedbackLine,
    FormLine,
    OutcomeLine,
    Overview,
    ReportContext,
    SessionLine,
)
from toolkit.documents.contexts.run_summary import RunLine, RunState, RunSummaryContext, TodoLine

__all__ = [
    "Article",
    "AttendanceLine",
    "BarLine",
    "CharterContext",
    "DifficultyLine",
    "FeedbackLine",
    "FormLine",
    "GroupFacts",
    "MeetingLine",
    "MemberLine",
    "OutcomeLine",
    "Overview",
    "PlanContext",
    "PlanLine",
    "PlanStage",
    "ReportContext",
    "RunLine",
    "RunState",
    "RunSummaryContext",
    "SessionLine",
    "TodoLine",
]
