"""One call from request line to answer: faults, token, quota, schema, then what the service does."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from tests.sheets_server.accounts import Tokens, unauthorized
from tests.sheets_server.calls import Call, Calls, Quota, too_many
from tests.sheets_server.faults import Fault, FaultKind, Faults
from tests.sheets_server.refusals import STATUS, Refusal, invalid, not_found, not_permitted
from tests.sheets_server.routes import Request, understood
from tests.sheets_server.schema import check_mask, check_query, cleaned, method
from tests.sheets_server.trees import Json, Object, mask_of, picked

if TYPE_CHECKING:
    from tests.sheets_server.service import Service

_SHEETS = "https://www.googleapis.com/auth/spreadsheets"
_DRIVE = "https://www.googleapis.com/auth/drive"
_HTML = b"<!DOCTYPE html><html><title>Error 502 (Server Error)!!1</title><p><b>502.</b> That is an error.</html>"
_APPLIED = frozenset({FaultKind.UNAVAILABLE_APPLIED, FaultKind.DROP_AFTER, FaultKind.SLOW, FaultKind.TRUNCATED})


@dataclass(slots=True)
class Answer:
    """What goes back over the wire; `dropped` ends the connection instead, `late` waits first."""

    status: int
    content: bytes = b""
    kind: str = "application/json; charset=UTF-8"
    headers: dict[str, str] = field(default_factory=dict)
    dropped: bool = False
    late: float = 0


class Exchange:
    """Answers calls one at a time."""

    def __init__(self, service: Service, tokens: Tokens, quota: Quota) -> None:
        self.service = service
        self.tokens = tokens
        self.quota = quota
        self.faults = Faults()
        self.calls = Calls()
        self.lock = threading.RLock()

    def answer(self, verb: str, target: str, headers: dict[str, str], content: bytes) -> Answer:
        """The answer to one call, which is written down whatever becomes of it."""
        with self.lock:
            request = understood(verb, target)
            call = Call(verb, request.path, request.query, None, request.route.sort, "")
            self.calls.all.append(call)
            fault = self.faults.strike(request.route.sort)
            try:
                found = self._answered(request, call, headers, content, fault)
            except Refusal as refusal:
                found = _json(refusal.code, refusal.body(), refusal.headers)
            if fault is not None and fault.kind in _APPLIED:
                found = _after(fault, found)
            call.status = 0 if found.dropped else found.status
            return found

    def _answered(
        self, request: Request, call: Call, headers: dict[str, str], content: bytes, fault: Fault | None
    ) -> Answer:
        if fault is not None:
            instead = _instead(fault, request.route.sort)
            if instead is not None:
                return instead
            if fault.action is not None:
                fault.action()
        if request.route.name == "token":
            return _json(200, self.tokens.exchange(parse_qs(content.decode())))
        call.person = self.tokens.person(headers.get("authorization", ""))
        if request.route.name == "unknown":
            raise not_found()
        self.quota.count(request.route.sort, call.person)
        self._check_scope(request, headers)
        call.body = _body(content)
        self._check_query(request)
        body = cleaned(request.route.body, call.body, _at(request)) if request.route.body else call.body or {}
        return self._said(request, self.service.answer(request, call.person, body))

    def _said(self, request: Request, found: Object | bytes | None) -> Answer:
        if found is None:
            return Answer(204)
        if isinstance(found, bytes):
            return Answer(200, found, "text/csv")
        chosen: Json = found
        if "fields" in request.query and request.route.name != "get":
            chosen = picked(found, mask_of(request.one("fields")))
        return _json(200, chosen, pretty=request.one("prettyPrint", "true") != "false")

    def _check_scope(self, request: Request, headers: dict[str, str]) -> None:
        scopes = self.tokens.scopes.get(headers.get("authorization", "").removeprefix("Bearer "), "").split()
        if not scopes:
            return
        if request.route.sort == "drive":
            allowed = any(scope.startswith(_DRIVE) for scope in scopes)
        elif request.route.sort == "read" and request.route.name != "search":
            allowed = any(scope.startswith((_SHEETS, _DRIVE)) for scope in scopes)
        else:
            allowed = _SHEETS in scopes or _DRIVE in scopes
        if not allowed:
            raise Refusal(403, "Request had insufficient authentication scopes.")

    def _check_query(self, request: Request) -> None:
        if not request.route.schema:
            return
        rule = method(*request.route.schema)
        check_query(rule, request.query)
        if request.route.name == "get" and "fields" in request.query:
            check_mask("Spreadsheet", mask_of(request.one("fields")))


def _at(request: Request) -> str:
    # The body of these methods is a field of the request, which the service calls data.
    return "data" if request.route.body == "ValueRange" else ""


def _body(content: bytes) -> Object | None:
    if not content:
        return None
    try:
        found = json.loads(content)
    except ValueError:
        raise invalid("Invalid JSON payload received.") from None
    if not isinstance(found, dict):
        raise invalid('Invalid JSON payload received. Unknown name "": Root element must be a message.')
    return found


def _json(status: int, found: object, headers: dict[str, str] | None = None, *, pretty: bool = True) -> Answer:
    written = json.dumps(found, ensure_ascii=False, indent=2 if pretty else None)
    return Answer(status, written.encode(), headers=dict(headers or {}))


def _instead(fault: Fault, sort: str) -> Answer | None:
    """What is answered before anything is applied; None lets the call go on."""
    kind = fault.kind
    if kind is FaultKind.DROP_BEFORE:
        return Answer(0, dropped=True)
    if kind is FaultKind.BAD_GATEWAY:
        return Answer(502, _HTML, "text/html; charset=UTF-8")
    if kind is FaultKind.TOO_MANY:
        raise too_many(sort, fault.retry_after)
    refusals = {
        FaultKind.BAD_REQUEST: invalid("Invalid request."),
        FaultKind.UNAUTHORIZED: unauthorized(),
        FaultKind.FORBIDDEN: not_permitted(),
        FaultKind.RATE_FORBIDDEN: Refusal(403, "User Rate Limit Exceeded", reason="userRateLimitExceeded"),
        FaultKind.NOT_FOUND: not_found(),
        FaultKind.OFFICE_FILE: invalid("This operation is not supported for this document"),
        FaultKind.INTERNAL: Refusal(500, "Internal error encountered."),
        FaultKind.UNAVAILABLE: Refusal(503, "The service is currently unavailable."),
        FaultKind.TOKEN_DOWN: Refusal(503, "The service is currently unavailable."),
    }
    if kind in refusals:
        raise refusals[kind]
    return None


def _after(fault: Fault, found: Answer) -> Answer:
    """The answer of a call that was applied and does not say so."""
    if fault.kind is FaultKind.DROP_AFTER:
        return Answer(0, dropped=True)
    if fault.kind is FaultKind.UNAVAILABLE_APPLIED:
        body = {"code": 503, "message": "The service is currently unavailable.", "status": STATUS[503]}
        return _json(503, {"error": body})
    if fault.kind is FaultKind.TRUNCATED:
        return Answer(found.status, found.content[: max(1, len(found.content) // 2)], found.kind)
    found.late = fault.seconds
    return found
