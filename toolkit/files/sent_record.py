"""Which messages have gone out, by digest only, so that no later run sends one twice."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.durable import sync
from toolkit.files.faults import cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SENT = "sent.txt"


class Outgoing(NamedTuple):
    """A message that has not gone out yet."""

    path: Path
    data: bytes

    @property
    def digest(self) -> str:
        """What the record knows it by."""
        return hashlib.sha256(self.data).hexdigest()


def unsent(folder: Path, messages: Iterable[Path]) -> Iterator[Outgoing]:
    """The messages no run has sent, in the order given; `folder` holds the run records."""
    record = folder / SENT
    gone = set(record.read_text("utf-8").split()) if record.is_file() else set()
    for path in messages:
        each = Outgoing(path, path.read_bytes())
        if each.digest not in gone:
            yield each


def note_sent(folder: Path, message: Outgoing) -> None:
    """Notes a message the server has taken, before the next one is sent.

    Raises: StudygroupError with exit 4.
    """
    record = folder / SENT
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with record.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{message.digest}\n")
            file.flush()
            sync(file.fileno())
    except OSError as error:
        raise cannot_write(error, record) from error
