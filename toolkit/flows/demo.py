"""`demo`: the sample programme copied into a folder and walked through, command by command."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.files.output import output_root
from toolkit.files.stock import copy_stock, stock_folder
from toolkit.flows import (
    attendance,
    charter,
    check,
    close,
    elect,
    kickoff,
    match,
    new_from,
    plan,
    proposal,
    recruit,
    report,
    signin,
    survey,
)
from toolkit.flows.request import Request, Result
from toolkit.names import Name
from toolkit.sheets import SheetPatch
from toolkit.stores import create, open_location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from toolkit.flows.request import Progress
    from toolkit.language import Words
    from toolkit.sheets import Outcome

HUB = Name("学习小组总表.xlsx", "study_groups_english.xlsx")
OWN_SHEETS = Name("小组表_*.xlsx", "group_sheet_*.xlsx")
# The day the sample programme is looked at: the samples are as they were then, whatever day it is here.
SAMPLE_DAY = date(2026, 11, 24)
MONTH = date(2026, 10, 1)


def run(words: Words, progress: Progress, *, folder: Path) -> Result:
    """Copies the samples, then checks, makes every document and writes the summaries back."""
    workbook = _copied(words, folder)
    told = (
        words.text("demo.folder", folder=str(output_root(workbook))),
        words.text("demo.workbook", workbook=str(workbook)),
    )
    return _walked(Request(str(workbook), SAMPLE_DAY, words), progress, workbook.name, told)


def titles(words: Words) -> tuple[str, ...]:
    """What the spreadsheets of the sample programme are called: the hub, then the groups' own."""
    return tuple(each.stem for each in _samples(words))


def run_online(words: Words, progress: Progress, *, folder: Path, addresses: Sequence[str]) -> Result:
    """The same with empty Google Sheets, one for each of `titles`: filled with the samples, then walked through."""
    hub, *own = _samples(words)
    address, *links = addresses
    exchanged = {file.name: link for file, link in zip(own, links, strict=True)}
    for file, link in zip((hub, *own), addresses, strict=True):
        create(link, _pages(file, exchanged))
        progress.step(file.stem, 1, 1)
    told = (words.text("demo.folder", folder=str(folder)), words.text("demo.online"))
    return _walked(Request(address, SAMPLE_DAY, words, out=folder), progress, address, told)


def _pages(file: Path, links: Mapping[str, str]) -> list[SheetPatch]:
    """People's sheets of a sample as they are, links to workbooks exchanged for addresses."""
    grids = open_location(str(file), write=False).read().grids
    return [
        SheetPatch(
            f"sample{at}",
            grid.sheet,
            (),
            tuple(tuple(links.get(str(value), value) for value in row) for row in grid.rows),
            owned=False,
        )
        for at, grid in enumerate(grids)
        if grid.owned is None
    ]


def _walked(request: Request, progress: Progress, name: str, told: Iterable[str]) -> Result:
    words = request.words
    following = _beside(request) / words.text("demo.next_cycle")
    walk: tuple[tuple[str, Callable[[], Result]], ...] = (
        ("check {} --mark", lambda: check.run(request, progress, mark=True)),
        ("survey {}", lambda: survey.run(request, progress)),
        ("proposal {}", lambda: proposal.run(request, progress)),
        ("recruit {}", lambda: recruit.run(request, progress)),
        ("match {} --accept", lambda: match.run(request, progress, accept_groups=True)),
        ("elect {} --accept", lambda: elect.run(request, progress, accept_leaders=True)),
        ("kickoff {}", lambda: kickoff.run(request, progress)),
        ("charter {}", lambda: charter.run(request, progress)),
        ("plan {}", lambda: plan.run(request, progress)),
        ("signin {}", lambda: signin.run(request, progress)),
        ("signin {} --minutes", lambda: signin.run(request, progress, minutes=True)),
        ("attendance {}", lambda: attendance.run(request, progress)),
        ("report {} --stage 1", lambda: report.run(request, progress, stage="1")),
        (f"report {{}} --month {MONTH:%Y-%m}", lambda: report.run(request, progress, month=MONTH)),
        ("close {}", lambda: close.run(request, progress)),
        (f"new {following.name} --from {{}}", lambda: _next_cycle(request, progress, following)),
    )
    results = [step() for _, step in walk]
    commands = tuple(f"  studygroup {command.format(name)}" for command, _ in walk)
    return Result(
        files=tuple(file for each in results for file in each.files),
        patches=_last_of_each(outcome for each in results for outcome in each.patches),
        problems=results[0].problems,
        counts=results[0].counts,
        lines=(words.text("demo.walked"), *commands, *told),
    )


def _beside(request: Request) -> Path:
    """Where the next cycle's workbook goes: beside the hub, or with the documents where the hub is online."""
    return request.out or Path(request.location).parent


def _next_cycle(request: Request, progress: Progress, file: Path) -> Result:
    """The next cycle begun from this one; a demo seen before has done so already."""
    if file.exists():
        return Result()
    return new_from.run(request.words, progress, location=str(file), old=request.location)


def _copied(words: Words, folder: Path) -> Path:
    """The hub's copy in the folder, beside the groups' own sheets; a copy worked on before is made afresh."""
    for source in _samples(words):
        copy_stock(source, folder)
    return folder / words.of(HUB)


def _samples(words: Words) -> tuple[Path, ...]:
    samples = stock_folder("sample_workbooks")
    return (samples / words.of(HUB), *sorted(samples.glob(words.of(OWN_SHEETS))))


def _last_of_each(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """What became of each sheet: the first writing counts, a later "unchanged" says nothing new."""
    found: dict[tuple[str, str], Outcome] = {}
    for each in outcomes:
        if (each.workbook, each.sheet) not in found or each.state != "unchanged":
            found[each.workbook, each.sheet] = each
    return tuple(found.values())
