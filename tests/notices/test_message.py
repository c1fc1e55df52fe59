"""Messages to people: short enough to paste, safe as a mail, never cut silently."""

from __future__ import annotations

import email
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language import EN, ZH, Words
from toolkit.notices import draft, is_address, paste_text
from toolkit.notices.message import LONGEST_PASTE

TEXT = st.text(st.characters(codec="utf-8"), max_size=120)


@pytest.mark.parametrize("words", [ZH, EN])
@given(group=TEXT, lines=st.lists(TEXT.filter(bool), min_size=1, max_size=12))
def test_a_pasted_message_is_never_longer_than_a_chat_shows(words: Words, group: str, lines: list[str]) -> None:
    assert len(paste_text(group, lines, words)) <= LONGEST_PASTE


def test_points_that_do_not_fit_are_counted() -> None:
    text = paste_text("数据罗盘组", ["要补登记的一件事" * 8] * 5, ZH)
    shown = text.count("要补登记的一件事" * 8)
    assert 1 <= shown < 5
    assert f"还有 {5 - shown} 件" in text


def test_all_points_stand_there_when_they_fit() -> None:
    text = paste_text("数据罗盘组", ["甲", "乙"], ZH)
    assert text.endswith("1. 甲\n2. 乙")
    assert "还有" not in text


def test_a_draft_is_opened_as_one_and_says_everything() -> None:
    mail = email.message_from_bytes(
        draft("lin.cheng@lanyu.example", "林澄", "两件事", ["甲", "乙"], ZH), policy=default
    )
    assert mail["X-Unsent"] == "1"
    assert str(mail["To"]) == "林澄 <lin.cheng@lanyu.example>"
    assert mail["Date"] is None
    text = mail.get_content().replace("\r\n", "\n")
    assert text.startswith("林澄，您好：")
    assert "1. 甲\n2. 乙" in text


@given(name=TEXT, subject=TEXT, line=TEXT)
def test_no_text_adds_a_header(name: str, subject: str, line: str) -> None:
    mail = email.message_from_bytes(draft("a@b.example", name, subject, [line], ZH), policy=default)
    assert {key.lower() for key in mail} <= {
        "to", "subject", "x-unsent", "content-type", "content-transfer-encoding", "mime-version",
    }  # fmt: skip
    assert [each.addr_spec for each in mail["To"].addresses] == ["a@b.example"]


def test_equal_points_are_equal_bytes() -> None:
    assert draft("", "组长", "事", ["甲"], ZH) == draft("", "组长", "事", ["甲"], ZH)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("lin@lanyu.example", True),
        (" lin@lanyu.example ", True),
        ("林澄 lin@lanyu.example", False),
        ("lin@lanyu", False),
        ("a@b.example,c@d.example", False),
        ("a@b.example\nBcc: x@y.example", False),
        ("", False),
    ],
)
def test_only_one_plain_address_is_an_address(text: str, *, is_one: bool) -> None:
    assert is_address(text) is is_one
