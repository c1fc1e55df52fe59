"""Rows of a loop that are kept with the next: only at the two ends of their table, so that a long one may break.

Were all rows kept together, a table longer than a page would leave the page before it empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.blocks import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.word.tags import Tag

# So many rows stay together at either end.
KEPT = 2
KEEP = re.compile(r"(<(?:\w+:)?keepNext/>)")
_ROW = re.compile(r"<(?:\w+:)?tr[ />]")
# A table's end and a paragraph behind it that is kept with the next itself.
_KEPT_BEHIND = re.compile(
    r"</(?:\w+:)?tbl>\s*<(?:\w+:)?p(?: [^>]*)?>\s*<(?:\w+:)?pPr>(?:(?!</(?:\w+:)?pPr>).)*?<(?:\w+:)?keepNext/>",
    re.DOTALL,
)


def followed_loops(pieces: Sequence[str], tags: Sequence[Tag]) -> frozenset[int]:
    """The numbers of the tags that open a loop whose last row has something to stay with.

    Right behind its end stands another row, as that of a total, or a paragraph that is itself kept with the next.
    """
    found: set[int] = set()
    opened: list[int] = []
    for position in range(1, len(pieces), 2):
        if not pieces[position].isdigit():
            continue
        tag = tags[int(pieces[position])]
        if tag.keyword in OPENING:
            opened.append(tag.number)
        elif tag.keyword in CLOSING and opened:
            first = opened.pop()
            behind = _behind(pieces, position)
            if _ROW.match(behind) or _KEPT_BEHIND.match(behind):
                found.add(first)
    return frozenset(found)


def _behind(pieces: Sequence[str], position: int) -> str:
    """The markup from one tag to the next, without what guards containers in between."""
    until = next((at for at in range(position + 2, len(pieces), 2) if pieces[at].isdigit()), len(pieces))
    return "".join(pieces[position + 1 : until : 2])


def kept_turn(line: int, *, followed: bool) -> nodes.Expr:
    """Whether a turn is one of the first or last; the very last row only stays with a row behind the loop."""

    def told(what: str) -> nodes.Expr:
        return nodes.Getattr(nodes.Name("loop", "load", lineno=line), what, "load", lineno=line)

    def within(turn: str) -> nodes.Expr:
        return nodes.Compare(told(turn), [nodes.Operand("lteq", nodes.Const(KEPT))], lineno=line)

    near = nodes.Or(within("index"), within("revindex"), lineno=line)
    return near if followed else nodes.And(near, nodes.Not(told("last"), lineno=line), lineno=line)
