"""A PDF beside every Word file a command made, all of a command in one process of LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.errors import StudygroupError
from toolkit.files.machine import office
from toolkit.files.output import copies_of, digest_of, freshen, is_behind, settle, write_document
from toolkit.flows.request import Made
from toolkit.outside.office import convert
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.word.joining import for_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from toolkit.flows.request import Progress, Request, Result
    from toolkit.problems import Problem

ENDING = ".pdf"


def with_pdfs(request: Request, progress: Progress, result: Result) -> Result:
    """The result with its PDFs where they were asked for; one that is as new as its document is left as it is.

    Problems: PDF_NO_OFFICE, PDF_NOT_MADE, and what keeps one from being written.
    """
    there = {each.path for each in result.files}
    documents = [each for each in result.files if each.path.suffix == ".docx" and pdf_of(each.path) not in there]
    if not request.pdf or not documents:
        return result
    behind = [each for each in documents if each.changed or is_behind(pdf_of(each.path), each.path)]
    problems: list[Problem] = []
    made = [_made(each, digest_of(pdf_of(each.path)), changed=False) for each in documents if each not in behind]
    made += _converted(behind, progress, problems) if behind else ()
    by_path = {each.path: each for each in made}
    ordered = (by_path[pdf_of(each.path)] for each in documents if pdf_of(each.path) in by_path)
    return replace(result, files=(*result.files, *ordered), problems=(*result.problems, *problems))


def pdf_of(document: Path) -> Path:
    """Where a document's PDF stands."""
    return document.with_suffix(ENDING)


def _made(document: Made, sha256: str, *, changed: bool) -> Made:
    return Made(pdf_of(document.path), f"{document.kind}_pdf", document.group, sha256, changed)


def _converted(behind: Sequence[Made], progress: Progress, problems: list[Problem]) -> Iterator[Made]:
    program = office()
    if program is None:
        problems.append(problem(Code.PDF_NO_OFFICE, None, count=len(behind)))
        return
    by_path = {each.path: each for each in behind}
    written = []
    with copies_of(list(by_path), for_office) as copies:
        for done, each in enumerate(convert(program, list(copies)), start=1):
            document = by_path[copies[each.document]]
            path = pdf_of(document.path)
            if each.pdf is None:
                problems.append(problem(Code.PDF_NOT_MADE, FileRef(document.path.name)))
                continue
            try:
                put = write_document(path, each.pdf)
            except StudygroupError as stopped:
                problems += stopped.problems
                continue
            written.append(put)
            freshen(path)
            progress.step(path.name, done, len(behind))
            yield _made(document, put.sha256, changed=put.changed)
    settle(written)
