from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from toolkit.files.backup import KEPT, backups_of, keep_backup
from toolkit.files.output import backup_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_the_last_ten_copies_are_kept_private_and_others_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "总表.xlsx"
    folder = backup_folder(file)
    folder.mkdir(parents=True)
    other = folder / "总表_2025_笔记.xlsx"
    other.write_bytes(b"people's own")
    names = [keep_backup(file, str(number).encode(), folder) for number in range(KEPT + 3)]
    kept = backups_of(file, folder)
    assert len(set(names)) == KEPT + 3
    assert [each.read_bytes() for each in kept] == [str(number).encode() for number in range(3, KEPT + 3)]
    assert other.exists()
    assert {stat.S_IMODE(each.stat().st_mode) for each in kept} == {0o600}
    assert len(list(folder.iterdir())) == KEPT + 1
