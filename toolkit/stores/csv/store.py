"""A folder of .csv files as a Store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.stores.csv.reader import read_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from toolkit.sheets import Applied, Patch, Snapshot


@dataclass(frozen=True, slots=True)
class CsvStore:
    """One folder, each .csv a sheet."""

    path: Path

    def read(self, sheets: Collection[str] | None = None) -> Snapshot:
        """The folder as it is now."""
        return read_folder(self.path, sheets)

    def apply(self, patches: Sequence[Patch], *, based_on: Snapshot, dry_run: bool = False) -> Applied:
        """Writes the files that are ours and the marks beside them."""
        from toolkit.stores.csv.apply import apply_patches  # noqa: PLC0415 - reading does not pay for writing

        return apply_patches(self.path, patches, based_on=based_on, dry_run=dry_run)
