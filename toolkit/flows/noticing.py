"""Notices beside a month's documents: a message to paste and a mail draft per leader, one draft for HR."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.output import drop, settle, write_document
from toolkit.files.safe_names import safe_name
from toolkit.flows.in_parallel import alongside
from toolkit.flows.publishing import output_place
from toolkit.flows.request import Made
from toolkit.notices import draft, is_address, paste_text, points_of
from toolkit.places import CellRef
from toolkit.problems import Severity, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from toolkit.files.output import Written
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Request
    from toolkit.notices import Points
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group


@dataclass(frozen=True, slots=True)
class Notices:
    """What a run has to say to people, as files in a folder of its month."""

    request: Request
    opened: Opened
    problems: tuple[Problem, ...]
    period: str

    @property
    def grave(self) -> tuple[Problem, ...]:
        """What is worth a message: notices are for those who look themselves."""
        return tuple(each for each in self.problems if each.code.severity is not Severity.NOTICE)

    def for_leaders(self, groups: Sequence[Group], *, only_unrecorded: bool = False) -> tuple[Made, ...]:
        """Two files for each leader who has something to do; with `only_unrecorded`, who has meetings to record."""
        return _written(self._of_leaders(groups, only_unrecorded=only_unrecorded))

    def _of_leaders(self, groups: Sequence[Group], *, only_unrecorded: bool) -> Iterator[_File]:
        opened, as_of = self.opened, self.request.as_of
        by_group, folder = self._by_group(), _folder(self.request, opened, self.period)
        earlier = folder.is_dir()
        for group in groups:
            own = by_group.get(group.id, ())
            points = points_of(opened.programme, group.id, as_of, fold(own), opened.words)
            if points.unrecorded or (points.lines and not only_unrecorded):
                yield from _for_leader(opened, group, points, as_of, folder)
            elif earlier and not only_unrecorded:
                # A notice of an earlier run must not outlive what it asked for.
                for path in _paths(opened, group, folder):
                    drop(path)

    def for_hr(self) -> tuple[Made, ...]:
        """The draft for HR: what is to mend in the hub; none when there is nothing."""
        opened, words = self.opened, self.opened.words
        said = [words.say(each, values=False) for each in fold(self._by_group().get("", ()))]
        lines = [f"{each.place} {each.message} {each.fix}".strip() for each in said]
        if not lines:
            return ()
        contact = opened.programme.settings.contact
        subject = words.text("notices.subject.hr", span=self.period, count=len(lines))
        mail = draft(contact if is_address(contact) else "", words.text("notices.hr"), subject, lines, words)
        name = safe_name(words.text("notices.file", group=words.text("notices.hr")), ".eml")
        return _written([_File(_folder(self.request, opened, self.period) / name, mail)])

    def _by_group(self) -> Mapping[str, Sequence[Problem]]:
        """What is grave, by the group in whose own sheet it stands; "" for the hub."""
        own = {snapshot.grids[0].workbook: group for group, snapshot in self.opened.own.items() if snapshot.grids}
        found: dict[str, list[Problem]] = {}
        for each in self.grave:
            group = own.get(each.at.workbook, "") if isinstance(each.at, CellRef) else ""
            found.setdefault(group, []).append(each)
        return found


class _File(NamedTuple):
    """A notice as it will lie there; the one for HR belongs to no group."""

    path: Path
    data: bytes
    group: str | None = None


def _for_leader(opened: Opened, group: Group, points: Points, as_of: date, folder: Path) -> Iterable[_File]:
    words = opened.words
    to, name = _leader(opened, group, as_of)
    subject = words.text("notices.subject", group=group.name, count=len(points.lines))
    paste = paste_text(group.name, points.lines, words).replace("\n", "\r\n").encode("utf-8-sig")
    contents = (paste, draft(to, name, subject, points.lines, words))
    paths = _paths(opened, group, folder)
    return [_File(path, data, group.id) for path, data in zip(paths, contents, strict=True)]


def _paths(opened: Opened, group: Group, folder: Path) -> tuple[Path, Path]:
    """The message to paste and the draft of the mail."""
    stem = opened.words.text("notices.file", group=group.id)
    return folder / safe_name(stem, ".txt"), folder / safe_name(stem, ".eml")


def _leader(opened: Opened, group: Group, as_of: date) -> tuple[str, str]:
    """Address and name of the leader; a plain word where nobody leads."""
    for person in opened.programme.leaders(group.id, as_of):
        employee = opened.programme.people.get(person)
        if employee is not None:
            return (employee.email if is_address(employee.email) else "", employee.name)
    return "", opened.words.text("notices.leader")


def _written(files: Iterable[_File]) -> tuple[Made, ...]:
    """All of them on the disk, each written while the next is made, settled in one pass."""
    written = list(alongside(_put, files))
    settle(each for _, each in written)
    return tuple(Made(each.path, "notice", file.group, each.sha256, each.changed) for file, each in written)


def _put(file: _File) -> tuple[_File, Written]:
    return file, write_document(file.path, file.data)


def _folder(request: Request, opened: Opened, period: str) -> Path:
    root = output_place(request, opened)
    return root / safe_name(period) / safe_name(opened.words.text("notices.folder"))
