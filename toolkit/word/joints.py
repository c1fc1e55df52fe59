"""How stretches of markup fit together: which elements each closes that were open before it, and which it leaves open.

A document is made of stretches that were checked when its template was compiled, and of values that were escaped. That
the stretches close what they open is seen for every document, at a fraction of what parsing it once more would cost.
"""

from __future__ import annotations

import re

# The names a stretch closes and those it opens, in their order.
Joint = tuple[tuple[str, ...], tuple[str, ...]]
_TAG = re.compile(r"<(/?)([^\s/>!?]+)[^>]*?(/?)>")


class MisfitError(RuntimeError):
    """Stretches that do not close what they open: a bug of ours, and nobody gets the document."""


def joint_of(markup: str) -> Joint | None:
    """How a stretch fits to its neighbours; None when it is whole in itself.

    Raises: MisfitError when it crosses its own elements.
    """
    closes: list[str] = []
    opens: list[str] = []
    for ending, name, empty in _TAG.findall(markup):
        if not ending:
            if not empty:
                opens.append(name)
        elif not opens:
            closes.append(name)
        elif opens.pop() != name:
            raise MisfitError(name)
    return (tuple(closes), tuple(opens)) if closes or opens else None


def join(open_elements: list[str], closes: tuple[str, ...], opens: tuple[str, ...]) -> None:
    """One stretch more after those whose elements are open.

    Raises: MisfitError
    """
    for name in closes:
        if not open_elements or open_elements.pop() != name:
            raise MisfitError(name)
    open_elements.extend(opens)


def parse(data: bytes) -> bytes:
    """Markup that did not come out of stretches alone, after a parser has been through it; it must be one element."""
    from xml.parsers import expat  # noqa: PLC0415 - most documents come out of stretches alone

    expat.ParserCreate().Parse(data, True)
    return data
