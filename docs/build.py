"""Makes every generated page from the source it describes; `--check` only says which are stale."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
# This script describes this checkout, wherever it is called from.
sys.path.insert(0, str(ROOT))


def pages() -> Mapping[Path, Callable[[], str]]:
    """Every generated page with what renders its text as it should be."""
    from docs import commands, fields, layers, problems, rules, sheets  # noqa: PLC0415 - after sys.path

    return {
        ROOT / "docs" / "commands.md": commands.render,
        ROOT / "docs" / "layers.md": layers.render,
        ROOT / "docs" / "problems.md": problems.render,
        ROOT / "docs" / "rules.md": rules.render,
        ROOT / "docs" / "sheets.md": sheets.render,
        ROOT / "templates" / "README.md": fields.render,
    }


def stale() -> Iterator[tuple[Path, str]]:
    """Every generated page that is not what its source says today, with its text as it should be."""
    for path, render in pages().items():
        text = render()
        if not path.exists() or path.read_text("utf-8") != text:
            yield path, text


def main() -> int:
    """Writes what changed; with `--check` writes nothing and answers 1 when anything is stale."""
    from docs import catalogues  # noqa: PLC0415 - after sys.path

    check = "--check" in sys.argv
    if not check:
        catalogues.main()
    found = list(stale())
    for path, text in found:
        print(f"{'stale' if check else 'wrote'} {path.relative_to(ROOT)}")
        if not check:
            path.write_text(text, "utf-8", newline="\n")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main())
