"""Whom a cell means: by 工号, then e-mail, then a name unique in the group, then unique in 名单. Never guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code
from toolkit.programme.programme import person_key
from toolkit.tables.faults import Unread
from toolkit.tables.plain import plain, plain_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.programme.people import Employee

_BOTH = re.compile(r"(.+?)\s*[(（\[【]\s*(.+?)\s*[)）\]】]")
_PARTED = re.compile(r"(\S+)[\s/]+(\S+)")
MOST_CANDIDATES = 3
ALIKE = 0.6
SHORT = 3
# Look-alikes are a service for a few misspelt names, not for a workbook that has another roster.
MOST_LOOKED_UP = 200


class Person(NamedTuple):
    """Somebody of 名单 whom a cell names."""

    key: str


class People:
    """名单 by everything a cell may say of a person."""

    def __init__(self, employees: Iterable[Employee]) -> None:
        self._employees = tuple(employees)
        self._by_id: dict[str, Employee] = {}
        self._near: dict[str, tuple[Employee, ...]] = {}
        # A member is named once a meeting.
        self._found: dict[tuple[str, str, tuple[str, ...]], Person | Unread] = {}
        self._groups: Mapping[str, frozenset[str]] = {}
        for each in self._employees:
            if each.employee_id:
                self._by_id.setdefault(plain_id(each.employee_id), each)

    @cached_property
    def _by_name(self) -> Mapping[str, list[Employee]]:
        found: defaultdict[str, list[Employee]] = defaultdict(list)
        for each in self._employees:
            if each.name:
                found[plain(each.name)].append(each)
        return found

    @cached_property
    def _by_email(self) -> Mapping[str, Employee]:
        # Of two with one address the first counts; most sheets name nobody by e-mail.
        return {plain(each.email): each for each in reversed(self._employees) if each.email}

    @cached_property
    def _by_number(self) -> Mapping[str, list[Employee]]:
        found: defaultdict[str, list[Employee]] = defaultdict(list)
        for each in self._employees:
            if each.employee_id:
                found[plain(each.employee_id).lstrip("0")].append(each)
        return found

    def knows_members(self, groups: Mapping[str, frozenset[str]]) -> None:
        """From here on a name unique among a group's members is enough in rows of that group."""
        self._groups = groups
        self._found.clear()

    def key_of(self, text: str) -> str | None:
        """The key of somebody named beyond doubt, without a word when it is not."""
        flat = plain(text)
        employee = self._by_id.get(flat) or self._by_email.get(flat)
        if employee is None and len(namesakes := self._by_name.get(flat, [])) == 1:
            employee = namesakes[0]
        return person_key(employee) if employee else None

    def named(self, text: str, groups: tuple[str, ...] = ()) -> Person | Unread:
        """The person a cell means: 工号, e-mail, 姓名 or 姓名(工号)."""
        employee = self._by_id.get(plain_id(text))
        if employee is not None:
            return Person(person_key(employee))
        if plain(text) not in self._by_name:
            for pattern in (_BOTH, _PARTED):
                both = pattern.fullmatch(text)
                if both:
                    for name, id_ in ((both[1], both[2]), (both[2], both[1])):
                        if plain(id_) in self._by_id:
                            return self.find(id_, name, groups)
        return self._by(text, groups)

    def find(self, id_: str, name: str, groups: tuple[str, ...] = ()) -> Person | Unread:
        """The person of a 工号 and a 姓名, either of which may be ""."""
        asked = (id_, name, groups if not id_ else ())
        found = self._found.get(asked)
        if found is None:
            found = self._found[asked] = self._look_up(*asked)
        return found

    def _look_up(self, id_: str, name: str, groups: tuple[str, ...]) -> Person | Unread:
        if id_:
            employee = self._by_id.get(plain(id_)) or self._by_email.get(plain(id_))
            if employee is None:
                return self._unknown(id_, self._near_id(id_, name))
            if name and employee.name and not self._same(name, employee.name):
                return self._contradicts(id_, name, employee)
            return Person(person_key(employee))
        return self._by(name, groups)

    def _by(self, name: str, groups: tuple[str, ...]) -> Person | Unread:
        if plain(name) in self._by_email:
            return Person(person_key(self._by_email[plain(name)]))
        found = self._by_name.get(plain(name), [])
        inside = {
            key
            for each in found
            for group in groups
            if (key := person_key(each)) in self._groups.get(group, frozenset())
        }
        if len(inside) == 1:
            return Person(inside.pop())
        if len(found) == 1:
            return Person(person_key(found[0]))
        if found:
            candidates = tuple(_shown(each) for each in found)
            return Unread(Code.PERSON_SEVERAL, (("value", name), ("candidates", candidates)))
        return self._unknown(name, self._near_name(name))

    @staticmethod
    def _same(name: str, other: str) -> bool:
        if name == other:
            return True
        both = _BOTH.fullmatch(name)
        return plain(other) in {plain(name), plain(both[1]) if both else ""}

    def _contradicts(self, id_: str, name: str, employee: Employee) -> Unread:
        namesakes = self._by_name.get(plain(name), [])
        candidates = tuple(_shown(each) for each in (employee, *namesakes[:MOST_CANDIDATES]))
        return Unread(Code.PERSON_CONTRADICTS, (("id", id_), ("name", name), ("candidates", candidates)))

    def _unknown(self, text: str, candidates: tuple[Employee, ...]) -> Unread:
        shown = tuple(_shown(each) for each in candidates[:MOST_CANDIDATES])
        return Unread(Code.PERSON_UNKNOWN, (("value", text), ("candidates", shown)))

    def _near_id(self, id_: str, name: str) -> tuple[Employee, ...]:
        """Those whose 工号 differs by leading zeros only, else those of that name."""
        return tuple(self._by_number.get(plain(id_).lstrip("0"), ()) or self._by_name.get(plain(name), ()))

    def _near_name(self, name: str) -> tuple[Employee, ...]:
        flat = plain(name)
        if flat in self._near or len(self._near) >= MOST_LOOKED_UP:
            return self._near.get(flat, ())
        # One wrong letter in a name of two leaves one: 张伟 and 张炜 must find each other.
        near = [(alike, other) for other in self._by_name if (alike := _alike(flat, other))]
        best = sorted(near, key=lambda pair: (-pair[0], pair[1]))[:MOST_CANDIDATES]
        self._near[flat] = tuple(employee for _, other in best for employee in self._by_name[other])
        return self._near[flat] or self._near_id(name, "")


def _alike(one: str, other: str) -> float:
    """How alike two names are; 0 when nobody would take one for the other."""
    if abs(len(one) - len(other)) > 1 or set(one).isdisjoint(other):
        return 0
    ratio = SequenceMatcher(None, one, other).ratio()
    if len(one) == len(other) <= SHORT:
        return ratio if sum(a != b for a, b in zip(one, other, strict=True)) == 1 else 0
    return ratio if ratio >= ALIKE else 0


def _shown(employee: Employee) -> str:
    return f"{employee.name}（{employee.employee_id}）" if employee.employee_id else employee.name
