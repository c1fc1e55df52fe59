"""Recorded exchanges played against the server: the same requests with our ids, the answers compared field by field."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from tests.sheets_server.accounts import Tokens
from tests.sheets_server.calls import Quota
from tests.sheets_server.exchange import Exchange
from tests.sheets_server.service import Service
from tests.sheets_server.trees import Json, Object, child, children, text, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.sheets_server.defects import Defect

# Google chooses these; ours are learned from each pair of answers.
IDS = frozenset({"spreadsheetId", "id", "sheetId", "namedRangeId", "protectedRangeId", "spreadsheetUrl"})
TIMES = frozenset({"createdTime", "modifiedTime"})
PERSON = "account@example.iam.gserviceaccount.com"
MISSING = "(absent)"


class Recorded(NamedTuple):
    """One request and the answer the service gave to it."""

    method: str
    target: str
    body: str
    status: int
    answer: Json


class Difference(NamedTuple):
    """A field where our answer is not the recorded one."""

    path: str
    recorded: Json
    ours: Json


class Played(NamedTuple):
    """One exchange played: what was asked and where the answers differ."""

    recorded: Recorded
    differences: tuple[Difference, ...]


def recorded(cassette: Object) -> Iterator[Recorded]:
    """The exchanges of one recorded file, in order."""
    for each in children(cassette, "interactions"):
        request, response = child(each, "request"), child(each, "response")
        parts = urlsplit(text(request, "uri"))
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        status = whole(child(response, "status"), "code")
        answer = _parsed(text(child(response, "body"), "string"))
        yield Recorded(text(request, "method"), target, text(request, "body"), status, answer)


def _parsed(content: str) -> Json:
    try:
        found: Json = json.loads(content) if content else None
    except ValueError:
        return content
    return found


@dataclass(slots=True)
class Player:
    """Plays the exchanges of one recorded file to a fresh server."""

    exchange: Exchange
    token: str
    ids: dict[str, str] = field(default_factory=dict)

    @classmethod
    def fresh(cls, defects: Iterable[Defect] = ()) -> Player:
        """A server of its own, signed in."""
        tokens = Tokens()
        token = text(tokens.issue(PERSON, ""), "access_token")
        return cls(Exchange(Service(tokens, defects), tokens, Quota()), token)

    def play(self, each: Recorded) -> Played:
        """Send one request and compare."""
        if each.status == 403:
            self._somebody_elses_file(each)
        target = self._translated(unquote(each.target)) if self.ids else unquote(each.target)
        body = json.dumps(_with_ids(json.loads(each.body), self.ids)) if each.body.startswith("{") else each.body
        headers = {"authorization": f"Bearer {self.token}"}
        target = quote(target, safe="/?&=:!'$,()*+@;%") if "%" not in each.target else self._translated(each.target)
        answer = self.exchange.answer(each.method, target, headers, body.encode())
        ours = _parsed(answer.content.decode())
        self._learn(each.answer, ours)
        found = list(_differences(each.answer, self._in_their_ids(ours), ""))
        if answer.status != each.status:
            found.insert(0, Difference("status", each.status, answer.status))
        return Played(each, tuple(found))

    def _translated(self, target: str) -> str:
        for theirs, ours in self.ids.items():
            if len(theirs) > 20:
                target = target.replace(theirs, ours)
        return target

    def _somebody_elses_file(self, each: Recorded) -> None:
        found = re.search(r"/spreadsheets/([\w-]{30,})", each.target)
        if found and found[1] not in self.ids:
            book = self.exchange.service.new_book("Private")
            book.shared_with = frozenset()
            self.ids[found[1]] = book.id

    def _learn(self, theirs: Json, ours: Json) -> None:
        if isinstance(theirs, dict) and isinstance(ours, dict):
            for key, value in theirs.items():
                if key in IDS and key in ours and str(value) != str(ours[key]) and key != "spreadsheetUrl":
                    self.ids[str(value)] = str(ours[key])
                self._learn(value, ours.get(key))
        elif isinstance(theirs, list) and isinstance(ours, list):
            for one, other in zip(theirs, ours, strict=False):
                self._learn(one, other)

    def _in_their_ids(self, ours: Json) -> Json:
        back = {mine: theirs for theirs, mine in self.ids.items()}
        return _with_ids(ours, back)


def _with_ids(value: Json, ids: dict[str, str]) -> Json:
    if isinstance(value, list):
        return [_with_ids(each, ids) for each in value]
    if not isinstance(value, dict):
        return value
    found: Object = {}
    for key, each in value.items():
        if key == "spreadsheetUrl" and isinstance(each, str):
            found[key] = "/".join(ids.get(part, part) for part in each.split("/"))
        elif key in IDS and str(each) in ids:
            found[key] = int(ids[str(each)]) if isinstance(each, int) else ids[str(each)]
        else:
            found[key] = _with_ids(each, ids)
    return found


def _differences(theirs: Json, ours: Json, path: str) -> Iterator[Difference]:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key in sorted(theirs.keys() | ours.keys()):
            if key not in TIMES:
                yield from _differences(theirs.get(key, MISSING), ours.get(key, MISSING), f"{path}.{key}".lstrip("."))
    elif isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        for index, (one, other) in enumerate(zip(theirs, ours, strict=True)):
            yield from _differences(one, other, f"{path}[{index}]")
    elif theirs != ours or type(theirs) is not type(ours):
        yield Difference(path, theirs, ours)
