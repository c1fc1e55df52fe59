"""The report of the needs survey (调研报告) from the answers that count."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.content import Chart, ChartKind, Series
from toolkit.documents.contexts.needs import (
    AsideLine,
    CountLine,
    DirectionLine,
    NeedsContext,
    SilentLine,
    TurnoutLine,
    VoiceLine,
    WishLine,
)
from toolkit.documents.introduction import letterhead
from toolkit.documents.needs_remarks import needs_notes, needs_summary
from toolkit.figures import (
    WhyNotCounted,
    compute_free_slots,
    compute_methods,
    compute_turnout,
    compute_voices,
)
from toolkit.programme.kinds import NeedPart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from toolkit.documents.needs_remarks import SaidWeights
    from toolkit.figures import Answers, DepartmentNeeds, Direction, Needs, PartFigure, SetAside
    from toolkit.language import Words
    from toolkit.programme.programme import Programme

# What fits a page's chart, and a cell.
MOST_DRAWN = 12
MOST_WISHES = 3


def needs_context(
    programme: Programme, answers: Answers, needs: Needs, words: Words, as_of: date, *, weights: SaidWeights
) -> NeedsContext:
    """What the report says; figures of few people are a word, and people's own words stand without names."""
    moments = [_day(each.submitted) for each in answers.rows if each.submitted is not None]
    settings = programme.settings
    return NeedsContext(
        company=settings.company or None,
        programme=settings.programme or None,
        cycle=settings.cycle or None,
        letterhead=letterhead(settings, words),
        as_of=as_of,
        first_answer=min(moments, default=None),
        last_answer=max(moments, default=None),
        asked_count=len(answers.asked),
        valid_answers=answers.valid,
        anonymous_answers=answers.anonymous,
        interview_count=len(answers.interviews),
        response_rate=answers.rate,
        summary=needs_summary(answers, needs, words),
        directions=tuple(_direction(each, words) for each in needs.directions),
        directions_chart=_chart(needs.directions, "people", lambda each: each.people, words),
        score_chart=_chart(needs.directions, "score", lambda each: each.score, words),
        turnouts=_turnouts(programme, answers, words),
        wishes_by_department=tuple(_wish(each, needs.directions, words) for each in needs.departments),
        voices=_voices(programme, answers, words),
        learning_methods=tuple(CountLine(*each) for each in compute_methods(programme, answers)),
        free_slots=tuple(CountLine(*each) for each in compute_free_slots(programme, answers)),
        silent=_silent(programme, answers, words),
        set_aside=tuple(_aside(programme, each, words) for each in answers.set_aside),
        notes=needs_notes(programme, answers, needs, words, weights),
    )


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _direction(each: Direction, words: Words) -> DirectionLine:
    fit = each.topic.strategic_fit if each.topic else None
    return DirectionLine(
        rank=each.place,
        name=each.name,
        wanted_by=each.people,
        spread=each.parts[NeedPart.SPREAD].value or Fraction(0),
        urgency=_figure(each.parts[NeedPart.URGENCY], words),
        gap=_figure(each.parts[NeedPart.GAP], words),
        strategy=fit,
        score=each.score,
    )


def _figure(found: PartFigure, words: Words) -> Fraction | str | None:
    return words.text("documents.needs.few") if found.hidden else found.value


def _chart(
    directions: Sequence[Direction], what: str, value: Callable[[Direction], int | Fraction], words: Words
) -> Chart | None:
    """The best by score, with how many are left out; None with fewer than two, which compare nothing."""
    drawn = directions[:MOST_DRAWN]
    if len(drawn) < 2:
        return None
    title = words.text(f"documents.needs.chart.{what}")
    if len(drawn) < len(directions):
        title = words.text("documents.needs.chart.cut", title=title, drawn=len(drawn), count=len(directions))
    return Chart(
        name=what,
        kind=ChartKind.STACKED,
        title=title,
        categories=tuple(each.name for each in drawn),
        series=(Series(words.text(f"documents.needs.chart.{what}.series"), tuple(value(each) for each in drawn)),),
    )


def _turnouts(programme: Programme, answers: Answers, words: Words) -> tuple[TurnoutLine, ...]:
    return tuple(
        TurnoutLine(
            each.department or words.text("documents.needs.department.unknown"),
            each.asked,
            each.answered,
            Fraction(each.answered, each.asked),
        )
        for each in compute_turnout(programme, answers)
    )


def _wish(each: DepartmentNeeds, directions: Sequence[Direction], words: Words) -> WishLine:
    """The most wanted directions of a department; those level with the last one named are named too.

    What one person alone wants is named only where nothing is wanted by more.
    """
    most = max(each.wanting.values(), default=0)
    asked = (one for one in directions if each.wanting[one.key] >= min(2, most) > 0)
    wanted = sorted(asked, key=lambda one: -each.wanting[one.key])
    least = each.wanting[wanted[min(MOST_WISHES, len(wanted)) - 1].key] if wanted else 0
    said = (
        words.text("documents.needs.top", name=one.name, people=each.wanting[one.key])
        for one in wanted
        if each.wanting[one.key] >= least
    )
    together = "nameless" if each.nameless else "together"
    name = each.department or words.text(f"documents.needs.department.{together}")
    return WishLine(name, each.answered, words.text("list.separator").join(said))


def _voices(programme: Programme, answers: Answers, words: Words) -> tuple[VoiceLine, ...]:
    voices = (each for each in compute_voices(programme, answers) if each.quotes or each.withheld)
    return tuple(VoiceLine(words.label(each.kind), each.quotes, each.more, each.withheld) for each in voices)


def _silent(programme: Programme, answers: Answers, words: Words) -> tuple[SilentLine, ...]:
    interviewed = {each.employee_id for each in answers.interviews}
    found: dict[str, list[str]] = {}
    for person in answers.unanswered:
        name = programme.name_of(person)
        said = words.text("documents.needs.interviewed", name=name) if person in interviewed else name
        found.setdefault(programme.people[person].department, []).append(said)
    return tuple(
        SilentLine(
            name or words.text("documents.needs.department.unknown"),
            len(people),
            words.text("list.separator").join(people),
        )
        for name, people in found.items()
    )


def _aside(programme: Programme, each: SetAside, words: Words) -> AsideLine:
    kept = each.kept.at.row if each.kept is not None and each.why is WhyNotCounted.REPEATED else None
    return AsideLine(each.need.at.row, programme.name_of(each.need.employee_id), words.label(each.why), kept)
