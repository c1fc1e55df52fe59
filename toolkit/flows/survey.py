"""`survey`: the answers of the needs survey cleaned and ranked: 调研汇总 in the workbook, 调研报告 beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import NEEDS_REPORT, SaidWeights, needs_context
from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.figures import TopicWords, compute_answers, compute_needs, need_problems
from toolkit.flows.accepting import NOTHING_ACCEPTED, accept, agreed, apply_accepted
from toolkit.flows.direction_rows import chosen_directions
from toolkit.flows.publishing import publish_whole
from toolkit.flows.reading import open_programme
from toolkit.flows.request import Result
from toolkit.problems import Code, problem
from toolkit.summaries import CHOOSING, keep_answers, plan_needs, turnout_line, used_weights, weights_text
from toolkit.tables.answering import read_answers

if TYPE_CHECKING:
    from toolkit.flows.accepting import Consent
    from toolkit.flows.request import Progress, Request
    from toolkit.language import Words


def run(request: Request, progress: Progress, *, accept_topics: bool = False, consent: Consent = agreed) -> Result:
    """One report and one sheet for the whole programme; what people answered under 入选 is kept.

    Shape: with `accept_topics` the directions with 入选=是 go into 主题.
    Raises: StudygroupError when no answer counts.
    """
    opened = open_programme(request, "survey", write=request.write_back and not request.dry_run)
    programme, words = opened.programme, opened.words
    answers = compute_answers(programme, request.as_of)
    needs = compute_needs(programme, answers)
    found = need_problems(answers, needs, topic_words(words))
    if not answers.rows:
        raise StudygroupError(problem(Code.NEED_NO_ANSWERS), INPUT_UNUSABLE, others=(*opened.problems, *found))
    weights = SaidWeights(
        weights_text(programme.settings.need_weights, words), lambda direction: used_weights(direction, words)
    )
    said = read_answers(opened.snapshot, CHOOSING)
    kept = keep_answers(plan_needs(programme, answers, needs, words), CHOOSING, said, words)
    chosen = chosen_directions(programme, needs, said)
    accepted = accept(request, opened, (chosen.table,), consent) if accept_topics else NOTHING_ACCEPTED
    context = needs_context(programme, answers, needs, words, request.as_of, weights=weights)
    published = publish_whole(request, opened, NEEDS_REPORT, context, progress)
    written = apply_accepted(request, opened, (kept.patch,), accepted, made=published.files)
    return Result(
        files=published.files,
        patches=written.outcomes,
        problems=(
            *opened.problems,
            *found,
            *chosen.problems,
            *kept.problems,
            *published.problems,
            *written.problems,
        ),
        counts=opened.counts,
        lines=(turnout_line(answers, request.words), *accepted.lines),
    )


def topic_words(words: Words) -> TopicWords:
    """The words by which the wording of a topic is judged, in one language."""

    def listed(key: str) -> tuple[str, ...]:
        return tuple(words.text(f"topics.{key}").split("|"))

    return TopicWords(frozenset(listed("broad")), listed("use"), listed("two"))
