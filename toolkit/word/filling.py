"""One compiled part with one context becomes text; whatever goes wrong is located by the tag it went wrong in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from toolkit.problems import Code, Problem, problem
from toolkit.word.draft import LOOP_LIMIT, MEBIBYTE, OUTPUT_LIMIT, WORK_LIMIT, Filling
from toolkit.word.faults import PictureError, TemplateBound, TemplateError
from toolkit.word.filters import TEXT_LIMIT
from toolkit.word.joints import MisfitError, join, parse
from toolkit.word.merging import with_settled_tables
from toolkit.word.printing import NotAValueError
from toolkit.word.rich import with_runs
from toolkit.word.sandbox import RANGE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.places import TemplateRef
    from toolkit.word.compiling import Compiled
    from toolkit.word.draft import Draft
    from toolkit.word.joints import Joint

# What an expression may fail with although every name in it is right.
_FAILURES = (JinjaError, TypeError, ValueError, ArithmeticError, RecursionError)
# What the caps of filters and of the sandbox are called when one is reached.
_CAPS = {
    "loops": (TemplateBound.LOOPS, LOOP_LIMIT),
    "range": (TemplateBound.LOOPS, RANGE_LIMIT),
    "text": (TemplateBound.TEXT, TEXT_LIMIT),
    "work": (TemplateBound.WORK, WORK_LIMIT),
    "bytes": (TemplateBound.BYTES, OUTPUT_LIMIT // MEBIBYTE),
}


def fill(part: Compiled, values: dict[str, object], draft: Draft) -> str:
    """The part's text with values in it; they are what it may say by name, ours included.

    Raises: TemplateError naming the tag that could not be printed, or the limit that was reached.
    """
    names = _names(part, values, draft)
    pieces: list[str] = []
    opened: list[str] = []
    try:
        for joint, piece in _stretches(part, names):
            if joint is not None:
                join(opened, *joint)
            pieces.append(piece)
            draft.size += len(piece)
            if draft.size > OUTPUT_LIMIT:
                raise TemplateError(
                    [_limit(part.tags[0].at._replace(near=""), TemplateBound.BYTES, OUTPUT_LIMIT // MEBIBYTE)]
                )
    except _FAILURES as failed:
        raise TemplateError([_fault(part, failed)]) from failed
    if opened:
        raise MisfitError(part.name)
    text = "".join(pieces)
    if names.retouched or part.settles:
        text = with_settled_tables(with_runs(text))
        parse(text.encode())
    return text if part.roomy is None else part.roomy.fit_tables(text)


def _stretches(part: Compiled, names: Filling) -> Iterator[tuple[Joint | None, str]]:
    """What the generated code yields, which is not what Jinja takes it for."""
    return cast("Iterator[tuple[Joint | None, str]]", part.jinja.root_render_func(names))


def _names(part: Compiled, values: dict[str, object], draft: Draft) -> Filling:
    names = Filling(part.jinja.environment, values, part.name, {})
    names.draft, names.part, names.tags, names.rooms = draft, part.name, part.tags, part.rooms
    return names


def _fault(part: Compiled, failed: Exception) -> Problem:
    at = _place(part, failed)
    if isinstance(failed, UndefinedError):
        return problem(Code.VALUE_ABSENT, at)
    if isinstance(failed, NotAValueError):
        return problem(Code.VALUE_NOT_PRINTABLE, at)
    if isinstance(failed, SecurityError) and str(failed) in _CAPS:
        return _limit(at, *_CAPS[str(failed)])
    if isinstance(failed, PictureError):
        return problem(Code.PICTURE_UNUSABLE, at, reason=failed.reason)
    return problem(Code.VALUE_CANNOT_COMPUTE, at)


def _limit(at: TemplateRef, what: TemplateBound, limit: int) -> Problem:
    return problem(Code.TEMPLATE_LIMIT, at, what=what, limit=limit)


def _place(part: Compiled, failed: Exception) -> TemplateRef:
    """The tag whose code the failure passed through last."""
    line = 1
    trace = failed.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals is part.jinja.root_render_func.__globals__:
            line = part.jinja.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return part.tags[line - 1].at
