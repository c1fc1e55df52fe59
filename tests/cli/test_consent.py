"""The difference before people's sheets are written: what is shown, to whom, and what an answer does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from toolkit.cli.consent import consenting, difference
from toolkit.cli.options import Telling
from toolkit.cli.progress import shown
from toolkit.flows.accepting import Change
from toolkit.language import ZH
from toolkit.places import CellRef

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGES = (
    Change(CellRef("总表.xlsx", "成员", 5, 2), "姓名", "", "林澄"),
    Change(CellRef("总表.xlsx", "成员", 5, 4), "角色", "成员", "组长"),
)
TELLING = Telling(as_json=False, quiet=False, verbose=0)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], _Terminal]:
    """A person who types an answer; gives what the person sees."""

    def typing(answer: str) -> _Terminal:
        screen = _Terminal()
        monkeypatch.setattr("sys.stdin", _Terminal(answer))
        monkeypatch.setattr("sys.stdout", screen)
        return screen

    return typing


def _consents(*, dry_run: bool = False) -> bool:
    with shown(ZH, TELLING) as progress:
        return consenting(ZH, TELLING, progress)(CHANGES, dry_run)


def test_every_cell_is_listed_with_old_and_new_value() -> None:
    lines = difference(ZH, CHANGES, values=True, most=None)
    assert lines[0] == "将写入大家填的表，共 2 格："
    assert [line.split() for line in lines[1:]] == [
        ["单元格", "列", "原值", "新值"],
        ["成员!B5", "姓名", "（空）", "林澄"],
        ["成员!D5", "角色", "成员", "组长"],
    ]


def test_more_than_a_screenful_is_counted() -> None:
    assert difference(ZH, CHANGES * 30, values=True, most=40)[-1].startswith("  还有 20 格")


@pytest.mark.parametrize(("answer", "agreed"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_a_person_at_a_terminal_is_asked(answer: str, agreed: bool, at_terminal: Callable[[str], _Terminal]) -> None:
    screen = at_terminal(answer)
    assert _consents() is agreed
    assert "林澄" in screen.getvalue()


def test_a_dry_run_only_shows(at_terminal: Callable[[str], _Terminal]) -> None:
    screen = at_terminal("")
    assert _consents(dry_run=True)
    assert "写入这" not in screen.getvalue()


def test_without_a_terminal_it_goes_on_and_no_cell_is_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    assert _consents()
    out = capsys.readouterr().out
    assert "成员!B5" in out
    assert "林澄" not in out
