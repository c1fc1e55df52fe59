"""What needs a decision, as a director reads it: group, cause, whose it is, what is proposed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from toolkit.documents.contexts.overview import DecisionLine
from toolkit.documents.introduction import group_name, leader_names
from toolkit.figures import Matter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from toolkit.figures import Decision, Watch
    from toolkit.language import Words
    from toolkit.programme.programme import Programme

MOST_LETTERS = 60


def decision_lines(
    programme: Programme,
    decisions: Iterable[Decision],
    reason_of: Callable[[Watch], str],
    words: Words,
    as_of: date,
) -> tuple[DecisionLine, ...]:
    """The lines in the order given, numbered."""
    return tuple(
        DecisionLine(
            number=number,
            group_name=_group(programme, each.group, words),
            cause=_cause(programme, each, reason_of, words),
            owner=_owner(programme, each, words, as_of),
            proposal=_proposal(each, words),
        )
        for number, each in enumerate(decisions, start=1)
    )


def deciding_sentence(decisions: Sequence[Decision], words: Words) -> str:
    """How many things ask for a decision, by cause."""
    times = Counter(each.matter for each in decisions)
    causes = tuple(
        words.text("documents.decision.times", matter=matter, count=times[matter]) for matter in Matter if times[matter]
    )
    key = "documents.decision.count" if causes else "documents.decision.none"
    return words.text(key, count=len(decisions), causes=causes)


def _group(programme: Programme, group: str, words: Words) -> str:
    return group_name(programme, group) if group else words.text("documents.decision.programme")


def _cause(programme: Programme, each: Decision, reason_of: Callable[[Watch], str], words: Words) -> str:
    if each.difficulty is not None:
        return words.text(
            "documents.decision.support", text=_in_short(each.difficulty.text, words), days=int(each.weight)
        )
    if each.overspent is not None:
        over = each.overspent
        name = over.resource.name or words.label(over.resource.kind)
        return words.text("documents.decision.overspent", name=name, spent=over.spent, planned=over.planned)
    if each.tally is not None:
        return words.text(
            "documents.decision.below",
            rate=words.percent(each.tally.rate),
            attended=each.tally.attended,
            counted=each.tally.counted,
            target=words.percent(programme.settings.attendance_target),
        )
    if each.watch is None:
        return ""
    reason = reason_of(each.watch)
    person = programme.name_of(each.watch.person)
    return words.text("documents.decision.person", person=person, reason=reason) if person else reason


def _in_short(text: str, words: Words) -> str:
    """Text for a table read at one glance; a long one says where the whole of it stands."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_LETTERS else words.text("documents.decision.cut", text=line[:MOST_LETTERS])


def _owner(programme: Programme, each: Decision, words: Words, as_of: date) -> str | None:
    if each.difficulty is not None and each.difficulty.owner:
        return programme.name_of(each.difficulty.owner)
    if each.overspent is not None and each.overspent.resource.contact:
        return programme.name_of(each.overspent.resource.contact)
    return leader_names(programme, each.group, words, as_of)


def _proposal(each: Decision, words: Words) -> str:
    if each.difficulty is not None:
        return _in_short(each.difficulty.support, words)
    if each.watch is not None:
        return words.label(each.watch.suggestion)
    return words.text(f"documents.decision.{'approve' if each.overspent is not None else 'visit'}")
