"""Words of 进度汇总 on what a group does: kinds of activity against the plan's, who hosts, what people think of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.figures import compute_feedback, compute_hosting, compute_variety

if TYPE_CHECKING:
    from toolkit.figures import IndicatorMean, Scope
    from toolkit.language import Words
    from toolkit.programme.programme import Programme


def told_doing(programme: Programme, group: str, scope: Scope, words: Words) -> tuple[str, str, str]:
    """Kinds of activity, hosting and feedback of a group in a scope.

    Blanks: the word for missing data before the first meeting was held, and without feedback.
    """
    hosting = compute_hosting(programme, group, scope)
    found = compute_feedback(programme, group, scope).indicators
    missing = words.text("missing")
    feedback = words.text("list.separator").join([_mean(each, words) for each in found]) if found else missing
    if not hosting.held:
        return missing, missing, feedback
    hosted = sum(bool(each.times) for each in hosting.members)
    said = words.text("summaries.progress.hosting.said", hosted=hosted, members=len(hosting.members), gap=hosting.gap)
    return _forms(programme, group, scope, words), said, feedback


def _forms(programme: Programme, group: str, scope: Scope, words: Words) -> str:
    variety = compute_variety(programme, group, scope)
    key = "missing" if variety.to_come else "said"
    return words.text(
        f"summaries.progress.forms.{key}",
        held=len(variety.held),
        planned=len(variety.planned),
        forms=variety.to_come,
    )


def _mean(each: IndicatorMean, words: Words) -> str:
    indicator = each.indicator or words.text("documents.report.overall")
    if each.mean is None:
        return words.text("summaries.progress.feedback.few", indicator=indicator)
    key = "plain" if each.full is None else "said"
    mean = words.decimals(each.mean)
    full = "" if each.full is None else words.number(each.full)
    return words.text(
        f"summaries.progress.feedback.{key}", indicator=indicator, mean=mean, full=full, people=each.people
    )
