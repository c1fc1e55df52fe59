"""What would become of each patch in a spreadsheet, and the one batch that does it; decided without asking Google."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.sheet_changes import Change, SheetChange
from toolkit.places import CellRef
from toolkit.problems import Code, problem
from toolkit.sheets import CellsPatch, Outcome, SheetPatch, SheetRemoval
from toolkit.stores.digest import digest_of
from toolkit.stores.google.charts import MOST
from toolkit.stores.google.draw import Target, draw_sheet
from toolkit.stores.google.edits import CELL_LIMIT, plan_cells
from toolkit.stores.google.state import RUN, Run
from toolkit.stores.layout import filled_cells, replaced_characters, too_long
from toolkit.stores.obstacle import Obstacle, obstructed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.files.sheet_changes import CellsChange
    from toolkit.problems import Problem
    from toolkit.sheets import Patch
    from toolkit.stores.google.answers import Object
    from toolkit.stores.google.reader import Fresh
    from toolkit.stores.google.state import WorkbookState


NO_CHANGE = Change("")
EMPTY: Mapping[str, SheetPatch] = MappingProxyType({})


class Plan(NamedTuple):
    """One batch and what it makes of each patch. Blanks: without requests there is nothing to do and `run` is None.

    Shape: `change` is what `undo` needs to know of it, `drawn` the sheets it draws, by digest.
    """

    outcomes: tuple[Outcome, ...]
    requests: tuple[Object, ...] = ()
    run: Run | None = None
    change: Change = NO_CHANGE
    drawn: Mapping[str, SheetPatch] = EMPTY


def plan_batch(
    state: WorkbookState, patches: Sequence[Patch], now: Mapping[str, Fresh], *, without: frozenset[int] = frozenset()
) -> Plan:
    """The batch for these patches.

    Shape: `now` holds the sheets of the cell edits as they were a moment ago, by title; `without` are sheets to drop.
    """
    planning = _Planning(state, patches, now)
    outcomes = tuple(planning.outcome(position, patch) for position, patch in enumerate(patches))
    if not planning.requests:
        return Plan(outcomes)
    dropped: list[Object] = [{"deleteSheet": {"sheetId": sheet.id}} for sheet in state.sheets if sheet.id in without]
    requests = [*planning.requests, *dropped]
    run = _run_of(state, requests)
    change = Change(run.digest, tuple(planning.cells), tuple(planning.sheets))
    return Plan(outcomes, (*_run_requests(state, run), *requests), run, change, planning.drawn)


class _Planning:
    def __init__(self, state: WorkbookState, patches: Sequence[Patch], now: Mapping[str, Fresh]) -> None:
        self.requests: list[Object] = []
        self.cells: list[CellsChange] = []
        self.sheets: list[SheetChange] = []
        self.drawn: dict[str, SheetPatch] = {}
        self._state = state
        self._now = now
        self._batch = [patch for patch in patches if isinstance(patch, SheetPatch)]
        self._targets = self._places(patches)
        self._ids = {sheet.title.casefold(): sheet.id for sheet in state.sheets}
        self._ids |= {target.title.casefold(): target.id for target in self._targets.values()}

    def outcome(self, position: int, patch: Patch) -> Outcome:
        if isinstance(patch, CellsPatch):
            edited = plan_cells(self._state, patch, self._now.get(patch.sheet))
            self.requests += edited.requests
            self.cells += [edited.change] if edited.change else []
            return edited.outcome
        if isinstance(patch, SheetRemoval):
            return self._removed(patch)
        target = self._targets.get(position)
        old = target.old if target else None
        title = old.title if old else patch.title
        digest = digest_of(patch)
        if old is not None and old.digest == digest:
            return Outcome(title, "unchanged", 0)
        refusal = self._refusal(patch, target)
        if target is None or refusal is not None:
            return Outcome(title, "refused", 0, refusal)
        self.requests += draw_sheet(patch, target, self._ids, self._batch)
        if patch.owned:
            self.drawn[digest] = patch
            self.sheets.append(SheetChange(patch.key, title, old.digest if old else "", digest))
        known = replaced_characters(patch, self._state.title)
        return Outcome(title, "replaced" if old else "created", filled_cells(patch), known)

    def _removed(self, patch: SheetRemoval) -> Outcome:
        old = self._state.by_key(patch.key)
        if old is None:
            return Outcome(patch.key, "unchanged", 0)
        if len(self._state.sheets) == 1:
            at = CellRef(self._state.title, old.title, 0, 0)
            return Outcome(old.title, "refused", 0, obstructed(at, Obstacle.ONLY_SHEET))
        # Drawing a sheet anew gives it another guard: one that another run drew since then refuses to go.
        self.requests += [{"deleteProtectedRange": {"protectedRangeId": guard}} for guard in old.guards]
        self.requests.append({"deleteSheet": {"sheetId": old.id}})
        self.sheets.append(SheetChange(patch.key, old.title, old.digest, ""))
        return Outcome(old.title, "removed", 0)

    def _refusal(self, patch: SheetPatch, target: Target | None) -> Problem | None:
        if target is None:
            at = CellRef(self._state.title, patch.title, 0, 0)
            return problem(Code.SHEET_NAME_TAKEN, at, sheet=patch.title)
        return too_long(patch, self._state.title, CELL_LIMIT)

    def _places(self, patches: Sequence[Patch]) -> dict[int, Target]:
        """Where each sheet goes, by the patch's position; none for one whose name another sheet has."""
        places: dict[int, Target] = {}
        used = {sheet.id for sheet in self._state.sheets}
        titles = {sheet.title.casefold() for sheet in self._state.sheets}
        for position, patch in enumerate(patches):
            if not isinstance(patch, SheetPatch):
                continue
            old = self._state.by_key(patch.key) if patch.owned else None
            charts = tuple(_number(f"{self._state.id}\0{patch.key}\0chart\0{n}") for n in range(MOST))
            if old is not None:
                places[position] = Target(old.id, old.title, old, charts)
            elif patch.title.casefold() not in titles:
                number = _free_id(self._state.id, patch.key, used)
                used.add(number)
                titles.add(patch.title.casefold())
                places[position] = Target(number, patch.title, None, charts)
        return places


def _free_id(spreadsheet: str, key: str, used: set[int]) -> int:
    """An id made from what the sheet is for, so that a batch sent twice cannot make two sheets."""
    for turn in range(len(used) + 1):
        number = _number(f"{spreadsheet}\0{key}\0{turn}")
        if number not in used:
            return number
    raise AssertionError("more sheets than ids")


def _run_of(state: WorkbookState, requests: Sequence[Object]) -> Run:
    """The digest of a batch and of what it came after: the same edit made again later is another run."""
    content = json.dumps([state.runs, requests], sort_keys=True)
    digest = hashlib.sha256(content.encode()).hexdigest()
    return Run(_number(digest), digest)


def _run_requests(state: WorkbookState, run: Run) -> list[Object]:
    """Google refuses an id it has, so a batch that was already applied is refused as a whole when sent again."""
    made: Object = {
        "metadataId": run.id,
        "metadataKey": RUN,
        "metadataValue": run.digest,
        "location": {"spreadsheet": True},
        "visibility": "DOCUMENT",
    }
    before = [
        {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataId": old.id}}}}
        for old in state.runs
    ]
    return [{"createDeveloperMetadata": {"developerMetadata": made}}, *before]


def _number(text: str) -> int:
    """A positive 32-bit number out of a text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") % (2**31 - 1) + 1
