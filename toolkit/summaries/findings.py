"""检查结果: every fault found, most serious first, with a link to its cell and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.problems import Severity
from toolkit.sheets import Kind, Rule, SheetPatch, Tone
from toolkit.summaries.columns import columns_of
from toolkit.summaries.places import place_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.sheets import SheetValue

COLUMNS = (
    ("severity", Kind.TEXT, 8),
    ("place", Kind.TEXT, 26),
    ("what", Kind.TEXT, 48),
    ("allowed", Kind.TEXT, 30),
    ("fix", Kind.TEXT, 48),
    ("effect", Kind.TEXT, 34),
    ("times", Kind.INTEGER, 8),
    ("code", Kind.TEXT, 11),
)
GRAVEST_FIRST = tuple(Severity)
TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTICE: Tone.NOTE}


def plan_findings(problems: Sequence[Problem], words: Words, workbook: str) -> SheetPatch:
    """The sheet of findings of one workbook, cells' values shown; places in other files are named without a link.

    Shape: `problems` are folded already; within a severity they keep their order.
    """
    ordered = sorted(problems, key=lambda each: GRAVEST_FIRST.index(each.code.severity))
    counts = {severity: sum(each.code.severity is severity for each in problems) for severity in Severity}
    return SheetPatch(
        key="findings",
        title=words.text("summaries.findings.title"),
        columns=columns_of("findings", COLUMNS, words),
        rows=tuple(_row(each, words, workbook) for each in ordered),
        above=(
            words.text("summaries.findings.title"),
            words.text(
                "summaries.findings.counts" if problems else "summaries.findings.none",
                errors=counts[Severity.ERROR],
                warnings=counts[Severity.WARNING],
                notices=counts[Severity.NOTICE],
            ),
            words.text("summaries.findings.how"),
        ),
        rules=tuple(Rule(1, "=", words.label(severity), tone) for severity, tone in TONES.items()),
        frozen=2,
    )


def _row(each: Problem, words: Words, workbook: str) -> tuple[SheetValue, ...]:
    said = words.say(each, values=True)
    return (
        words.label(each.code.severity),
        place_in(workbook, each.at, said.place),
        said.message,
        said.allowed,
        said.fix,
        said.effect,
        each.times,
        each.code.id,
    )
