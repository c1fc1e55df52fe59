"""What every request of a batch works on: a draft of the spreadsheet, who asks, and where new numbers come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from tests.sheets_server.formats import with_colour_pairs
from tests.sheets_server.refusals import invalid
from tests.sheets_server.schema import check_mask
from tests.sheets_server.trees import Mask, Object, mask_of, text

if TYPE_CHECKING:
    from tests.sheets_server.addresses import Box
    from tests.sheets_server.books import Sheet, Spreadsheet
    from tests.sheets_server.defects import Defect


@dataclass(frozen=True, slots=True)
class Draft:
    """A spreadsheet being changed by somebody."""

    book: Spreadsheet
    person: str
    numbers: Random
    defects: frozenset[Defect] = frozenset()

    def fresh_number(self) -> int:
        """A number for something new, as large as the service's."""
        return self.numbers.randrange(1, 2**31)

    def boxed(self, grid_range: Object) -> tuple[Sheet, Box]:
        """The cells of a GridRange that are about to be changed.

        Raises: Refusal when there is no such sheet or a protection keeps this person out.
        """
        sheet, box = self.book.boxed(grid_range)
        self.book.check_protection(sheet, box, self.person)
        return sheet, box


Change: TypeAlias = Callable[[Draft, Object], Object]


def update_mask(request: Object, schema: str) -> Mask:
    """The `fields` of a request that updates something.

    Raises: Refusal when nothing is listed or a field is not one of the schema.
    """
    written = text(request, "fields")
    if not written:
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    mask = mask_of(written)
    if "*" in mask:
        return {}
    check_mask(schema, mask)
    return with_colour_pairs(mask)
