"""Answers about a programme that are asked for again and again, computed once and kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.programme.programme import Programme

Asked = TypeVarTuple("Asked")
T = TypeVar("T")


def remembered(compute: Callable[[Programme, *Asked], T]) -> Callable[[Programme, *Asked], T]:
    """A look-up whose answers live as long as the programme they are about.

    Shape: arguments are given by position and hash quickly; an answer is shared, so it must be frozen.
    """

    def answer(programme: Programme, *asked: *Asked) -> T:
        key = (compute, *asked)
        try:
            found: T = programme.remembered[key]
        except KeyError:
            found = programme.remembered[key] = compute(programme, *asked)
        return found

    answer.__doc__ = compute.__doc__
    return answer
