"""A drawn programme as typed tables: people joined, marks spread out, stages and times filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sample_workbooks.source.drawn import Row, read_table
from sample_workbooks.source.typed import person, setting, typed
from toolkit.programme.kinds import Attendance, SessionStatus, Table
from toolkit.tables.specs import spec_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.language import Words
    from toolkit.sheets import Value

Record = dict[str, "Value"]
Rows = dict[Table, list[Row]]
LISTED = re.compile("[；;]")
# What the drawn sessions say of a person besides the marks themselves.
UNRECORDED, ONLINE = ("未记", "unrecorded"), ("线上", "online")


def drawn_rows(programme: str) -> Rows:
    """The rows of a programme as drawn in its folder, table by table."""
    return {table: read_table(programme, table.value) for table in Table if table is not Table.ATTENDANCE}


class Drawn:
    """One programme's tables; `own` groups keep plan, outcomes and tasks in a sheet of their own."""

    def __init__(self, rows: Rows, words: Words, own: Mapping[str, int] | None = None) -> None:
        self.words = words
        self.own = dict(own or {})
        self.rows = rows
        self.ids: dict[str, list[str]] = {}
        for row in self.rows[Table.ROSTER]:
            self.ids.setdefault(row["name"], []).append(row["employee_id"])
        self._complete_sessions()

    def tables(self) -> dict[Table, list[Record]]:
        """Every table of the hub; of an own sheet's meetings only the first few stand in the hub too."""
        found = {}
        for table in Table:
            rows = self.attendance() if table is Table.ATTENDANCE else self.rows[table]
            found[table] = [self._record(table, row) for row in rows if self._in_hub(table, row)]
        return found

    def own_rows(self, table: Table, group: str) -> list[Row]:
        """The rows of one group for its own sheet."""
        field = "groups" if table is Table.SESSIONS else "group"
        return [row for row in self.rows[table] if row[field] == group]

    def record(self, table: Table, row: Row) -> Record:
        """One drawn row as typed cells by field."""
        return self._record(table, row)

    def members(self, group: str, day: str) -> list[str]:
        """Who is due in a group on a day, as drawn, each once."""
        left = {row["employee_id"]: row["left"] for row in self.rows[Table.ROSTER]}
        names = [
            row["person"]
            for row in self.rows[Table.MEMBERSHIPS]
            if row["group"] == group
            and row["since"] <= day <= (row["until"] or "9999")
            and day <= (left[self.id_of(row["person"])] or "9999")
        ]
        return list(dict.fromkeys(names))

    def id_of(self, drawn: str) -> str:
        """The employee id of a person as drawn.

        Raises: ValueError when the roster has nobody or several of that name.
        """
        name, id_ = person(drawn)
        known = self.ids.get(name, [])
        if id_ in known:
            return id_
        if len(known) != 1 or id_:
            raise ValueError(f"{drawn}: the roster has {known}")
        return known[0]

    def marks(self, session: Row) -> dict[str, str]:
        """What was drawn of each person at a session: a mark's label, 未记, or 线上=分钟."""
        pairs = [piece.strip().split(":", 1) for piece in LISTED.split(session["marks"]) if piece.strip()]
        return {
            name.partition("=")[0]: f"{mark}={name.partition('=')[2]}" if "=" in name else mark for mark, name in pairs
        }

    def attendance(self) -> list[Row]:
        """One row per person due at each held session."""
        held = self.words.label(SessionStatus.HELD)
        return [
            row
            for session in self.rows[Table.SESSIONS]
            if session["status"] == held
            for group in groups_of(session)
            for row in self._marks_of(session, group)
        ]

    def _marks_of(self, session: Row, group: str) -> Iterable[Row]:
        drawn = self.marks(session)
        due = self.members(group, session["day"])
        for name in due:
            mark = drawn.get(name, self.words.label(Attendance.PRESENT))
            minutes = mark.partition("=")[2]
            if minutes:
                mark = self.words.label(Attendance.PRESENT)
            elif mark in UNRECORDED:
                mark = ""
            source = SOURCES[bool(minutes)][self.words.language.value] if mark else ""
            yield {"group": group, "session": session["number"], "day": session["day"], "person": name,
                   "attendance": mark, "minutes": minutes, "source": source}  # fmt: skip

    def _in_hub(self, table: Table, row: Row) -> bool:
        if table in {Table.PLAN, Table.OUTCOMES, Table.DIFFICULTIES}:
            return row["group"] not in self.own
        if table is Table.SESSIONS:
            return row["groups"] not in self.own or int(row["number"]) <= self.own[row["groups"]]
        if table is Table.ATTENDANCE:
            return row["group"] not in self.own or int(row["session"]) <= self.own[row["group"]]
        return True

    def _record(self, table: Table, row: Row) -> Record:
        if table is Table.SETTINGS:
            row = dict(row)
            value = setting(row["item"], row.pop("value"))
            return {"value": value} | {f: typed(spec_of(table).column(f), t, self.words) for f, t in row.items()}
        record: Record = {}
        for field, text in row.items():
            if field == "marks":
                continue
            if field == "person":
                name, _ = person(text)
                key = "person" if any(c.field == "person" for c in spec_of(table).columns) else "employee_id"
                record[key] = self.id_of(text) if text else None
                record["name"] = name or None
            else:
                record[field] = typed(spec_of(table).column(field), text, self.words)
        return record

    def _complete_sessions(self) -> None:
        stages = [row for row in self.rows[Table.SETTINGS] if row["item"] in ("阶段", "Stage")]
        slots = [row["value"] for row in self.rows[Table.SETTINGS] if row["item"] in ("时段", "Slot")]
        slot_of = {row["id"]: row["slot"] for row in self.rows[Table.GROUPS]}
        for row in self.rows[Table.SESSIONS]:
            row["stage"] = next((s["value"] for s in stages if s["starts"] <= row["day"] <= s["ends"]), "")
            slot = slot_of[groups_of(row)[-1]]
            hours = next((each for each in slots if each.startswith(slot)), "").rpartition(" ")[2]
            row["starts"], _, row["ends"] = hours.partition("-")


SOURCES = {False: {"zh": "现场签到", "en": "sign-in sheet"}, True: {"zh": "线上会议记录", "en": "online meeting log"}}


def groups_of(session: Row) -> list[str]:
    """The groups of a drawn session."""
    return [each.strip() for each in LISTED.split(session["groups"])]
