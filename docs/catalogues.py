"""Compiles the message catalogues: all .po files of a language into one studygroup.mo."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from toolkit.language.catalogue import compiled_path
from toolkit.names import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

# Equal sources must give equal bytes.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


class _Lasting(Catalog):
    """A catalogue that does not say which version of the tool wrote it: all of them write the same bytes."""

    def __iter__(self) -> Iterator[Message]:
        for message in super().__iter__():
            if not message.id:
                lines = str(message.string).splitlines(keepends=True)
                message.string = "".join(line for line in lines if not line.startswith("Generated-By:"))
            yield message


def compiled(language: Language) -> bytes:
    """The compiled catalogue of a language.

    Raises: ValueError when two files define one key.
    """
    whole = _Lasting(locale=language.value, fuzzy=False, creation_date=EPOCH, revision_date=EPOCH)
    folder = compiled_path(language).parent
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as stream:
            part = read_po(stream, abort_invalid=True)
        for message in part:
            if not message.id:
                continue
            if message.id in whole:
                raise ValueError(f"{path}: {message.id} is defined twice")
            whole.add(message.id, message.string)
    stream_out = io.BytesIO()
    write_mo(stream_out, whole)
    return stream_out.getvalue()


def main() -> int:
    """Writes every compiled catalogue; says which changed."""
    for language in Language:
        path = compiled_path(language)
        data = compiled(language)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            print(f"compiled {language.value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
