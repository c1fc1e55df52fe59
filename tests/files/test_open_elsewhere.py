from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.errors import CANNOT_WRITE, StudygroupError
from toolkit.files.open_elsewhere import lock_of_another_program, refuse_open

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["~$总表.xlsx", ".~lock.总表.xlsx#"])
def test_a_workbook_open_in_another_program_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "总表.xlsx"
    assert lock_of_another_program(file) is None
    refuse_open(file)
    (tmp_path / name).touch()
    with pytest.raises(StudygroupError) as stopped:
        refuse_open(file)
    assert stopped.value.exit_code == CANNOT_WRITE
    assert stopped.value.problem.facts["lock"] == name
