"""Tells a result in sentences: files, sheets, problems, and a last block whose numbers add up."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from toolkit.places import TemplateRef
from toolkit.problems import Severity, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.cli.options import Telling
    from toolkit.flows.request import Made, Result
    from toolkit.language import Words
    from toolkit.problems import Code, Problem
    from toolkit.sheets import Calls, Outcome

ON_SCREEN, OF_TEMPLATE_ON_SCREEN = 20, 200
SIGNS = {Severity.ERROR: ("×", "red"), Severity.WARNING: ("!", "yellow"), Severity.NOTICE: ("·", "cyan")}


class Console:
    """Prints for people: to stdout, or to stderr where stdout belongs to `--json`."""

    def __init__(self, words: Words, how: Telling) -> None:
        self._words = words
        self._how = how
        self._colour = False if os.environ.get("NO_COLOR") else None
        # What stands in people's cells is for a person's eyes: a redirected stream may be a log file.
        stream = sys.stderr if how.as_json else sys.stdout
        self._values = stream is not None and stream.isatty()

    def say(self, text: str, colour: str | None = None) -> None:
        """One line or more, coloured only on a terminal."""
        click.secho(text, err=self._how.as_json, fg=colour, color=self._colour)

    def tell(self, result: Result) -> None:
        """The whole result; with `-q` only problems."""
        if not self._how.quiet:
            for check in result.checks:
                found = self._words.text("cli.check.found", what=check.what, found=check.found)
                self.say(("√ " if check.fine else "· ") + (found if check.found else check.what))
            self._files(result.files)
            self._patches(result.patches)
        self._problems(result.problems)
        if not self._how.quiet:
            self._last_block(result)
            for line in result.lines:
                self.say(line)

    def tell_calls(self, calls: Calls) -> None:
        """How often Google was asked, for whoever shares its limits; nothing where it was not."""
        if any(calls) and not self._how.quiet:
            self.say(self._words.text("cli.google_calls", reads=calls.reads, writes=calls.writes))

    def _files(self, files: Sequence[Made]) -> None:
        for each in files:
            key = "cli.file.made" if each.changed else "cli.file.unchanged"
            self.say(self._words.text(key, file=each.path.name))

    def _patches(self, patches: Sequence[Outcome]) -> None:
        done = [each for each in patches if each.problem is None or each.changed]
        shown = done if self._how.verbose else done[:ON_SCREEN]
        for each in shown:
            key = f"cli.patch.{each.state}"
            self.say(self._words.text(key, sheet=each.sheet, workbook=each.workbook, rows=each.rows))
        rest = Counter(each.state for each in done[len(shown) :])
        for state, count in sorted(rest.items()):
            self.say(self._words.text(f"cli.more_sheets.{state}", count=count))

    def _problems(self, problems: Sequence[Problem]) -> None:
        folded = sorted(fold(problems), key=lambda each: list(SIGNS).index(each.code.severity))
        shown = folded if self._how.verbose else _on_screen(folded)
        alike: dict[tuple[Code, tuple[str, ...]], list[Problem]] = {}
        for each in shown:
            alike.setdefault((each.code, self._advice(each)), []).append(each)
        for (_, advice), each_alike in alike.items():
            for each in each_alike:
                self._headline(each)
            for line in advice:
                self.say(line)
        if len(shown) < len(folded):
            self.say(self._words.text("cli.more_problems", count=len(folded) - len(shown)) + self._on_check())

    def _on_check(self) -> str:
        """How to have all of them in the workbook, where there is one."""
        name = self._how.workbook
        typed = f'"{name}"' if " " in name else name
        return self._words.text("cli.more_problems.mark", workbook=typed) if name else ""

    def _headline(self, problem: Problem) -> None:
        sign, colour = SIGNS[problem.code.severity]
        said = self._words.say(problem, values=self._values)
        times = self._words.text("cli.times", count=problem.times) if problem.times > 1 else ""
        place = self._words.text("cli.place", place=said.place + times) if said.place else ""
        self.say(f"{sign} {place}{said.message} [{problem.code.id}]", colour)

    def _advice(self, problem: Problem) -> tuple[str, ...]:
        """What is said below a problem; said once below all that it is the same for."""
        said = self._words.say(problem, values=self._values)
        texts = (("allowed", said.allowed), ("fix", said.fix), ("effect", said.effect))
        return tuple("  " + self._words.text(f"cli.problem.{key}", text=text) for key, text in texts if text)

    def _last_block(self, result: Result) -> None:
        words = self._words
        if result.counts.read:
            counts = result.counts
            self.say(words.text("cli.counts", read=counts.read, used=counts.used, skipped=counts.skipped))
        if result.files:
            changed = sum(each.changed for each in result.files)
            self.say(words.text("cli.made", made=changed, unchanged=len(result.files) - changed))
            for folder in dict.fromkeys(str(each.path.parent) for each in result.files):
                self.say(words.text("cli.folder", folder=folder))
        if result.problems:
            kinds = Counter(each.code.severity for each in result.problems)
            found = [words.text(f"cli.severity.{each.value}", count=kinds[each]) for each in SIGNS if kinds[each]]
            self.say(words.text("cli.problems", kinds=tuple(found)))
        elif result.counts.read:
            self.say(words.text("cli.no_problems"))
        if result.stopped is None and nothing_changed(result):
            self.say(words.text("cli.nothing_changed"))


def _on_screen(problems: Sequence[Problem]) -> Sequence[Problem]:
    """The first of them; more of a template's, which stand in no sheet where the rest could be read."""
    left = {True: OF_TEMPLATE_ON_SCREEN, False: ON_SCREEN}
    shown = []
    for each in problems:
        of_template = isinstance(each.at, TemplateRef)
        if left[of_template]:
            left[of_template] -= 1
            shown.append(each)
    return shown


def nothing_changed(result: Result) -> bool:
    """Whether a run that makes things found all of them there already."""
    states = [each.changed for each in result.files] + [each.state != "unchanged" for each in result.patches]
    return bool(states) and not any(states)
