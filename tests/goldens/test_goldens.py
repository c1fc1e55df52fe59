"""One document of each kind and language from the sample programmes, as readable dumps."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.goldens.dump import dump
from toolkit.documents import (
    BALLOT,
    CERTIFICATE,
    CHARTER,
    CLOSING_REPORT,
    ELECTION_RESULT,
    KICKOFF,
    MINUTES,
    MINUTES_FORM,
    MONTH_OVERVIEW,
    MONTH_REPORT,
    NEEDS_REPORT,
    PROJECT_SUMMARY,
    PROPOSAL,
    RECRUITMENT,
    SIGN_IN,
    STAGE_REPORT,
    STUDY_PLAN,
    DocumentKind,
    SaidWeights,
    Told,
    aliases,
    as_mapping,
    ballot_context,
    certificate_context,
    charter_context,
    closing_context,
    election_context,
    first_meeting,
    kickoff_context,
    minutes_context,
    needs_context,
    overview_context,
    plan_context,
    proposal_context,
    recruitment_context,
    report_context,
    signin_context,
    summary_context,
)
from toolkit.figures import (
    compute_answers,
    compute_awards,
    compute_certificates,
    compute_closed,
    compute_demand,
    compute_elections,
    compute_needs,
    compute_overview,
    compute_resources,
    compute_slate,
    whole_scope,
)
from toolkit.files.stock import stock_folder
from toolkit.language import EN, ZH, Words
from toolkit.planning import WorkCalendar, compute_schedule
from toolkit.programme.stages import Span, group_span
from toolkit.stores import open_location
from toolkit.summaries import month_sentences, used_weights, watch_reason, weights_text
from toolkit.tables import read_links, read_programme
from toolkit.word import Properties, Template

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme

GOLDENS = Path(__file__).parent
AS_OF = date(2026, 11, 24)
WHOLE = "programme"
OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))


class Sample(NamedTuple):
    """One golden: a kind of document about one group of a sample workbook, or about all of it."""

    workbook: str
    words: Words
    group: str
    kind: DocumentKind

    @property
    def path(self) -> Path:
        """Where its dump lies."""
        return GOLDENS / f"{self.words.language.value}_{self.group}_{self.kind.code}.txt"


SAMPLES = [
    Sample(workbook, words, group, kind)
    for workbook, words, group in (("学习小组总表.xlsx", ZH, "G02"), ("study_groups_english.xlsx", EN, "G01"))
    for kind in (
        KICKOFF,
        CHARTER,
        BALLOT,
        ELECTION_RESULT,
        STUDY_PLAN,
        STAGE_REPORT,
        MONTH_REPORT,
        SIGN_IN,
        MINUTES_FORM,
        MINUTES,
        CLOSING_REPORT,
        CERTIFICATE,
    )
] + [
    Sample(workbook, words, WHOLE, kind)
    for workbook, words in (("学习小组总表.xlsx", ZH), ("study_groups_english.xlsx", EN))
    for kind in (NEEDS_REPORT, PROPOSAL, RECRUITMENT, MONTH_OVERVIEW, PROJECT_SUMMARY)
]


@cache
def _programme(workbook: str) -> Programme:
    folder = stock_folder("sample_workbooks")
    hub = open_location(str(folder / workbook), write=False).read()
    own = {link.group: open_location(str(folder / link.link), write=False).read() for link in read_links(hub)}
    return read_programme(hub, own).programme


def _context(sample: Sample) -> DataclassInstance:
    programme = _programme(sample.workbook)
    if sample.group == WHOLE:
        return _whole(programme, sample)
    group = programme.group_by_id[sample.group]
    if sample.kind is KICKOFF:
        return kickoff_context(programme, group, first_meeting(programme, group), 90, sample.words, AS_OF)
    if sample.kind is CHARTER:
        return charter_context(programme, group, sample.words, AS_OF)
    if sample.kind is BALLOT:
        slate = compute_slate(programme, group.id, None, AS_OF)
        return ballot_context(programme, group, slate, whole_scope(programme, AS_OF), sample.words, AS_OF)
    if sample.kind is ELECTION_RESULT:
        elections = {each.group: each for each in compute_elections(programme, AS_OF)}
        return election_context(programme, elections[group.id], sample.words, AS_OF)
    if sample.kind is CLOSING_REPORT:
        return closing_context(programme, group, compute_awards(programme, AS_OF), sample.words, AS_OF)
    if sample.kind is CERTIFICATE:
        first = next(each for each in compute_certificates(programme, group, AS_OF) if each.earned)
        return certificate_context(programme, first, sample.words, AS_OF)
    if sample.kind is STUDY_PLAN:
        schedule = compute_schedule(programme, WorkCalendar(programme.holidays), AS_OF)
        return plan_context(programme, group, schedule, sample.words, AS_OF)
    if sample.kind in {SIGN_IN, MINUTES_FORM, MINUTES}:
        return _meeting(programme, group, sample)
    if sample.kind is MONTH_REPORT:
        return report_context(programme, group, OCTOBER, sample.words, OCTOBER.last)
    stage = programme.settings.stages[1]
    span = group_span(programme, group.id, stage)
    return report_context(programme, group, span, sample.words, span.last, stage=stage)


def _whole(programme: Programme, sample: Sample) -> DataclassInstance:
    """What is said of the whole programme."""
    if sample.kind is PROJECT_SUMMARY:
        closed = compute_closed(programme, programme.groups, AS_OF)
        return summary_context(programme, programme.groups, closed, sample.words, AS_OF)
    if sample.kind in {NEEDS_REPORT, PROPOSAL, RECRUITMENT}:
        return _first_half(programme, sample)
    groups = [each.id for each in programme.groups]
    overview = compute_overview(programme, groups, OCTOBER.first, OCTOBER.last)
    told = Told(
        month_sentences(overview, OCTOBER.last, sample.words)[:2], lambda watch: watch_reason(watch, sample.words)
    )
    return overview_context(programme, overview, sample.words, OCTOBER.last, told)


def _first_half(programme: Programme, sample: Sample) -> DataclassInstance:
    """What is said before there are groups."""
    words = sample.words
    if sample.kind is RECRUITMENT:
        return recruitment_context(programme, programme.topics[0], words, AS_OF, wanted_by=9)
    answers = compute_answers(programme, AS_OF)
    needs = compute_needs(programme, answers)
    if sample.kind is PROPOSAL:
        demand, resources = compute_demand(programme, needs), compute_resources(programme)
        return proposal_context(programme, answers, demand, resources, words, AS_OF)
    weights = SaidWeights(weights_text(programme.settings.need_weights, words), lambda each: used_weights(each, words))
    return needs_context(programme, answers, needs, words, AS_OF, weights=weights)


def _meeting(programme: Programme, group: Group, sample: Sample) -> DataclassInstance:
    """The next meeting to sign and to write down, or the sixth as it was written down."""
    mine = compute_schedule(programme, WorkCalendar(programme.holidays), AS_OF).of(group.id)
    ahead = next(each for each in mine.meetings if each.ahead(AS_OF))
    sixth = next(each for each in mine.meetings if each.number == 6)
    if sample.kind is SIGN_IN:
        return signin_context(programme, group, mine, (ahead,), sample.words, AS_OF)
    blank = sample.kind is MINUTES_FORM
    return minutes_context(programme, group, mine, (ahead if blank else sixth,), sample.words, AS_OF, blank=blank)


def _rendered(sample: Sample) -> bytes:
    words = sample.words
    path = stock_folder("templates") / words.language.value / words.of(sample.kind.template)
    template = Template.open(path, words=words, aliases=aliases())
    return template.render(as_mapping(_context(sample)), Properties(title=sample.path.stem))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.stem)
def test_documents_read_as_their_goldens(sample: Sample, request: pytest.FixtureRequest) -> None:
    said = dump(_rendered(sample))
    assert "{{" not in said
    assert "{%" not in said
    if request.config.getoption("--update-goldens"):
        sample.path.write_text(said, "utf-8", newline="\n")
    assert said.splitlines() == sample.path.read_text("utf-8").splitlines()


def test_there_is_a_golden_for_every_document_and_none_besides(request: pytest.FixtureRequest) -> None:
    wanted = {sample.path for sample in SAMPLES}
    lying = set(GOLDENS.glob("*.txt"))
    if request.config.getoption("--update-goldens"):
        for unused in lying - wanted:
            unused.unlink()
        lying &= wanted
    assert len(wanted) == 34
    assert lying == wanted


def test_a_document_is_made_to_the_same_bytes_twice() -> None:
    assert _rendered(SAMPLES[0]) == _rendered(SAMPLES[0])
