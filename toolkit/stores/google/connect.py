"""From a location to its store: one account and one quota for all Google Sheets of a run."""

from __future__ import annotations

import os
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from toolkit.errors import OUTSIDE_FAILED, StudygroupError
from toolkit.files.sheet_changes import changes_of
from toolkit.problems import Code, problem
from toolkit.sheets import Calls
from toolkit.stores.google.answers import text
from toolkit.stores.google.budget import Budget
from toolkit.stores.google.key_files import read_key
from toolkit.stores.google.limiter import Clock, quota_of
from toolkit.stores.google.live import try_live
from toolkit.stores.google.service import Service
from toolkit.stores.google.signing_in import ask_in_browser, sign_in
from toolkit.stores.google.store import GoogleStore
from toolkit.stores.google.transport import Transport

if TYPE_CHECKING:
    from toolkit.stores.google.limiter import Quota
    from toolkit.stores.google.live import Observed

# Which key file to use when no option names one.
KEY_VARIABLE = "STUDYGROUP_CREDENTIALS"
# A server on this machine that stands in for Google, for tests.
SERVER_VARIABLE = "STUDYGROUP_GOOGLE_SERVER"
_LOOPBACK = frozenset({"127.0.0.1", "::1"})
_SIGNING_IN = threading.Lock()


def open_spreadsheet(spreadsheet: str, *, write: bool, credentials: Path | None) -> GoogleStore:
    """The store of one Google Sheet; without `write` it signs in for reading, and anew if it must write after all.

    Raises: StudygroupError when the key cannot be used or nobody is signed in.
    """
    writer = None if write else lambda: _chosen(credentials, write=True)
    return GoogleStore(_chosen(credentials, write=write), spreadsheet, writer, changes_of(spreadsheet))


def new_spreadsheet(title: str, locale: str, *, credentials: Path | None) -> str:
    """The id of a new, empty spreadsheet of the person who signed in.

    Raises: StudygroupError when a service account is asked, which owns no Drive space, or Google does not make it.
    """
    service = _chosen(credentials, write=True)
    if service.address:
        raise StudygroupError(problem(Code.GOO_NO_DRIVE, None, address=service.address), OUTSIDE_FAILED)
    return service.create(title, locale, Budget(service.clock))


def key_owner(credentials: Path | None) -> str:
    """The address or kind of the key that would be used; "" where none is named.

    Raises: StudygroupError when the key cannot or must not be used.
    """
    named = os.environ.get(KEY_VARIABLE)
    key = credentials or (Path(named) if named else None)
    if key is None:
        return ""
    content = read_key(key)
    return text(content, "client_email") or text(content, "type") or next(iter(content), "")


def try_spreadsheet(spreadsheet: str, *, credentials: Path | None) -> tuple[str, tuple[Observed, ...]]:
    """What the real service does in a scratch sheet.

    Raises: StudygroupError when it cannot be read or written.
    """
    return try_live(_chosen(credentials, write=True), spreadsheet)


def calls_made() -> Calls:
    """How often Google was asked so far in this process, tries included."""
    quota = _quota()
    return Calls(quota.reads.total, quota.writes.total)


def service_of(key: Path | None, *, write: bool, clock: Clock, quota: Quota, server: str = "") -> Service:
    """Google as the account of a key sees it, or the server on this machine in its place.

    Raises: StudygroupError when the server is elsewhere, or the key is one that Google itself would take.
    """
    if server and not _is_here(server):
        raise StudygroupError(problem(Code.GOO_SERVER_ELSEWHERE), OUTSIDE_FAILED)
    account = sign_in(key, write=write, consent=ask_in_browser)
    if server and not _is_here(account.token_uri):
        raise StudygroupError(problem(Code.GOO_KEY_IS_REAL), OUTSIDE_FAILED)
    return Service(Transport(account.credentials, clock, quota, base=server), clock, account.address, account.kept)


def _chosen(credentials: Path | None, *, write: bool) -> Service:
    """The service of the key an option or the environment names; one for all workbooks of a run."""
    named = os.environ.get(KEY_VARIABLE)
    key = credentials or (Path(named) if named else None)
    # Several sheets may be opened at once: only one of them signs in, with at most one browser.
    with _SIGNING_IN:
        return _service(key, write, os.environ.get(SERVER_VARIABLE, "").rstrip("/"))


@cache
def _service(key: Path | None, write: bool, server: str) -> Service:
    return service_of(key, write=write, clock=_clock(), quota=_quota(), server=server)


@cache
def _clock() -> Clock:
    return Clock()


@cache
def _quota() -> Quota:
    return quota_of(_clock())


def _is_here(address: str) -> bool:
    """Whether an address can only mean this machine."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.hostname in _LOOPBACK and not parts.username
