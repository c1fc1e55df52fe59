"""JSON as the wire has it, read with the types the discovery document promises, and field masks over it.

A value once stored is never changed in place: a masked write makes a new object, so that a copied workbook may share
its cells with the one it was copied from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from tests.sheets_server.refusals import invalid

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Object: TypeAlias = dict[str, Json]
Mask: TypeAlias = "dict[str, Mask]"

_TOKEN = re.compile(r"[A-Za-z0-9_*]+|[.,/()]")


def child(tree: Object, key: str) -> Object:
    """The object under a key; absent or null is an empty one."""
    value = tree.get(key)
    return value if isinstance(value, dict) else {}


def children(tree: Object, key: str) -> list[Object]:
    """The objects of a list under a key."""
    return [each for each in items(tree, key) if isinstance(each, dict)]


def items(tree: Object, key: str) -> list[Json]:
    """The list under a key; absent or null is an empty one."""
    value = tree.get(key)
    return value if isinstance(value, list) else []


def text(tree: Object, key: str, default: str = "") -> str:
    """The text under a key."""
    value = tree.get(key)
    return value if isinstance(value, str) else default


def whole(tree: Object, key: str, default: int = 0) -> int:
    """The whole number under a key; JSON of protocol buffers may also send it as text."""
    value = tree.get(key)
    return int(value) if isinstance(value, int | float | str) else default


def flag(tree: Object, key: str) -> bool:
    """The truth value under a key; absent is false."""
    return tree.get(key) is True


def without_nulls(value: Json) -> Json:
    """A value without keys that are null: in the JSON of protocol buffers a null field is an absent one."""
    if isinstance(value, dict):
        return {key: without_nulls(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [without_nulls(each) for each in value]
    return value


def mask_of(written: str) -> Mask:
    """A field mask read: `a.b,c(d,e)`; `/` is `.`; an empty branch and `*` mean everything below.

    Raises: Refusal for one that cannot be read.
    """
    tokens = _TOKEN.findall(written)
    if "".join(tokens) != "".join(written.split()):
        raise invalid(f"Invalid field mask: {written}")
    root: Mask = {}
    left = _Tokens(tokens, written)
    _branch(left, root)
    if left.now:
        raise invalid(f"Invalid field mask: {written}")
    return root


class _Tokens:
    """The pieces of a mask, taken one after the other."""

    def __init__(self, tokens: list[str], written: str) -> None:
        self._tokens: Iterator[str] = iter([*tokens, ""])
        self._written = written
        self.now = next(self._tokens)

    def take(self) -> str:
        taken, self.now = self.now, next(self._tokens, "")
        return taken

    def name(self) -> str:
        if not self.now or self.now in ".,/()":
            raise invalid(f"Invalid field mask: {self._written}")
        return self.take()


def _branch(tokens: _Tokens, root: Mask) -> None:
    while True:
        _path(tokens, root)
        if tokens.now != ",":
            break
        tokens.take()


def _path(tokens: _Tokens, root: Mask) -> None:
    name = tokens.name()
    known = name in root
    if tokens.now in {".", "/", "("}:
        below: Mask = root.get(name, {}) if known else {}
        everything = known and not below
        if tokens.take() == "(":
            _branch(tokens, below)
            if tokens.take() != ")":
                raise invalid("Invalid field mask: a bracket is not closed")
        else:
            _path(tokens, below)
        root[name] = {} if everything else below
    else:
        root[name] = {}


def everything(mask: Mask) -> bool:
    """Whether a mask leaves nothing out."""
    return not mask or "*" in mask


def picked(value: Json, mask: Mask) -> Json:
    """What a mask leaves of a value."""
    if everything(mask):
        return value
    if isinstance(value, list):
        return [picked(each, mask) for each in value]
    if isinstance(value, dict):
        return {key: picked(value[key], below) for key, below in mask.items() if key in value}
    return value


def written(old: Object, new: Object, mask: Mask) -> Object:
    """The old object with the masked fields taken from the new one; a masked field the new one lacks is cleared."""
    if everything(mask):
        return dict(new)
    result = dict(old)
    for key, below in mask.items():
        if everything(below):
            value: Json = new.get(key)
        else:
            value = written(child(old, key), child(new, key), below) or None
        if value is None:
            result.pop(key, None)
        else:
            result[key] = value
    return result
