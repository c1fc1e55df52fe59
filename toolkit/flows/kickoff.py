"""`kickoff`: an agenda for each group's first meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import KICKOFF, first_meeting, kickoff_context
from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.flows.publishing import publish
from toolkit.flows.reading import chosen_groups, open_programme
from toolkit.flows.request import Result
from toolkit.problems import Code, problem
from toolkit.programme.rules.naming import group_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.documents import FirstMeeting
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group

# Below this there is no time to agree on anything.
SHORT = 45


def run(request: Request, progress: Progress) -> Result:
    """One agenda per group whose meeting has a length; the workbook is only read.

    Raises: StudygroupError when no group has one.
    """
    opened = open_programme(request, "kickoff", write=False)
    groups = chosen_groups(request, opened)
    meetings = {group.id: first_meeting(opened.programme, group) for group in groups}
    found = tuple(_faults(opened, groups, meetings))
    timed = [group for group in groups if meetings[group.id].minutes]
    if not timed and found:
        raise StudygroupError(found[0], INPUT_UNUSABLE, others=(*found[1:], *opened.problems))
    published = publish(
        request,
        opened,
        KICKOFF,
        timed,
        lambda group: kickoff_context(
            opened.programme,
            group,
            meetings[group.id],
            meetings[group.id].minutes or 0,
            opened.words,
            request.as_of,
        ),
        progress,
    )
    return Result(files=published.files, problems=(*opened.problems, *found, *published.problems), counts=opened.counts)


def _faults(opened: Opened, groups: tuple[Group, ...], meetings: Mapping[str, FirstMeeting]) -> Iterator[Problem]:
    for group in groups:
        minutes = meetings[group.id].minutes
        name = group_name(opened.programme, group.id)
        if not minutes:
            yield problem(Code.KICKOFF_NO_LENGTH, group.at.cell("minutes"), group=name)
        elif minutes < SHORT:
            yield problem(Code.KICKOFF_SHORT, group.at.cell("minutes"), group=name, minutes=minutes)
