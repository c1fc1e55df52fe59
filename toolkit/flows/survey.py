"""`survey`: the answers of the needs survey cleaned and ranked: 调研汇总 in the workbook, 调研报告 beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import NEEDS_REPORT, SaidWeights, needs_context
from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.figures import TopicWords, compute_answers, compute_needs, need_problems
from toolkit.flows.publishing import publish_whole
from toolkit.flows.reading import open_programme
from toolkit.flows.request import Result
from toolkit.flows.write_back import apply_patches
from toolkit.problems import Code, problem
from toolkit.summaries import plan_needs, turnout_line, used_weights, weights_text

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Request
    from toolkit.language import Words


def run(request: Request, progress: Progress) -> Result:
    """One report and one sheet for the whole programme.

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
    context = needs_context(programme, answers, needs, words, request.as_of, weights=weights)
    published = publish_whole(request, opened, NEEDS_REPORT, context, progress)
    patches = (plan_needs(programme, answers, needs, words),)
    written = apply_patches(request, opened, patches, made=published.files)
    return Result(
        files=published.files,
        patches=written.outcomes,
        problems=(*opened.problems, *found, *published.problems, *written.problems),
        counts=opened.counts,
        lines=(turnout_line(answers, request.words),),
    )


def topic_words(words: Words) -> TopicWords:
    """The words by which the wording of a topic is judged, in one language."""

    def listed(key: str) -> tuple[str, ...]:
        return tuple(words.text(f"topics.{key}").split("|"))

    return TopicWords(frozenset(listed("broad")), listed("use"), listed("two"))
