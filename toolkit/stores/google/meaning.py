"""What an answer of Google, or its absence, means for the call: was it done, may it be sent again?"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from google.auth.exceptions import RefreshError, TransportError
from requests.exceptions import ConnectionError as ConnectionFailed
from requests.exceptions import ConnectTimeout, ProxyError
from urllib3.exceptions import NewConnectionError

from toolkit.stores.google.answers import as_object, child, objects, text

if TYPE_CHECKING:
    from gspread.exceptions import APIError

    from toolkit.stores.google.answers import Object

_RATE_REASONS = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"})
_TRANSIENT = frozenset({408, 500, 502, 503, 504})
_KIND = re.compile(r"Invalid requests\[\d+\]\.?\w*")
_SCOPE = re.compile(r"insufficient authentication scopes", re.IGNORECASE)
_OFFICE = re.compile(r"not supported for this document", re.IGNORECASE)
# That a range to delete is no longer there means that somebody changed the sheet, not that it is protected.
_PROTECTED = re.compile(r"protected cell or object|(?<!\bno )protected range", re.IGNORECASE)


class Meaning(Enum):
    """What may be done after a call that brought no answer."""

    NOT_DONE = "not done"  # certainly not applied: it may be sent again, later
    UNKNOWN = "unknown"  # perhaps applied: look before anything is sent again
    STALE_TOKEN = "stale token"  # noqa: S105 - a name, not a secret
    NOT_SHARED = "not shared"
    NOT_FOUND = "not found"
    SERVICE_OFF = "service off"
    PROTECTED = "protected"
    REFUSED = "refused"
    SIGN_IN = "sign in"
    NO_SCOPE = "no scope"  # signed in, but without leave to use spreadsheets
    OFFICE_FILE = "office file"  # an Excel file kept in Drive, which only looks like a Google Sheet


class Fault(NamedTuple):
    """One failed call: what it means and what may be told of it.

    Shape: `said` names the status or the kind of request, never words of the answer, which may repeat people's data.
    Blanks: `wait` None means that Google named no waiting time; `status` 0 means no answer came.
    """

    meaning: Meaning
    status: int = 0
    said: str = ""
    wait: float | None = None


def meaning_of_answer(error: APIError) -> Fault:
    """What an answer that is no success means."""
    status = error.response.status_code
    details = as_object(error.error)
    wait = _seconds(error.response.headers.get("Retry-After", ""))
    if status == 429 or (status == 403 and _reasons(details) & _RATE_REASONS):
        return Fault(Meaning.NOT_DONE, status, str(status), wait)
    if status in _TRANSIENT:
        return Fault(Meaning.UNKNOWN, status, str(status), wait)
    return Fault(_refusal(status, details), status, _said(status, details))


def meaning_of_failure(error: Exception) -> Fault:
    """What it means that no answer came at all."""
    if isinstance(error, RefreshError):
        return Fault(Meaning.SIGN_IN, 0, type(error).__name__)
    if isinstance(error, TransportError | ConnectTimeout | ProxyError) or _never_connected(error):
        return Fault(Meaning.NOT_DONE, 0, type(error).__name__)
    return Fault(Meaning.UNKNOWN, 0, type(error).__name__)


def _never_connected(error: Exception) -> bool:
    if not isinstance(error, ConnectionFailed) or not error.args:
        return False
    return isinstance(getattr(error.args[0], "reason", None), NewConnectionError)


def _refusal(status: int, details: Object) -> Meaning:
    message = text(details, "message")
    if status == 401:
        return Meaning.STALE_TOKEN
    if status == 404:
        return Meaning.NOT_FOUND
    if status in {400, 403} and _PROTECTED.search(message):
        return Meaning.PROTECTED
    if status == 400 and _OFFICE.search(message):
        return Meaning.OFFICE_FILE
    if status == 403 and (_SCOPE.search(message) or "ACCESS_TOKEN_SCOPE_INSUFFICIENT" in _reasons(details)):
        return Meaning.NO_SCOPE
    if status == 403 and "SERVICE_DISABLED" in _reasons(details):
        return Meaning.SERVICE_OFF
    return Meaning.NOT_SHARED if status == 403 and not _reasons(details) - {"forbidden"} else Meaning.REFUSED


def _reasons(details: Object) -> set[str]:
    named = [*objects(details, "errors"), *objects(details, "details")]
    return {text(each, "reason") or text(child(each, "metadata"), "reason") for each in named} - {""}


def _said(status: int, details: Object) -> str:
    kind = _KIND.match(text(details, "message"))
    return f"{status} {kind[0]}" if kind else str(status)


def _seconds(header: str) -> float | None:
    return float(header) if header.strip().isdecimal() else None
