"""What changed since the last report, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.figures import Since
    from toolkit.language import Words
    from toolkit.programme.programme import Programme


def since_lines(programme: Programme, since: Since | None, words: Words) -> tuple[str, ...]:
    """One sentence each on meetings, attendance, hours, outcomes, people and problems; none in a first report."""
    return () if since is None else tuple(_lines(programme, since, words))


def period_name(since: Since, words: Words) -> str:
    """What the last report was of: a stage by its name, or a month."""
    scope = since.scope
    if scope.stage is not None:
        return scope.stage.name
    return words.text("documents.report.span", year=scope.span.first.year, month=scope.span.first.month)


def _lines(programme: Programme, since: Since, words: Words) -> Iterator[str]:
    period = period_name(since, words)
    before, now = since.before, since.now
    yield words.text(
        "documents.since.sessions",
        period=period,
        held=now.counts.held,
        planned=now.counts.planned,
        before_held=before.counts.held,
        before_planned=before.counts.planned,
    )
    yield _rate(since, words)
    if now.hours_each is not None and before.hours_each is not None:
        yield words.text(
            "documents.since.hours", now=words.number(now.hours_each), before=words.number(before.hours_each)
        )
    yield words.text("documents.since.outcomes", now=now.outcomes, before=before.outcomes)
    yield from _people(programme, since, words)
    if since.owed:
        yield words.text("documents.since.problems", owed=since.owed, solved=since.solved)
    if since.raised:
        yield words.text("documents.since.raised", count=since.raised)


def _rate(since: Since, words: Words) -> str:
    before, now = since.before.tally, since.now.tally
    if since.change is None:
        return words.text("documents.since.no_rate")
    points = words.number(abs(since.change) * 100)
    # A change too small to print is none to the reader.
    direction = "same" if points == words.number(0) else "up" if since.change > 0 else "down"
    return words.text(
        f"documents.since.rate.{direction}",
        now=words.percent(now.rate),
        now_attended=now.attended,
        now_counted=now.counted,
        before=words.percent(before.rate),
        before_attended=before.attended,
        before_counted=before.counted,
        points=points,
    )


def _people(programme: Programme, since: Since, words: Words) -> Iterator[str]:
    for key, people in (("joined", since.joined), ("left", since.left)):
        if people:
            yield words.text(f"documents.since.{key}", people=_names(programme, people), count=len(people))
    if since.leaders_now and since.leaders_before and since.leaders_now != since.leaders_before:
        yield words.text(
            "documents.since.leader",
            before=_names(programme, since.leaders_before),
            now=_names(programme, since.leaders_now),
        )


def _names(programme: Programme, people: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(programme.name_of, people))
