from __future__ import annotations

import re
from dataclasses import dataclass, field, fields

import pytest

from toolkit.documents import KINDS, STAGE_REPORT, aliases
from toolkit.documents.fields import add_name, chinese_names, lines_within, zh
from toolkit.language import EN, ZH


def test_chinese_names_and_attributes_are_one_to_one_over_all_documents() -> None:
    names = aliases()
    assert len(names) >= 100
    assert len(set(names.values())) == len(names)
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", name) for name in names)


def test_every_field_of_every_context_has_a_chinese_name() -> None:
    seen = {(each, one.name) for kind in KINDS for each in lines_within(kind.context) for one in fields(each)}
    assert len(seen) >= 150
    assert {name for _, name in seen} == set(aliases().values())


def test_a_second_field_of_the_same_name_is_refused() -> None:
    with pytest.raises(ValueError, match="already stands for something else"):
        add_name({"主题": "topic"}, "主题", "subject", "Lesson")
    with pytest.raises(ValueError, match="already stands for something else"):
        add_name({"主题": "topic"}, "题目", "topic", "Lesson")


def test_a_field_without_a_chinese_name_is_refused() -> None:
    @dataclass(frozen=True)
    class Nameless:
        title: str = field(metadata=zh(""))

    with pytest.raises(ValueError, match=r"Nameless\.title"):
        chinese_names(Nameless)


def test_a_file_is_called_by_group_and_kind() -> None:
    assert STAGE_REPORT.file_stem(ZH, "G01", "数据分析", "") == "G01_数据分析_阶段报告"
    assert STAGE_REPORT.file_stem(EN, "G01", "Data", "Stage 1") == "G01_Data_Stage 1_Stage report"
