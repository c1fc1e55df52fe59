"""`monthly`: the unattended run of a month: every report, every summary, and one page about the run itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.documents import RUN_SUMMARY, RunFacts, run_summary_context, run_summary_text
from toolkit.files.lock import locked
from toolkit.files.output import output_root, settle, write_document
from toolkit.files.run_record import RECORDS, RunRecord, months_done
from toolkit.flows.calls import calls_made
from toolkit.flows.last_copies import LastCopies
from toolkit.flows.noticing import Notices
from toolkit.flows.pdf import with_pdfs
from toolkit.flows.publishing import output_place, publish_whole
from toolkit.flows.reading import chosen_groups, open_programme
from toolkit.flows.report import Asked, ran, reported
from toolkit.flows.request import Made, Result
from toolkit.flows.sending import Sent, send_drafts
from toolkit.outside.mail import post_office
from toolkit.problems import Code, fold, problem
from toolkit.stores import is_address, same_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.documents.contexts import RunSummaryContext
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.outside.mail import PostOffice
    from toolkit.problems import Problem

COMMAND = "monthly"


def remind(request: Request, progress: Progress, *, send: bool = False) -> Result:
    """Only the notices for groups with meetings nobody has recorded, as of today."""
    office = post_office() if send else None
    opened = open_programme(request, "report", write=False)
    progress.step(opened.name, 1, 1)
    notices = Notices(request, opened, opened.problems, f"{request.as_of:%Y-%m}")
    made = () if request.dry_run else notices.for_leaders(chosen_groups(request, opened), only_unrecorded=True)
    lines = () if made or request.dry_run else (request.words.text("notices.none"),)
    sent = _sent(office, made, output_place(request, opened) / RECORDS, progress)
    lines = (*lines, *(sent.lines(request.words) if office else ()))
    return Result(files=made, counts=opened.counts, problems=sent.problems, lines=lines)


def _sent(office: PostOffice | None, made: Sequence[Made], records: Path, progress: Progress) -> Sent:
    return send_drafts(office, made, records, progress) if office else Sent()


def run(request: Request, progress: Progress, *, month: date | None = None, send: bool = False) -> Result:
    """One month, the last complete one by default; one run at a time.

    Shape: a workbook that cannot be written at the end keeps nothing back: its summaries wait beside the documents.
    Raises: StudygroupError when another run holds the lock, or the hub cannot be used.
    """
    first = month or _last_complete(request.as_of)
    office = post_office() if send else None
    if request.dry_run:
        opened = open_programme(request, "report", write=False, copies=LastCopies(request))
        return reported(_as_of_month(request, first), opened, Asked(month=first), progress)
    with locked(request.out or _lock_place(request.location)):
        return _recorded(request, progress, first, office)


def _lock_place(location: str) -> Path:
    """What two runs on one workbook must not both hold; the title of a Google Sheet is only known once it is read."""
    return output_root(same_place(location)) if is_address(location) else output_root(location)


def _as_of_month(request: Request, month: date) -> Request:
    """What is made is seen from the month's last day, so that it is the same whichever day it is made.

    Faults are looked for as of the day itself: a meeting held since is no meeting of the future. An older month made
    up for later leaves the summaries alone: they would go back in time.
    """
    newest = month >= _last_complete(request.as_of)
    last = Asked(month=month).whole_month.last
    return replace(request, as_of=min(request.as_of, last), write_back=request.write_back and newest)


def _recorded(request: Request, progress: Progress, month: date, office: PostOffice | None) -> Result:
    before = calls_made()
    copies = LastCopies(request)
    opened = open_programme(request, "report", write=False, copies=copies)
    copies.keep(opened.name, {group: each.snapshot for group, each in opened.own_sheets.items()})
    records = output_place(request, opened) / RECORDS
    missed = _missed(months_done(records, COMMAND), month, request)
    record = RunRecord(records, COMMAND)
    record.tell("start", month=f"{month:%Y-%m}")
    for snapshot in (opened.snapshot, *opened.own.values()):
        name = snapshot.grids[0].workbook if snapshot.grids else ""
        record.tell("input", workbook=name, sha256=hashlib.sha256(snapshot.version.encode()).hexdigest())
    result = with_pdfs(request, progress, _made(_as_of_month(request, month), opened, month, progress))
    notices = Notices(request, opened, result.problems, f"{month:%Y-%m}")
    told = (*notices.for_leaders(chosen_groups(request, opened)), *notices.for_hr())
    result = replace(result, files=(*result.files, *told))
    record.tell_each(
        "file",
        (
            {"name": file.path.name, "kind": file.kind, "sha256": file.sha256, "changed": file.changed}
            for file in result.files
        ),
    )
    for patch in result.patches:
        record.tell("sheet", workbook=patch.workbook, sheet=patch.sheet, state=patch.state)
    sent = _sent(office, told, records, progress)
    record.tell("sent", messages=sent.messages)
    google = calls_made().since(before)
    record.tell("calls", google_reads=google.reads, google_writes=google.writes)
    record.tell("end", month=f"{month:%Y-%m}", files=len(result.files), problems=len(result.problems))
    lines = (*result.lines, *(sent.lines(request.words) if office else ()))
    return replace(result, problems=(*missed, *result.problems, *sent.problems), lines=lines)


def _made(request: Request, opened: Opened, month: date, progress: Progress) -> Result:
    asked = Asked(month=month)
    result = reported(request, opened, asked, progress)
    facts = _facts(request, opened, asked, result)
    context = run_summary_context(opened.programme, facts, opened.words, month, request.as_of)
    page = publish_whole(request, opened, RUN_SUMMARY, context, progress, period=asked.period)
    unnamed = run_summary_context(opened.programme, facts._replace(named=False), opened.words, month, request.as_of)
    text = _text_file(request, opened, unnamed, asked.period)
    told = run_summary_text(unnamed, request.words).rstrip().split("\n")
    return Result(
        (*result.files, *page.files, text),
        result.patches,
        (*result.problems, *page.problems),
        result.counts,
        lines=(*result.lines, *told),
    )


def _facts(request: Request, opened: Opened, asked: Asked, result: Result) -> RunFacts:
    stopped = opened.stopped
    expected = [
        group
        for group in opened.programme.groups
        if ran(group, asked.span(opened.programme, group))
        and (not request.groups or {group.id, group.name} & request.groups)
    ]
    own = {snapshot.grids[0].workbook: group for group, snapshot in opened.own.items() if snapshot.grids}
    made = frozenset(file.group for file in result.files if file.group)
    copied = {group: kept.day for group, kept in opened.copied.items()}
    return RunFacts(expected, made, stopped, own, copied, fold(result.problems))


def _text_file(request: Request, opened: Opened, context: RunSummaryContext, period: str) -> Made:
    path = output_place(request, opened) / period / f"{RUN_SUMMARY.file_stem(opened.words, period)}.txt"
    written = write_document(path, run_summary_text(context, opened.words).encode("utf-8-sig"))
    settle([written])
    return Made(written.path, "run_summary_text", None, written.sha256, written.changed)


def _last_complete(as_of: date) -> date:
    return (as_of.replace(day=1) - timedelta(days=1)).replace(day=1)


def _missed(done: frozenset[str], month: date, request: Request) -> tuple[Problem, ...]:
    """The months between the last one done and this one."""
    earlier = [each for each in done if each < f"{month:%Y-%m}"]
    if not earlier:
        return ()
    found = []
    each = _last_complete(month)
    while f"{each:%Y-%m}" > max(earlier):
        command = f"studygroup {COMMAND} {request.location} --month {each:%Y-%m}"
        found.append(problem(Code.MONTH_MISSED, None, month=f"{each:%Y-%m}", command=command))
        each = _last_complete(each)
    return tuple(reversed(found))
