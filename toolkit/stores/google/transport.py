"""The one way our requests reach Google: limited, timed, signed, and elsewhere only on this machine."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import requests
from google.auth.exceptions import TransportError
from google.auth.transport.requests import Request as TokenRequest
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from google.auth.credentials import Credentials
    from google.auth.transport import Response as TokenResponse
    from gspread.http_client import FileType, ParamsType

    from toolkit.stores.google.answers import Json
    from toolkit.stores.google.limiter import Clock, Quota

# Google itself gives up after 180 seconds.
CONNECT_SECONDS, READ_SECONDS = 10.0, 190.0
_TOKEN_SECONDS = 30
_GOOGLE = ("https://sheets.googleapis.com", "https://www.googleapis.com")
_BLOCK = 1 << 16


class Transport(HTTPClient):
    """gspread's HTTP client with one attempt a call; when to try again is decided above it.

    Shape: several threads may ask at once; `base` stands in Google's place, on this machine only.
    """

    def __init__(self, credentials: Credentials, clock: Clock, quota: Quota, *, base: str = "") -> None:
        session = requests.Session()
        super().__init__(credentials, session)
        # A proxy or a .netrc of this machine must not see what is meant for a server on it.
        session.trust_env = not base
        self.set_timeout((CONNECT_SECONDS, READ_SECONDS))
        self._signing = threading.Lock()
        self._credentials = credentials
        self._clock = clock
        self._quota = quota
        self._base = base
        self._token_request = _TokenRequest(session)

    def request(
        self,
        method: str,
        endpoint: str,
        params: ParamsType | None = None,
        data: bytes | None = None,
        json: Mapping[str, Json] | None = None,
        files: FileType = None,
        headers: MutableMapping[str, str] | None = None,
    ) -> requests.Response:
        """One attempt, counted and limited; its body is not read yet.

        Raises: APIError, RequestException, or an error of google.auth.
        """
        signed = dict(headers or {})
        self._sign(signed)
        self._count(method)
        response = self.session.request(
            method,
            self._place(endpoint),
            params=params,
            data=data,
            json=json,
            files=files,
            headers=signed,
            timeout=self.timeout,
            allow_redirects=False,
            stream=True,
        )
        if response.status_code != requests.codes.ok:
            raise APIError(response)
        return response

    def forget_token(self) -> None:
        """Makes the next call sign in anew."""
        self._credentials.token = None

    def _sign(self, headers: dict[str, str]) -> None:
        with self._signing:
            if not self._credentials.valid:
                self._credentials.refresh(self._token_request)
            self._credentials.apply(headers)

    def _count(self, method: str) -> None:
        (self._quota.reads if method.lower() == "get" else self._quota.writes).wait()

    def _place(self, endpoint: str) -> str:
        for prefix in _GOOGLE if self._base else ():
            if endpoint.startswith(prefix):
                return self._base + endpoint.removeprefix(prefix)
        return endpoint


class TooLargeError(Exception):
    """An answer of more bytes than we take."""


def answer_of(response: requests.Response, limit: int, clock: Clock) -> Json:
    """The body of an answer as data.

    Raises: TooLargeError; ValueError when it is not JSON to its end; RequestException when it breaks off or drips on.
    """
    body = bytearray()
    began = clock.now()
    with response:
        for block in response.iter_content(_BLOCK):
            body += block
            if len(body) > limit:
                raise TooLargeError
            if clock.now() - began > READ_SECONDS:
                raise requests.exceptions.ReadTimeout
    data: Json = json.loads(body)
    return data


class _TokenRequest(TokenRequest):
    """Asks for tokens once; google.auth would sleep and ask again by itself."""

    def __call__(  # type: ignore[override]
        self, url: str, method: str = "GET", body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> TokenResponse:
        response: TokenResponse = super().__call__(url, method, body, headers, timeout=_TOKEN_SECONDS)  # type: ignore[no-untyped-call]
        if response.status >= 500 or response.status in {408, 429}:
            raise TransportError(str(response.status))
        return response
