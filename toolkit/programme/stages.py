"""Which stage a text or a day means; both ends of a stage belong to it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Stage


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


# 第一阶段, 第2阶段, 阶段3, stage 3, 二
_ORDINAL = re.compile(r"(?:第|阶段|stage)?([0-9]{1,2}|[一二三四五六七八九十])(?:个?阶段|期)?")
_CHINESE = "一二三四五六七八九十"


def find_stage(stages: Iterable[Stage], text: str) -> Stage | None:
    """The stage a cell or an option means, by its name or its order; a name goes before an order."""
    stages = tuple(stages)
    wanted = _plain(text)
    named = next((each for each in stages if _plain(each.name) == wanted), None)
    ordinal = _ORDINAL.fullmatch(wanted)
    if named is not None or ordinal is None:
        return named
    order = _CHINESE.index(ordinal[1]) + 1 if ordinal[1] in _CHINESE else int(ordinal[1])
    return next((each for each in stages if each.order == order), None)


def stage_on(stages: Sequence[Stage], day: date) -> Stage | None:
    """The stage of a day; a day in a gap belongs to the stage before, a day before all stages to none."""
    begun = [each for each in stages if each.starts <= day]
    return max(begun, key=lambda each: (each.starts, each.order), default=None)


@remembered
def group_span(programme: Programme, group: str, stage: Stage) -> Span:
    """When a stage is for one group: its own plan's dates of that stage replace the programme's."""
    rows = [
        row
        for row in programme.plan_by_group.get(group, ())
        if row.group and row.stage and find_stage((stage,), row.stage) is not None
    ]
    firsts = [row.starts for row in rows if row.starts is not None]
    lasts = [row.due for row in rows if row.due is not None]
    return Span(min(firsts, default=stage.starts), max(lasts, default=stage.ends))


# The same few names are compared for every row of a workbook.
@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
