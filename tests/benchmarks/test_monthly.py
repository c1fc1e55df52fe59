"""The script that the monthly run is measured beside still says the same: a template's change would part the two."""

import shutil
from pathlib import Path

from benchmarks import monthly
from benchmarks.large_hub import Size, write_hub
from benchmarks.spent import spent_by

GROUPS = 12


def test_the_straightforward_script_makes_the_same_words_and_numbers(tmp_path: Path) -> None:
    write_hub(tmp_path / "hub.xlsx", Size(GROUPS))
    shutil.copy(tmp_path / "hub.xlsx", tmp_path / "script.xlsx")
    monthly.write_docxtpl_templates(tmp_path)
    spent_by(monthly.run_monthly, tmp_path / "hub.xlsx")
    monthly.run_script(str(tmp_path))
    assert monthly.compare(tmp_path) > 300 * GROUPS
