"""`recruit`: one notice for each chosen topic, once nothing is missing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from toolkit.documents import RECRUITMENT, recruitment_context
from toolkit.errors import INPUT_UNUSABLE, WRONG_USAGE, StudygroupError
from toolkit.figures import compute_answers, compute_calls, compute_needs
from toolkit.flows.publishing import publish
from toolkit.flows.reading import open_programme
from toolkit.flows.request import Result
from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from toolkit.figures import Calls
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request


def run(request: Request, progress: Progress, *, topics: Collection[str] = ()) -> Result:
    """One notice per topic with 状态=入选; what a notice lacks is named before any is made.

    Raises: StudygroupError when a topic asked for is none of ours, no topic is chosen, or no notice can be made.
    """
    opened = open_programme(request, "recruit", write=False)
    calls = compute_calls(opened.programme, _ids(opened, topics), request.as_of)
    if calls.common or not calls.ready:
        _stop(opened, calls)
    wanted = _wanted(request, opened)
    published = publish(
        request,
        opened,
        RECRUITMENT,
        calls.ready,
        lambda topic: recruitment_context(
            opened.programme, topic, opened.words, request.as_of, wanted_by=wanted.get(topic.id)
        ),
        progress,
    )
    return Result(
        files=tuple(each._replace(group=None) for each in published.files),
        problems=(*opened.problems, *calls.lacking, *calls.late, *published.problems),
        counts=opened.counts,
    )


def _ids(opened: Opened, topics: Collection[str]) -> frozenset[str]:
    known = {name: each.id for each in opened.programme.topics for name in (each.name, each.id)}
    unknown = sorted(each for each in topics if each not in known)
    if unknown:
        ids = tuple(each.id for each in opened.programme.topics)
        raise StudygroupError(problem(Code.TOPIC_NOT_THERE, name=unknown[0], known=ids), WRONG_USAGE)
    return frozenset(known[each] for each in topics)


def _stop(opened: Opened, calls: Calls) -> NoReturn:
    found = (*calls.common, *calls.lacking) or (problem(Code.NOTICE_NO_TOPIC),)
    raise StudygroupError(found[0], INPUT_UNUSABLE, others=(*found[1:], *opened.problems))


def _wanted(request: Request, opened: Opened) -> Mapping[str, int]:
    """How many the survey found for each topic; few of them are not told."""
    programme = opened.programme
    needs = compute_needs(programme, compute_answers(programme, request.as_of))
    return {each.key: each.people for each in needs.directions if each.people >= programme.settings.hide_below}
