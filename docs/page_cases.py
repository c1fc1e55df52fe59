"""Programmes that try the documents' looks: five people, sixty, long names and texts, and no data at all."""

from __future__ import annotations

import re
from itertools import cycle, islice
from typing import TYPE_CHECKING, NamedTuple

from sample_workbooks.source.hub import hub
from sample_workbooks.source.programme import Drawn, drawn_rows
from toolkit.language import EN, ZH
from toolkit.programme.kinds import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sample_workbooks.source.drawn import Row
    from sample_workbooks.source.programme import Rows
    from toolkit.language import Words

GROUP = "G01"
FIRST_ID = 301
NUMBERED = re.compile(r"\(\d+\)")
# What there is only once there are groups; `match` is looked at without.
OF_GROUPS = (
    Table.GROUPS, Table.MEMBERSHIPS, Table.BALLOTS, Table.SESSIONS, Table.OUTCOMES, Table.FEEDBACK,
    Table.DIFFICULTIES, Table.POINTS,
)  # fmt: skip
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN = ("知微", "怀远", "一诺")
FIRST_NAMES = ("Aino", "Bram", "Ciara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Isla", "Jonas")
LAST_NAMES = ("Ashdown", "Bergström", "Castellanos", "Delacroix", "Eriksen", "Fitzgerald")
LONG_NAMES = {
    "zh": "买买提·阿卜杜热合曼·{}",
    "en": "{} Wolfeschlegelsteinhausen-Bergerdorff of Upper Hallingdal",
}
LONG_DEPARTMENT = {
    "zh": "华东区市场推广与客户运营中心（含渠道发展部）",
    "en": "Regional Marketing, Channel Development and Customer Operations Centre",
}
LONG_TEXT = {
    "zh": "围绕真实业务场景梳理指标口径、数据来源与常见误区，形成可以直接使用的分析清单，并在部门例会上讲解一次；",
    "en": "Starting from real business cases we sort out definitions, sources and common mistakes into a checklist; ",
}
# Texts people write freely, with how many repetitions of the long text they get.
WORDY: Mapping[Table, Mapping[str, int]] = {
    Table.TOPICS: {"goal": 3, "expected_outcomes": 3, "time_needed": 1, "suited_for": 1, "requirements": 3},
    Table.NEEDS: {"bottleneck": 2, "shortfall": 2, "aspiration": 2},
    Table.APPLICATIONS: {"experience": 1, "statement": 3},
    Table.GROUPS: {"vision": 3, "place": 1, "sponsor": 1},
    Table.CHARTER: {"text": 3},
    Table.PLAN: {"sub_topic": 1, "content": 3, "deliverable": 2, "change_reason": 1},
    Table.SESSIONS: {"topic": 1, "minutes": 4, "decisions": 4, "guests": 1},
    Table.OUTCOMES: {"name": 1},
    Table.FEEDBACK: {"comment": 2},
    Table.DIFFICULTIES: {"text": 3, "support": 2},
    Table.RESOURCES: {"name": 1},
    Table.POINTS: {"reason": 1},
}


# What the case without data has: * is a person. The day and the length are what no meeting can do without.
BARE: Mapping[str, Mapping[Table, Sequence[Row]]] = {
    "zh": {
        Table.SETTINGS: ({"item": "语言", "value": "中文"},),
        Table.ROSTER: ({"employee_id": "00001", "name": "*"},),
        Table.TOPICS: ({"id": "T01", "name": "写作", "status": "入选"},),
        Table.NEEDS: ({"person": "*", "directions": "T01"},),
        Table.APPLICATIONS: ({"person": "*", "choice_1": "T01"},),
        Table.GROUPS: ({"id": "G01", "name": "甲组"}, {"id": "G02", "name": "乙组", "minutes": "60"}),
        Table.MEMBERSHIPS: ({"group": "G02", "person": "*"},),
        Table.BALLOTS: ({"group": "G02", "kind": "选举", "voter": "*", "candidate": "*", "vote": "赞成"},),
        Table.PLAN: ({"group": "G02", "number": "1", "content": "*"},),
        Table.SESSIONS: (
            {"groups": "G02", "number": "1", "day": "2026-11-10", "status": "已举行"},
            {"groups": "G02", "number": "2", "day": "2026-11-17", "status": "计划"},
            {"groups": "G02", "number": "3", "day": "2026-11-26", "status": "计划"},
        ),
    },
    "en": {
        Table.SETTINGS: ({"item": "Language", "value": "English"},),
        Table.ROSTER: ({"employee_id": "00001", "name": "*"},),
        Table.TOPICS: ({"id": "T01", "name": "Writing", "status": "chosen"},),
        Table.NEEDS: ({"person": "*", "directions": "T01"},),
        Table.APPLICATIONS: ({"person": "*", "choice_1": "T01"},),
        Table.GROUPS: ({"id": "G01", "name": "First"}, {"id": "G02", "name": "Second", "minutes": "60"}),
        Table.MEMBERSHIPS: ({"group": "G02", "person": "*"},),
        Table.BALLOTS: ({"group": "G02", "kind": "election", "voter": "*", "candidate": "*", "vote": "for"},),
        Table.PLAN: ({"group": "G02", "number": "1", "content": "*"},),
        Table.SESSIONS: (
            {"groups": "G02", "number": "1", "day": "2026-11-10", "status": "held"},
            {"groups": "G02", "number": "2", "day": "2026-11-17", "status": "planned"},
            {"groups": "G02", "number": "3", "day": "2026-11-26", "status": "planned"},
        ),
    },
}


