"""What a report says of a group's activities besides their list: the plan's variety, and how hosting goes round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.figures import compute_forms, compute_hosting, compute_variety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.figures import Hosting, Scope, Variety
    from toolkit.language import Words
    from toolkit.programme.groups import Group
    from toolkit.programme.programme import Programme


def activity_lines(programme: Programme, group: Group, scope: Scope, words: Words) -> tuple[str, ...]:
    """A sentence each on kinds of activity and on hosts; none before the first meeting was held."""
    hosting = compute_hosting(programme, group.id, scope)
    if not hosting.held:
        return ()
    variety = compute_variety(programme, group.id, scope)
    unnamed = sum(each.times for each in compute_forms(programme, group.id, scope) if each.form is None)
    return (*_variety(variety, unnamed, words), *_hosting(programme, hosting, words))


def _variety(variety: Variety, unnamed: int, words: Words) -> Iterator[str]:
    if variety.planned or variety.held:
        key = "planned" if variety.planned else "unplanned"
        yield words.text(f"documents.variety.{key}", planned=len(variety.planned), held=len(variety.held))
    if variety.to_come:
        yield words.text("documents.variety.to_come", forms=variety.to_come)
    if unnamed:
        yield words.text("documents.variety.unnamed", count=unnamed)


def _hosting(programme: Programme, hosting: Hosting, words: Words) -> Iterator[str]:
    hosts = [each for each in (*hosting.members, *hosting.others) if each.times]
    if hosts:
        said = tuple(
            words.text("documents.hosting.host", person=programme.name_of(each.person), times=each.times)
            for each in hosts
        )
        yield words.text("documents.hosting.hosts", hosts=said)
    if hosts and len(hosting.members) > 1:
        never = sum(not each.times for each in hosting.members)
        yield words.text("documents.hosting.gap", members=len(hosting.members), never=never, gap=hosting.gap)
    if hosting.without_host:
        yield words.text("documents.hosting.without", count=hosting.without_host)
