"""Stages and limits of 设置 against each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.places import CellRef
    from toolkit.problems import Problem
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Settings, Stage


def check_settings(programme: Programme) -> Iterator[Problem]:
    """Settings that cannot hold together."""
    yield from _stages(programme.settings)
    yield from _limits(programme.settings)


def _stages(settings: Settings) -> Iterator[Problem]:
    for stage in settings.stages:
        outside = (settings.starts and stage.starts < settings.starts) or (settings.ends and stage.ends > settings.ends)
        if outside:
            yield problem(Code.RULE_STAGE_OUTSIDE_CYCLE, _place(settings, stage, "starts"), stage=stage.name)
    for earlier, later in pairwise(sorted(settings.stages, key=lambda each: (each.starts, each.order))):
        if later.starts <= earlier.ends:
            at = _place(settings, later, "starts")
            yield problem(Code.RULE_STAGES_OVERLAP, at, stage=later.name, other=earlier.name, ends=earlier.ends)


def _limits(settings: Settings) -> Iterator[Problem]:
    if settings.size_min > settings.size_max:
        at = settings.origins.get("size_max")
        place = at.cell("value") if at else None
        yield problem(Code.RULE_SIZE_LIMITS, place, least=settings.size_min, most=settings.size_max)


def _place(settings: Settings, stage: Stage, field: str) -> CellRef | None:
    # A repeated setting keeps one origin per row: stages.1, stages.2 …
    origin = settings.origins.get(f"stages.{stage.order}") or settings.origins.get("stages")
    return origin.cell(field) if origin else None
