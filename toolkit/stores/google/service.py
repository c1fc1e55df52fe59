"""The calls we make of Google Sheets, each sent again only where that cannot do anything twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from google.auth.exceptions import GoogleAuthError
from gspread.exceptions import APIError
from gspread.urls import (
    SPREADSHEET_BATCH_UPDATE_URL,
    SPREADSHEET_URL,
    SPREADSHEET_VALUES_BATCH_URL,
    SPREADSHEETS_API_V4_BASE_URL,
)
from requests.exceptions import RequestException

from toolkit.problems import Code
from toolkit.stores.google.answers import as_object, text
from toolkit.stores.google.faults import Right, cannot_sign_in, cannot_write, google_failed
from toolkit.stores.google.meaning import Fault, Meaning, meaning_of_answer, meaning_of_failure
from toolkit.stores.google.transport import answer_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gspread.http_client import ParamsType
    from requests import Response

    from toolkit.stores.google.answers import Json, Object
    from toolkit.stores.google.budget import Budget
    from toolkit.stores.google.limiter import Clock
    from toolkit.stores.google.transport import Transport

_MEBIBYTE = 1024 * 1024
# Values alone are shorter than typed cells; this is more than any workbook of people's needs.
VALUES_LIMIT = 128 * _MEBIBYTE
_REPLY_LIMIT = 16 * _MEBIBYTE
_SIGN_IN_ANEW = {
    Meaning.SIGN_IN: Code.GOO_SIGN_IN_REFUSED,
    Meaning.STALE_TOKEN: Code.GOO_SIGN_IN_REFUSED,
    Meaning.NO_SCOPE: Code.GOO_NO_SCOPE,
}
_PLAIN = {
    Meaning.NOT_FOUND: Code.GOO_NOT_FOUND,
    Meaning.SERVICE_OFF: Code.GOO_SERVICE_OFF,
    Meaning.OFFICE_FILE: Code.GOO_OFFICE_FILE,
}


_AS_JSON = {"Content-Type": "application/json"}


class UnclearEndError(Exception):
    """A write that brought no answer: perhaps Google did it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.said)
        self.fault = fault


