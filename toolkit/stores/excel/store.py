"""An Excel workbook as a Store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.stores.excel.reader import read_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from toolkit.sheets import Applied, Patch, Snapshot


@dataclass(frozen=True, slots=True)
class ExcelStore:
    """One .xlsx or .xlsm file."""

    path: Path

    def read(self, sheets: Collection[str] | None = None) -> Snapshot:
        """The workbook as it is now."""
        return read_workbook(self.path, sheets)

    def apply(self, patches: Sequence[Patch], *, based_on: Snapshot, dry_run: bool = False) -> Applied:
        """Patches the package; every part that is not ours keeps its bytes."""
        from toolkit.stores.excel.apply import apply_patches  # noqa: PLC0415 - reading does not pay for writing

        return apply_patches(self.path, patches, based_on=based_on, dry_run=dry_run)
