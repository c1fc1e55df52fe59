"""Charters: all six clauses of the programme plan, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Code, problem
from toolkit.programme.clauses import differing_terms, meeting_clause
from toolkit.programme.kinds import ClauseKind
from toolkit.programme.rules.groups import ACTIVE
from toolkit.programme.rules.naming import group_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.problems import Problem
    from toolkit.programme.groups import Clause, Group
    from toolkit.programme.programme import Programme


def check_charters(programme: Programme) -> Iterator[Problem]:
    """Clauses written twice, and groups whose charter lacks one; nothing while no charter is begun."""
    yield from _twice(programme)
    if not programme.clauses:
        return
    for group in programme.groups:
        if group.status in ACTIVE:
            yield from _differing(programme, group)
        missing = missing_clauses(programme, group.id)
        if group.status in ACTIVE and missing:
            name = group_name(programme, group.id)
            yield problem(Code.RULE_CHARTER_INCOMPLETE, group.at.cell("id"), group=name, missing=missing)


def missing_clauses(programme: Programme, group: str) -> tuple[ClauseKind, ...]:
    """Kinds of clause neither the group's own charter nor the common one has."""
    written = {each.kind for each in programme.clauses if each.group in {"", group} and each.text.strip()}
    return tuple(kind for kind in ClauseKind if kind not in written)


def _differing(programme: Programme, group: Group) -> Iterator[Problem]:
    clause = meeting_clause(programme, group.id)
    terms = differing_terms(programme, group, clause) if clause is not None else None
    if clause is not None and terms is not None:
        code = Code.RULE_CLAUSE_DIFFERS if clause.group else Code.RULE_COMMON_CLAUSE_DIFFERS
        name = group_name(programme, group.id)
        yield problem(code, clause.at.cell("text"), group=name, said=terms[0].said, known=terms[1].said)


def _twice(programme: Programme) -> Iterator[Problem]:
    seen: dict[tuple[str, ClauseKind, str], Clause] = {}
    for clause in programme.clauses:
        if clause.kind is None:
            continue
        first = seen.setdefault((clause.group, clause.kind, clause.version), clause)
        if first is not clause:
            yield problem(Code.RULE_CLAUSE_TWICE, clause.at.cell("kind"), kind=clause.kind, row=first.at.row)
