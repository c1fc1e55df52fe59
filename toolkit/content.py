"""Values that are more than a string or a number: the only ones a document may turn into markup.

Decides what they hold; `word/` and the stores decide how they look.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

Number = int | float | Fraction


@dataclass(frozen=True, slots=True)
class Lines:
    """Text of several lines that stay in one paragraph, parted by line breaks."""

    lines: tuple[str, ...]


class Span(NamedTuple):
    """A stretch of text with one look; `colour` is RRGGBB, `link` an address; blank means plain."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Rich:
    """Text whose stretches look different."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its bytes (png, jpg or svg) with the text a screen reader says.

    Blanks: `fallback` is the same picture as png or jpg, for programs that draw no svg; without one they show a frame.
    """

    data: bytes = field(repr=False)
    alt: str
    fallback: bytes = field(default=b"", repr=False)


class ChartKind(Enum):
    """The kinds of native charts we fill or draw."""

    BAR = "bar"
    LINE = "line"
    PIE = "pie"
    STACKED = "stacked"
    SCATTER = "scatter"


class Series(NamedTuple):
    """One row of numbers under a chart's categories; None is a gap, never zero."""

    name: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The data of a native chart.

    Shape: every series has as many values as there are categories.
    """

    name: str
    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
