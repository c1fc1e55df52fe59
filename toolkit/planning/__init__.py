"""Dates over working days.

Decides which days people work. Leaves what is counted on them to `figures`.
"""

from toolkit.planning.calendar import WorkCalendar, WorkingDays

__all__ = ["WorkCalendar", "WorkingDays"]
