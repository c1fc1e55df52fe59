"""Every fault and every remark of a template, in the order of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.places import TemplateRef
from toolkit.word.checking.inspected import inspect
from toolkit.word.checking.judging import judge_fields
from toolkit.word.checking.lints import LINTS
from toolkit.word.checking.surroundings import Surroundings
from toolkit.word.faults import TemplateError, key_of
from toolkit.word.opener import open_file
from toolkit.word.template import Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from toolkit.language import Words
    from toolkit.places import Place
    from toolkit.problems import Problem
    from toolkit.word.opener import Opened


class Checked(NamedTuple):
    """What was found, and which fields the template uses, dotted and in English.

    Shape: `exact` are the problems' places with nothing but what is wrong in them, for comments.
    """

    problems: tuple[Problem, ...]
    used: frozenset[str]
    exact: tuple[Place | None, ...]


def mistakes_of(path: Path, words: Words, aliases: Mapping[str, str], context: type) -> Checked:
    """What stops a template, tags and fields in one pass; remarks on looks are left out.

    Raises: StudygroupError when the file is no template at all.
    """
    opened = open_file(path)
    faults, used = _stopping(opened, path, words, aliases, context)
    return _told(faults, used, Surroundings.of(inspect(opened)))


def check_template(
    path: Path, words: Words, aliases: Mapping[str, str], context: type, *samples: Mapping[str, object]
) -> Checked:
    """Everything there is to say of a template; `samples` are values to try it with.

    Raises: StudygroupError when the file is no template at all.
    """
    opened = open_file(path)
    inspected = inspect(opened)
    faults, used = _stopping(opened, path, words, aliases, context, samples)
    for lint in LINTS:
        faults += lint(inspected)
    return _told(faults, used, Surroundings.of(inspected))


def _stopping(
    opened: Opened,
    path: Path,
    words: Words,
    aliases: Mapping[str, str],
    context: type,
    samples: Sequence[Mapping[str, object]] = (),
) -> tuple[list[Problem], frozenset[str]]:
    """What stops a template, and the fields it uses; with samples also what fails only with values in it."""
    try:
        template = Template.open(path, words=words, aliases=aliases)
    except TemplateError as stopped:
        # The engine judges fields only once every tag is in order; an author wants to hear of all at once.
        judged = judge_fields(opened, words, aliases, context)
        return [*stopped.problems, *judged.faults], frozenset(judged.used)
    try:
        template.check(context)
    except TemplateError as stopped:
        return list(stopped.problems), template.fields
    return [fault for sample in samples for fault in _failing(template, sample)], template.fields


def _failing(template: Template, sample: Mapping[str, object]) -> Sequence[Problem]:
    try:
        template.render(sample)
    except TemplateError as stopped:
        return stopped.problems
    return ()


def _told(faults: Iterable[Problem], used: frozenset[str], surroundings: Surroundings) -> Checked:
    found = _ordered(faults, surroundings)
    return Checked(tuple(map(surroundings.told, found)), used, tuple(each.at for each in found))


def _ordered(faults: Iterable[Problem], surroundings: Surroundings) -> list[Problem]:
    once = {key_of(each): each for each in faults}
    return sorted(
        once.values(), key=lambda each: surroundings.position(each.at if isinstance(each.at, TemplateRef) else None)
    )
