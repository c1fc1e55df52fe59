"""The page about an unattended run: what is there, what is not, and who must do what, by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents.contexts.run_summary import RunLine, RunState, RunSummaryContext, TodoLine
from toolkit.documents.introduction import letterhead, speaking_day
from toolkit.places import CellRef
from toolkit.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme

# One page, read in a minute: the rest stands in the workbook's own list.
MOST_LISTED = 12


class RunFacts(NamedTuple):
    """What a run knows at its end.

    Shape: `expected` are the groups whose report was due, `made` the ids of those that have one, `stopped` why a
    group's sheet could not be used; `own_sheets` maps the name of a group's own workbook to the group; `copied` are the
    days of the copies that stand for sheets that could not be read.
    """

    expected: Sequence[Group]
    made: frozenset[str]
    stopped: Mapping[str, Problem]
    own_sheets: Mapping[str, str]
    copied: Mapping[str, date]
    problems: Sequence[Problem]
    named: bool = True  # whether leaders are called by name; what is logged never does


def run_summary_context(
    programme: Programme, facts: RunFacts, words: Words, month: date, as_of: date
) -> RunSummaryContext:
    """What the page says; it names cells, never what stands in them, and no time of the run."""
    lines = tuple(_line(programme, group, facts, words, as_of) for group in facts.expected)
    grave = [each for each in facts.problems if each.code.severity is not Severity.NOTICE]
    return RunSummaryContext(
        company=programme.settings.company or None,
        programme=programme.settings.programme or None,
        letterhead=letterhead(programme.settings, words),
        span=words.text("documents.report.span", year=month.year, month=month.month),
        as_of=as_of,
        expected_reports=len(lines),
        made_reports=sum(each.outcome is not RunState.FAILED for each in lines),
        partial_reports=sum(each.outcome is RunState.PARTIAL for each in lines),
        groups=lines,
        todo=tuple(_todo(programme, each, facts, words, as_of) for each in grave[:MOST_LISTED]),
        more=max(len(grave) - MOST_LISTED, 0),
    )


def run_summary_text(context: RunSummaryContext, words: Words) -> str:
    """The same page as plain text."""
    lines = [
        words.text("run.title", span=context.span),
        words.text("run.reports", made=context.made_reports, expected=context.expected_reports),
    ]
    troubled = [each for each in context.groups if each.outcome is not RunState.MADE]
    lines += [
        words.text("run.group", group=each.group_name, outcome=each.outcome, reason=each.reason or "")
        for each in troubled
    ]
    if context.todo:
        lines.append(words.text("run.todo"))
        lines += [
            words.text("run.todo.line", who=each.who, cell=each.cell, fault=each.fault, remedy=each.remedy)
            for each in context.todo
        ]
    if context.more:
        lines.append(words.text("run.more", count=context.more))
    return "\n".join(lines) + "\n"


def _line(programme: Programme, group: Group, facts: RunFacts, words: Words, as_of: date) -> RunLine:
    outcome, reason = _outcome(group, facts, words)
    return RunLine(f"{group.id} {group.name}".strip(), _leader(programme, group, words, as_of), outcome, reason)


def _outcome(group: Group, facts: RunFacts, words: Words) -> tuple[RunState, str | None]:
    if group.id in facts.stopped:
        return RunState.FAILED, _reason(facts.stopped[group.id], words)
    if group.id not in facts.made:
        return RunState.FAILED, words.text("run.not_made")
    if group.id in facts.copied:
        return RunState.PARTIAL, words.text("run.copy", day=facts.copied[group.id])
    faults = [each for each in facts.problems if _of_group(each, facts) == group.id and _is_error(each)]
    return (RunState.PARTIAL, words.text("run.faults", count=len(faults))) if faults else (RunState.MADE, None)


def _reason(stopped: Problem, words: Words) -> str:
    said = words.say(stopped, values=False)
    return f"{said.place} {said.message}".strip()


def _todo(programme: Programme, each: Problem, facts: RunFacts, words: Words, as_of: date) -> TodoLine:
    said = words.say(each, values=False)
    return TodoLine(_who(programme, each, facts, words, as_of), said.place, said.message, said.fix)


def _who(programme: Programme, each: Problem, facts: RunFacts, words: Words, as_of: date) -> str:
    """A fault in a group's own sheet is its leader's to mend, any other HR's."""
    group = programme.group_by_id.get(_of_group(each, facts))
    leader = _leader(programme, group, words, as_of) if group else None
    if group is None or leader is None:
        return words.text("run.hr")
    if not facts.named:
        return words.text("run.leader.unnamed", group=group.id)
    return words.text("run.leader", group=group.id, leader=leader)


def _leader(programme: Programme, group: Group, words: Words, as_of: date) -> str | None:
    leaders = programme.leaders(group.id, speaking_day(group, as_of))
    return words.fact(tuple(programme.name_of(each) for each in leaders)) if leaders else None


def _of_group(each: Problem, facts: RunFacts) -> str:
    return facts.own_sheets.get(each.at.workbook, "") if isinstance(each.at, CellRef) else ""


def _is_error(each: Problem) -> bool:
    return each.code.severity is Severity.ERROR
