"""Sheets last: patches applied in one go, and their outcomes named for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.sheets import SheetPatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Request
    from toolkit.problems import Problem
    from toolkit.sheets import Outcome, Patch


def apply_patches(
    request: Request, opened: Opened, patches: Sequence[Patch]
) -> tuple[tuple[Outcome, ...], tuple[Problem, ...]]:
    """What became of the patches, and the problems of the refused ones; nothing happens with --no-write-back."""
    if not request.write_back or not patches:
        return (), ()
    applied = opened.store.apply(patches, based_on=opened.snapshot, dry_run=request.dry_run)
    outcomes = tuple(
        outcome._replace(workbook=opened.name, rows=len(patch.rows) if isinstance(patch, SheetPatch) else outcome.cells)
        for outcome, patch in zip(applied.outcomes, patches, strict=True)
    )
    return outcomes, tuple(outcome.problem for outcome in outcomes if outcome.problem is not None)
