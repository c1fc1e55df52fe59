"""References in cells become keys and ids; what cannot be resolved is named at its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.tables.cells.clock import slot_of
from toolkit.tables.cells.text import finer_parts_of, parts_of
from toolkit.tables.faults import Effect, Unread
from toolkit.tables.people import Person
from toolkit.tables.referring import Known

if TYPE_CHECKING:
    from toolkit.programme.origin import Origin
    from toolkit.programme.settings import Slot
    from toolkit.tables.people import People
    from toolkit.tables.referring import Named
    from toolkit.tables.rows import Desk, Row
    from toolkit.tables.spec import TableSpec


class Resolver:
    """Everything rows may refer to, and the desk where failures are told."""

    def __init__(self, desk: Desk, people: People, groups: Named, topics: Named, slots: Named) -> None:
        self.desk, self.people = desk, people
        self._groups, self._topics, self._slots = groups, topics, slots

    def group(self, row: Row, field: str = "group") -> str | None:
        """The group a row belongs to; None, told and counted, when there is none of that name."""
        found = self._groups.find(row.text(field))
        if isinstance(found, Known):
            return found.id
        self._tell(found, row.origin, field, Effect.ROW_LEFT_OUT)
        return None

    def groups(self, row: Row, field: str) -> tuple[str, ...]:
        """The groups of a joint meeting; () when one of them is unknown, which costs the row."""
        ids = self._groups.ids_in(row.text(field))
        if ids is not None:
            return ids
        found, _ = self._groups.list_in(row.text(field))
        for each in found:
            if isinstance(each, Unread):
                self._tell(each, row.origin, field, Effect.ROW_LEFT_OUT, count=False)
        self.desk.skipped += 1
        return ()

    def groups_again(self, row: Row, field: str) -> tuple[str, ...]:
        """The groups of a row that was told about before."""
        found, _ = self._groups.list_in(row.text(field))
        return tuple(dict.fromkeys(each.id for each in found if isinstance(each, Known)))

    def group_or_blank(self, row: Row, field: str = "group") -> str | None:
        """A group that may be left empty; None when it is written and unknown."""
        return self.group(row, field) if row.text(field) else ""

    def topic(self, row: Row, field: str) -> str:
        """A topic's id; "" when empty or unknown (told)."""
        text = row.text(field)
        found = self._topics.find(text) if text else Known("")
        if isinstance(found, Known):
            return found.id
        self._tell(found, row.origin, field, Effect.CELL_LEFT_OUT)
        return ""

    def directions(self, row: Row, field: str) -> tuple[str, ...]:
        """Wished topics: ids where they are ours, else people's own words."""
        parts = parts_of(row.text(field))
        if not self._topics:
            return tuple(dict.fromkeys(parts))
        known = self._topics.ids_in(row.text(field))
        if known is not None:
            return known
        ids = [(self._topics.find(part), part) for part in parts]
        return tuple(dict.fromkeys(each.id if isinstance(each, Known) else part for each, part in ids))

    def slots(self, row: Row, field: str) -> tuple[Slot, ...]:
        """Weekly slots by the names of 设置."""
        text = row.text(field)
        if not text:
            return ()
        found, _ = self._slots.list_in(text)
        for each in found:
            if isinstance(each, Unread):
                self._tell(each, row.origin, field, Effect.CELL_LEFT_OUT)
        return tuple(slot_of(each.id) for each in found if isinstance(each, Known))

    def person(self, row: Row, field: str, groups: tuple[str, ...] = ()) -> str | None:
        """The person of a row by 工号 and 姓名; None, told and counted, when it is not clear who."""
        id_ = row.text(field)
        found = self._whose(id_, row.text("name"), groups)
        if isinstance(found, Person):
            return found.key
        self._tell(found, row.origin, field if id_ else "name", Effect.ROW_LEFT_OUT)
        return None

    def known_group(self, text: str) -> str | None:
        """The group of a cell, "" when it is empty; None, without a word, when there is none of that name."""
        found = self._groups.find(text) if text else Known("")
        return found.id if isinstance(found, Known) else None

    def known_person(self, id_: str, name: str, groups: tuple[str, ...]) -> str | None:
        """The person of a 工号 and a 姓名; None, without a word, when it is not clear who."""
        found = self._whose(id_, name, groups)
        return found.key if isinstance(found, Person) else None

    def _whose(self, id_: str, name: str, groups: tuple[str, ...]) -> Person | Unread:
        return self.people.find(id_, name, groups) if id_ else self.people.named(name, groups)

    def named(self, row: Row, field: str, groups: tuple[str, ...] = ()) -> str | None:
        """One person in one cell whom the row cannot do without; "" when empty, None (told, counted) when unclear."""
        text = row.text(field)
        found = self.people.named(text, groups) if text else Person("")
        if isinstance(found, Person):
            return found.key
        self._tell(found, row.origin, field, Effect.ROW_LEFT_OUT)
        return None

    def somebody(self, row: Row, field: str, spec: TableSpec, groups: tuple[str, ...] = ()) -> str:
        """One person who may be from outside; then the text as typed, and a remark."""
        text = row.text(field)
        return self._or_outside(row.origin, field, spec, text, groups) if text else ""

    def people_in(self, row: Row, field: str, spec: TableSpec, groups: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Several people in one cell; `、` and commas part them only when every part is then known."""
        text = row.text(field)
        finer = [self.people.named(part, groups) for part in finer_parts_of(text)]
        if all(isinstance(each, Person) for each in finer):
            return tuple(dict.fromkeys(each.key for each in finer if isinstance(each, Person)))
        parts = parts_of(text)
        return tuple(dict.fromkeys(self._or_outside(row.origin, field, spec, part, groups) for part in parts))

    def _or_outside(self, origin: Origin, field: str, spec: TableSpec, text: str, groups: tuple[str, ...]) -> str:
        found = self.people.named(text, groups)
        if isinstance(found, Person):
            return found.key
        candidates = dict(found.facts)["candidates"]
        name = spec.column(field).name
        self.desk.say(Code.PERSON_OUTSIDE, origin.cell(field), value=text, candidates=candidates, column=name)
        return text

    def _tell(self, unread: Unread, origin: Origin, field: str, effect: Effect, *, count: bool = True) -> None:
        self.desk.say(unread.code, origin.cell(field), effect=effect, **dict(unread.facts))
        if count and effect is Effect.ROW_LEFT_OUT:
            self.desk.skipped += 1
