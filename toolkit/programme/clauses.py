"""Which clauses of a charter hold for a group, and whether its clause on meetings says what 小组 says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import ClauseKind, Rhythm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from toolkit.programme.groups import Clause, Group
    from toolkit.programme.programme import Programme


class Terms(NamedTuple):
    """How often a group meets and for how many minutes, as far as both sides say it."""

    rhythm: Rhythm | None
    minutes: int | None

    @property
    def said(self) -> tuple[Rhythm | int, ...]:
        """The parts that are known."""
        return tuple(each for each in self if each is not None)


def in_force(clauses: Iterable[Clause], group: str) -> list[Clause]:
    """A group's own clauses; of several versions of one clause the one passed last, else the one typed last."""
    latest: dict[ClauseKind | str, tuple[date | None, str]] = {}
    own = [clause for clause in clauses if clause.group == group]
    for clause in own:
        held = latest.get(clause_key(clause))
        if held is None or held[0] is None or (clause.passed is not None and clause.passed >= held[0]):
            latest[clause_key(clause)] = (clause.passed, clause.version)
    return [clause for clause in own if latest[clause_key(clause)] == (clause.passed, clause.version)]


def clause_key(clause: Clause) -> ClauseKind | str:
    """What makes two rows the same clause."""
    return clause.kind or clause.title


def meeting_clause(programme: Programme, group: str) -> Clause | None:
    """The row on frequency and length that holds for a group: its own, else the common one."""
    for owner in (group, ""):
        for clause in in_force(programme.clauses, owner):
            if clause.kind is ClauseKind.MEETINGS:
                return clause
    return None


def differing_terms(programme: Programme, group: Group, clause: Clause) -> tuple[Terms, Terms] | None:
    """What the clause says and what 小组 says, where they differ; None while they agree or one says nothing."""
    minutes = group.minutes or programme.settings.meeting_minutes
    rhythm_differs = None not in {clause.rhythm, group.rhythm} and clause.rhythm is not group.rhythm
    length_differs = bool(minutes and clause.minutes) and not _within(minutes or 0, clause.minutes)
    if not rhythm_differs and not length_differs:
        return None
    low, high = clause.minutes or (None, None)
    said = Terms(clause.rhythm, low if low == high else (low if (minutes or 0) < (low or 0) else high))
    return said, Terms(group.rhythm, minutes)


def _within(minutes: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= minutes <= span[1]
