"""选举结果: every group's rounds, a line per candidate, with the totals the result rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.sheets import Kind, SheetPatch, Tone
from toolkit.summaries.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.figures import Election, Round
    from toolkit.language import Words
    from toolkit.programme.programme import Programme
    from toolkit.sheets import SheetValue

COLUMNS = (
    ("group_id", Kind.TEXT, 8),
    ("group", Kind.TEXT, 18),
    ("round", Kind.INTEGER, 7),
    ("kind", Kind.TEXT, 10),
    ("day", Kind.DATE, 12),
    ("due", Kind.INTEGER, 8),
    ("present", Kind.INTEGER, 8),
    ("turnout", Kind.PERCENT, 10),
    ("valid", Kind.INTEGER, 8),
    ("abstained", Kind.INTEGER, 8),
    ("invalid", Kind.INTEGER, 8),
    ("candidate", Kind.TEXT, 18),
    ("place", Kind.INTEGER, 8),
    ("votes_for", Kind.INTEGER, 8),
    ("votes_against", Kind.INTEGER, 8),
    ("share", Kind.PERCENT, 10),
    ("outcome", Kind.TEXT, 24),
    ("note", Kind.TEXT, 40),
)
FROZEN = 3


def plan_election_results(programme: Programme, elections: Sequence[Election], words: Words) -> SheetPatch:
    """Every round of every group; a round nobody was voted for in has one line."""
    lines = [line for each in elections for held in each.rounds for line in _lines(programme, each, held, words)]
    settings = programme.settings
    return SheetPatch(
        key="elections",
        title=words.text("summaries.elections.title"),
        columns=columns_of("elections", COLUMNS, words),
        rows=tuple(values for values, _ in lines),
        above=(
            words.text("summaries.elections.title"),
            words.text(
                "summaries.elections.rule",
                method=settings.election_method,
                top=settings.election_quorum.numerator,
                bottom=settings.election_quorum.denominator,
            ),
            words.text("summaries.elections.totals"),
        ),
        tones={number: tone for number, (_, tone) in enumerate(lines, start=1) if tone is not None},
        frozen=FROZEN,
    )


def _lines(
    programme: Programme, election: Election, held: Round, words: Words
) -> Iterator[tuple[tuple[SheetValue, ...], Tone | None]]:
    group = programme.group_by_id[election.group]
    whole: tuple[SheetValue, ...] = (
        group.id,
        group.name,
        held.number,
        words.label(held.kind),
        held.voted or words.text("missing"),
        held.due,
        held.present,
        Fraction(held.present, held.due) if held.due else words.text("missing"),
        held.valid,
        held.abstained,
        held.invalid,
    )
    note = _note(programme, held, words)
    for each in held.candidates:
        won = each.person == held.winner
        share = Fraction(each.votes_for, held.valid) if held.valid else words.text("missing")
        counted = (each.place, each.votes_for, each.votes_against, share)
        outcome = words.label(held.state) if won or held.winner is None else None
        tone = Tone.GOOD if won else Tone.WARN if held.winner is None else None
        yield (*whole, programme.name_of(each.person), *counted, outcome, note), tone
    if not held.candidates:
        yield (*whole, None, None, None, None, None, words.label(held.state), note), Tone.WARN


def _note(programme: Programme, held: Round, words: Words) -> str | None:
    """Who stands in the run-off, and which rows were not counted; it names rows, never voters."""
    said = []
    if held.run_off:
        people = tuple(map(programme.name_of, held.run_off))
        said.append(words.text("summaries.elections.run_off", people=people))
    said += [words.text("summaries.elections.spoilt", row=each.ballot.at.row, reason=each.why) for each in held.spoilt]
    return words.text("list.separator").join(said) or None
