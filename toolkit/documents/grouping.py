"""The explanation of a grouping (分组说明) from the proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts.grouping import GroupingContext, ProposedLine, SeatLine, UnplacedLine
from toolkit.documents.introduction import letterhead
from toolkit.programme.grouping import NOT_ASKED, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from toolkit.language import Words
    from toolkit.programme.grouping import Grouping, Placed, ProposedGroup, Unplaced
    from toolkit.programme.programme import Programme


def grouping_context(
    programme: Programme,
    grouping: Grouping,
    words: Words,
    as_of: date,
    *,
    summary: Sequence[str],
    grounds_of: Callable[[ProposedGroup, Placed], str],
    alternative_of: Callable[[Placed], str],
) -> GroupingContext:
    """What the explanation says; how good it is, each seat's grounds and what a change would mean come in the words of
    the sheet.
    """
    not_asked = [each for each in grouping.unplaced if each.why in NOT_ASKED]
    unplaced = [each for each in grouping.unplaced if each.why not in NOT_ASKED]
    return GroupingContext(
        company=programme.settings.company or None,
        programme=programme.settings.programme or None,
        letterhead=letterhead(programme.settings, words),
        as_of=as_of,
        applied=len(grouping.group_of) + len(unplaced),
        placed=len(grouping.group_of),
        summary=tuple(summary),
        groups=tuple(_group(programme, each, grounds_of, alternative_of) for each in grouping.groups),
        unplaced=tuple(_unplaced(programme, each, words) for each in unplaced),
        not_asked=tuple(_unplaced(programme, each, words) for each in not_asked),
    )


def _group(
    programme: Programme,
    group: ProposedGroup,
    grounds_of: Callable[[ProposedGroup, Placed], str],
    alternative_of: Callable[[Placed], str],
) -> ProposedLine:
    topic = programme.topic_by_id.get(group.topic)
    points = dict(group.parts)
    return ProposedLine(
        id=group.id,
        topic=topic.name if topic else group.topic,
        slot=group.slot or None,
        size=len(group.members),
        members=tuple(
            SeatLine(
                programme.name_of(each.person),
                _department(programme, each.person),
                each.choice,
                grounds_of(group, each),
                alternative_of(each),
            )
            for each in group.members
        ),
        choice_points=points[Part.CHOICE],
        repeated_department=points[Part.REPEATED_DEPARTMENT],
        coached_beginner=points[Part.COACHED_BEGINNER],
        expert_excess=points[Part.EXPERT_EXCESS],
        band_excess=points[Part.BAND_EXCESS],
        motivation_short=points[Part.MOTIVATION_SHORT],
        group_points=group.score,
    )


def _unplaced(programme: Programme, each: Unplaced, words: Words) -> UnplacedLine:
    return UnplacedLine(programme.name_of(each.person), _department(programme, each.person), words.label(each.why))


def _department(programme: Programme, person: str) -> str | None:
    employee = programme.people.get(person)
    return (employee.department if employee else "") or None
