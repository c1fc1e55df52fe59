from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools import LONG
from toolkit.files.safe_names import LONGEST, distinct_names, safe_name

COUNT = 10_000 if LONG else 300
RESERVED = ("CON", "con.txt", "Nul", "COM1", "lpt9.docx", "COM¹")


@settings(max_examples=COUNT, deadline=None)
@given(st.text(max_size=400))
def test_any_text_becomes_a_name_every_system_takes(wanted: str) -> None:
    name = safe_name(wanted, ".docx")
    assert len(name.encode()) <= LONGEST
    assert unicodedata.is_normalized("NFC", name)
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(each).startswith("C") for each in name)
    stem = name.removesuffix(".docx")
    assert stem
    assert not stem.endswith((".", " "))
    assert not stem.startswith(("-", ".", " ", "~"))


@settings(max_examples=COUNT, deadline=None)
@given(st.text(max_size=300))
def test_a_safe_name_stays_as_it_is(wanted: str) -> None:
    once = safe_name(wanted)
    assert safe_name(once) == once


def test_names_devices_have_on_windows_get_an_underscore() -> None:
    names = [safe_name(each) for each in RESERVED]
    assert [name[0] for name in names] == ["_"] * len(RESERVED)


def test_a_name_of_a_group_stays_readable() -> None:
    assert safe_name("G01_数据分析: 入门/进阶", ".docx") == "G01_数据分析_ 入门_进阶.docx"


@settings(max_examples=COUNT, deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=250), max_size=8))
def test_no_two_ids_share_a_file(wanted: dict[str, str]) -> None:
    names = distinct_names(wanted, ".docx")
    assert names.keys() == wanted.keys()
    assert len({name.casefold() for name in names.values()}) == len(wanted)
    assert all(len(name.encode()) <= LONGEST for name in names.values())


def test_names_that_would_be_one_file_carry_their_ids() -> None:
    names = distinct_names({"G01": "Data", "G02": "data", "G03": "Design"}, ".docx")
    assert names == {"G01": "Data_G01.docx", "G02": "data_G02.docx", "G03": "Design.docx"}
