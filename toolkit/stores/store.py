"""What every place a programme may live in can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from toolkit.sheets import Applied, Patch, Snapshot


class Store(Protocol):
    """One workbook: read once per command, written once, all patches or none."""

    def read(self, sheets: Collection[str] | None = None) -> Snapshot:
        """The workbook as it is now; `sheets` limits it to these names.

        Raises: StudygroupError when it cannot be read.
        """

    def apply(self, patches: Sequence[Patch], *, based_on: Snapshot, dry_run: bool = False) -> Applied:
        """Writes the patches in one go, or only says what would happen.

        Problems: a refused patch is an Outcome with its problem, the others are written.
        Raises: StudygroupError when nothing can be written.
        """
