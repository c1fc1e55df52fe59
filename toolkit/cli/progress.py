"""Shows that work goes on: a bar on a terminal, one plain line per step elsewhere, nothing with -q."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol

import click

from toolkit.flows.request import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.cli.options import Telling
    from toolkit.language import Words


class Shown(Progress, Protocol):
    """A progress that can make room for a question."""

    def hidden(self) -> AbstractContextManager[None]:
        """While it lasts nothing is drawn."""


class _Silent:
    def step(self, text: str, done: int, total: int) -> None:
        pass

    def hidden(self) -> AbstractContextManager[None]:
        return nullcontext()


class _Lines:
    def __init__(self, words: Words) -> None:
        self._words = words

    def step(self, text: str, done: int, total: int) -> None:
        click.echo(self._words.text("cli.step", text=text, done=done, total=total), err=True)

    def hidden(self) -> AbstractContextManager[None]:
        return nullcontext()


@contextmanager
def shown(words: Words, how: Telling) -> Iterator[Shown]:
    """A progress for one run; whatever it drew is gone when the run ends."""
    if how.quiet:
        yield _Silent()
    elif sys.stderr is not None and sys.stderr.isatty():
        with _bar() as bar:
            yield bar
    elif how.verbose:
        yield _Lines(words)
    else:
        yield _Silent()


@contextmanager
def _bar() -> Iterator[Shown]:
    from rich.console import Console  # noqa: PLC0415 - only a person at a terminal pays for it
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        class _OnTerminal:
            def step(self, text: str, done: int, total: int) -> None:
                bar.update(task, description=text, completed=done, total=total)

            @contextmanager
            def hidden(self) -> Iterator[None]:
                bar.stop()
                try:
                    yield
                finally:
                    bar.start()

        yield _OnTerminal()
