"""Makes every sample workbook from the drawn tables in `source/`; the same bytes on every day."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
# This script describes this checkout, wherever it is called from.
sys.path.insert(0, str(HERE.parent))

HUB = "学习小组总表.xlsx"
OWN = "小组表_G02_里程碑组.xlsx"
MESSY = "messy_乱表.xlsx"
ENGLISH = "study_groups_english.xlsx"
# How many of the own sheet's meetings stand in the hub too, agreeing.
OWN_GROUPS = {"G02": 1}


def files() -> Iterator[tuple[str, bytes]]:
    """Every sample file by name."""
    from sample_workbooks.source.hub import hub  # noqa: PLC0415 - after sys.path
    from sample_workbooks.source.messy import messy  # noqa: PLC0415 - after sys.path
    from sample_workbooks.source.own_sheet import own_sheet  # noqa: PLC0415 - after sys.path
    from sample_workbooks.source.programme import Drawn, drawn_rows  # noqa: PLC0415 - after sys.path
    from toolkit.language import EN, ZH  # noqa: PLC0415 - after sys.path

    autumn = Drawn(drawn_rows("autumn"), ZH, OWN_GROUPS)
    yield HUB, hub(autumn)
    yield OWN, own_sheet(autumn, "G02", "里程碑组 小组表")
    data, faults = messy()
    yield MESSY, data
    yield "messy_faults.json", (json.dumps(faults, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    yield ENGLISH, hub(Drawn(drawn_rows("english"), EN))


def main(folder: Path = HERE) -> int:
    """Writes every sample file; says which changed."""
    for name, data in files():
        path = folder / name
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            print(f"made {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
