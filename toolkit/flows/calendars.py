"""Calendar files, one per group, beside its study plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import STUDY_PLAN
from toolkit.files.output import settle, write_document
from toolkit.files.safe_names import distinct_names
from toolkit.flows.publishing import output_folder
from toolkit.flows.request import Made
from toolkit.notices import calendar_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.planning import Schedule
    from toolkit.programme.groups import Group


def write_calendars(
    request: Request, opened: Opened, groups: Sequence[Group], schedule: Schedule, progress: Progress
) -> tuple[Made, ...]:
    """One .ics per group that has meetings; nothing with --dry-run."""
    meeting = [group for group in groups if schedule.of(group.id).meetings]
    if request.dry_run:
        return ()
    folder = output_folder(request, opened, STUDY_PLAN, "")
    kind = opened.words.text("flows.calendar.name")
    names = distinct_names({group.id: f"{group.id}_{group.name}_{kind}" for group in meeting}, ".ics")
    written = []
    files = []
    for done, group in enumerate(meeting, start=1):
        data = calendar_file(opened.programme, group, schedule.of(group.id), request.as_of, opened.words)
        each = write_document(folder / names[group.id], data)
        written.append(each)
        files.append(Made(each.path, "calendar", group.id, each.sha256, each.changed))
        progress.step(each.path.name, done, len(meeting))
    settle(written)
    return tuple(files)
