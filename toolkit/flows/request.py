"""What a command is asked, what it answers, and how it shows that it is alive."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from toolkit.sheets import Counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.errors import StudygroupError
    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.sheets import Outcome

NOTHING_READ = Counts()
# What a field does that nobody knows: stop the command, or be printed as a mark anybody sees.
Missing = Literal["error", "mark"]


@dataclass(frozen=True, slots=True)
class Request:
    """The shared options of the programme commands.

    Shape: `single_file` puts the documents of a kind into one for printing, `pdf` makes a PDF of each as well.
    Blanks: `out` None means beside the workbook; no `groups` means all; `templates` None means the stock ones.
    """

    location: str
    as_of: date
    words: Words
    out: Path | None = None
    groups: frozenset[str] = frozenset()
    dry_run: bool = False
    write_back: bool = True
    templates: Path | None = None
    credentials: Path | None = None
    missing: Missing = "error"
    single_file: bool = False
    pdf: bool = False


class Made(NamedTuple):
    """A file made, or found to be the same already (`changed` False)."""

    path: Path
    kind: str
    group: str | None
    sha256: str
    changed: bool


class Check(NamedTuple):
    """One thing looked at, in finished words. Blanks: `found` says nothing where there is nothing to say."""

    what: str
    found: str
    fine: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What a command did; `stopped` is why it went no further.

    Shape: `lines` are finished sentences for the terminal beyond what files, patches and problems say; `data` is what
    `--json` shows beyond them.
    """

    files: tuple[Made, ...] = ()
    patches: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: Counts = NOTHING_READ
    stopped: StudygroupError | None = None
    lines: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    checks: tuple[Check, ...] = ()


class Progress(Protocol):
    """Shows that work goes on: a bar on a terminal, one plain line per step elsewhere."""

    def step(self, text: str, done: int, total: int) -> None:
        """One more thing is done, of so many."""
