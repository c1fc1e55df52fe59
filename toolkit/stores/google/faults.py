"""Why Google, or the way to it, stops us: Problems with what a person can do about it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from toolkit.errors import CANNOT_WRITE, INPUT_UNUSABLE, OUTSIDE_FAILED, StudygroupError
from toolkit.places import FileRef
from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.problems import Fact


class Right(Enum):
    """What an account must be allowed to do with a shared sheet."""

    VIEW = "view"
    EDIT = "edit"


def google_failed(code: Code, workbook: str, **facts: Fact) -> StudygroupError:
    """The error of a workbook Google does not let us use now."""
    return StudygroupError(problem(code, FileRef(workbook), **facts), OUTSIDE_FAILED)


def key_unusable(code: Code, path: Path, **facts: Fact) -> StudygroupError:
    """The error of a key file that cannot or must not be used."""
    return StudygroupError(problem(code, FileRef(path.name), **facts), INPUT_UNUSABLE)


def cannot_sign_in(code: Code, **facts: Fact) -> StudygroupError:
    """The error of a sign-in that is not set up or was refused."""
    return StudygroupError(problem(code, None, **facts), OUTSIDE_FAILED)


def cannot_write(code: Code, workbook: str, **facts: Fact) -> StudygroupError:
    """The error of a workbook that was read and must not be written now."""
    return StudygroupError(problem(code, FileRef(workbook), **facts), CANNOT_WRITE)
