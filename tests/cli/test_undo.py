"""`undo`: the last change of ours taken back, step by step, and never over people's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import HUBS, ZH_HUB, run, run_json
from toolkit.files.output import backup_folder
from toolkit.files.undoing import CHANGES, Change, digest_of, remember_change
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")


@pytest.mark.parametrize("language", list(Language))
def test_each_undo_goes_one_change_back_until_the_first(language: Language, samples: Path) -> None:
    hub = samples / HUBS[language]
    states = [hub.read_bytes()]
    for command in (("attendance",), ("check", "--mark")):
        run(command[0], hub, *command[1:], *DAY, language=language)
        states.append(hub.read_bytes())
    assert len(set(states)) == 3
    for state in (states[1], states[0]):
        shown = run_json("undo", hub, language=language)
        assert (shown["exit"], shown["files"][0]["changed"]) == (0, True)
        assert hub.read_bytes() == state
    assert run("undo", hub, language=language).exit_code == 3
    assert hub.read_bytes() == states[0]


@pytest.mark.parametrize("through_link", [True, False])
def test_a_workbook_has_one_history_whether_named_by_itself_or_by_a_link(through_link: bool, samples: Path) -> None:
    hub, link = samples / ZH_HUB, samples / "桌面" / "快捷.xlsx"
    link.parent.mkdir()
    link.symlink_to(hub)
    first = hub.read_bytes()
    written, undone = (link, hub) if through_link else (hub, link)
    run("check", written, "--mark", *DAY)
    assert hub.read_bytes() != first
    assert run("undo", undone).exit_code == 0
    assert hub.read_bytes() == first
    assert link.is_symlink()


def test_what_undo_took_back_is_kept_as_a_copy(samples: Path) -> None:
    hub = samples / ZH_HUB
    run("attendance", hub, *DAY)
    written = hub.read_bytes()
    run("undo", hub)
    copies = [each.read_bytes() for each in backup_folder(hub).glob("*.xlsx")]
    assert written in copies


def test_a_workbook_people_changed_since_is_left_alone(samples: Path) -> None:
    hub = samples / ZH_HUB
    run("attendance", hub, *DAY)
    changed = hub.read_bytes() + b"\0"
    hub.write_bytes(changed)
    shown = run("undo", hub)
    assert shown.exit_code == 3
    assert "有人改过" in shown.output
    assert hub.read_bytes() == changed


def test_a_dry_run_names_the_copy_and_restores_nothing(samples: Path) -> None:
    hub = samples / ZH_HUB
    run("attendance", hub, *DAY)
    written = hub.read_bytes()
    copy = next(backup_folder(hub).glob("*.xlsx")).name
    shown = run("undo", hub, "--dry-run")
    assert shown.exit_code == 0
    assert copy in shown.output
    assert hub.read_bytes() == written
    assert run("undo", hub).exit_code == 0


@pytest.mark.parametrize("fault", ["gone", "changed"])
def test_a_copy_that_is_gone_or_changed_restores_nothing(fault: str, samples: Path) -> None:
    hub = samples / ZH_HUB
    run("attendance", hub, *DAY)
    written = hub.read_bytes()
    copy = next(backup_folder(hub).glob("*.xlsx"))
    if fault == "gone":
        copy.unlink()
    else:
        copy.write_bytes(b"x")
    shown = run("undo", hub)
    assert shown.exit_code == 3
    assert "FILE-023" in shown.output
    assert hub.read_bytes() == written


def test_a_change_noted_but_never_made_does_not_hide_the_one_before(samples: Path) -> None:
    hub = samples / ZH_HUB
    first = hub.read_bytes()
    run("attendance", hub, *DAY)
    remember_change(hub, backup_folder(hub), Change(digest_of(hub.read_bytes()), "never", "x.xlsx"))
    assert run("undo", hub).exit_code == 0
    assert hub.read_bytes() == first


@pytest.mark.parametrize("note", ["", "[]", "{", '{"学习小组总表.xlsx": [1]}'])
def test_without_a_readable_note_there_is_nothing_to_take_back(note: str, samples: Path) -> None:
    hub = samples / ZH_HUB
    run("attendance", hub, *DAY)
    written = hub.read_bytes()
    (backup_folder(hub) / CHANGES).write_text(note, "utf-8")
    assert run("undo", hub).exit_code == 3
    assert hub.read_bytes() == written
    assert run("undo", samples / "没有.xlsx").exit_code == 3
