"""Patches written into a person's workbook, all or none, by exchanging the file for one with our members patched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.files.backup import keep_backup
from toolkit.files.durable import replace_durably
from toolkit.files.faults import refused
from toolkit.files.lock import locked
from toolkit.files.open_elsewhere import refuse_open
from toolkit.files.output import backup_folder
from toolkit.files.undoing import Change, digest_of, remember_change
from toolkit.problems import Code
from toolkit.sheets import Applied
from toolkit.stores.excel.container import open_container, version_of
from toolkit.stores.excel.draw import draw
from toolkit.stores.excel.intent import intents_of
from toolkit.stores.excel.package import package_bytes
from toolkit.stores.excel.parts import read_parts
from toolkit.stores.excel.recheck import recheck

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.sheets import Patch, Snapshot
    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.draw import Changes


def apply_patches(path: Path, patches: Sequence[Patch], *, based_on: Snapshot, dry_run: bool) -> Applied:
    """What became of each patch, in their order; a file nothing changes in is not touched.

    Raises: StudygroupError with exit 4, the file as it was: open elsewhere, locked by another run, changed since it
    was read, disk full, no permission.
    """
    container = open_container(path)
    if container.version != based_on.version:
        raise refused(Code.FILE_CHANGED_MEANWHILE, path)
    parts = read_parts(container)
    intents = intents_of(container, parts, patches)
    outcomes = tuple(each.outcome for each in intents)
    if dry_run or not any(each.writes for each in intents):
        return Applied(outcomes)
    refuse_open(path)
    with locked(path):
        changes = draw(container, parts, intents)
        return Applied(outcomes, _save(path, container, changes))


def _save(path: Path, container: Container, changes: Changes) -> str:
    """Exchanges the file; answers the name of the copy kept of the old one."""
    copies: list[str] = []
    data = package_bytes(container, changes.written, changes.dropped)

    def before(temporary: Path) -> None:
        recheck(container, temporary, changes, path)
        copies.append(keep_backup(path, container.data, backup_folder(path)))
        refuse_open(path)
        if version_of(path.read_bytes()) != container.version:
            raise refused(Code.FILE_CHANGED_MEANWHILE, path)
        change = Change(digest_of(container.data), digest_of(data), copies[0])
        remember_change(path, backup_folder(path), change)

    replace_durably(path, data, before=before)
    return copies[0]
