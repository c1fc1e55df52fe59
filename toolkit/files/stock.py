"""Where the stock templates and sample workbooks lie: beside the checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from toolkit.files.output import Written, write_document

_PACKAGE = Path(__file__).resolve().parents[1]


def stock_folder(name: Literal["templates", "sample_workbooks"]) -> Path:
    """The folder of that name, the checkout's own first: an editable install's copy would go stale."""
    checkout = _PACKAGE.parent / name
    if (_PACKAGE.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    return _PACKAGE / "_data" / name


def copy_stock(source: Path, folder: Path) -> Written:
    """A file of ours copied into a folder of the user's, written whole.

    Raises: StudygroupError with exit 4.
    """
    return write_document(folder / source.name, source.read_bytes())
