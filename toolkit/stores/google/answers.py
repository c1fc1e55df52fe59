"""What Google answers, as plain data with typed access; an absent field is its empty value, as in the protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
Object = Mapping[str, Json]
NOTHING: Object = {}


def as_object(value: Json) -> Object:
    """The value when it is an object, else an empty one."""
    # What JSON gives are dicts: asking for any mapping costs more than all the rest of reading a cell.
    return value if isinstance(value, dict) else NOTHING


def child(holder: Object, name: str) -> Object:
    """An object within an object."""
    return as_object(holder.get(name))


def items(holder: Object, name: str) -> Sequence[Json]:
    """A list within an object."""
    value = holder.get(name)
    return value if isinstance(value, list) else ()


def objects(holder: Object, name: str) -> list[Object]:
    """A list of objects within an object; a null in it counts as an empty object."""
    return [as_object(each) for each in items(holder, name)]


def text(holder: Object, name: str) -> str:
    """A string within an object."""
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def whole(holder: Object, name: str) -> int:
    """A whole number within an object."""
    value = holder.get(name)
    return value if isinstance(value, int) else 0


def flag(holder: Object, name: str) -> bool:
    """A truth value within an object."""
    return holder.get(name) is True
