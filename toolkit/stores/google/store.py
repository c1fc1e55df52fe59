"""A Google Sheet as a Store: read in one call, written in one batch that is safe to repeat."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import CANNOT_WRITE, INPUT_UNUSABLE, StudygroupError
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.sheets import Applied, CellsPatch
from toolkit.stores.google.budget import TRIES, Budget
from toolkit.stores.google.faults import Right, cannot_write, google_failed
from toolkit.stores.google.plan import plan_batch
from toolkit.stores.google.reader import TYPED_LIMIT, Fresh, read_sheets, read_spreadsheet
from toolkit.stores.google.service import RefusedError, UnclearEndError
from toolkit.stores.google.state import STATE_FIELDS, state_of
from toolkit.stores.google.taking_back import plan_back, with_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from toolkit.files.sheet_changes import Change, SheetChanges
    from toolkit.problems import Problem
    from toolkit.sheets import Grid, Outcome, Patch, SheetPatch, Snapshot
    from toolkit.stores.google.plan import Plan
    from toolkit.stores.google.service import Service
    from toolkit.stores.google.state import Run, WorkbookState


class TakenBack(NamedTuple):
    """What became of each patch of a workbook when the last write was taken back, and what stays as it is."""

    title: str
    patches: tuple[Patch, ...]
    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]


class GoogleStore:
    """One Google Sheet as one account sees it.

    Shape: a store that was opened for reading asks `writer` for an account that may write, once it has to; what it
    writes is noted in `changes`, so that it can be taken back.
    """

    def __init__(
        self,
        service: Service,
        spreadsheet: str,
        writer: Callable[[], Service] | None = None,
        changes: SheetChanges | None = None,
    ) -> None:
        self._service = service
        self._writer = writer
        self._changes = changes
        self._id = spreadsheet
        self._known: WorkbookState | None = None

    def read(self, sheets: Collection[str] | None = None) -> Snapshot:
        """The spreadsheet as it is now, in one call."""
        contents = read_spreadsheet(self._service, self._id, self._budget(), sheets)
        self._known = contents.state
        return contents.snapshot

    def apply(self, patches: Sequence[Patch], *, based_on: Snapshot, dry_run: bool = False) -> Applied:
        """Writes all patches in one batch; what they change is noted first, so that it can be taken back.

        Shape: a dry run looks at what was read; only before cells are really written are they read again.
        """
        budget = self._budget()
        state = self._state(based_on, budget)
        if dry_run:
            return Applied(plan_batch(state, patches, _edited(patches, map(Fresh, based_on.grids))).outcomes)

        def planned(now: WorkbookState) -> Plan:
            return plan_batch(now, patches, self._now(patches, now, budget))

        def note(plan: Plan, before: WorkbookState) -> None:
            self._note(plan, before, based_on.grids)

        return Applied(self._write(state, planned, budget, note).outcomes)

    def take_back(self, *, dry_run: bool = False) -> TakenBack:
        """Puts back what the last write of ours changed, but for what people went on with.

        Problems: rows and sheets that stay as they are.
        Raises: StudygroupError when nothing is noted, or another run wrote since.
        """
        budget = self._budget()
        snapshot = self.read()
        state = self._state(snapshot, budget)
        change, changes = self._last_change(state)
        back = plan_back(change, snapshot, state, changes.sheet)
        if dry_run:
            plan = plan_batch(state, back.patches, _edited(back.patches, map(Fresh, snapshot.grids)))
            return TakenBack(state.title, back.patches, plan.outcomes, back.problems)

        def planned(now: WorkbookState) -> Plan:
            if _mark_of(now) != _mark_of(state):
                raise StudygroupError(problem(Code.GOO_BACK_SINCE, FileRef(now.title)), INPUT_UNUSABLE)
            return plan_batch(now, back.patches, self._now(back.patches, now, budget))

        def note(plan: Plan, _: WorkbookState) -> None:
            changes.note_back(plan.change.run, change)

        outcomes = self._write(state, planned, budget, note).outcomes
        return TakenBack(state.title, back.patches, outcomes, back.problems)

    def _last_change(self, state: WorkbookState) -> tuple[Change, SheetChanges]:
        """The change to take back, by the mark that the last write left in the spreadsheet."""
        changes, run = self._changes, _mark_of(state)
        change = changes.last(run) if changes else None
        if changes is None or change is None:
            since = changes is not None and changes.noted and not changes.knows(run)
            code = Code.GOO_BACK_SINCE if since else Code.GOO_BACK_NOTHING
            raise StudygroupError(problem(code, FileRef(state.title)), INPUT_UNUSABLE)
        return change, changes

    def _note(self, plan: Plan, state: WorkbookState, grids: Sequence[Grid]) -> None:
        """Notes a batch before it is sent."""
        # Google keeps every version itself: what cannot be noted is written all the same.
        with suppress(StudygroupError, OSError):
            if self._changes is not None:
                change, drawn = with_answers(plan, self._changes, grids)
                self._changes.note(change, _mark_of(state), drawn)

    def fill(self, patches: Sequence[SheetPatch]) -> str:
        """Makes a spreadsheet in which nobody has written anything yet the one of these patches; its title.

        Raises: StudygroupError GOO_NOT_EMPTY when something stands in it; or why one of the sheets cannot be made.
        """
        budget = self._budget()
        contents = read_spreadsheet(self._service, self._id, budget)
        used = next((each for each in contents.snapshot.grids if each.rows or each.odd or each.owned), None)
        if used is not None:
            raise cannot_write(Code.GOO_NOT_EMPTY, contents.state.title, sheet=used.sheet)
        empty = frozenset(sheet.id for sheet in contents.state.sheets)

        def planned(now: WorkbookState) -> Plan:
            plan = plan_batch(now, patches, {}, without=empty)
            against = next((each.problem for each in plan.outcomes if each.state == "refused"), None)
            if against is not None:
                raise StudygroupError(against, CANNOT_WRITE)
            return plan

        self._write(contents.state, planned, budget)
        return contents.state.title

    def _state(self, based_on: Snapshot, budget: Budget) -> WorkbookState:
        """What the snapshot showed of the spreadsheet; asked for anew when this store did not just read it.

        Raises: StudygroupError FILE_CHANGED_MEANWHILE when somebody changed tabs of it since.
        """
        if self._known is None or self._known.version != based_on.version:
            self._known = self._asked(budget)
        if self._known.version != based_on.version:
            raise cannot_write(Code.FILE_CHANGED_MEANWHILE, self._known.title)
        return self._known

    def _write(
        self,
        state: WorkbookState,
        planned: Callable[[WorkbookState], Plan],
        budget: Budget,
        note: Callable[[Plan, WorkbookState], None] | None = None,
    ) -> Plan:
        """Sends the batch until Google has it, once: after an end without answer it is looked for before it goes again.

        Shape: `planned` makes the batch anew for a spreadsheet that meanwhile changed; `note` is told of each.
        Raises: StudygroupError when it cannot be written, or nobody can say whether it was.
        """
        sent: dict[Run, Plan] = {}
        plan = planned(state)
        if plan.run is not None and self._writer is not None:
            self._service, self._writer = self._writer(), None
        while plan.run is not None:
            sent[plan.run] = plan
            self._known = None
            if note is not None:
                note(plan, state)
            try:
                self._service.write(self._id, plan.requests, budget)
            except UnclearEndError as unclear:
                state = self._looked_up(state, unclear, budget)
            except RefusedError as refused:
                state = self._changed(state, refused, sent, budget)
            else:
                return plan
            done = next((sent[run] for run in state.runs if run in sent), None)
            if done is not None:
                return done
            plan = planned(state)
        return plan

    def _looked_up(self, state: WorkbookState, unclear: UnclearEndError, budget: Budget) -> WorkbookState:
        try:
            if budget.rest(unclear.fault.wait):
                return self._asked(budget)
        except StudygroupError as silent:
            raise google_failed(Code.GOO_UNCLEAR, state.title) from silent
        raise google_failed(Code.GOO_UNCLEAR, state.title) from None

    def _changed(
        self, state: WorkbookState, refused: RefusedError, sent: Mapping[Run, Plan], budget: Budget
    ) -> WorkbookState:
        """The spreadsheet that made Google refuse: somebody changed it, or an earlier try had arrived after all."""
        now = self._asked(budget)
        if (now == state or budget.tries >= TRIES) and not any(run in sent for run in now.runs):
            self._service.stop(refused.fault, state.title, budget, Right.EDIT)
        return now

    def _now(self, patches: Sequence[Patch], state: WorkbookState, budget: Budget) -> dict[str, Fresh]:
        """The sheets whose cells are to be edited, read just before."""
        named = (state.by_title(patch.sheet) for patch in patches if isinstance(patch, CellsPatch))
        there = dict.fromkeys(sheet.title for sheet in named if sheet is not None)
        if not there:
            return {}
        try:
            return _edited(patches, read_sheets(self._service, self._id, budget, there))
        except StudygroupError as refused:
            if refused.problem.code is not Code.GOO_REFUSED:
                raise
        # One of them is gone, or has another name by now: looked at whole, the others can be told from it.
        return _edited(patches, read_sheets(self._service, self._id, budget))

    def _asked(self, budget: Budget) -> WorkbookState:
        return state_of(self._id, self._service.get(self._id, STATE_FIELDS, budget, limit=TYPED_LIMIT))

    def _budget(self) -> Budget:
        return Budget(self._service.clock)


def _mark_of(state: WorkbookState) -> str:
    """The mark of the last write of ours; "" where there was none."""
    return state.runs[0].digest if state.runs else ""


def _edited(patches: Sequence[Patch], sheets: Iterable[Fresh]) -> dict[str, Fresh]:
    """The sheets whose cells are to be edited, by the name the patch has for them."""
    found = {each.grid.sheet.casefold(): each for each in sheets}
    names = {patch.sheet for patch in patches if isinstance(patch, CellsPatch)}
    return {name: found[name.casefold()] for name in names if name.casefold() in found}
