"""A group's charter (章程) from the programme's records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.documents import articles
from toolkit.documents.contexts import CharterContext
from toolkit.documents.introduction import group_facts, letterhead, member_lines, speaking_day
from toolkit.programme.clauses import in_force

if TYPE_CHECKING:
    from datetime import date

    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme


def charter_context(programme: Programme, group: Group, words: Words, as_of: date) -> CharterContext:
    """What a group's charter says on a day: the group's own clauses, else the company's, else customary wording."""
    day = speaking_day(group, as_of)
    facts = group_facts(programme, group, words, day)
    chosen = articles.articles(programme, facts, words)
    clauses = in_force(programme.clauses, group.id) or in_force(programme.clauses, "")
    return CharterContext(
        company=programme.settings.company or None,
        programme=programme.settings.programme or None,
        cycle=programme.settings.cycle or None,
        letterhead=letterhead(programme.settings, words),
        group=facts,
        version=next((clause.version for clause in clauses if clause.version), None),
        passed=max((clause.passed for clause in clauses if clause.passed), default=None),
        as_of=as_of,
        members=member_lines(programme, group, day),
        clauses=chosen.clauses,
        attending=chosen.attending,
        joining=chosen.joining,
        amending=chosen.amending,
        any_suggested=any(
            article.suggested for article in (*chosen.clauses, chosen.attending, chosen.joining, chosen.amending)
        ),
    )
