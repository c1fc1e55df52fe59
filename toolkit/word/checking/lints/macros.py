"""Macros and other programs inside a template: they are never taken over into a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.places import TemplateRef
from toolkit.problems import Code, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.checking.inspected import Inspected

_PROGRAMS = ("vbaproject.bin", "activex", "oleobject")


def macros(inspected: Inspected) -> Iterator[Problem]:
    """Parts that are programs, or objects of other programs.

    Problems: LINT_PROGRAM_INSIDE.
    """
    for name in sorted(inspected.names):
        file = name.rsplit("/", 1)[-1].casefold()
        if file.startswith(_PROGRAMS) and file.endswith(".bin"):
            yield problem(Code.LINT_PROGRAM_INSIDE, TemplateRef(inspected.file, name))
