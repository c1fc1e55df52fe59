"""What a leader is asked to do: meetings to record, plan rows and tasks overdue, cells to mend. Only their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures import ItemState, SessionState, compute_progress, state_of, whole_scope
from toolkit.programme.kinds import DifficultyKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme


class Points(NamedTuple):
    """What one group's leader has to do; each line stands alone.

    Shape: `unrecorded` counts the meetings among them that nobody has recorded.
    """

    group: str
    lines: tuple[str, ...]
    unrecorded: int


def points_of(programme: Programme, group: str, as_of: date, problems: Sequence[Problem], words: Words) -> Points:
    """A group's open points on a day; `problems` are those of its own sheet, told without what stands in cells."""
    days = [
        session.day
        for session in programme.sessions_by_group.get(group, ())
        if state_of(programme, session, as_of) is SessionState.UNRECORDED
    ]
    lines = [words.text("notices.unrecorded", day=day) for day in days]
    lines += [
        words.text("notices.overdue", what=each.item.sub_topic or each.item.content, due=each.item.due)
        for each in compute_progress(programme, group, whole_scope(programme, as_of)).items
        if each.item.due is not None and each.state is ItemState.OVERDUE
    ]
    lines += [words.text("notices.task", what=each.text, due=each.due) for each in _tasks(programme, group, as_of)]
    for each in problems:
        said = words.say(each, values=False)
        lines.append(words.text("notices.cell", place=said.place, fault=said.message, remedy=said.fix))
    return Points(group, tuple(lines), len(days))


def _tasks(programme: Programme, group: str, as_of: date) -> list[_Task]:
    return [
        _Task(each.text, each.due)
        for each in programme.difficulties_by_group.get(group, ())
        if each.kind is DifficultyKind.TASK and not each.settled and each.due is not None and each.due < as_of
    ]


class _Task(NamedTuple):
    text: str
    due: date
