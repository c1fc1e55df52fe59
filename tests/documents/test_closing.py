from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.documents.programmes import bare, crowded, ordinary
from tests.programme.factory import origin
from toolkit.documents import certificate_context, closing_context, summary_context
from toolkit.figures import compute_awards, compute_certificates, compute_closed
from toolkit.language import EN, ZH, Words
from toolkit.programme.kinds import EvaluationLevel, FeedbackTime, GroupStatus
from toolkit.programme.running import Rating
from toolkit.summaries import plan_completions, plan_evaluation

if TYPE_CHECKING:
    from toolkit.documents.contexts.closing import ClosingContext, ProjectSummaryContext
    from toolkit.programme.programme import Programme

AS_OF = date(2026, 12, 5)


def _closing(programme: Programme, words: Words = ZH) -> ClosingContext:
    return closing_context(programme, programme.groups[0], compute_awards(programme, AS_OF), words, AS_OF)


def _whole(programme: Programme, words: Words = ZH) -> ProjectSummaryContext:
    closed = compute_closed(programme, programme.groups, AS_OF)
    return summary_context(programme, programme.groups, closed, words, AS_OF)


def _tested(programme: Programme, changes: tuple[int, ...]) -> Programme:
    rows = [
        Rating(
            origin("反馈", Rating, 2), "G01", time=time, day=day, person=f"{number:03}", level=EvaluationLevel.LEARNING,
            indicator="小测", score=Fraction(50 + change), full=Fraction(100),
        )
        for number, gain in enumerate(changes, start=1)
        for time, day, change in (
            (FeedbackTime.BEFORE, date(2026, 9, 1), 0), (FeedbackTime.AFTER, date(2026, 11, 30), gain),
        )
    ]  # fmt: skip
    return replace(programme, ratings=(*programme.ratings, *rows))


def test_a_closing_report_says_what_the_figures_say() -> None:
    said = _closing(ordinary())
    assert [line.met for line in said.aims] == [True, False, False]
    assert [(line.got, line.of_all) for line in said.aims][1:] == [(1, 3), (1, 3)]
    assert said.overview.attended == said.attendance_total.attended
    assert said.completed == sum("-" in line.certificate for line in said.completions)
    assert len(said.outcomes) == 1


def test_six_pairs_have_an_interval_and_five_say_why_they_have_none() -> None:
    (six,) = _closing(_tested(ordinary(), (10, 12, 5, 8, 20, 7))).learning
    assert six.pairs == 6
    assert "p = 0.031" in six.reading
    assert "有 96.9% 的把握在 5 到 20 之间" in six.reading
    (five,) = _closing(_tested(ordinary(), (10, 12, 5, 8, 20))).learning
    assert "不足 6 对" in five.reading


def test_two_pairs_are_not_shown() -> None:
    (hidden,) = _closing(_tested(ordinary(), (10, 12))).learning
    assert (hidden.hidden, hidden.before_mean, hidden.mean_change) == (True, None, None)
    assert "人数过少" in hidden.reading


@pytest.mark.parametrize("words", [ZH, EN])
@pytest.mark.parametrize("programme", [bare(), replace(bare(), groups=())])
def test_without_data_nothing_is_made_up(programme: Programme, words: Words) -> None:
    said = _whole(programme, words)
    assert (said.whole.rate, said.taking_part, said.completed) == (None, None, 0)
    assert (said.awards, said.learning, said.catalogue, said.next_topics) == ((), (), (), ())
    for group in programme.groups:
        closing = closing_context(programme, group, compute_awards(programme, AS_OF), words, AS_OF)
        assert {line.met for line in closing.aims} == {None}
        assert closing.completions == ()


def test_a_stopped_group_has_a_report_and_no_certificates() -> None:
    stopped = replace(ordinary(), groups=(replace(ordinary().groups[0], status=GroupStatus.STOPPED),))
    assert _closing(stopped).completions == ()
    assert _whole(stopped).ranking == ()
    assert len(_whole(stopped).closings) == 1


def test_results_are_quoted_without_names() -> None:
    row = Rating(
        origin("反馈", Rating, 2), "G01", day=AS_OF, level=EvaluationLevel.RESULTS, indicator="耗时",
        score=Fraction(5, 2), unit="小时", comment=f"{ordinary().name_of('001')}做的报表",
    )  # fmt: skip
    (said,) = _closing(replace(ordinary(), ratings=(row,))).results
    assert said.figure == Fraction(5, 2)
    assert said.comment == "○○做的报表"


def test_the_whole_and_its_groups_agree_with_the_sheets() -> None:
    programme = crowded()
    closed = compute_closed(programme, programme.groups, AS_OF)
    said = _whole(programme)
    people = plan_completions(programme, programme.groups, closed, AS_OF, ZH)
    assert said.completed == sum(bool(row[9]) for row in people.rows)
    levels = plan_evaluation(programme, programme.groups, closed, AS_OF, ZH)
    assert {len(row) for row in levels.rows} == {len(levels.columns)}
    assert {len(row) for row in people.rows} == {len(people.columns)}
    assert [row[2] for row in levels.rows[-4:]] == ["反应", "学习", "行为", "结果"]


def test_a_certificate_is_the_same_whenever_it_is_made() -> None:
    programme = ordinary()
    early, late = (
        {each.person: each.number for each in compute_certificates(programme, programme.groups[0], day)}
        for day in (AS_OF, date(2027, 3, 1))
    )
    assert early == late
    assert len(set(early.values())) == len(early)
    first = next(each for each in compute_certificates(programme, programme.groups[0], AS_OF) if each.earned)
    context = certificate_context(programme, first, ZH, AS_OF)
    assert context.certificate_number == first.number
    assert context.issued <= AS_OF
