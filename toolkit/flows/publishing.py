"""The second half of every recipe: documents rendered and written one at a time, then the sheets."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents.kinds import aliases
from toolkit.errors import StudygroupError
from toolkit.files import output
from toolkit.files.stock import stock_templates
from toolkit.flows.request import Made
from toolkit.word import Properties, Template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from toolkit.documents.kinds import DocumentKind
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group
    from toolkit.sheets import Outcome, Patch


class Published(NamedTuple):
    """The documents made and why others were not."""

    files: tuple[Made, ...]
    problems: tuple[Problem, ...]
