"""spreadsheets.batchUpdate: all requests of a batch on one draft, kept when none was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_server import cell_requests, metadata, moving_requests, object_requests, sheet_requests
from tests.sheets_server.refusals import Refusal, invalid
from tests.sheets_server.trees import Json, Object, child, children

if TYPE_CHECKING:
    from tests.sheets_server.drafts import Change, Draft

CHANGES: dict[str, Change] = {
    **sheet_requests.CHANGES,
    **cell_requests.CHANGES,
    **object_requests.CHANGES,
    **metadata.CHANGES,
    **moving_requests.CHANGES,
}


def replies(draft: Draft, body: Object) -> list[Json]:
    """Do every request on the draft; one reply each, empty where there is nothing to say.

    Raises: Refusal that names the request; the draft is then half done and must be dropped.
    """
    requests = children(body, "requests")
    if not requests:
        raise invalid("Must specify at least one request.")
    return [_reply(draft, request, f"requests[{index}]") for index, request in enumerate(requests)]


def _reply(draft: Draft, request: Object, at: str) -> Object:
    if not request:
        raise invalid(f"Invalid {at}: No request set.")
    if len(request) > 1:
        raise invalid(f"Invalid value at '{at}' (oneof), oneof field 'kind' is already set. Cannot set another.")
    kind = next(iter(request))
    if kind not in CHANGES:
        raise invalid(f"Invalid {at}.{kind}: this test server does not know this kind of request")
    try:
        return CHANGES[kind](draft, child(request, kind))
    except Refusal as refusal:
        raise invalid(f"Invalid {at}.{kind}: {refusal.message}") from None
