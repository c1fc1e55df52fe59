"""The watch list in words: which rule fired, on which days, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.figures import Watch
    from toolkit.language import Words

NOBODY = ("", "")


def watched(watch: Iterable[Watch], words: Words) -> tuple[str, str]:
    """What fired and what is suggested, a line each; both empty when nothing fired."""
    fired = list(watch)
    if not fired:
        return NOBODY
    reasons = "\n".join(watch_reason(each, words) for each in fired)
    return reasons, "\n".join(words.label(each.suggestion) for each in fired)


def watch_reason(each: Watch, words: Words) -> str:
    """One rule that fired, with what it saw."""
    if each.before is not None and each.now is not None:
        return words.text(
            "summaries.watch.FALLING",
            before=words.percent(each.before.rate),
            before_attended=each.before.attended,
            before_counted=each.before.counted,
            now=words.percent(each.now.rate),
            now_attended=each.now.attended,
            now_counted=each.now.counted,
        )
    return words.text(f"summaries.watch.{each.rule.name}", count=len(each.days), days=each.days)
