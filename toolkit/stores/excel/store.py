"""An Excel workbook as a Store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.collecting import without_collecting
from toolkit.stores.excel.container import open_container
from toolkit.stores.excel.parts import read_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from toolkit.sheets import Applied, Patch, Snapshot
    from toolkit.stores.excel.container import Container


class ExcelStore:
    """One .xlsx or .xlsm file, and its bytes as they were read last."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: Container | None = None

    @without_collecting()
    def read(self, sheets: Collection[str] | None = None) -> Snapshot:
        """The workbook as it is now."""
        from toolkit.stores.excel.reader import snapshot_of  # noqa: PLC0415 - writing does not pay for reading

        self._seen = open_container(self.path)
        return snapshot_of(self._seen, read_parts(self._seen), sheets)

    def apply(self, patches: Sequence[Patch], *, based_on: Snapshot, dry_run: bool = False) -> Applied:
        """Patches the package; every part that is not ours keeps its bytes."""
        from toolkit.stores.excel.apply import apply_patches  # noqa: PLC0415 - reading does not pay for writing

        return apply_patches(self.path, patches, based_on=based_on, seen=self._seen, dry_run=dry_run)
