"""Which store a location means: an .xlsx or .xlsm file, or a folder of .csv files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.files.open_elsewhere import refuse_open
from toolkit.places import FileRef
from toolkit.problems import Code, problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.problems import Fact
    from toolkit.sheets import SheetPatch
    from toolkit.stores.store import Store

_WEB = ("http://", "https://")


def open_location(location: str, *, write: bool = True, credentials: Path | None = None) -> Store:  # noqa: ARG001 - files need no credentials
    """The store at a location; with `write` a workbook that is open elsewhere stops here, before the work begins.

    Raises: StudygroupError when there is nothing at the location, or it is open elsewhere and `write` is asked.
    """
    path = _path_of(location)
    if path.is_dir():
        from toolkit.stores.csv.store import CsvStore  # noqa: PLC0415 - each store on demand

        return CsvStore(path)
    if not path.exists():
        raise _refusal(Code.FILE_MISSING, path)
    if write:
        refuse_open(path)
    from toolkit.stores.excel.store import ExcelStore  # noqa: PLC0415 - each store on demand

    return ExcelStore(path)


def create(location: str, patches: Sequence[SheetPatch]) -> None:
    """A new workbook at a location: .xlsx by its ending, else a folder of .csv files.

    Raises: StudygroupError when something stands there already, or cannot be written.
    """
    path = _path_of(location)
    if path.suffix.lower() == ".xlsx":
        from toolkit.stores.excel.create import create_workbook  # noqa: PLC0415 - openpyxl is heavy

        create_workbook(path, patches)
        return
    if path.suffix:
        raise _refusal(Code.FILE_WRONG_KIND, path, found=path.suffix)
    from toolkit.stores.csv.apply import create_workbook as create_folder  # noqa: PLC0415 - each store on demand

    create_folder(path, patches)


def rendered(patches: Sequence[SheetPatch]) -> bytes:
    """The bytes of a new .xlsx with these sheets, the same for the same patches."""
    from toolkit.stores.excel.create import workbook_bytes  # noqa: PLC0415 - openpyxl is heavy

    return workbook_bytes(patches)


def _path_of(location: str) -> Path:
    if location.lower().startswith(_WEB):
        raise StudygroupError(problem(Code.FILE_WEB_ADDRESS), INPUT_UNUSABLE)
    return Path(location)


def _refusal(code: Code, path: Path, **facts: Fact) -> StudygroupError:
    return StudygroupError(problem(code, FileRef(path.name), **facts), INPUT_UNUSABLE)