class RefusedError(Exception):
    """A write that Google refused as a whole, because of what is in it or because the workbook changed."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.said)
        self.fault = fault


class Service:
    """Google Sheets as one account sees it; `address` is what people share sheets with.

    Blanks: `address` is empty where a person signed in; `kept` is then the file of their token.
    """

    def __init__(self, transport: Transport, clock: Clock, address: str, kept: Path | None = None) -> None:
        self.clock = clock
        self.address = address
        self._transport = transport
        self._kept = kept

    def get(self, spreadsheet: str, fields: str, budget: Budget, *, limit: int, ranges: Sequence[str] = ()) -> Object:
        """A spreadsheet as far as a field mask asks; with `ranges` only the sheets they are in.

        Raises: TooLargeError above `limit` bytes; StudygroupError when it cannot be had.
        """
        params: ParamsType = {"fields": fields, "prettyPrint": "false"}
        if ranges:
            params["ranges"] = list(ranges)
        url = SPREADSHEET_URL % spreadsheet
        return self._read(spreadsheet, lambda: self._transport.request("get", url, params=params), budget, limit)

    def values(self, spreadsheet: str, ranges: Sequence[str], budget: Budget) -> Object:
        """The values of ranges without their types, dates as text.

        Raises: TooLargeError; StudygroupError when they cannot be had.
        """
        params: ParamsType = {
            "ranges": list(ranges),
            "majorDimension": "ROWS",
            "valueRenderOption": "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "FORMATTED_STRING",
            "prettyPrint": "false",
        }
        url = SPREADSHEET_VALUES_BATCH_URL % spreadsheet
        return self._read(spreadsheet, lambda: self._transport.request("get", url, params=params), budget, VALUES_LIMIT)

    def write(self, spreadsheet: str, requests: Sequence[Object], budget: Budget) -> None:
        """All requests in one batch, all or none; sent again only after an answer that says it was not done.

        Raises: UnclearEndError, RefusedError; StudygroupError when it cannot be sent.
        """
        url = SPREADSHEET_BATCH_UPDATE_URL % spreadsheet
        body = _packed({"requests": requests})
        params: ParamsType = {"prettyPrint": "false", "fields": "spreadsheetId"}
        stale = False
        while True:
            budget.spend()
            found = self._attempt(
                lambda: self._transport.request("post", url, params=params, data=body, headers=dict(_AS_JSON)),
                _REPLY_LIMIT,
            )
            if not isinstance(found, Fault):
                return
            if found.meaning is Meaning.UNKNOWN:
                raise UnclearEndError(found)
            if found.meaning is Meaning.REFUSED:
                raise RefusedError(found)
            self._again_or_stop(found, spreadsheet, budget, Right.EDIT, stale=stale)
            stale = stale or found.meaning is Meaning.STALE_TOKEN

    def create(self, title: str, locale: str, budget: Budget) -> str:
        """A new, empty spreadsheet; its id. Never asked twice where the first may have been heard.

        Raises: StudygroupError when it cannot be made, or nobody can say whether it was.
        """
        body: Object = {"properties": {"title": title, "locale": locale}}
        params: ParamsType = {"prettyPrint": "false", "fields": "spreadsheetId"}
        stale = False
        while True:
            budget.spend()
            found = self._attempt(
                lambda: self._transport.request("post", SPREADSHEETS_API_V4_BASE_URL, params=params, json=body),
                _REPLY_LIMIT,
            )
            if not isinstance(found, Fault):
                return text(as_object(found), "spreadsheetId")
            if found.meaning is Meaning.UNKNOWN:
                raise google_failed(Code.GOO_CREATE_UNCLEAR, title) from None
            self._again_or_stop(found, title, budget, Right.EDIT, stale=stale)
            stale = stale or found.meaning is Meaning.STALE_TOKEN

    def _read(self, spreadsheet: str, call: Callable[[], Response], budget: Budget, limit: int) -> Object:
        stale = False
        while True:
            budget.spend()
            found = self._attempt(call, limit)
            if not isinstance(found, Fault):
                return as_object(found)
            self._again_or_stop(found, spreadsheet, budget, Right.VIEW, stale=stale)
            stale = stale or found.meaning is Meaning.STALE_TOKEN

    def _attempt(self, call: Callable[[], Response], limit: int) -> Json | Fault:
        try:
            return answer_of(call(), limit, self.clock)
        except APIError as answered:
            return meaning_of_answer(answered)
        except (RequestException, GoogleAuthError) as failed:
            return meaning_of_failure(failed)
        except (ValueError, LookupError, TypeError) as odd:
            # JSON that breaks off, or an error page in no shape that gspread can read.
            return meaning_of_failure(odd)

    def _again_or_stop(self, fault: Fault, spreadsheet: str, budget: Budget, right: Right, *, stale: bool) -> None:
        if fault.meaning is Meaning.STALE_TOKEN and not stale:
            self._transport.forget_token()
            return
        if fault.meaning in {Meaning.NOT_DONE, Meaning.UNKNOWN} and budget.rest(fault.wait):
            return
        self.stop(fault, spreadsheet, budget, right)

    def stop(self, fault: Fault, workbook: str, budget: Budget, right: Right) -> NoReturn:
        """Raises what a fault means for people."""
        if fault.meaning in {Meaning.NOT_DONE, Meaning.UNKNOWN}:
            if fault.status in {403, 429}:
                raise google_failed(Code.GOO_BUSY, workbook, tries=budget.tries) from None
            if fault.status:
                raise google_failed(Code.GOO_UNAVAILABLE, workbook, status=fault.status, tries=budget.tries) from None
            raise google_failed(Code.GOO_UNREACHABLE, workbook, tries=budget.tries) from None
        if fault.meaning in _SIGN_IN_ANEW:
            if self._kept is not None:
                # A token Google no longer takes, or that allows too little, would stand in the way of signing in anew.
                self._kept.unlink(missing_ok=True)
            raise cannot_sign_in(_SIGN_IN_ANEW[fault.meaning]) from None
        if fault.meaning is Meaning.NOT_SHARED and self.address:
            raise google_failed(Code.GOO_NOT_SHARED, workbook, address=self.address, right=right) from None
        if fault.meaning is Meaning.NOT_SHARED:
            raise google_failed(Code.GOO_NOT_YOURS, workbook, right=right) from None
        if fault.meaning is Meaning.PROTECTED:
            raise cannot_write(Code.GOO_PROTECTED, workbook) from None
        if fault.meaning in _PLAIN:
            raise google_failed(_PLAIN[fault.meaning], workbook) from None
        raise google_failed(Code.GOO_REFUSED, workbook, said=fault.said) from None


def _packed(body: Object) -> bytes:
    """JSON as short as it can be: Google advises to stay below two megabytes."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
