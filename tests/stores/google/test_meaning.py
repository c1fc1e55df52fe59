from __future__ import annotations

import json

import pytest
import requests
from google.auth.exceptions import RefreshError, TransportError
from gspread.exceptions import APIError
from requests.exceptions import (
    ChunkedEncodingError,
    ConnectTimeout,
    ProxyError,
    ReadTimeout,
    SSLError,
)
from requests.exceptions import (
    ConnectionError as ConnectionFailed,
)
from urllib3.connection import HTTPConnection
from urllib3.exceptions import MaxRetryError, NewConnectionError, ProtocolError

from toolkit.stores.google.meaning import Meaning, meaning_of_answer, meaning_of_failure

NEVER_CONNECTED = ConnectionFailed(MaxRetryError(None, "/", NewConnectionError(HTTPConnection("h"), "refused")))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (ConnectTimeout(), Meaning.NOT_DONE),
        (ProxyError(), Meaning.NOT_DONE),
        (TransportError(), Meaning.NOT_DONE),
        (NEVER_CONNECTED, Meaning.NOT_DONE),
        (ConnectionFailed(ProtocolError("Connection aborted.")), Meaning.UNKNOWN),
        (ConnectionFailed(), Meaning.UNKNOWN),
        (SSLError(), Meaning.UNKNOWN),
        (ReadTimeout(), Meaning.UNKNOWN),
        (ChunkedEncodingError(), Meaning.UNKNOWN),
        (ValueError(), Meaning.UNKNOWN),
        (RefreshError(), Meaning.SIGN_IN),
    ],
)
def test_only_what_never_left_us_counts_as_not_done(error: Exception, meaning: Meaning) -> None:
    assert meaning_of_failure(error).meaning is meaning


def answered(status: int, message: str = "", reason: str = "", headers: dict[str, str] | None = None) -> APIError:
    response = requests.Response()
    response.status_code = status
    response.headers.update(headers or {})
    error = {"code": status, "message": message, "errors": [{"reason": reason}] if reason else []}
    response._content = json.dumps({"error": error}).encode()
    return APIError(response)


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        (answered(429), Meaning.NOT_DONE),
        (answered(403, reason="rateLimitExceeded"), Meaning.NOT_DONE),
        (answered(403, reason="userRateLimitExceeded"), Meaning.NOT_DONE),
        (answered(403, reason="storageQuotaExceeded"), Meaning.REFUSED),
        (answered(403, reason="SERVICE_DISABLED"), Meaning.SERVICE_OFF),
        (answered(403, "The caller does not have permission"), Meaning.NOT_SHARED),
        (answered(403, reason="forbidden"), Meaning.NOT_SHARED),
        (answered(400, "You are trying to edit a protected cell or object."), Meaning.PROTECTED),
        (answered(400, "Invalid requests[3].updateCells: 林甲"), Meaning.REFUSED),
        (answered(400, "This operation is not supported for this document"), Meaning.OFFICE_FILE),
        (answered(403, "Request had insufficient authentication scopes."), Meaning.NO_SCOPE),
        (answered(403, "Request had insufficient authentication scopes.", "forbidden"), Meaning.NO_SCOPE),
        (answered(403, reason="ACCESS_TOKEN_SCOPE_INSUFFICIENT"), Meaning.NO_SCOPE),
        (answered(401), Meaning.STALE_TOKEN),
        (answered(404), Meaning.NOT_FOUND),
        (answered(408), Meaning.UNKNOWN),
        (answered(500), Meaning.UNKNOWN),
        (answered(503), Meaning.UNKNOWN),
        (answered(302), Meaning.REFUSED),
    ],
)
def test_an_answer_says_whether_it_may_be_sent_again(answer: APIError, meaning: Meaning) -> None:
    assert meaning_of_answer(answer).meaning is meaning


def test_a_refusal_names_the_kind_of_request_and_never_what_was_in_it() -> None:
    assert meaning_of_answer(answered(400, "Invalid requests[3].updateCells: 林甲")).said == (
        "400 Invalid requests[3].updateCells"
    )
    assert meaning_of_answer(answered(400, "林甲 is wrong")).said == "400"


@pytest.mark.parametrize(("header", "wait"), [("30", 30.0), ("", None), ("Wed, 21 Oct 2026 07:28:00 GMT", None)])
def test_retry_after_is_taken_in_seconds(header: str, wait: float | None) -> None:
    assert meaning_of_answer(answered(429, headers={"Retry-After": header})).wait == wait
