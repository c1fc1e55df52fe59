"""Every document of every case of `page_cases`, made by the commands themselves and pictured; names what looks odd."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

# This script describes this checkout, wherever it is called from.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from docs.page_cases import GROUP, cases
from docs.pages import files_by_kind, picture
from toolkit.errors import StudygroupError
from toolkit.flows import (
    attendance,
    charter,
    check,
    close,
    elect,
    kickoff,
    match,
    monthly,
    plan,
    proposal,
    recruit,
    report,
    signin,
    survey,
)
from toolkit.flows.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docs.page_cases import Case
    from toolkit.flows.request import Result

AS_OF = date(2026, 11, 24)
# Of more files of one kind, such as certificates, each page looks like the next.
MOST_PICTURED = 3
MONTHS = (date(2026, 10, 1), date(2026, 11, 1))


class Silent:
    """Shows nothing."""

    def step(self, text: str, done: int, total: int) -> None:
        """Nothing."""


def walk(case: Case, folder: Path) -> Iterator[str]:
    """Makes the documents of a case; says of each command what it made, or why it could make nothing."""
    folder.mkdir(parents=True)
    hub, applicants = folder / "hub.xlsx", folder / "applicants.xlsx"
    hub.write_bytes(case.hub)
    applicants.write_bytes(case.applicants)
    request = Request(str(hub), AS_OF, case.words, out=folder / "documents")
    for name, command in _commands(request, replace(request, location=str(applicants))).items():
        try:
            made = command()
        except StudygroupError as stopped:
            said = case.words.say(stopped.problem, values=True)
            yield f"{name}: {said.place} {said.message}"
        else:
            yield f"{name}: {len(made.files)}"


def _commands(request: Request, before: Request) -> dict[str, Callable[[], Result]]:
    shown = Silent()
    return {
        "check": lambda: check.run(request, shown, mark=True),
        "survey": lambda: survey.run(request, shown),
        "proposal": lambda: proposal.run(request, shown),
        "recruit": lambda: recruit.run(request, shown),
        "match": lambda: match.run(before, shown),
        "ballots": lambda: elect.print_ballots(replace(request, groups=frozenset([GROUP])), shown),
        "elect": lambda: elect.run(request, shown),
        "kickoff": lambda: kickoff.run(request, shown),
        "charter": lambda: charter.run(request, shown),
        "plan": lambda: plan.run(request, shown),
        "signin": lambda: signin.run(request, shown),
        "minutes": lambda: signin.run(request, shown, minutes=True),
        "attendance": lambda: attendance.run(request, shown),
        "stage": lambda: report.run(request, shown, stage="1"),
        "monthly 1": lambda: monthly.run(request, shown, month=MONTHS[0]),
        "monthly 2": lambda: monthly.run(request, shown, month=MONTHS[1]),
        "close": lambda: close.run(request, shown),
    }


def main() -> int:
    """Makes and pictures them all in the folder given; further words name the only cases wanted, as in `five_zh`."""
    out, *wanted = sys.argv[1:] or ["out/cases"]
    pictured = all(map(shutil.which, ("soffice", "pdftoppm")))
    found: list[str] = []
    for case in cases():
        name = f"{case.name}_{case.words.language.value}"
        if wanted and name not in wanted:
            continue
        folder = Path(out).resolve() / name
        shutil.rmtree(folder, ignore_errors=True)
        for line in walk(case, folder):
            print(f"{name} {line}")
        for kind, files in files_by_kind(folder / "documents").items() if pictured else ():
            odd: list[str] = []
            print(f"{name} {kind}: {picture(files[:MOST_PICTURED], folder / 'pages' / kind, odd)} pages")
            found += odd
            for each in odd:
                print(f"{name} odd: {each}")
    if not pictured:
        print("LibreOffice (soffice) and poppler (pdftoppm) are needed to make pictures.")
    return 0 if pictured and not found else 1


if __name__ == "__main__":
    sys.exit(main())
