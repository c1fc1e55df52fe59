"""Which store a location means: an .xlsx or .xlsm file, a folder of .csv files, or a Google Sheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.files.lock import refuse_locked
from toolkit.files.open_elsewhere import refuse_open
from toolkit.files.safe_names import safe_name
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.sheets import Calls
from toolkit.stores.google.address import address_of, spreadsheet_id
from toolkit.stores.marks import CSV_MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.problems import Fact
    from toolkit.sheets import SheetPatch
    from toolkit.stores.google.live import Observed
    from toolkit.stores.google.store import TakenBack
    from toolkit.stores.store import Store

_WEB = ("http://", "https://")


def open_location(location: str, *, write: bool = True, credentials: Path | None = None) -> Store:
    """The store at a location; with `write` a workbook that is open elsewhere, or held by another run, stops here.

    Shape: `credentials` is a Google key file, which only Google Sheets need; without `write` it signs in for reading.
    Raises: StudygroupError when there is nothing at the location, it is open elsewhere and `write` is asked, or
    nobody is signed in to Google.
    """
    online = _online(location)
    if online:
        from toolkit.stores.google.connect import open_spreadsheet  # noqa: PLC0415 - gspread is heavy

        return open_spreadsheet(online, write=write, credentials=credentials)
    path = _path_of(location)
    if path.is_dir():
        if write:
            refuse_locked(path / CSV_MARKS)
        from toolkit.stores.csv.store import CsvStore  # noqa: PLC0415 - each store on demand

        return CsvStore(path)
    if not path.exists():
        raise _refusal(Code.FILE_MISSING, path)
    if write:
        refuse_locked(path)
        refuse_open(path)
    from toolkit.stores.excel.store import ExcelStore  # noqa: PLC0415 - each store on demand

    return ExcelStore(path)


def create(location: str, patches: Sequence[SheetPatch], *, credentials: Path | None = None) -> str:
    """A new workbook at a location: .xlsx by its ending, an empty Google Sheet filled, else a folder of .csv files.

    Shape: the answer is what people call it, the file's name or the title of the Google Sheet.

    Raises: StudygroupError when something stands there already, or cannot be written.
    """
    online = _online(location)
    if online:
        from toolkit.stores.google.connect import open_spreadsheet  # noqa: PLC0415 - gspread is heavy

        return open_spreadsheet(online, write=True, credentials=credentials).fill(patches)
    path = _path_of(location)
    if path.suffix.lower() == ".xlsx":
        from toolkit.stores.excel.create import create_workbook  # noqa: PLC0415 - openpyxl is heavy

        create_workbook(path, patches)
        return path.name
    if path.suffix:
        raise _refusal(Code.FILE_WRONG_KIND, path, found=path.suffix)
    from toolkit.stores.csv.apply import create_workbook as create_folder  # noqa: PLC0415 - each store on demand

    create_folder(path, patches)
    return path.name


def new_online(title: str, locale: str, *, credentials: Path | None = None) -> str:
    """The address of a new, empty Google Sheet of the person who signed in.

    Raises: StudygroupError when a service account is asked, or Google does not make it.
    """
    from toolkit.stores.google.connect import new_spreadsheet  # noqa: PLC0415 - gspread is heavy

    return address_of(new_spreadsheet(title, locale, credentials=credentials))


def take_back_online(location: str, *, credentials: Path | None = None, dry_run: bool = False) -> TakenBack:
    """What the last write of ours to a Google Sheet changed, put back but for what people went on with.

    Raises: StudygroupError when nothing can be taken back, or the sheet cannot be read or written.
    """
    from toolkit.stores.google.connect import open_spreadsheet  # noqa: PLC0415 - gspread is heavy

    online = _online(location)
    if online is None:
        raise _refusal(Code.GOO_NOT_A_SHEET, Path(location))
    return open_spreadsheet(online, write=not dry_run, credentials=credentials).take_back(dry_run=dry_run)


def rendered(patches: Sequence[SheetPatch]) -> bytes:
    """The bytes of a new .xlsx with these sheets, the same for the same patches."""
    from toolkit.stores.excel.create import workbook_bytes  # noqa: PLC0415 - openpyxl is heavy

    return workbook_bytes(patches)


def look_at_key(credentials: Path | None) -> str:
    """Who the Google key of an option or the environment is for; "" where none is named.

    Raises: StudygroupError when the key cannot or must not be used.
    """
    from toolkit.stores.google.connect import key_owner  # noqa: PLC0415 - gspread is heavy

    return key_owner(credentials)


def try_google(location: str, *, credentials: Path | None) -> tuple[str, tuple[Observed, ...]]:
    """The title of a scratch sheet, and what the real service did with everything our writing relies on.

    Raises: StudygroupError when the location is no Google Sheet, or cannot be read or written.
    """
    from toolkit.stores.google.connect import try_spreadsheet  # noqa: PLC0415 - gspread is heavy

    online = _online(location)
    if online is None:
        raise _refusal(Code.GOO_NOT_A_SHEET, Path(location))
    return try_spreadsheet(online, credentials=credentials)


def calls_made() -> Calls:
    """How often Google was asked so far in this process; a run without a Google Sheet does not load what asks it."""
    connect = sys.modules.get("toolkit.stores.google.connect")
    made: Calls = connect.calls_made() if connect is not None else Calls()
    return made


def is_address(location: str) -> bool:
    """Whether a location leads to the web rather than to a file."""
    return location.lower().startswith(_WEB) or _online(location) is not None


def beside(location: str, title: str) -> Path:
    """What output lies beside: the workbook's file; for a Google Sheet a file of its title in the folder of the run."""
    return Path(safe_name(title)) if is_address(location) else Path(location)


def same_place(location: str) -> str:
    """Equal for two ways of naming one workbook."""
    found = _online(location)
    return found if found is not None else str(Path(location).resolve()) if not is_address(location) else location


def _online(location: str) -> str | None:
    """The id of a Google Sheet; a file that happens to be named like one is a file."""
    found = spreadsheet_id(location)
    return None if found is None or Path(location).exists() else found


def _path_of(location: str) -> Path:
    if location.lower().startswith(_WEB):
        raise StudygroupError(problem(Code.FILE_WEB_ADDRESS), INPUT_UNUSABLE)
    return Path(location)


def _refusal(code: Code, path: Path, **facts: Fact) -> StudygroupError:
    return StudygroupError(problem(code, FileRef(path.name), **facts), INPUT_UNUSABLE)
