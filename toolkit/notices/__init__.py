"""What goes out to people's own programs: the meetings of a group as a calendar file.

Decides what a calendar entry says and how it is known again. Leaves days to `planning`, files and sending to others.
"""

from toolkit.notices.calendar_file import calendar_file

__all__ = ["calendar_file"]
