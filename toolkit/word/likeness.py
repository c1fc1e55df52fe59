"""The names an author may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def likest(name: str, known: Iterable[str], number: int = 3, cutoff: float = 0.4) -> tuple[str, ...]:
    """At most so many of the known names, the likest first; none when nothing is like it."""
    # Loaded with the first mistake: a sound template need not wait for it.
    from difflib import get_close_matches  # noqa: PLC0415

    return tuple(get_close_matches(name, list(known), n=number, cutoff=cutoff))
