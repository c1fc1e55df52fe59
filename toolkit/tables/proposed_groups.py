"""The proposal that stands in 分组建议, and what people answered there under 调整到."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.problems import Code, problem
from toolkit.programme.grouping import Adjustment, Placed, ProposedGroup
from toolkit.programme.programme import NAME_KEY
from toolkit.tables.answering import read_answers
from toolkit.tables.cells import text_of
from toolkit.tables.faults import Unread
from toolkit.tables.plain import plain
from toolkit.tables.referring import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.answers import Answer, Answers, Asking, RowKey
    from toolkit.names import Name
    from toolkit.places import CellRef
    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme
    from toolkit.sheets import Snapshot


NO_ANSWERS: Answers = MappingProxyType({})
NO_PLACES: Mapping[str, CellRef] = MappingProxyType({})


class ProposalSheet(NamedTuple):
    """The headers of the sheet: what it asks, what it says (group, topic, slot), and the word for waiting.

    Shape: both are keyed by 工号 and 姓名.
    """

    asked: Asking
    facts: Asking
    waiting: Name


class Proposal(NamedTuple):
    """The groups as the sheet proposes them, what people want otherwise, and answers nobody understands.

    Shape: `answers` are those still open: what 成员 says already is done; `places` says where each wish is written.
    """

    groups: tuple[ProposedGroup, ...] = ()
    wishes: tuple[Adjustment, ...] = ()
    answers: Answers = NO_ANSWERS
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, CellRef] = NO_PLACES


def read_proposal(snapshot: Snapshot, sheet: ProposalSheet, programme: Programme) -> Proposal:
    """The proposal and the wishes about it; without an answer the proposal itself is nobody's word."""
    answers = read_answers(snapshot, sheet.asked)
    if not answers:
        return Proposal()
    groups = _groups(read_answers(snapshot, sheet.facts), programme)
    known = {group.id: group.name for group in programme.groups}
    named = Named(Code.GROUP_UNKNOWN, {**{each.id: "" for each in groups}, **known}.items())
    wishes, still_open, problems, places = [], {}, [], {}
    for key, answer in answers.items():
        person, group = _person(key, programme), _target(answer, sheet.waiting, named)
        if isinstance(group, Unread):
            facts = dict(group.facts)
            problems.append(problem(Code.MATCH_ADJUST_UNKNOWN, answer.at, value=facts["value"], known=facts["known"]))
            still_open[key] = answer
        elif not group or person not in _members(programme, group):
            wishes.append(Adjustment(person, group))
            places[person] = answer.at
            still_open[key] = answer
    return Proposal(groups, tuple(wishes), still_open, tuple(problems), places)


def _groups(facts: Answers, programme: Programme) -> tuple[ProposedGroup, ...]:
    topics = {plain(name): each.id for each in programme.topics for name in (each.id, each.name)}
    found: dict[str, ProposedGroup] = {}
    for key, answer in facts.items():
        group, topic, slot = map(text_of, answer.values)
        if plain(topic) in topics and any(key):
            empty = ProposedGroup(group, topics[plain(topic)], slot, (), ())
            before = found.get(group, empty)
            found[group] = before._replace(
                members=(*before.members, Placed(_person(key, programme), None, fixed=False))
            )
    return tuple(found.values())


def _person(key: RowKey, programme: Programme) -> str:
    id_, name = key
    return id_ if id_ in programme.people or not name else (id_ or NAME_KEY + name)


def _target(answer: Answer, waiting: Name, named: Named) -> str | Unread:
    text = text_of(answer.values[0])
    if plain(text) in {plain(waiting.zh), plain(waiting.en)}:
        return ""
    found = named.find(text)
    return found if isinstance(found, Unread) else found.id


def _members(programme: Programme, group: str) -> set[str]:
    return {row.person for row in programme.memberships_by_group.get(group, ()) if row.until is None}
