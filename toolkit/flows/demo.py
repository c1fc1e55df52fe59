"""`demo`: the sample programme copied into a folder and walked through, command by command."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.files.output import output_root
from toolkit.files.stock import copy_stock, stock_folder
from toolkit.flows import attendance, charter, check, elect, plan, report, signin
from toolkit.flows.request import Request, Result
from toolkit.names import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from toolkit.flows.request import Progress
    from toolkit.language import Words
    from toolkit.sheets import Outcome

HUB = Name("学习小组总表.xlsx", "study_groups_english.xlsx")
OWN_SHEETS = "小组表_*.xlsx"
# The day the sample programme is looked at: the samples are as they were then, whatever day it is here.
SAMPLE_DAY = date(2026, 11, 24)
MONTH = date(2026, 10, 1)


def run(words: Words, progress: Progress, *, folder: Path) -> Result:
    """Copies the samples, then checks, makes every document and writes the summaries back."""
    workbook = _copied(words, folder)
    request = Request(str(workbook), SAMPLE_DAY, words)
    walk: tuple[tuple[str, Callable[[], Result]], ...] = (
        ("check {} --mark", lambda: check.run(request, progress, mark=True)),
        ("elect {}", lambda: elect.run(request, progress)),
        ("charter {}", lambda: charter.run(request, progress)),
        ("plan {}", lambda: plan.run(request, progress)),
        ("signin {}", lambda: signin.run(request, progress)),
        ("signin {} --minutes", lambda: signin.run(request, progress, minutes=True)),
        ("attendance {}", lambda: attendance.run(request, progress)),
        ("report {} --stage 1", lambda: report.run(request, progress, stage="1")),
        (f"report {{}} --month {MONTH:%Y-%m}", lambda: report.run(request, progress, month=MONTH)),
    )
    results = [step() for _, step in walk]
    commands = tuple(f"  studygroup {command.format(workbook.name)}" for command, _ in walk)
    told = (
        words.text("demo.walked"),
        *commands,
        words.text("demo.folder", folder=str(output_root(workbook))),
        words.text("demo.workbook", workbook=str(workbook)),
    )
    return Result(
        files=tuple(file for each in results for file in each.files),
        patches=_last_of_each(outcome for each in results for outcome in each.patches),
        problems=results[0].problems,
        counts=results[0].counts,
        lines=told,
    )


def _copied(words: Words, folder: Path) -> Path:
    """The hub's copy in the folder, beside the groups' own sheets; a copy worked on before is made afresh."""
    samples = stock_folder("sample_workbooks")
    hub = samples / words.of(HUB)
    for source in (hub, *sorted(samples.glob(OWN_SHEETS))):
        copy_stock(source, folder)
    return folder / hub.name


def _last_of_each(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """What became of each sheet: the first writing counts, a later "unchanged" says nothing new."""
    found: dict[str, Outcome] = {}
    for each in outcomes:
        if each.sheet not in found or each.state != "unchanged":
            found[each.sheet] = each
    return tuple(found.values())
