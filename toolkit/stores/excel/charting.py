"""Charts in a new workbook: the same parts that a workbook of people's would get."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.stores.excel.book import Book
from toolkit.stores.excel.container import container_of
from toolkit.stores.excel.drawing import SheetDrawing
from toolkit.stores.excel.kept import SheetRelationships
from toolkit.stores.excel.package import package_bytes
from toolkit.stores.excel.parts import read_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.sheets import SheetPatch
    from toolkit.stores.excel.package import Packed

# What stands behind a drawing in the schema's order.
_BEHIND = re.compile(rb"<legacyDrawing|<tableParts|</worksheet>")


def with_charts(data: bytes, patches: Sequence[SheetPatch]) -> bytes:
    """A new workbook's bytes with the charts of its sheets; `patches` are the sheets in their order."""
    container = container_of("", data)
    parts = read_parts(container)
    book = Book(container, parts)
    written: dict[str, bytes | Packed] = {}
    for sheet, patch in zip(parts.sheets, patches, strict=True):
        if not patch.charts:
            continue
        relationships = SheetRelationships(container, sheet.part)
        drawing = SheetDrawing(container, book, relationships, strict=False)
        element = f'<drawing xmlns:r="{book.relationships}" r:id="{drawing.draw(patch, sheet.name)}"/>'.encode()
        xml = container.read(sheet.part)
        place = next(_BEHIND.finditer(xml)).start()
        written |= {sheet.part: xml[:place] + element + xml[place:], **drawing.written, **relationships.changed()}
    return package_bytes(container, {**book.changed(), **written})
