"""Which answers of the needs survey count: one a person, of those who were asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.programme.kinds import KeepAnswer, NeedSource
from toolkit.programme.programme import person_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.programme.people import Employee, Need
    from toolkit.programme.programme import Programme


class WhyNotCounted(Enum):
    """Why a row of 调研 is not counted."""

    REPEATED = "repeated"
    NOT_ASKED = "not_asked"
    NOT_EMPLOYED = "not_employed"


class SetAside(NamedTuple):
    """A row that is not counted, why, and which one stands for the person instead."""

    need: Need
    why: WhyNotCounted
    kept: Need | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of the questionnaire that count, and what else came in.

    Shape: `rows` in sheet order, of one person several only where they are one submission; `day` is that of the last
    answer; `asked` in roster order. `interviews` give words and never count.
    """

    day: date
    asked: tuple[str, ...]
    rows: tuple[Need, ...]
    set_aside: tuple[SetAside, ...]
    interviews: tuple[Need, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """Who has answered, each once."""
        return tuple(dict.fromkeys(each.employee_id for each in self.rows if each.employee_id))

    @property
    def anonymous(self) -> int:
        """Answers without 工号, which count in totals only."""
        return sum(not each.employee_id for each in self.rows)

    @property
    def valid(self) -> int:
        """How many answers count."""
        return len(self.named) + self.anonymous

    @property
    def rate(self) -> Fraction | None:
        """Valid answers of those asked; None when nobody is known to have been asked."""
        return Fraction(self.valid, len(self.asked)) if self.asked else None

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Who was asked and has not answered; some of them may have answered without their name."""
        there = frozenset(self.named)
        return tuple(person for person in self.asked if person not in there)


def compute_answers(programme: Programme, as_of: date) -> Answers:
    """Sorts the rows of 调研 into those that count and those that do not."""
    sheets = [each for each in programme.needs if each.source is NeedSource.QUESTIONNAIRE]
    day = _survey_day(sheets, as_of)
    strangers = [
        SetAside(each, why) for each in sheets if (why := _why_not(programme.people.get(each.employee_id), day))
    ]
    left_out = {id(each.need) for each in strangers}
    asked = [each for each in sheets if id(each) not in left_out]
    repeated = list(_repeated(asked, first=programme.settings.keep_answer is KeepAnswer.FIRST))
    left_out |= {id(each.need) for each in repeated}
    return Answers(
        day=day,
        asked=tuple(person_key(each) for each in programme.employees if _why_not(each, day) is None),
        rows=tuple(each for each in sheets if id(each) not in left_out),
        set_aside=tuple(sorted((*strangers, *repeated), key=lambda each: each.need.at.row)),
        interviews=tuple(each for each in programme.needs if each.source is NeedSource.INTERVIEW),
    )


def _survey_day(sheets: Iterable[Need], as_of: date) -> date:
    days = [_day(each.submitted) for each in sheets if each.submitted is not None]
    return max((day for day in days if day <= as_of), default=as_of)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _why_not(employee: Employee | None, day: date) -> WhyNotCounted | None:
    """Why somebody was not asked; nobody in particular (an answer without a name) was."""
    if employee is None:
        return None
    if (employee.left and employee.left < day) or (employee.joined and employee.joined > day):
        return WhyNotCounted.NOT_EMPLOYED
    return None if employee.surveyed else WhyNotCounted.NOT_ASKED


def _repeated(sheets: Sequence[Need], *, first: bool) -> Iterable[SetAside]:
    of_person: dict[str, list[Need]] = {}
    for each in sheets:
        if each.employee_id:
            of_person.setdefault(each.employee_id, []).append(each)
    for rows in of_person.values():
        moments = sorted({_moment(each) for each in rows})
        kept = moments[0 if first else -1]
        answer = [each for each in rows if _moment(each) == kept]
        yield from (SetAside(each, WhyNotCounted.REPEATED, answer[-1]) for each in rows if _moment(each) != kept)
        yield from _overlapping(answer, first=first)


def _moment(need: Need) -> tuple[date, time]:
    """When an answer was given; a day without a time is its beginning, no day at all the earliest."""
    given = need.submitted
    if given is None:
        return date.min, time.min
    return (given.date(), given.time()) if isinstance(given, datetime) else (given, time.min)


def _overlapping(answer: Sequence[Need], *, first: bool) -> Iterable[SetAside]:
    """Rows of one submission that name a direction again: the later row, or the first, counts."""
    kept: list[Need] = []
    for each in answer if first else reversed(answer):
        other = next((one for one in kept if set(one.directions) & set(each.directions)), None)
        if other is None:
            kept.append(each)
        else:
            yield SetAside(each, WhyNotCounted.REPEATED, other)
