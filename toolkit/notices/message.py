"""Points as a message: a few lines to paste into a chat, and a draft of a mail that nobody sends but a person."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.language import Words

# What 企业微信 and 钉钉 show without folding.
LONGEST_PASTE = 200


def paste_text(group: str, lines: Sequence[str], words: Words) -> str:
    """A message of at most 200 characters; points that do not fit are counted, never cut silently."""
    opening = words.text("notices.paste", group=_shortened(group, 40), count=len(lines))
    text = opening
    for number, line in enumerate(lines):
        rest = words.text("notices.rest", count=len(lines) - number)
        piece = f"\n{number + 1}. {line}"
        room = LONGEST_PASTE - len(text) - (len(rest) if number + 1 < len(lines) else 0)
        if len(piece) > room:
            return (text + rest)[:LONGEST_PASTE]
        text += piece
    return text


def draft(to: str, name: str, subject: str, lines: Sequence[str], words: Words) -> bytes:
    """A mail that opens as a draft; without a date or an id, so that equal content is equal bytes.

    Blanks: `to` "" leaves the address to the person who sends it.
    """
    mail = EmailMessage(policy=SMTP)
    if to:
        mail["To"] = _address(to, name)
    mail["Subject"] = " ".join(subject.split())
    mail["X-Unsent"] = "1"
    body = [words.text("notices.greeting", name=name), "", *(f"{n}. {line}" for n, line in enumerate(lines, 1))]
    mail.set_content("\n".join([*body, "", words.text("notices.closing")]) + "\n", cte="base64")
    return mail.as_bytes()


def is_address(text: str) -> bool:
    """Whether a cell holds one plain mail address."""
    plain = text.strip()
    local, at, domain = plain.partition("@")
    odd = any(each.isspace() or each in "<>,;\"'" for each in plain)
    return bool(local and at and "." in domain and plain.isascii()) and not odd


def _address(to: str, name: str) -> Address:
    local, _, domain = to.strip().partition("@")
    return Address(" ".join(name.split()), local, domain)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
