"""The tables as data."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING

import pytest

from toolkit.language import EN, ZH
from toolkit.names import Language
from toolkit.programme import groups, kinds, people, running, settings
from toolkit.programme.kinds import Table
from toolkit.tables.choices import ALIASES, words_of
from toolkit.tables.plain import plain, plain_header
from toolkit.tables.specs import OWN_SHEET, SETTINGS_ROWS, SPECS
from toolkit.tables.specs.own_sheet import OWN_READ

if TYPE_CHECKING:
    from toolkit.tables.spec import TableSpec

RECORDS: dict[Table, type] = {
    Table.ROSTER: people.Employee,
    Table.TOPICS: people.Topic,
    Table.NEEDS: people.Need,
    Table.APPLICATIONS: people.Applicant,
    Table.GROUPS: groups.Group,
    Table.MEMBERSHIPS: groups.Membership,
    Table.BALLOTS: groups.Ballot,
    Table.CHARTER: groups.Clause,
    Table.PLAN: running.PlanItem,
    Table.SESSIONS: running.Session,
    Table.ATTENDANCE: running.Mark,
    Table.OUTCOMES: running.Outcome,
    Table.FEEDBACK: running.Rating,
    Table.DIFFICULTIES: running.Difficulty,
    Table.RESOURCES: settings.Resource,
    Table.POINTS: running.PointEntry,
    Table.HOLIDAYS: settings.Holiday,
}
# 姓名 beside a 工号, three wishes that become `choices`, and the day a mark may name instead of a 场次.
BESIDE = {"name", "choice_1", "choice_2", "choice_3", "day"}


def test_all_eighteen_tables_are_described_in_order() -> None:
    assert [spec.table for spec in SPECS] == list(Table)
    assert len(SPECS) == 18


def test_a_sheet_name_means_one_table() -> None:
    names = Counter(plain(name) for spec in SPECS for name in {spec.name.zh, spec.name.en.casefold(), *spec.aliases})
    assert [name for name, count in names.items() if count > 1] == []
    assert len(names) >= 80


@pytest.mark.parametrize("spec", [*SPECS, *OWN_READ, *OWN_SHEET], ids=lambda spec: spec.name.en)
def test_a_header_means_one_column_of_its_table(spec: TableSpec) -> None:
    names = Counter(
        plain_header(name) for each in spec.columns for name in {each.name.zh, each.name.en.casefold(), *each.aliases}
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("table", list(RECORDS))
def test_a_column_is_an_attribute_of_its_record(table: Table) -> None:
    attributes = RECORDS[table].__annotations__.keys()
    spec = next(spec for spec in SPECS if spec.table is table)
    assert {each.field for each in spec.columns} - BESIDE <= attributes


def test_every_setting_but_the_span_is_an_attribute_of_the_settings() -> None:
    attributes = {each.name for each in fields(settings.Settings)}
    assert {each.field for each in SETTINGS_ROWS} - attributes == {"period"}
    assert len(SETTINGS_ROWS) >= 28


def test_every_choice_is_read_by_its_word_in_both_languages() -> None:
    sets = [
        each for each in vars(kinds).values() if isinstance(each, type) and issubclass(each, Enum) and each is not Enum
    ]
    seen = 0
    sets.append(Language)
    for each in sets:
        for member in each:
            for words in (ZH, EN):
                seen += 1
                assert words_of(each)[plain(words.label(member))] is member
    assert seen >= 200


def test_an_alias_of_a_choice_is_never_the_word_of_another() -> None:
    wrong = [
        f"{member}: {word}" for member, words in ALIASES.items() for word in words.split()
        if words_of(type(member))[plain(word)] is not member
    ]  # fmt: skip
    assert wrong == []


def test_a_groups_own_sheet_has_the_five_tabs_and_no_group_column() -> None:
    assert [spec.name.zh for spec in OWN_SHEET] == ["本组成员", "活动记录", "学习计划", "成果", "问题与待办"]
    assert not [each.field for spec in OWN_SHEET for each in spec.columns if each.field in {"group", "groups"}]
