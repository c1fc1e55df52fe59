"""The members of a package that change when sheets of ours are written into it, or cells of people's."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.sheets import SheetPatch
from toolkit.stores.digest import digest_of
from toolkit.stores.excel.book import STYLES_TYPE, Book
from toolkit.stores.excel.drawing import SheetDrawing
from toolkit.stores.excel.kept import Kept, SheetRelationships, kept_of
from toolkit.stores.excel.layout import filter_range
from toolkit.stores.excel.package import pack
from toolkit.stores.excel.reachable import only_through
from toolkit.stores.excel.sheet_part import SheetPart
from toolkit.stores.excel.styles import StyleBook
from toolkit.stores.excel.xml_part import child, open_part, part_bytes
from toolkit.stores.layout import layout_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.examine import Examined
    from toolkit.stores.excel.intent import Intent
    from toolkit.stores.excel.package import Packed
    from toolkit.stores.excel.parts import Sheet, WorkbookParts


_LARGE = 16 * 1024 * 1024
_MANY_CELLS = 20_000


class Changes(NamedTuple):
    """Members to write and members to drop, by name."""

    written: dict[str, bytes | Packed]
    dropped: frozenset[str]


def draw(container: Container, parts: WorkbookParts, intents: Sequence[Intent]) -> Changes:
    """Every member that changes for these intents; all others keep their bytes."""
    drawing = _Drawing(container, parts, [each.patch for each in intents if isinstance(each.patch, SheetPatch)])
    for each in intents:
        if each.writes and isinstance(each.patch, SheetPatch):
            drawing.add(each, each.patch)
        elif each.writes and each.sheet and each.examined:
            drawing.edit(each.sheet, each.examined)
    # Last: the positions of all sheets hold until then.
    for each in intents:
        if each.state == "removed" and each.sheet:
            drawing.remove(each.sheet)
    return drawing.changes()


class _Drawing:
    def __init__(self, container: Container, parts: WorkbookParts, batch: Sequence[SheetPatch]) -> None:
        self._container = container
        self._parts = parts
        self._batch = batch
        self._book = Book(container, parts)
        found = container.find(parts.styles) if parts.styles else None
        self._styles_name = found.name if found else None
        self._styles = StyleBook(open_part(container, found.name) if found else self._no_styles())
        self._written: dict[str, bytes | Packed] = {}
        self._dropped: set[str] = set()

    def add(self, intent: Intent, patch: SheetPatch) -> None:
        part, kept = self._place(intent, patch)
        relationships = SheetRelationships(self._container, part)
        sheet = SheetPart(
            patch,
            self._styles,
            self._batch,
            namespace=self._parts.namespace,
            relationships=self._book.relationships,
            epoch_1904=self._parts.epoch_1904,
        )
        drawing = SheetDrawing(self._container, self._book, relationships, strict=self._parts.strict)
        drawn = drawing.draw(patch, intent.title)
        self._written |= drawing.written
        self._dropped |= drawing.dropped
        many = len(patch.rows) * len(patch.columns) > _MANY_CELLS
        self._written[part] = pack(sheet.blocks(kept, relationships.free, drawn), quick=many)
        for rid, address in sheet.external:
            relationships.link(rid, address, self._book.relationships)
        lines = relationships.changed()
        if lines:
            self._book.declare_rels()
        self._written |= lines
        if patch.owned:
            self._book.mark(patch.key, intent.title, digest_of(patch))
        self._book.name_areas(intent.title, filter_range(patch) if patch.columns else None, layout_of(patch).header)

    def remove(self, sheet: Sheet) -> None:
        self._drop_calculation_order(open_part(self._container, sheet.part))
        gone = only_through(self._container, sheet.part)
        self._book.remove_sheet(sheet)
        self._book.undeclare(gone)
        self._dropped |= gone

    def edit(self, sheet: Sheet, examined: Examined) -> None:
        # Sheets of ours alone need none of it.
        from toolkit.stores.excel.formats import read_formats  # noqa: PLC0415
        from toolkit.stores.excel.splice import Splice, filter_before, grown, reference_of  # noqa: PLC0415

        formats = read_formats(self._container, self._parts.styles)
        splice = Splice(examined, self._styles, formats, epoch_1904=self._parts.epoch_1904)
        member = self._container.find(sheet.part)
        large = len(examined.rows.data) > _LARGE
        self._written[member.name if member else sheet.part] = pack(splice.blocks(), quick=large)
        for table in examined.around.tables:
            area = grown(table.area, examined)
            if area != table.area:
                self._written[table.part] = self._grown_table(table.part, reference_of(area))
        before = filter_before(examined)
        if before is not None and grown(before, examined) != before:
            self._book.name_filter(sheet.name, reference_of(grown(before, examined)))
        self._book.calculate_on_opening()

    def changes(self) -> Changes:
        if self._styles_name is None:
            # Some readers look for this name only, whatever the relationships say.
            pattern = f"{posixpath.dirname(self._parts.part)}/styles{{}}.xml"
            self._styles_name = self._book.free_member(pattern, first=0)
            self._book.relate(self._styles_name, "styles")
            self._book.declare(self._styles_name, STYLES_TYPE)
        self._written[self._styles_name] = self._styles.bytes()
        return Changes({**self._book.changed(), **self._written}, frozenset(self._dropped))

    def _place(self, intent: Intent, patch: SheetPatch) -> tuple[str, Kept]:
        """The member of the sheet, and what people put onto the old one."""
        if intent.sheet is None:
            return self._book.add_sheet(patch.title, hidden=patch.hidden), Kept()
        member = self._container.find(intent.sheet.part)
        part = member.name if member else intent.sheet.part
        old = open_part(self._container, part)
        self._drop_calculation_order(old)
        # Formulas of people's may look at what stood there.
        self._book.calculate_on_opening()
        return part, kept_of(old)

    def _drop_calculation_order(self, old: etree._Element) -> None:
        """A formula somebody typed into a sheet of ours is listed there."""
        if next(old.iter("{*}f"), None) is not None:
            chain = self._book.drop_calculation_order()
            self._dropped |= {chain} if chain else set()

    def _grown_table(self, part: str, reference: str) -> bytes:
        root = open_part(self._container, part)
        root.set("ref", reference)
        table_filter = child(root, "autoFilter")
        if table_filter is not None:
            table_filter.set("ref", reference)
        return part_bytes(root)

    def _no_styles(self) -> etree._Element:
        return etree.fromstring(f'<styleSheet xmlns="{self._parts.namespace}"/>')
