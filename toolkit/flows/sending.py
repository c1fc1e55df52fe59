"""Sending the drafts of a run, when somebody asked for it: each message once, whatever run it was made in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import StudygroupError
from toolkit.files.sent_record import note_sent, unsent
from toolkit.outside.mail import counter_of
from toolkit.places import FileRef
from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from toolkit.files.sent_record import Outgoing
    from toolkit.flows.request import Made, Progress
    from toolkit.language import Words
    from toolkit.outside.mail import Counter, PostOffice
    from toolkit.problems import Problem


class Sent(NamedTuple):
    """How many messages went out, and why others did not."""

    messages: int = 0
    problems: tuple[Problem, ...] = ()

    def lines(self, words: Words) -> tuple[str, ...]:
        """What the terminal says of it."""
        return (words.text("mail.sent", count=self.messages),)


def send_drafts(office: PostOffice, made: Iterable[Made], records: Path, progress: Progress) -> Sent:
    """Sends every draft of these files that has an address and has not gone out before.

    Shape: one that is refused stops no other; when the server is lost, what was sent stays noted and the rest waits
    for the next run.
    """
    drafts = [each.path for each in made if each.path.suffix == ".eml"]
    waiting = list(unsent(records, drafts))
    addressed = [each for each in waiting if _has_address(each)]
    problems = [problem(Code.MAIL_NO_ADDRESS, FileRef(each.path.name)) for each in waiting if each not in addressed]
    if not addressed:
        return Sent(0, tuple(problems))
    count = 0
    try:
        with counter_of(office) as counter:
            for done, each in enumerate(addressed, start=1):
                refused = _hand_in(counter, each, records)
                count += refused is None
                problems += [] if refused is None else [refused]
                progress.step(each.path.name, done, len(addressed))
    except StudygroupError as stopped:
        problems += stopped.problems
    return Sent(count, tuple(problems))


def _hand_in(counter: Counter, message: Outgoing, records: Path) -> Problem | None:
    code = counter.hand_in(message.data).code
    if code is not None:
        return problem(Code.MAIL_REFUSED, FileRef(message.path.name), answer=code)
    note_sent(records, message)
    return None


def _has_address(message: Outgoing) -> bool:
    return message.data.startswith(b"To:")
