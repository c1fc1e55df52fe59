"""Who we are to Google: a service account's key, a person who signed in, or what the machine is set up for."""

from __future__ import annotations

import sys
import warnings
import webbrowser
from typing import TYPE_CHECKING, NamedTuple

import google.auth
from google.auth.exceptions import GoogleAuthError
from google.oauth2.credentials import Credentials as PersonCredentials
from google.oauth2.service_account import Credentials as ServiceCredentials

from toolkit.problems import Code
from toolkit.stores.google.answers import child, text
from toolkit.stores.google.faults import cannot_sign_in, key_unusable
from toolkit.stores.google.key_files import read_key, token_folder, write_token

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from google.auth.credentials import Credentials

    from toolkit.stores.google.answers import Object

READ_SCOPE = "https://www.googleapis.com/auth/spreadsheets.readonly"
WRITE_SCOPE = "https://www.googleapis.com/auth/spreadsheets"
_TOKENS = {READ_SCOPE: "google_read.json", WRITE_SCOPE: "google_write.json"}

_PATIENCE = 300


class Account(NamedTuple):
    """Credentials, and the address people share sheets with.

    Blanks: `address` is empty where a person signed in; `token_uri` where the machine's own set-up is used; `kept` is
    the token of a person we keep, None where there is none.
    """

    credentials: Credentials
    address: str = ""
    token_uri: str = ""
    kept: Path | None = None


def sign_in(key: Path | None, *, write: bool, consent: Callable[[Object, str], PersonCredentials]) -> Account:
    """The account of a key file, or of this machine without one; reading asks for no more than reading.

    Shape: `consent` opens a browser for a client and a scope, and answers with whoever signed in.
    Raises: StudygroupError when the key cannot be used, or nobody is signed in.
    """
    scope = WRITE_SCOPE if write else READ_SCOPE
    if key is None:
        return Account(_machine(scope))
    content = read_key(key)
    try:
        if text(content, "type") == "service_account":
            address = text(content, "client_email")
            return Account(_service(content, scope), address, text(content, "token_uri"))
        if text(content, "type") == "authorized_user":
            found = _person(content)
            return Account(found, "", _token_uri(found))
    except (GoogleAuthError, ValueError):
        raise key_unusable(Code.GOO_KEY_UNREADABLE, key) from None
    if not child(content, "installed"):
        raise key_unusable(Code.GOO_KEY_UNREADABLE, key)
    person, kept = _signed_in(content, scope, consent)
    return Account(person, "", _token_uri(person), kept)


def ask_in_browser(client: Object, scope: str) -> PersonCredentials:
    """Lets a person sign in with Google and allow what the scope says; gives up after five minutes.

    Raises: StudygroupError when nobody did, or nobody sits at a terminal who could.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise cannot_sign_in(Code.GOO_NOT_SIGNED_IN)
    from google_auth_oauthlib.flow import InstalledAppFlow, WSGITimeoutError  # noqa: PLC0415 - few sign-ins need it
    from oauthlib.oauth2 import OAuth2Error  # noqa: PLC0415

    flow = InstalledAppFlow.from_client_config(dict(client), [scope])
    try:
        # Nothing may be printed: --json has the output to itself.
        person: PersonCredentials = flow.run_local_server(
            port=0, authorization_prompt_message=None, timeout_seconds=300
        )
    except (OAuth2Error, WSGITimeoutError, OSError, webbrowser.Error):
        raise cannot_sign_in(Code.GOO_NOT_SIGNED_IN) from None
    return person


def _service(content: Object, scope: str) -> Credentials:
    made: Credentials = ServiceCredentials.from_service_account_info(dict(content), scopes=[scope])
    return made


def _person(content: Object) -> PersonCredentials:
    made: PersonCredentials = PersonCredentials.from_authorized_user_info(dict(content))
    return made


def _token_uri(person: PersonCredentials) -> str:
    """Where the token is really asked for: google.auth takes Google's own address whatever a person's file says."""
    return str(person.token_uri)


def _machine(scope: str) -> Credentials:
    try:
        with warnings.catch_warnings():
            # It warns about billing, which is the administrator's business and would stand between our lines.
            warnings.simplefilter("ignore")
            found: tuple[Credentials, str | None] = google.auth.default(scopes=[scope])
    except GoogleAuthError:
        raise cannot_sign_in(Code.GOO_NOT_SIGNED_IN) from None
    return found[0]


def _signed_in(
    client: Object, scope: str, consent: Callable[[Object, str], PersonCredentials]
) -> tuple[PersonCredentials, Path]:
    """The person who signed in before, else one who does so now, and their token's file; who may write may read."""
    for granted in dict.fromkeys([scope, WRITE_SCOPE]):
        path = token_folder() / _TOKENS[granted]
        if path.exists():
            return _person(read_key(path)), path
    person = consent(client, scope)
    kept = token_folder() / _TOKENS[scope]
    write_token(kept, person.to_json(strip=["token"]))
    return person, kept
