"""Dates over working days: which days people work, and what of the plan falls on which.

Decides the days of plan rows and meetings that leave them open, whose turn it is, what contradicts, and what moves
after a cancelled meeting. Proposes only: what people wrote is kept. Leaves what is counted to `figures`.
"""

from toolkit.planning.calendar import WorkCalendar, WorkingDays
from toolkit.planning.composing import compute_schedule
from toolkit.planning.faults import conflict_problem, schedule_problems
from toolkit.planning.schedule import Conflict, ConflictKind, GroupSchedule, Meeting, PlannedItem, Schedule

__all__ = [
    "Conflict",
    "ConflictKind",
    "GroupSchedule",
    "Meeting",
    "PlannedItem",
    "Schedule",
    "WorkCalendar",
    "WorkingDays",
    "compute_schedule",
    "conflict_problem",
    "schedule_problems",
]
