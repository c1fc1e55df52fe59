"""A sheet of 考勤 becomes marks; a group, a person, a meeting that many rows name is looked up once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

from toolkit.programme.many import made_of
from toolkit.programme.running import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from toolkit.tables.marks import MarkColumns, MarkReader
    from toolkit.tables.resolving import Resolver
    from toolkit.tables.rows import Row, Rows

Asked = TypeVar("Asked")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MarkSheet:
    """A sheet of 考勤 about to be read; `group` is set when it belongs to a group's own workbook."""

    rows: Rows
    columns: MarkColumns
    group: str
    resolver: Resolver
    reader: MarkReader

    def marks(self) -> list[Mark]:
        """All its marks, in its order."""
        if self.columns.meetings or self.columns.people:
            return [mark for row in self.rows.rows() for mark in self.singly(row)]
        return self._together()

    def singly(self, row: Row) -> Sequence[Mark]:
        """The marks of one row; what of it cannot be found is told."""
        group = self.group or self.resolver.group_or_blank(row)
        if group is None:
            return []
        groups = (group,) if group else ()
        if self.columns.people:
            return list(self.reader.of_meeting(row, groups, self.columns))
        person = self.resolver.person(row, "person", groups)
        if person is None:
            return []
        return self.reader.of_row(row, groups, person, self.columns)

    def _together(self) -> list[Mark]:
        """The marks of rows with one each; those that name anything unknown, or leave the group away, go singly."""
        rows = self.rows
        groups = [self.group] * len(rows.numbers) if self.group else self._groups()
        persons = _each(self._person, zip(rows.texts("person"), rows.texts("name"), groups, strict=True))
        meetings = _each(self._meeting, zip(groups, _named(rows), strict=True))
        said = list(rows.values("attendance"))
        unclear = [
            at
            for at, (person, meeting, attendance) in enumerate(zip(persons, meetings, said, strict=True))
            if person is None or (meeting is None and attendance is not None)
        ]
        # What rows without a mark and unclear ones make is not kept.
        beside = rows.values("minutes"), rows.texts("source"), repeat(False)
        found: list[Mark | None] = list(made_of(Mark, rows.origins(), groups, meetings, persons, said, *beside))
        for at, row in zip(unclear, rows.only(unclear).rows(), strict=True):
            found[at] = next(iter(self.singly(row)), None)
        return [mark for mark in found if mark is not None and mark.attendance is not None]

    def _groups(self) -> list[str | None]:
        return _each(self.resolver.known_group, self.rows.texts("group"))

    def _person(self, asked: tuple[str, str, str | None]) -> str | None:
        id_, name, group = asked
        return None if group is None else self.resolver.known_person(id_, name, (group,) if group else ())

    def _meeting(self, asked: tuple[str | None, object]) -> int | None:
        group, named = asked
        found = self.reader.meetings.numbers(group, named) if group and isinstance(named, int | date) else []
        return found[0] if len(found) == 1 else None


def _named(rows: Rows) -> list[object]:
    """What each row names its meeting by: the number, else the day."""
    return [number or day for number, day in zip(rows.values("session"), rows.values("day"), strict=True)]


class _Once(dict[Asked, T]):
    """Answers by what was asked; each is looked up when it is asked for first."""

    def __init__(self, look_up: Callable[[Asked], T]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, asked: Asked) -> T:
        found = self[asked] = self._look_up(asked)
        return found


def _each(look_up: Callable[[Asked], T], asked: Iterable[Asked]) -> list[T]:
    return list(map(_Once(look_up).__getitem__, asked))
