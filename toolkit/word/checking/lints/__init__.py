"""Remarks on a template that works but looks different elsewhere, or reaches where a template should not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.checking.lints.charts import charts_that_stay
from toolkit.word.checking.lints.fonts import fonts_east_asian, fonts_everywhere
from toolkit.word.checking.lints.macros import macros
from toolkit.word.checking.lints.reach import fields_outside, links_outside
from toolkit.word.checking.lints.spacing import drawings_cut, indents_in_characters
from toolkit.word.checking.lints.tables import headers_in_loops
from toolkit.word.checking.lints.unfilled import tags_unfilled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.problems import Problem
    from toolkit.word.checking.inspected import Inspected

LINTS: tuple[Callable[[Inspected], Iterator[Problem]], ...] = (
    drawings_cut,
    indents_in_characters,
    fonts_east_asian,
    fonts_everywhere,
    headers_in_loops,
    links_outside,
    fields_outside,
    charts_that_stay,
    tags_unfilled,
    macros,
)
