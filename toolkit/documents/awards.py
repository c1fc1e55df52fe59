"""Winners as lines: the award, who won it, and the arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents.contexts.closing import AwardLine
from toolkit.documents.introduction import group_name
from toolkit.documents.standing import score_sum, weights_line

if TYPE_CHECKING:
    from toolkit.figures import Awards, PersonStanding
    from toolkit.language import Words
    from toolkit.programme.programme import Programme


def award_lines(programme: Programme, awards: Awards, words: Words, *, group: str = "") -> tuple[AwardLine, ...]:
    """Groups, then members, then leaders; with `group` only those of that group."""
    groups = (
        AwardLine(
            words.text("documents.award.group"),
            group_name(programme, each.group),
            score_sum(each.parts, words),
            each.score,
        )
        for each in awards.best_groups
        if group in {"", each.group}
    )
    return (
        *groups,
        *_people(programme, awards.best_members, "documents.award.member", words, group),
        *_people(programme, awards.best_leaders, "documents.award.leader", words, group),
    )


def tied_sentences(awards: Awards, words: Words) -> tuple[str, ...]:
    """Where more share a place than seats are left: how many, and that people decide."""
    tied = (
        ("documents.award.group", awards.tied_groups),
        ("documents.award.member", awards.tied_members),
        ("documents.award.leader", awards.tied_leaders),
    )
    return tuple(
        words.text("documents.award.tied", award=words.text(award), place=each[0].place or 0, count=len(each))
        for award, each in tied
        if each
    )


def award_rules(programme: Programme, words: Words) -> tuple[str, ...]:
    """By which criteria each award is given, as 设置 states them."""
    settings = programme.settings
    return (
        words.text("documents.award.rule.group", seats=settings.award_groups),
        weights_line(settings.merit_weights, words),
        words.text("documents.award.rule.member", seats=settings.award_members),
        words.text("documents.award.rule.leader", seats=settings.award_leaders),
        weights_line(settings.leader_weights, words),
        words.text("documents.award.rule.ties"),
    )


def _people(
    programme: Programme, winners: tuple[PersonStanding, ...], award: str, words: Words, group: str
) -> tuple[AwardLine, ...]:
    return tuple(
        AwardLine(
            words.text(award),
            words.text("documents.award.person", person=programme.name_of(each.person), groups=each.groups),
            score_sum(each.parts, words),
            each.score,
        )
        for each in winners
        if not group or group in each.groups
    )
