"""The summaries a run writes back: the same sheets for every command that writes any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.summaries import plan_attendance_summary, plan_progress_summary

if TYPE_CHECKING:
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Request
    from toolkit.sheets import SheetPatch


def summary_patches(request: Request, opened: Opened) -> tuple[SheetPatch, ...]:
    """考勤汇总 and 进度汇总 of the whole programme, in the workbook's own language."""
    return (
        plan_attendance_summary(opened.programme, request.as_of, opened.words),
        plan_progress_summary(opened.programme, request.as_of, opened.words),
    )
