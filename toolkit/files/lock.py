"""One run at a time on one workbook: a lock file that says which machine and process holds it, since when."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.durable import gone_on_failure, write_new
from toolkit.files.faults import cannot_write, refused
from toolkit.files.processes import host, is_alive
from toolkit.files.temporary import temporary_beside
from toolkit.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A run on another machine cannot be asked whether it lives; none takes this long.
ABANDONED = timedelta(hours=6)


class Holder(NamedTuple):
    """Who holds a lock. Shape: `since` is UTC, ISO."""

    host: str
    pid: int
    since: str


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock of a file while the block runs; a lock whose run died is taken over.

    Raises: StudygroupError FILE_LOCKED_BY_RUN with exit 4, naming who holds it.
    """
    lock = lock_file(path)
    mine = Holder(host(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"))
    try:
        _take(lock, mine, path)
    except OSError as error:
        raise cannot_write(error, path) from error
    try:
        yield
    finally:
        # One that cannot be removed is stale as soon as this process ends.
        with suppress(OSError):
            lock.unlink(missing_ok=True)


def refuse_locked(path: Path) -> None:
    """Stops before a workbook that a living run holds: it is told at once, not after its work.

    Raises: StudygroupError FILE_LOCKED_BY_RUN with exit 4.
    """
    lock = lock_file(path)
    try:
        holder = _holder(lock)
    except OSError as error:
        raise cannot_write(error, path) from error
    if holder is not None and not _is_stale(holder):
        raise _held(lock, path)


def lock_file(path: Path) -> Path:
    """Where the lock of a file lies: beside it, links followed."""
    target = path.resolve()
    return target.with_name(f".studygroup~{target.name}.lock")


def _take(lock: Path, mine: Holder, path: Path) -> None:
    text = json.dumps(mine._asdict()).encode()
    try:
        _make(lock, text)
    except FileExistsError:
        _clear_stale(lock, path)
        try:
            _make(lock, text)
        except FileExistsError:
            raise _held(lock, path) from None


def _make(lock: Path, text: bytes) -> None:
    """The lock file, there with its content or not at all: a run killed here leaves nothing nobody can be named for.

    Raises: FileExistsError when there is one.
    """
    temporary = temporary_beside(lock)
    with gone_on_failure(temporary):
        write_new(temporary, text)
        try:
            os.link(temporary, lock)
        except FileExistsError:
            raise
        except OSError:
            # No links on this share: made first and filled then, as good as can be.
            write_new(lock, text)
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def _clear_stale(lock: Path, path: Path) -> None:
    holder = _holder(lock)
    if holder is None or not _is_stale(holder):
        raise _held(lock, path)
    # Two runs may see the same stale lock: only one of them renames it, and what was renamed is looked at again.
    aside = temporary_beside(lock)
    try:
        lock.rename(aside)
    except FileNotFoundError:
        return
    if _holder(aside) != holder:
        aside.rename(lock)
        raise _held(lock, path)
    aside.unlink(missing_ok=True)


def _holder(lock: Path) -> Holder | None:
    try:
        said = json.loads(lock.read_bytes())
        return Holder(str(said["host"]), int(said["pid"]), str(said["since"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        # Killed between making the file and filling it: nobody can be named, its age decides.
        since = datetime.fromtimestamp(lock.stat().st_mtime, UTC)
        return Holder("?", 0, since.isoformat(timespec="seconds"))


def _is_stale(holder: Holder) -> bool:
    if holder.host == host():
        return not is_alive(holder.pid)
    age = datetime.now(UTC) - datetime.fromisoformat(holder.since)
    return age > (ABANDONED if holder.pid else timedelta(minutes=1))


def _held(lock: Path, path: Path) -> Exception:
    holder = _holder(lock) or Holder("?", 0, "?")
    return refused(Code.FILE_LOCKED_BY_RUN, path, host=holder.host, pid=holder.pid, since=holder.since)
