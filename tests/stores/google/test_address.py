from __future__ import annotations

import pytest

from toolkit.stores.google.address import spreadsheet_id

ID = "1AbC-dEf_0123456789abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    "location",
    [
        ID,
        f" {ID} ",
        f"https://docs.google.com/spreadsheets/d/{ID}",
        f"https://docs.google.com/spreadsheets/d/{ID}/edit#gid=0",
        f"https://docs.google.com/spreadsheets/d/{ID}/edit?usp=sharing",
        f"https://docs.google.com/spreadsheets/u/1/d/{ID}/edit",
        f"https://docs.google.com/a/example.com/spreadsheets/d/{ID}/edit",
        f"HTTP://DOCS.GOOGLE.COM/spreadsheets/d/{ID}",
    ],
)
def test_an_address_or_an_id_names_a_google_sheet(location: str) -> None:
    assert spreadsheet_id(location) == ID


@pytest.mark.parametrize(
    "location",
    [
        "总表.xlsx",
        "G01",
        "https://example.com/spreadsheets/d/" + ID,
        f"https://docs.google.com.example.com/spreadsheets/d/{ID}",
        f"https://docs.google.com/document/d/{ID}/edit",
        "https://docs.google.com/spreadsheets/d/short",
        ID + "/../x",
    ],
)
def test_anything_else_is_none(location: str) -> None:
    assert spreadsheet_id(location) is None
