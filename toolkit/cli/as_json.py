"""The result as one JSON object, without what stands in people's cells."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import click

from toolkit.places import CellRef, FileRef, TemplateRef
from toolkit.problems import fold

if TYPE_CHECKING:
    from toolkit.flows.request import Result
    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.sheets import Calls

SCHEMA = 1


def print_result(words: Words, command: str, result: Result, code: int, calls: Calls) -> None:
    """Prints the object on stdout."""
    severities = Counter(each.code.severity.value for each in result.problems)
    shown = {
        "schema": SCHEMA,
        "command": command,
        "exit": code,
        "files": [
            {
                "path": str(each.path),
                "kind": each.kind,
                "group": each.group,
                "sha256": each.sha256,
                "changed": each.changed,
            }
            for each in result.files
        ],
        "patches": [
            {
                "workbook": each.workbook,
                "sheet": each.sheet,
                "rows": each.rows,
                "changed": each.changed,
            }
            for each in result.patches
        ],
        **({"checks": [each._asdict() for each in result.checks]} if result.checks else {}),
        "problems": [_problem(words, each) for each in fold(result.problems)],
        "counts": {
            **result.counts._asdict(),
            "files": len(result.files),
            "files_changed": sum(each.changed for each in result.files),
            "errors": severities["error"],
            "warnings": severities["warning"],
            "notices": severities["notice"],
            "google_reads": calls.reads,
            "google_writes": calls.writes,
        },
        **result.data,
    }
    click.echo(json.dumps(shown, ensure_ascii=False))


def _problem(words: Words, problem: Problem) -> dict[str, object]:
    said = words.say(problem, values=False)
    workbook, sheet, cell = _place(problem)
    return {
        "code": problem.code.id,
        "severity": problem.code.severity.value,
        "workbook": workbook,
        "sheet": sheet,
        "cell": cell,
        "message": said.message,
        "fix": said.fix,
        **_spot(problem),
    }


def _spot(problem: Problem) -> dict[str, object]:
    """Where in a template it is, for problems that have such a place."""
    return {"spot": problem.at._asdict()} if isinstance(problem.at, TemplateRef) else {}


def _place(problem: Problem) -> tuple[str | None, str | None, str | None]:
    at = problem.at
    if isinstance(at, CellRef):
        until = f":{problem.until.address}" if problem.until else ""
        return at.workbook, at.sheet, (at.address + until) or None
    if isinstance(at, FileRef | TemplateRef):
        return at.file, None, None
    return None, None, None
