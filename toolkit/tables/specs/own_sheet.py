"""The tabs of a group's own sheet: no 小组 column, because the link says which group.

活动记录 takes one more column per member, headed by the name; its cells are marks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.names import Name
from toolkit.tables.specs.forming import MEMBERSHIPS
from toolkit.tables.specs.meetings import ATTENDANCE, PLAN, SESSIONS
from toolkit.tables.specs.results import DIFFICULTIES, OUTCOMES

if TYPE_CHECKING:
    from toolkit.programme.kinds import Table
    from toolkit.tables.spec import TableSpec

LEADER = Name("组长", "the leader")


def _own(spec: TableSpec, zh: str, en: str, fields: str = "", also: tuple[str, ...] = ()) -> TableSpec:
    names = {zh, en}
    aliases = tuple(name for name in (spec.name.zh, spec.name.en, *spec.aliases, *also) if name not in names)
    wanted = fields.split() or [each.field for each in spec.columns if each.field not in {"group", "groups"}]
    columns = tuple(spec.column(field) for field in wanted)
    one_of = tuple(fields for fields in spec.one_of if "group" not in fields)
    return replace(spec, name=Name(zh, en), aliases=aliases, filled_by=LEADER, columns=columns, one_of=one_of)


def _with_optional_day(spec: TableSpec) -> TableSpec:
    columns = tuple(replace(each, required=each.required and each.field != "day") for each in spec.columns)
    return replace(spec, columns=columns, one_of=(*spec.one_of, ("number", "day")))


OWN_MEMBERS = _own(MEMBERSHIPS, "本组成员", "Group members", "person name role since until", ("小组成员",))
# A leader may leave the day of a meeting to the hub.
OWN_SESSIONS = _own(
    _with_optional_day(SESSIONS),
    "活动记录",
    "Session log",
    "number day topic host status minutes rest_present stage plan_number originally starts ends form recorder guests"
    " place decisions",
)
OWN_PLAN = _own(
    PLAN,
    "学习计划",
    "Study plan",
    "number stage sub_topic content form responsible starts due originally_due deliverable status done_on"
    " change_reason",
)
OWN_OUTCOMES = _own(OUTCOMES, "成果", "Outcomes")
OWN_DIFFICULTIES = _own(DIFFICULTIES, "问题与待办", "Problems and tasks")
OWN_ATTENDANCE = _own(ATTENDANCE, "考勤", "Attendance")

# What a new sheet for a leader holds; the members' tab is ours and is never read back.
OWN_SHEET: tuple[TableSpec, ...] = (OWN_MEMBERS, OWN_SESSIONS, OWN_PLAN, OWN_OUTCOMES, OWN_DIFFICULTIES)
# What is read from it; leaders may keep a sign-in tab as well.
OWN_READ: tuple[TableSpec, ...] = (OWN_SESSIONS, OWN_PLAN, OWN_OUTCOMES, OWN_DIFFICULTIES, OWN_ATTENDANCE)
OWN_TABLES: frozenset[Table] = frozenset(spec.table for spec in OWN_READ)
