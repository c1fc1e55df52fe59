"""What goes out to people's own programs: a group's meetings as a calendar file, a leader's points as a message.

Decides what an entry or a message says and how an entry is known again. Leaves days to `planning`, files and sending
to others.
"""

from toolkit.notices.calendar_file import calendar_file
from toolkit.notices.message import draft, is_address, paste_text
from toolkit.notices.points import Points, points_of

__all__ = ["Points", "calendar_file", "draft", "is_address", "paste_text", "points_of"]
