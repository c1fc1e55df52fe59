"""What each point is worth; 设置 › 匹配权重 changes any of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import reduce
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EXPERT_LEVEL = 4
BEGINNER_LEVEL = 2
EXPERTS_ENOUGH = 2
BAND_ENOUGH = 4
MOTIVATED_LEVEL = 4
MOTIVATED_WANTED = 2


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of the reference scoring; all are amounts, the direction of each is its meaning.

    Shape: `choice` for the first, second, third choice; further choices do not count as choices at all.
    """

    choice: tuple[int, ...] = (100, 70, 40)
    unplaced: int = 100
    repeated_department: int = 30
    coached_beginner: int = 30
    expert_excess: int = 20
    band_excess: int = 10
    motivation_short: int = 15

    @property
    def step(self) -> int:
        """Every score is a multiple of this."""
        return reduce(gcd, (*self.choice, self.unplaced, self.repeated_department, self.coached_beginner,
                            self.expert_excess, self.band_excess, self.motivation_short)) or 1  # fmt: skip


# As 设置 writes them, in both languages; 第二志愿 70 changes one choice.
CHOICES = (("第一志愿", "first choice", "1st choice"), ("第二志愿", "second choice", "2nd choice"),
           ("第三志愿", "third choice", "3rd choice"))  # fmt: skip
NAMES = {
    "unplaced": ("未入组", "未安排", "unplaced"),
    "repeated_department": ("同部门重复", "同部门", "repeated department", "same department"),
    "coached_beginner": ("新手有人带", "以老带新", "coached beginner", "coached beginners"),
    "expert_excess": ("高手扎堆", "高手过多", "expert excess", "too many experts"),
    "band_excess": ("职级扎堆", "职级集中", "grade excess", "same grade band"),
    "motivation_short": ("意愿不足", "积极性不足", "motivation short", "low motivation"),
}


def build_weights(given: Iterable[tuple[str, int]]) -> tuple[Weights, tuple[str, ...]]:
    """The weights 设置 asks for, and the names it uses that mean none of ours."""
    weights, unknown = Weights(), []
    for name, points in given:
        said = _plain(name)
        rank = next((rank for rank, names in enumerate(CHOICES) if said in map(_plain, names)), None)
        field = next((field for field, names in NAMES.items() if said in map(_plain, names)), None)
        if rank is not None:
            choice = weights.choice
            weights = replace(weights, choice=(*choice[:rank], abs(points), *choice[rank + 1 :]))
        elif field is not None:
            weights = replace(weights, **{field: abs(points)})  # type: ignore[arg-type]  # NAMES holds no other field
        else:
            unknown.append(name)
    return weights, tuple(unknown)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
