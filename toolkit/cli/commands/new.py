"""`studygroup new`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.command import plain_command
from toolkit.cli.options import today
from toolkit.flows.request import Request
from toolkit.programme.kinds import Phase

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Result
    from toolkit.language import Words

WINDOWS = os.name == "nt"


def build(words: Words) -> click.Command:
    """The command in one language."""
    own = [
        click.Argument(["file"], metavar=words.text("cli.metavar.new_file"), required=False),
        click.Option(["--phase"], type=click.Choice([each.value for each in Phase]), help=words.text("cli.new.phase")),
        click.Option(["--add"], multiple=True, metavar=words.text("cli.metavar.sheet"), help=words.text("cli.new.add")),
        click.Option(
            ["--for-groups"], is_flag=False, flag_value="", metavar="[DIR]", help=words.text("cli.new.for_groups")
        ),
        click.Option(["--google"], is_flag=False, flag_value="", metavar="[URL]", help=words.text("cli.new.google")),
        click.Option(["--group", "groups"], multiple=True, metavar="ID", help=words.text("cli.new.group")),
        click.Option(["--from", "old"], metavar=words.text("cli.metavar.workbook"), help=words.text("cli.new.from")),
        click.Option(["--refresh"], is_flag=True, help=words.text("cli.new.refresh")),
        click.Option(["--credentials"], type=Path, metavar="FILE", help=words.text("cli.option.credentials")),
    ]
    return plain_command(words, "new", _run, own)


def _run(words: Words, progress: Progress, **given: object) -> Result:
    return _Asked(words, progress, **given).result()  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One call of the command. Blanks: None means not given, "" given without a value."""

    words: Words
    progress: Progress
    file: str | None
    phase: str | None
    add: tuple[str, ...]
    for_groups: str | None
    google: str | None
    groups: tuple[str, ...]
    old: str | None
    refresh: bool
    credentials: Path | None

    def result(self) -> Result:
        if self.refresh or self.for_groups is not None or (self.groups and self.google is not None):
            return self._own_sheets()
        if self.old:
            return self._next_cycle(self.old)
        from toolkit.flows import new  # noqa: PLC0415 - help stays light

        if self.add:
            return new.add_tables(
                self.words, self.progress, workbook=self._hub(), names=self.add, credentials=self.credentials
            )
        return self._starter(self.google or self._hub())

    def _own_sheets(self) -> Result:
        """A group's own sheet, or those of all: made, filled or refreshed."""
        from toolkit.flows import new_own_sheets  # noqa: PLC0415 - help stays light

        request = Request(self._hub(), today(), self.words, groups=frozenset(self.groups), credentials=self.credentials)
        if self.google:
            if len(self.groups) != 1:
                raise click.UsageError(self.words.text("cli.new.one_group"))
            if self.refresh:
                return new_own_sheets.refresh_linked(request, self.progress, address=self.google)
            return new_own_sheets.fill_online(request, self.progress, address=self.google)
        if self.for_groups:
            folder = Path(self.for_groups)
            return new_own_sheets.make_workbooks(request, self.progress, folder=folder, refresh=self.refresh)
        if self.refresh:
            return new_own_sheets.refresh_linked(request, self.progress)
        if self.google is None:
            raise click.UsageError(self.words.text("cli.new.no_folder"))
        return new_own_sheets.make_online(request, self.progress)

    def _next_cycle(self, old: str) -> Result:
        if self.add or self.phase:
            raise click.UsageError(self.words.text("cli.new.from_alone"))
        from toolkit.flows import new_from  # noqa: PLC0415 - help stays light

        location = self.google or self._hub()
        return new_from.run(self.words, self.progress, location=location, old=old, credentials=self.credentials)

    def _starter(self, location: str) -> Result:
        from toolkit.flows import new, shortcuts  # noqa: PLC0415 - help stays light

        phase = Phase(self.phase) if self.phase else None
        made = new.starter(self.words, self.progress, location=location, phase=phase, credentials=self.credentials)
        if not WINDOWS or not made.files:
            return made
        beside = shortcuts.run(self.words, self.progress, location=location, python=sys.executable)
        return replace(made, files=(*made.files, *beside.files), lines=(*made.lines, *beside.lines))

    def _hub(self) -> str:
        if not self.file:
            raise click.UsageError(self.words.text("cli.new.no_file"))
        return self.file
