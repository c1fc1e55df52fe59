"""The last good copy of each group's own sheet, for the monthly run on a night when one cannot be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.files.kept_snapshots import Kept, keep_snapshot, kept_snapshot
from toolkit.files.output import BACKUPS, output_root
from toolkit.files.safe_names import safe_name
from toolkit.problems import Code, problem
from toolkit.stores import beside

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from toolkit.flows.own_sheets import OwnSheets
    from toolkit.flows.request import Request
    from toolkit.problems import Problem
    from toolkit.sheets import Snapshot

COPIES = "小组表副本"


class LastCopies(NamedTuple):
    """The copies of one hub's groups, and the day of this run.

    Shape: one file a group, under 备份 in the hub's output folder, for its owner's eyes only.
    """

    request: Request

    def keep(self, hub: str, read: Mapping[str, Snapshot]) -> None:
        """Keeps what this run has read; `hub` is the hub's name.

        Raises: StudygroupError with exit 4.
        """
        for group, snapshot in read.items():
            keep_snapshot(self._path(hub, group), Kept(snapshot, self.request.as_of))

    def of(self, hub: str, groups: Collection[str]) -> Mapping[str, Kept]:
        """The copies there are of these groups."""
        found = {group: kept_snapshot(self._path(hub, group)) for group in groups}
        return {group: kept for group, kept in found.items() if kept is not None}

    def _path(self, hub: str, group: str) -> Path:
        root = self.request.out or output_root(beside(self.request.location, hub))
        return root / BACKUPS / COPIES / safe_name(group, ".json")


def with_copy(own: OwnSheets, copied: Mapping[str, Kept]) -> Mapping[str, Problem]:
    """The groups a copy stands in for, and how old it is."""
    found = {}
    for group, kept in copied.items():
        unread = own.unreadable[group]
        found[group] = problem(Code.GROUP_SHEET_FROM_COPY, unread.at, day=kept.day, **unread.facts)
    return found


def without_copy(own: OwnSheets, copied: Mapping[str, Kept]) -> Mapping[str, Problem]:
    """The groups there is nothing to report of this time."""
    return {
        group: problem(Code.GROUP_SHEET_LEFT_OUT, each.at, **each.facts)
        for group, each in own.unreadable.items()
        if group not in copied
    }
