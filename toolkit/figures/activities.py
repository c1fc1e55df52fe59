"""Which kinds of activity a group really held."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from toolkit.figures.sessions import SessionState, state_of
from toolkit.figures.stages import sessions_in
from toolkit.programme.kinds import ActivityForm

if TYPE_CHECKING:
    from toolkit.figures.scope import Scope
    from toolkit.programme.programme import Programme


class FormCount(NamedTuple):
    """Held sessions of one kind, `times` of `held`; `form` None are those without one."""

    form: ActivityForm | None
    times: int
    held: int

    @property
    def share(self) -> Fraction:
        """Times of all held."""
        return Fraction(self.times, self.held)


def compute_forms(programme: Programme, group: str, scope: Scope) -> tuple[FormCount, ...]:
    """Held sessions by kind, in the order of the programme plan; kinds never held are left out."""
    sessions = sessions_in(programme, group, scope)
    held = [each for each in sessions if state_of(programme, each, scope.as_of) is SessionState.HELD]
    times = Counter(each.form for each in held)
    return tuple(FormCount(form, times[form], len(held)) for form in (*ActivityForm, None) if times[form])
