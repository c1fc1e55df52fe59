"""What stops a template: every fault found in one pass, each at its place."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from toolkit.errors import INPUT_UNUSABLE, StudygroupError

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from toolkit.problems import Problem


def key_of(found: Problem) -> Hashable:
    """What equal faults have in common, quick to look up among thousands."""
    return found.code, found.at, tuple(found.facts.items())


class TemplateDamage(Enum):
    """Why a file that looks like a Word document cannot be read as one."""

    ZIP = "zip"
    MEMBER_NAME = "member name"
    NO_MAIN_PART = "no main part"
    XML = "xml"
    DOCTYPE = "doctype"
    PREFIX = "prefix"


class TemplateBound(Enum):
    """What of a template or of its output has a limit."""

    MEMBERS = "members"
    BYTES = "bytes"
    LOOPS = "loops"
    WORK = "work"
    TEXT = "text"
    TAGS = "tags"
    LENGTH = "length"
    DEPTH = "depth"
    BRANCHES = "branches"


class Forbidden(Enum):
    """What a template may not do."""

    CALL = "call"
    PRIVATE = "private"
    STATEMENT = "statement"
    OPERATOR = "operator"
    KEY = "key"
    NUMBER = "number"


class PictureFault(Enum):
    """Why data cannot go into a document as a picture."""

    FORMAT = "format"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    REACHES_OUTSIDE = "reaches outside"


class PictureError(ValueError):
    """Data that is no picture we may pass on; `reason` says why."""

    def __init__(self, reason: PictureFault) -> None:
        super().__init__(reason.value)
        self.reason = reason


class TemplateError(StudygroupError):
    """A template that cannot be used as it stands; `problems` are all its faults in the order of the document."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0], INPUT_UNUSABLE, others=tuple(problems[1:]))
