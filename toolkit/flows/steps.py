"""Where the programme stands, in sentences, ending with the one next thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.programme.steps import StepState, compute_steps
from toolkit.tables import spec_of

if TYPE_CHECKING:
    from datetime import date

    from toolkit.language import Words
    from toolkit.programme.programme import Programme
    from toolkit.programme.steps import NextStep, Standing


def told_steps(programme: Programme, as_of: date, words: Words, workbook: str) -> tuple[str, ...]:
    """One line per step and one for what comes next, with its sheet and command."""
    steps = compute_steps(programme, as_of)
    lines = [_line(standing, words) for standing in steps.standings]
    following = words.text(
        "steps.next",
        step=steps.next.step,
        sheet=spec_of(steps.next.table).name,
        command=command_line(steps.next, workbook),
    )
    return (words.text("steps.title"), *lines, following)


def command_line(following: NextStep, workbook: str) -> str:
    """The command of a next step as one would type it."""
    named = f'"{workbook}"' if " " in workbook else workbook
    stage = f" --stage {following.stage}" if following.stage else ""
    return f"studygroup {following.command} {named}{stage}"


SIGNS = {StepState.NOTHING: "-", StepState.STARTED: "→", StepState.DONE: "√"}


def _line(standing: Standing, words: Words) -> str:
    detail = (
        words.text(f"steps.detail.{standing.step.name}", have=standing.have, of=standing.of)
        if standing.have or standing.of
        else words.text("steps.none")
    )
    said = words.text("steps.line", step=standing.step, state=standing.state, detail=detail)
    return f"  {SIGNS[standing.state]} {said}"
