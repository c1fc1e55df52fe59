"""Answers that are no success, in the words of the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}


class Violation(NamedTuple):
    """One field that is wrong, with what is wrong about it."""

    field: str
    description: str


class Refusal(Exception):  # noqa: N818 - an answer, no fault of the program
    """A request that is answered with an error."""

    def __init__(
        self,
        code: int,
        message: str,
        violations: tuple[Violation, ...] = (),
        *,
        reason: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.violations = violations
        self.reason = reason
        self.headers = dict(headers or {})

    def body(self) -> dict[str, object]:
        """The JSON of the answer."""
        error: dict[str, object] = {"code": self.code, "message": self.message}
        if self.reason:
            error["errors"] = [{"message": self.message, "domain": "usageLimits", "reason": self.reason}]
        error["status"] = STATUS[self.code]
        if self.violations:
            fields = [{"field": each.field, "description": each.description} for each in self.violations]
            kind = "type.googleapis.com/google.rpc.BadRequest"
            error["details"] = [{"@type": kind, "fieldViolations": fields}]
        return {"error": error}


def invalid(message: str) -> Refusal:
    """400: the request cannot be meant."""
    return Refusal(400, message)


def violated(field: str, description: str) -> Refusal:
    """400 that names the field; a field at the top of a request has no name of its own."""
    return Refusal(400, description, (Violation(field, description),))


def not_found() -> Refusal:
    """404 as the service words it for every entity."""
    return Refusal(404, "Requested entity was not found.")


def not_permitted() -> Refusal:
    """403 for somebody the file is not shared with."""
    return Refusal(403, "The caller does not have permission")
