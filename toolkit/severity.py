"""How grave a fault is, and what the code of one consists of."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """ERROR: a row or an output is missing. WARNING: counted, but look. NOTICE: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


_NONE: frozenset[str] = frozenset()


class CodeSpec(NamedTuple):
    """A code's id, gravity and the facts its message needs; `values` are those that repeat what stands in a cell."""

    id: str
    severity: Severity
    facts: frozenset[str]
    values: frozenset[str]

    def __hash__(self) -> int:
        """By the id alone, which no other has: every start of the program hashes all of them."""
        return hash(self.id)


def error(id_: str, facts: str = "") -> CodeSpec:
    """A row or an output is missing."""
    return _spec(id_, Severity.ERROR, facts)


def warning(id_: str, facts: str = "") -> CodeSpec:
    """Counted, but look."""
    return _spec(id_, Severity.WARNING, facts)


def notice(id_: str, facts: str = "") -> CodeSpec:
    """Worth knowing."""
    return _spec(id_, Severity.NOTICE, facts)


def _spec(id_: str, severity: Severity, facts: str) -> CodeSpec:
    if "*" not in facts:
        return CodeSpec(id_, severity, frozenset(facts.split()), _NONE)
    names = facts.split()
    return CodeSpec(
        id_,
        severity,
        frozenset(name.removesuffix("*") for name in names),
        frozenset(name.removesuffix("*") for name in names if name.endswith("*")),
    )
