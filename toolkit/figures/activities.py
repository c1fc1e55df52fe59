"""Which kinds of activity a group really held, beside those its plan asks for."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.seats import held_in
from toolkit.figures.stages import plan_in
from toolkit.programme.kinds import ActivityForm, PlanStatus

if TYPE_CHECKING:
    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme


_FORMS = tuple(ActivityForm)


class FormCount(NamedTuple):
    """Held sessions of one kind, `times` of `held`; `form` None are those without one."""

    form: ActivityForm | None
    times: int
    held: int

    @property
    def share(self) -> Fraction:
        """Times of all held."""
        return Fraction(self.times, self.held)


class Variety(NamedTuple):
    """Kinds of activity the plan asks for, those held, and the plan's still to come; in the programme plan's order."""

    planned: tuple[ActivityForm, ...]
    held: tuple[ActivityForm, ...]
    to_come: tuple[ActivityForm, ...]


def compute_variety(programme: Programme, group: str, scope: Scope) -> Variety:
    """Kinds of activity of the plan's rows, cancelled ones left out, against those of held sessions."""
    rows = plan_in(programme, group, scope)
    asked = [each.form for each in rows if each.status is not PlanStatus.CANCELLED]
    seen = [each.form for each in held_in(programme, group, scope)]
    planned = tuple([form for form in _FORMS if form in asked])
    held = tuple([form for form in _FORMS if form in seen])
    return Variety(planned, held, tuple([form for form in planned if form not in held]))


def compute_forms(programme: Programme, group: str, scope: Scope) -> tuple[FormCount, ...]:
    """Held sessions by kind, in the order of the programme plan; kinds never held are left out."""
    held = held_in(programme, group, scope)
    forms = [each.form for each in held]
    return tuple([FormCount(form, times, len(held)) for form in (*_FORMS, None) if (times := forms.count(form))])
