"""Makes every generated page from the source it describes; `--check` only says which are stale."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
# This script describes this checkout, wherever it is called from.
sys.path.insert(0, str(ROOT))


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page with its text as it should be."""
    from docs import commands, layers, problems, rules, sheets  # noqa: PLC0415 - after sys.path

    here: dict[str, Callable[[], str]] = {
        "commands.md": commands.render,
        "layers.md": layers.render,
        "problems.md": problems.render,
        "rules.md": rules.render,
        "sheets.md": sheets.render,
    }
    for name, render in here.items():
        yield ROOT / "docs" / name, render()
    from docs import fields  # noqa: PLC0415 - after sys.path

    yield ROOT / "templates" / "README.md", fields.render()


def main() -> int:
    """Writes what changed; with `--check` writes nothing and answers 1 when anything is stale."""
    from docs import catalogues  # noqa: PLC0415 - after sys.path

    check = "--check" in sys.argv
    if not check:
        catalogues.main()
    stale = [(path, text) for path, text in pages() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in stale:
        print(f"{'stale' if check else 'wrote'} {path.relative_to(ROOT)}")
        if not check:
            path.write_text(text, "utf-8", newline="\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
