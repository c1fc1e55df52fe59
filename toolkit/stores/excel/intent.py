"""What would become of each patch in a workbook, decided before anything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import CellRef
from toolkit.problems import Code, Problem, problem
from toolkit.sheets import CellsPatch, Outcome, SheetPatch, SheetRemoval
from toolkit.stores.digest import digest_of
from toolkit.stores.excel.forbidden import is_structure_protected, obstacle_of
from toolkit.stores.excel.kept import has_table
from toolkit.stores.excel.parts import SheetKind
from toolkit.stores.excel.removal import obstacle_to_removal
from toolkit.stores.excel.texts import CELL_LIMIT
from toolkit.stores.layout import filled_cells, replaced_characters, replaced_in, too_long
from toolkit.stores.obstacle import Obstacle, obstructed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.sheets import Patch, State
    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.examine import Examined
    from toolkit.stores.excel.parts import Sheet, WorkbookParts


class Intent(NamedTuple):
    """One patch and what is to be done.

    Blanks: `sheet` None means a new sheet; `problem` is why it is refused, or what people should know.
    """

    patch: Patch
    state: State
    problem: Problem | None = None
    sheet: Sheet | None = None
    examined: Examined | None = None

    @property
    def writes(self) -> bool:
        """Whether the workbook changes for this patch."""
        return self.state in {"created", "replaced", "edited", "removed"}

    @property
    def title(self) -> str:
        """What the sheet is called in the workbook: people may have renamed it."""
        if isinstance(self.patch, CellsPatch):
            return self.patch.sheet
        if self.sheet is not None:
            return self.sheet.name
        return self.patch.title if isinstance(self.patch, SheetPatch) else self.patch.key

    @property
    def outcome(self) -> Outcome:
        """The intent as told to people."""
        if isinstance(self.patch, CellsPatch):
            return Outcome(self.title, self.state, len(self.examined.spots) if self.examined else 0, self.problem)
        cells = filled_cells(self.patch) if self.writes and isinstance(self.patch, SheetPatch) else 0
        return Outcome(self.title, self.state, cells, self.problem)


def intents_of(container: Container, parts: WorkbookParts, patches: Sequence[Patch]) -> tuple[Intent, ...]:
    """What becomes of each patch, in their order."""
    deciding = _Deciding(container, parts)
    return tuple(deciding.intent(patch) for patch in patches)


class _Deciding:
    def __init__(self, container: Container, parts: WorkbookParts) -> None:
        self._container = container
        self._parts = parts
        self._whole = obstacle_of(container, parts)
        self._protected = is_structure_protected(container, parts)
        self._titles = {sheet.name.casefold(): sheet for sheet in parts.sheets}
        self._new: set[str] = set()

    def intent(self, patch: Patch) -> Intent:
        if isinstance(patch, CellsPatch):
            return self._edited(patch)
        if isinstance(patch, SheetRemoval):
            return self._removed(patch)
        mark = self._parts.marks.by_key(patch.key) if patch.owned else None
        if mark is not None and mark.digest == digest_of(patch):
            return Intent(patch, "unchanged", None, self._titles[mark.sheet.casefold()])
        sheet = self._titles[mark.sheet.casefold()] if mark else None
        return self._unwritable(patch, sheet) or self._written(patch, sheet)

    def _edited(self, patch: CellsPatch) -> Intent:
        sheet = self._titles.get(patch.sheet.casefold())
        if sheet is None:
            at = CellRef(self._container.file, patch.sheet, 0, 0)
            return Intent(patch, "refused", problem(Code.SHEET_GONE, at, sheet=patch.sheet))
        if self._whole or sheet.kind is not SheetKind.WORKSHEET:
            return self._refused(patch, patch.sheet, self._whole or Obstacle.UNUSUAL_SHEET)
        from toolkit.stores.excel.examine import examine  # noqa: PLC0415 - sheets of ours are not looked into

        found = examine(self._container, self._parts, sheet.part, patch)
        if isinstance(found, Problem):
            return Intent(patch, "refused", found)
        known = replaced_in((spot.value for spot in found.spots), CellRef(self._container.file, sheet.name, 0, 0))
        return Intent(patch, "edited" if found.spots else "unchanged", known, sheet, found)

    def _removed(self, patch: SheetRemoval) -> Intent:
        mark = self._parts.marks.by_key(patch.key)
        if mark is None:
            return Intent(patch, "unchanged")
        sheet = self._titles[mark.sheet.casefold()]
        protected = Obstacle.STRUCTURE_PROTECTED if self._protected else None
        reason = self._whole or protected or obstacle_to_removal(self._container, self._parts, sheet)
        return self._refused(patch, sheet.name, reason) if reason else Intent(patch, "removed", None, sheet)

    def _unwritable(self, patch: SheetPatch, sheet: Sheet | None) -> Intent | None:
        title = sheet.name if sheet else patch.title
        if self._whole:
            return self._refused(patch, title, self._whole)
        if sheet is None and patch.title.casefold() in self._titles.keys() | self._new:
            at = CellRef(self._container.file, patch.title, 0, 0)
            return Intent(patch, "refused", problem(Code.SHEET_NAME_TAKEN, at, sheet=patch.title))
        if sheet is None and self._protected:
            return self._refused(patch, title, Obstacle.STRUCTURE_PROTECTED)
        if sheet is not None and (sheet.kind is not SheetKind.WORKSHEET or has_table(self._container, sheet.part)):
            return self._refused(patch, title, Obstacle.TABLE_ON_SHEET)
        long = too_long(patch, self._container.file, CELL_LIMIT)
        return Intent(patch, "refused", long) if long else None

    def _written(self, patch: SheetPatch, sheet: Sheet | None) -> Intent:
        known = replaced_characters(patch, self._container.file)
        if sheet is None:
            self._new.add(patch.title.casefold())
        return Intent(patch, "replaced" if sheet else "created", known, sheet)

    def _refused(self, patch: Patch, title: str, reason: Obstacle) -> Intent:
        at = CellRef(self._container.file, title, 0, 0)
        return Intent(patch, "refused", obstructed(at, reason))
