"""Drive v3, as much of it as gspread asks for: files listed, made, copied, exported, shared and deleted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.sheets_server.cells import rendered
from tests.sheets_server.refusals import Refusal, invalid

if TYPE_CHECKING:
    from tests.sheets_server.books import Spreadsheet
    from tests.sheets_server.trees import Json, Object

MIME = "application/vnd.google-apps.spreadsheet"
_CONDITION = re.compile(r"""(mimeType|name)\s*=\s*(?:"([^"]*)"|'((?:[^'\\]|\\.)*)')""")


def described(book: Spreadsheet) -> Object:
    """A file as Drive answers it."""
    return {
        "kind": "drive#file",
        "id": book.id,
        "name": book.title,
        "mimeType": MIME,
        "createdTime": book.created,
        "modifiedTime": book.modified,
    }


def made(book: Spreadsheet) -> Object:
    """A file as Drive answers it after making it: without times."""
    return {key: value for key, value in described(book).items() if not key.endswith("Time")}


def listed(books: Iterable[Spreadsheet], query: str) -> Object:
    """The files a query means; several conditions must all hold.

    Raises: Refusal for a query that is not made of `mimeType =` and `name =`.
    """
    conditions = [(name, one or other.replace("\\'", "'")) for name, one, other in _CONDITION.findall(query)]
    if _CONDITION.sub("", query).replace("and", "").strip():
        raise invalid("Invalid Value")
    files: list[Json] = [
        file
        for file in map(described, books)
        if all(str(file[name]).casefold() == wanted.casefold() for name, wanted in conditions)
    ]
    return {"kind": "drive#fileList", "files": files}


def permissions(book: Spreadsheet) -> Object:
    """Who may open a file, and how."""
    people = [(book.owner, "owner"), *((each, "writer") for each in sorted(book.shared_with or ()))]
    people += [(each, "reader") for each in sorted(book.readers)]
    found: list[Json] = [permission(email, role) for email, role in people]
    return {"kind": "drive#permissionList", "permissions": found}


def permission(email: str, role: str) -> Object:
    """One person's permission; the id is the address itself."""
    return {"kind": "drive#permission", "id": email, "type": "user", "role": role, "emailAddress": email}


def share(book: Spreadsheet, email: str, role: str) -> None:
    """Let somebody read or write a file."""
    unshare(book, email)
    if role == "reader":
        book.readers |= {email}
    elif role == "writer":
        book.shared_with = (book.shared_with or frozenset()) | {email}
    else:
        raise invalid(f"this test server knows readers and writers, not {role}")


def unshare(book: Spreadsheet, email: str) -> None:
    """Take a person's permission away."""
    book.readers -= {email}
    if book.shared_with is not None:
        book.shared_with -= {email}


def exported(book: Spreadsheet) -> bytes:
    """The first sheet as CSV, every value as it is shown."""
    sheet = book.sheets[0]
    bottom = max((row for row, _ in sheet.cells), default=-1) + 1
    right = max((column for _, column in sheet.cells), default=-1) + 1
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    for row in range(bottom):
        table.writerow([rendered(book, sheet, (row, column), "FORMATTED_VALUE", False) for column in range(right)])
    return written.getvalue().removesuffix("\r\n").encode()


def no_space() -> Refusal:
    """403 for an account that owns no Drive space; the reason reads like a rate limit and is none."""
    return Refusal(403, "The user's Drive storage quota has been exceeded.", reason="storageQuotaExceeded")
