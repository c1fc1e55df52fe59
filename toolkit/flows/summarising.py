"""The summaries a run writes back: the same sheets for every command that writes any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.figures import compute_points
from toolkit.summaries import plan_attendance_summary, plan_points, plan_progress_summary

if TYPE_CHECKING:
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Request
    from toolkit.sheets import SheetPatch


def summary_patches(request: Request, opened: Opened) -> tuple[SheetPatch, ...]:
    """考勤汇总 and 进度汇总 of the whole programme, and 积分明细 where 设置 has rules, in the workbook's words."""
    programme, as_of, words = opened.programme, request.as_of, opened.words
    ledger = compute_points(programme, as_of)
    return (
        plan_attendance_summary(programme, as_of, words),
        plan_progress_summary(programme, as_of, words),
        *(() if ledger is None else (plan_points(programme, ledger, as_of, words, opened.name),)),
    )
