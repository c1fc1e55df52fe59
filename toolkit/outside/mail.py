"""Mail through the company's SMTP server: set up by environment variables, the password there or in the key store."""

from __future__ import annotations

import hashlib
import os
import smtplib
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from enum import Enum
from ipaddress import ip_address
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import OUTSIDE_FAILED, WRONG_USAGE, StudygroupError
from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PREFIX = "STUDYGROUP_SMTP_"
KEY_STORE = "studygroup-smtp"
SECONDS = 30
PORTS = {"starttls": 587, "tls": 465, "none": 25}


class Security(Enum):
    """How the way to the server is guarded; NONE only within this machine."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PostOffice:
    """The server mail is handed to, and as whom. Blanks: without a `user` nobody signs in."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


class Posted(NamedTuple):
    """What became of one message. Blanks: `code` None means the server took it, else it is the server's number."""

    code: int | None = None


def post_office(environment: Mapping[str, str] = os.environ) -> PostOffice:
    """The server as STUDYGROUP_SMTP_HOST, _PORT, _SECURITY, _FROM, _USER and _PASSWORD say.

    Raises: StudygroupError with exit 2 naming the variable that is missing or cannot be used.
    """
    host, user = _variable(environment, "HOST"), _variable(environment, "USER")
    sender = _variable(environment, "FROM") or (user if "@" in user else "")
    for name, value in (("HOST", host), ("FROM", sender)):
        if not value:
            raise _unusable(name)
    security = _variable(environment, "SECURITY") or Security.STARTTLS.value
    if security not in PORTS or (security == Security.NONE.value and not _is_loopback(host)):
        raise _unusable("SECURITY")
    port = _variable(environment, "PORT") or str(PORTS[security])
    if not port.isdecimal() or not 0 < int(port) < 2**16:
        raise _unusable("PORT")
    password = environment.get(f"{PREFIX}PASSWORD", "") or (_from_key_store(user) if user else "")
    if user and not password:
        raise _unusable("PASSWORD")
    return PostOffice(host, int(port), Security(security), sender, user, password)


class Counter:
    """A connection to the server, open for one batch."""

    def __init__(self, server: smtplib.SMTP, sender: str) -> None:
        self._server = server
        self._sender = sender

    def hand_in(self, draft: bytes) -> Posted:
        """Sends one draft; a message handed in twice carries the same id, so that readers' programs show it once.

        Raises: StudygroupError with exit 5 when the connection is lost.
        """
        try:
            self._server.send_message(_ready(draft, self._sender))
        except smtplib.SMTPRecipientsRefused as refused:
            return Posted(min((code for code, _ in refused.recipients.values()), default=0))
        except smtplib.SMTPResponseException as refused:
            return Posted(refused.smtp_code)
        except (smtplib.SMTPException, OSError) as error:
            raise _unreachable(error) from error
        return Posted()


@contextmanager
def counter_of(office: PostOffice) -> Iterator[Counter]:
    """A connection, signed in; closed at the end.

    Raises: StudygroupError with exit 5 when the server cannot be reached or refuses the sign-in.
    """
    try:
        server = _connected(office)
    except smtplib.SMTPAuthenticationError as refused:
        raise StudygroupError(problem(Code.MAIL_SIGN_IN_REFUSED, None, host=office.host), OUTSIDE_FAILED) from refused
    except (smtplib.SMTPException, OSError) as error:
        raise _unreachable(error, office.host) from error
    try:
        yield Counter(server, office.sender)
    finally:
        server.close()


def _connected(office: PostOffice) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if office.security is Security.TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(office.host, office.port, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(office.host, office.port, timeout=SECONDS)
    try:
        if office.security is Security.STARTTLS:
            server.starttls(context=context)
        if office.user:
            server.login(office.user, office.password)
    except BaseException:
        server.close()
        raise
    return server


def _ready(draft: bytes, sender: str) -> EmailMessage:
    message = message_from_bytes(draft, EmailMessage, policy=SMTP)
    del message["X-Unsent"]
    message["From"] = sender
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = f"<{hashlib.sha256(draft).hexdigest()[:32]}@studygroup.invalid>"
    return message


def _variable(environment: Mapping[str, str], name: str) -> str:
    return environment.get(PREFIX + name, "").strip()


def _from_key_store(user: str) -> str:
    try:
        import keyring  # noqa: PLC0415 - an extra, and slow to load
        from keyring.errors import KeyringError  # noqa: PLC0415 - see above
    except ImportError:
        return ""
    try:
        return keyring.get_password(KEY_STORE, user) or ""
    except KeyringError:
        return ""


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _unusable(name: str) -> StudygroupError:
    return StudygroupError(problem(Code.MAIL_NOT_SET_UP, None, variable=PREFIX + name), WRONG_USAGE)


def _unreachable(error: Exception, host: str = "") -> StudygroupError:
    return StudygroupError(problem(Code.MAIL_UNREACHABLE, None, host=host, reason=type(error).__name__), OUTSIDE_FAILED)
