"""Patches written into a person's workbook, all or none, by exchanging the file for one with our members patched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.collecting import without_collecting
from toolkit.errors import StudygroupError
from toolkit.files.backup import keep_backup
from toolkit.files.durable import replace_durably
from toolkit.files.faults import cannot_write, refused
from toolkit.files.lock import locked
from toolkit.files.open_elsewhere import refuse_open
from toolkit.files.output import backup_folder, real_file, result_file
from toolkit.files.undoing import Change, digest_of, remember_change, was_written_by_us
from toolkit.places import CellRef
from toolkit.problems import Code, problem
from toolkit.sheets import Applied, Outcome
from toolkit.stores.excel.container import open_container, version_at
from toolkit.stores.excel.draw import draw
from toolkit.stores.excel.intent import intents_of
from toolkit.stores.excel.package import package_blocks
from toolkit.stores.excel.parts import read_parts
from toolkit.stores.excel.recheck import recheck

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.sheets import Patch, Snapshot
    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.draw import Changes
    from toolkit.stores.excel.intent import Intent
    from toolkit.stores.excel.parts import WorkbookParts

# Somebody who saves again and again while we write is asked to come back.
_TRIES = 3


@without_collecting()
def apply_patches(
    path: Path, patches: Sequence[Patch], *, based_on: Snapshot, seen: Container | None = None, dry_run: bool = False
) -> Applied:
    """What became of each patch, in their order; a file nothing changes in is not touched.

    Shape: `seen` is the file as it was when `based_on` was read. A workbook people saved since is read anew, and the
    patches are applied to what it holds now as long as they take nothing back.
    Raises: StudygroupError with exit 4, the file as it was: open elsewhere, locked by another run, disk full, no
    permission, or changed so that the patches no longer stand; the result then lies beside it.
    """
    work = _Work(path, patches, based_on, seen)
    attempt = work.attempt(dry_run=dry_run)
    if dry_run or not attempt.writes:
        return Applied(attempt.outcomes)
    refuse_open(path)
    with locked(path):
        for _ in range(_TRIES):
            drawn = attempt.drawn()
            # The unpacked sheets people edit are large; from here on only what is written is needed.
            del attempt
            try:
                return Applied(drawn.outcomes, _save(path, drawn))
            except _ChangedError:
                attempt = work.attempt()
            if not attempt.writes:
                return Applied(attempt.outcomes)
    raise refused(Code.FILE_CHANGED_MEANWHILE, path)


class _ChangedError(Exception):
    """Somebody saved the workbook while the new one was being made."""


class _Attempt(NamedTuple):
    """The patches decided on one state of the workbook; `behind` when they were computed from an earlier one."""

    container: Container
    parts: WorkbookParts
    version: str
    intents: tuple[Intent, ...]
    behind: bool = False

    @property
    def writes(self) -> bool:
        return any(each.writes for each in self.intents)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return tuple(self._told(each) for each in self.intents)

    def drawn(self) -> _Drawn:
        """The members to write, and what is told of them."""
        changes = draw(self.container, self.parts, self.intents)
        return _Drawn(self.container, self.version, changes, self.outcomes)

    def _told(self, intent: Intent) -> Outcome:
        outcome = intent.outcome
        if not self.behind or not intent.writes or outcome.problem is not None:
            return outcome
        at = CellRef(self.container.file, outcome.sheet, 0, 0)
        return outcome._replace(problem=problem(Code.SHEET_COUNTS_EARLIER, at))


class _Drawn(NamedTuple):
    """The new members of a workbook, and what it was when they were drawn."""

    container: Container
    version: str
    changes: Changes
    outcomes: tuple[Outcome, ...]


class _Work:
    """One call of `apply_patches`."""

    def __init__(self, path: Path, patches: Sequence[Patch], based_on: Snapshot, seen: Container | None) -> None:
        self._path = path
        self._patches = patches
        self._based_on = based_on
        self._seen = seen if seen is not None and seen.version == based_on.version else None

    def attempt(self, *, dry_run: bool = False) -> _Attempt:
        """The patches decided on the workbook as it is now.

        Raises: StudygroupError when they no longer stand.
        """
        try:
            now = open_container(self._path)
            version = now.version
            if version == self._based_on.version:
                return self._decided(self._seen or now, version)
            from toolkit.stores.excel.meanwhile import still_stand  # noqa: PLC0415 - reads the workbook anew

            if still_stand(self._patches, self._based_on, now):
                return self._decided(now, version, behind=True)
        except StudygroupError as unreadable:
            if unreadable.problem.code is Code.FILE_CANNOT_READ:
                raise
            raise self._stopped(None, dry_run=dry_run) from unreadable
        raise self._stopped(now, dry_run=dry_run)

    def _decided(self, container: Container, version: str, *, behind: bool = False) -> _Attempt:
        parts = read_parts(container)
        return _Attempt(container, parts, version, intents_of(container, parts, self._patches), behind)

    def _stopped(self, now: Container | None, *, dry_run: bool) -> StudygroupError:
        """The error that says what was found; what people would lose otherwise is left beside their workbook."""
        real = real_file(self._path)
        other_run = now is not None and was_written_by_us(real, backup_folder(real), now.data)
        version = self._based_on.version
        attempt = self._decided(self._seen, version) if self._seen and not other_run and not dry_run else None
        if attempt is None or not attempt.writes:
            return refused(Code.FILE_CHANGED_MEANWHILE, self._path)
        beside = result_file(self._path)
        container, _, changes, _ = attempt.drawn()
        replace_durably(beside, package_blocks(container, changes.written, changes.dropped))
        return refused(Code.FILE_RESULT_BESIDE, self._path, result=beside.name)


def _save(path: Path, drawn: _Drawn) -> str:
    """Exchanges the file; answers the name of the copy kept of the old one."""
    container, changes = drawn.container, drawn.changes
    copies: list[str] = []
    data = package_blocks(container, changes.written, changes.dropped)
    real = real_file(path)

    def before(temporary: Path) -> None:
        recheck(container, temporary, changes, path)
        refuse_open(path)
        _see_unchanged(path, drawn.version)
        copies.append(keep_backup(real, container.data, backup_folder(real)))
        change = Change(digest_of(container.data), digest_of(data), copies[0])
        remember_change(real, backup_folder(real), change)
        refuse_open(path)
        _see_unchanged(path, drawn.version)

    replace_durably(path, data, before=before)
    return copies[0]


def _see_unchanged(path: Path, version: str) -> None:
    try:
        now = version_at(path)
    except FileNotFoundError as gone:
        raise _ChangedError from gone
    except OSError as error:
        raise cannot_write(error, path) from error
    if now != version:
        raise _ChangedError
