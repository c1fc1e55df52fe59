"""`close`: each group's closing report, the programme's summary, certificates, 结项评估 and 结项名单 written back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import (
    CERTIFICATE,
    CLOSING_REPORT,
    PROJECT_SUMMARY,
    certificate_context,
    closing_context,
    summary_context,
)
from toolkit.figures import closing_problems, compute_certificates, compute_closed
from toolkit.flows.publishing import Record, publish, publish_each, publish_whole
from toolkit.flows.reading import chosen_groups, open_programme
from toolkit.flows.request import Result
from toolkit.flows.summarising import summary_patches
from toolkit.flows.template_files import chosen_template
from toolkit.flows.write_back import apply_patches
from toolkit.summaries import plan_completions, plan_evaluation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.programme.groups import Group


def run(request: Request, progress: Progress) -> Result:
    """Everything of a closed programme, as known on a day; run again, say 90 days later, it takes in what came since.

    Shape: the summary and the sheets are of all groups that had begun, whichever groups were asked for.
    """
    opened = open_programme(request, "close", write=request.write_back and not request.dry_run)
    programme, words, as_of = opened.programme, opened.words, request.as_of
    begun = [each for each in programme.groups if each.starts is None or each.starts <= as_of]
    closed = compute_closed(programme, begun, as_of)
    patches = (
        *summary_patches(request, opened),
        plan_evaluation(programme, begun, closed, as_of, words),
        plan_completions(programme, begun, closed, as_of, words),
    )
    early = closing_problems(programme, begun, as_of)
    _templates_there(request, opened)
    chosen = [each for each in chosen_groups(request, opened) if each in begun]
    made = (
        publish(
            request,
            opened,
            CLOSING_REPORT,
            chosen,
            lambda group: closing_context(programme, group, closed.awards, words, as_of),
            progress,
        ),
        publish_whole(
            request, opened, PROJECT_SUMMARY, summary_context(programme, begun, closed, words, as_of), progress
        ),
        publish_each(
            request,
            opened,
            CERTIFICATE,
            _certificates(request, opened, chosen),
            progress,
            name=words.text("close.certificates"),
        ),
    )
    files = tuple(file for each in made for file in each.files)
    written = apply_patches(request, opened, patches, made=files)
    return Result(
        files=files,
        patches=written.outcomes,
        problems=(*opened.problems, *early, *(one for each in made for one in each.problems), *written.problems),
        counts=opened.counts,
    )


def _templates_there(request: Request, opened: Opened) -> None:
    """Stops before anything is made when a template that comes late in the run cannot be used."""
    for kind in (PROJECT_SUMMARY, CERTIFICATE):
        chosen_template(request.templates, opened.words, kind, request.missing)


def _certificates(request: Request, opened: Opened, groups: Sequence[Group]) -> dict[str, Record]:
    """Every certificate earned, by its number."""
    programme, words = opened.programme, opened.words
    earned = [each for group in groups for each in compute_certificates(programme, group, request.as_of) if each.earned]
    return {
        each.number: Record(
            each.group,
            CERTIFICATE.file_stem(words, each.number, programme.name_of(each.person)),
            certificate_context(programme, each, words, request.as_of),
        )
        for each in earned
    }