class Case(NamedTuple):
    """One programme to look at.

    Shape: `hub` is the workbook; `applicants` the same before there were groups.
    """

    name: str
    words: Words
    hub: bytes
    applicants: bytes


def cases() -> Iterator[Case]:
    """Every case in Chinese, then in English."""
    makers: dict[str, Callable[[Rows, str], Rows]] = {
        "five": lambda rows, language: _scaled(rows, language, 5),
        "sixty": lambda rows, language: _scaled(rows, language, 60),
        "long": lambda rows, language: _lengthened(_scaled(rows, language, 8), language),
        "empty": _emptied,
    }
    for programme, words in (("autumn", ZH), ("english", EN)):
        for name, make in makers.items():
            rows = make(drawn_rows(programme), words.language.value)
            before = rows | {table: [] for table in OF_GROUPS}
            yield Case(name, words, *(hub(Drawn(each, words)) for each in (rows, before)))


def _scaled(rows: Rows, language: str, people: int) -> Rows:
    """The first group alone, of so many people, who are also all who were asked and all who applied."""
    kept = {table: [_plain(row) for row in found if _of_group(row)] for table, found in rows.items()}
    for row in kept[Table.SESSIONS]:
        row["groups"] = GROUP
    names = list(dict.fromkeys(row["person"] for row in kept[Table.MEMBERSHIPS]))
    chosen = [*names[:people], *islice(_invented(language), max(0, people - len(names)))]
    others = [*names[people:], *(row["name"] for row in rows[Table.ROSTER] if row["name"] not in names)]
    for table in (Table.BALLOTS, Table.FEEDBACK, Table.POINTS):
        kept[table] = [row for row in kept[table] if not {row.get("person"), row.get("voter")} & set(others)]
    spread = _replaced(kept, dict(zip(others, cycle(chosen), strict=False)))
    spread[Table.ROSTER] = list(_roster(rows[Table.ROSTER], chosen))
    spread[Table.MEMBERSHIPS] = _members(kept[Table.MEMBERSHIPS], chosen)
    for table in (Table.NEEDS, Table.APPLICATIONS):
        signed = [row for row in rows[table] if row["person"]]
        spread[table] = [row | {"person": name} for name, row in zip(chosen, cycle(signed), strict=False)]
    for row in spread[Table.APPLICATIONS]:
        row.update(together="", apart="")
    for row in spread[Table.TOPICS]:
        row["most_groups"] = ""
    return spread


def _of_group(row: Row) -> bool:
    """Whether a row is of the first group, or of no group."""
    if "vision" in row:
        return row["id"] == GROUP
    return GROUP in row.get("groups", GROUP) and row.get("group", "") in {GROUP, ""}


def _plain(row: Row) -> Row:
    """A row whose people stand there by name alone: nobody here has a namesake."""
    return {field: NUMBERED.sub("", text) for field, text in row.items()}


def _invented(language: str) -> Iterator[str]:
    if language == ZH.language.value:
        yield from (surname + given for given in GIVEN for surname in SURNAMES)
    else:
        yield from (f"{first} {last}" for last in LAST_NAMES for first in FIRST_NAMES)


def _replaced(rows: Rows, stand_in: Mapping[str, str]) -> Rows:
    """The rows with each of these names replaced, wherever it stands."""
    if not stand_in:
        return rows
    names = re.compile("|".join(map(re.escape, sorted(stand_in, key=len, reverse=True))))
    return {
        table: [{field: names.sub(lambda hit: stand_in[hit[0]], text) for field, text in row.items()} for row in found]
        for table, found in rows.items()
    }


def _roster(drawn: list[Row], chosen: Sequence[str]) -> Iterator[Row]:
    known = {row["name"]: row for row in reversed(drawn)}
    likeness = cycle([row for row in drawn if row["surveyed"] not in {"否", "no"} and not row["left"]])
    for number, name in enumerate(chosen, FIRST_ID):
        yield known.get(name) or next(likeness) | {
            "employee_id": f"{number:05}",
            "name": name,
            "email": f"p{number}@example.com",
            "manager": "",
        }


def _members(drawn: list[Row], chosen: Sequence[str]) -> list[Row]:
    kept = [row for row in drawn if row["person"] in chosen]
    known = {row["person"] for row in kept}
    plain = drawn[-1] | {"since": drawn[0]["since"], "until": "", "fixed": "", "role": drawn[2]["role"]}
    return [*kept, *(plain | {"person": name} for name in chosen if name not in known)]


def _lengthened(rows: Rows, language: str) -> Rows:
    """The same with long names of people, departments and groups, and long texts wherever people write freely."""
    names = {row["name"]: LONG_NAMES[language].format(row["name"]) for row in rows[Table.ROSTER]}
    rows = _replaced(rows, names)
    between = "" if language == ZH.language.value else " "
    for table, fields in WORDY.items():
        for row in rows[table]:
            row.update(
                {field: between.join([row[field], LONG_TEXT[language] * times]) for field, times in fields.items()}
            )
    for row in rows[Table.ROSTER]:
        row["department"] = LONG_DEPARTMENT[language]
    for row in rows[Table.GROUPS]:
        row["name"] += between + LONG_DEPARTMENT[language]
    return rows


def _emptied(rows: Rows, language: str) -> Rows:
    """Two groups of which next to nothing is known: the first has a name, the second one bare row of each thing."""
    bare: Rows = {table: [dict.fromkeys(found[0], "")] for table, found in rows.items()}
    name = rows[Table.ROSTER][2]["name"]
    for table, known in BARE[language].items():
        bare[table] = [
            bare[table][0] | {field: text.replace("*", name) for field, text in row.items()} for row in known
        ]
    return {table: found if table in BARE[language] else [] for table, found in bare.items()}
