"""Records made by the hundred thousand."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Record = TypeVar("Record", bound=tuple[object, ...])


def made_of(kind: type[Record], *columns: Iterable[object]) -> Iterator[Record]:
    """Named tuples of one kind from all their fields, column by column, without a call of ours for each.

    Shape: as many as the shortest column has values; none of the columns may be left away.
    """
    make: Callable[[type[Record], tuple[object, ...]], Record] = tuple.__new__
    return map(make, repeat(kind), zip(*columns, strict=False))
