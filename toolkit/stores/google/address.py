"""How people name a Google Sheet: the address in their browser, or its id alone."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"https?://docs\.google\.com/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/([A-Za-z0-9_-]{20,})", re.IGNORECASE
)
# Google's ids have 44 characters; files and folders seldom have such names.
_ID = re.compile(r"[A-Za-z0-9_-]{40,60}")


def address_of(spreadsheet: str) -> str:
    """The address people share and open."""
    return f"https://docs.google.com/spreadsheets/d/{spreadsheet}/edit"


def spreadsheet_id(location: str) -> str | None:
    """The id a location names; None when it is no Google Sheet."""
    found = _ADDRESS.match(location.strip())
    if found:
        return found[1]
    return location.strip() if _ID.fullmatch(location.strip()) else None
