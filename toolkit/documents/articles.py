"""Which wording each clause of a charter gets: the group's own, the company's, or the customary one as a suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents.contexts import Article
from toolkit.documents.introduction import paragraphs
from toolkit.programme.clauses import clause_key, differing_terms, in_force
from toolkit.programme.kinds import ClauseKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.documents.contexts import GroupFacts
    from toolkit.language import Words
    from toolkit.problems import Fact
    from toolkit.programme.groups import Clause
    from toolkit.programme.programme import Programme
    from toolkit.programme.settings import Settings

# Chapters of their own in the template; a clause typed under such a title takes their place.
CHAPTERS = ("attending", "joining", "amending")


class Articles(NamedTuple):
    """All clauses of one charter, in the order of the document."""

    clauses: tuple[Article, ...]
    attending: Article
    joining: Article
    amending: Article


def articles(programme: Programme, group: GroupFacts, words: Words) -> Articles:
    """Every clause of a group's charter."""
    typed = _typed(programme.clauses, group.id)
    chapter_of = {title: _chapter(title, words) for title in typed if isinstance(title, str)}
    six = tuple(
        _one_of_six(kind, _agreeing(programme, group, typed.get(kind, ())), group, words) for kind in ClauseKind
    )
    more = tuple(
        Article(title, _text(typed[title], words), suggested=False)
        for title, chapter in chapter_of.items()
        if chapter is None
    )
    chapters = {}
    for chapter in CHAPTERS:
        rows = [row for title, its in chapter_of.items() if its == chapter for row in typed[title]]
        suggested = _suggested(chapter, programme.settings, words)
        heading = words.text(f"documents.charter.{chapter}")
        chapters[chapter] = Article(heading, _text(rows, words) if rows else suggested, suggested=not rows)
    return Articles((*six, *more), **chapters)


def _typed(clauses: Sequence[Clause], group: str) -> Mapping[ClauseKind | str, Sequence[Clause]]:
    found: dict[ClauseKind | str, list[Clause]] = {}
    for clause in in_force(clauses, group):
        found.setdefault(clause_key(clause), []).append(clause)
    own = frozenset(found)
    for clause in in_force(clauses, ""):
        if clause_key(clause) not in own:
            found.setdefault(clause_key(clause), []).append(clause)
    return found


def _chapter(title: str, words: Words) -> str | None:
    for chapter in CHAPTERS:
        keywords = words.text(f"documents.charter.{chapter}.titles").split("|")
        if any(keyword in title.casefold() for keyword in keywords):
            return chapter
    return None


def _text(rows: Sequence[Clause], words: Words) -> tuple[str, ...]:
    return paragraphs("\n".join(row.text for row in rows), words)


def _agreeing(programme: Programme, group: GroupFacts, rows: Sequence[Clause]) -> Sequence[Clause]:
    """The rows of a clause; the common one on meetings does not hold for a group of which 小组 says otherwise."""
    known = programme.group_by_id[group.id]
    return [row for row in rows if row.group or differing_terms(programme, known, row) is None]


def _one_of_six(kind: ClauseKind, rows: Sequence[Clause], group: GroupFacts, words: Words) -> Article:
    heading = words.label(kind)
    if rows:
        return Article(heading, _text(rows, words), suggested=False)
    if kind is ClauseKind.MEETINGS and group.frequency and group.minutes:
        known = words.text("documents.charter.meetings.known", frequency=group.frequency, minutes=group.minutes)
        return Article(heading, (known,), suggested=True)
    return Article(heading, paragraphs(words.text(f"documents.charter.{kind.value}"), words), suggested=True)


def _suggested(chapter: str, settings: Settings, words: Words) -> tuple[str, ...]:
    facts: dict[str, Fact] = {
        "least": settings.size_min,
        "most": settings.size_max,
        "late": settings.late_minutes,
        "target": words.percent(settings.attendance_target, 0),
        "excused": words.text(f"documents.excused.{'in' if settings.excused_is_due else 'out'}"),
    }
    return paragraphs(words.text(f"documents.charter.{chapter}.suggested", **facts), words)
