"""Signing in: a throw-away service account, and the token endpoint that takes what google-auth signs with its key."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.sheets_server.refusals import Refusal
from tests.sheets_server.trees import Object, text

ACCOUNT = "studygroup@test-project.iam.gserviceaccount.example.com"
_LIFETIME = 3600


@cache
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def account_info(token_uri: str, email: str = ACCOUNT) -> dict[str, str]:
    """What stands in a service account file; the key is made anew in every process."""
    pem = _key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return {
        "type": "service_account",
        "project_id": "test-project",
        "private_key_id": "1",
        "private_key": pem.decode(),
        "client_email": email,
        "client_id": "1",
        "token_uri": token_uri,
    }


def write_account(path: Path, token_uri: str, email: str = ACCOUNT) -> Path:
    """Write a service account file that only its owner can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(account_info(token_uri, email), file, indent=2)
    return path


class GrantRefusal(Refusal):
    """400 of the token endpoint, which words its errors in its own way."""

    def __init__(self, description: str) -> None:
        super().__init__(400, description)

    def body(self) -> dict[str, object]:
        """The JSON of the answer."""
        return {"error": "invalid_grant", "error_description": self.message}


class Tokens:
    """The tokens given out, each for one person and some scopes."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)
        self.people: dict[str, str] = {}
        self.scopes: dict[str, str] = {}

    def exchange(self, form: dict[str, list[str]]) -> Object:
        """A token for a signed assertion or a refresh token.

        Raises: GrantRefusal when the signature is not made with the throw-away key.
        """
        grant = form.get("grant_type", [""])[0]
        if grant == "refresh_token":
            return self.issue(form.get("refresh_token", [""])[0], "")
        claims = _verified(form.get("assertion", [""])[0])
        return self.issue(text(claims, "iss"), text(claims, "scope"))

    def issue(self, person: str, scope: str) -> Object:
        """A new token for somebody."""
        token = f"token-{next(self._numbers)}"
        self.people[token] = person
        self.scopes[token] = scope
        return {"access_token": token, "expires_in": _LIFETIME, "token_type": "Bearer"}

    def person(self, authorization: str) -> str:
        """Whose token an Authorization header carries.

        Raises: Refusal (401) for none or one that is no longer good.
        """
        token = authorization.removeprefix("Bearer ")
        if token not in self.people:
            raise unauthorized()
        return self.people[token]

    def expire(self) -> None:
        """No token given out so far is good any longer."""
        self.people.clear()


def unauthorized() -> Refusal:
    """401 in the words of the service."""
    wanted = "Expected OAuth 2 access token, login cookie or other valid authentication credential."
    return Refusal(401, f"Request had invalid authentication credentials. {wanted}")


def _verified(assertion: str) -> Object:
    try:
        head, claims, signature = assertion.split(".")
        signed = f"{head}.{claims}".encode()
        _key().public_key().verify(_decoded(signature), signed, padding.PKCS1v15(), hashes.SHA256())
        found = json.loads(_decoded(claims))
    except (ValueError, InvalidSignature) as error:
        raise GrantRefusal("Invalid JWT Signature.") from error
    return found if isinstance(found, dict) else {}


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
