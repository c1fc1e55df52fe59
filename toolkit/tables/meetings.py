"""Which meeting a number or a day means in a group."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.programme.running import Session


class Meetings:
    """The sessions of every group by number and by day; a moved one is found by its former day too."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        self.by_number: dict[tuple[str, int], Session] = {}
        self._by_day: defaultdict[tuple[str, date], list[int]] = defaultdict(list)
        self._by_former: defaultdict[tuple[str, date], list[int]] = defaultdict(list)
        for session in sessions:
            for group in session.groups:
                self.by_number[group, session.number] = session
                self._by_day[group, session.day].append(session.number)
                if session.originally:
                    self._by_former[group, session.originally].append(session.number)

    def numbers(self, group: str, named: int | date) -> list[int]:
        """The meetings a cell may mean: none, one, or several on one day."""
        if isinstance(named, datetime):
            named = named.date()
        if isinstance(named, date):
            return self._by_day.get((group, named)) or self._by_former.get((group, named), [])
        return [named] if (group, named) in self.by_number else []
