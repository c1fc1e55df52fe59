"""`shortcuts`: three files that a person on Windows double-clicks, or drops a workbook on.

Shape: they lie beside the workbook; for a Google Sheet in the folder of the run, where its documents go too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.files.output import settle, write_document
from toolkit.flows.request import Made, Result
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.stores import is_address, same_place

if TYPE_CHECKING:
    from toolkit.flows.request import Progress
    from toolkit.language import Words

# The batch file decides for itself what it was given: a workbook dropped on it, or the one it was made for.
# chcp 65001 makes cmd.exe read the Chinese below as UTF-8; %~dp0 keeps blanks and Chinese in paths whole.
SCRIPT = """\
@echo off
chcp 65001 >nul
setlocal
title {title}
cd /d "%~dp0"
set "WORKBOOK=%~1"
if "%~1"=="" set "WORKBOOK={workbook}"
{ask}"{python}" -m toolkit --lang {lang} {command}
echo.
set "ANSWER="
set /p "ANSWER={open_folder} [Y/N] "
if /i "%ANSWER%"=="Y" for %%F in ("%WORKBOOK%") do start "" "%%~dpF"
echo {any_key}
pause >nul
"""


class _Shortcut(NamedTuple):
    key: str
    command: str
    asks_month: bool = False


SHORTCUTS = (
    _Shortcut("check", 'check "%WORKBOOK%" --mark'),
    _Shortcut("charter", 'charter "%WORKBOOK%"'),
    _Shortcut("report", 'report "%WORKBOOK%" --month %MONTH%', asks_month=True),
)


class _Meant(NamedTuple):
    """What the files are for, as a batch file writes it, and where they go."""

    workbook: str
    folder: Path
    python: str
    credentials: Path | None


def run(words: Words, progress: Progress, *, location: str, python: str, credentials: Path | None = None) -> Result:
    """Writes the files; what is there already with the same content stays.

    Shape: `credentials` is the Google key file the files are to use.
    Raises: StudygroupError when there is no such workbook.
    """
    workbook = Path(location)
    if is_address(location):
        meant = _Meant(_literal(same_place(location)), Path(), python, credentials)
    elif workbook.exists():
        meant = _Meant(f"%~dp0{_literal(workbook.name)}", workbook.parent, python, credentials)
    else:
        raise StudygroupError(problem(Code.FILE_MISSING, FileRef(workbook.name)), INPUT_UNUSABLE)
    written = []
    for position, shortcut in enumerate(SHORTCUTS, start=1):
        path = meant.folder / f"{position}_{words.text(f'shortcuts.{shortcut.key}')}.cmd"
        written.append(write_document(path, _script(words, shortcut, meant).encode()))
        progress.step(path.name, position, len(SHORTCUTS))
    settle(written)
    made = tuple(Made(each.path, "shortcut", None, each.sha256, each.changed) for each in written)
    return Result(files=made, lines=(words.text("shortcuts.how"),))


def _literal(text: str) -> str:
    """A text that a batch file takes as it is."""
    return text.replace("%", "%%")


def _script(words: Words, shortcut: _Shortcut, meant: _Meant) -> str:
    ask = f'set /p "MONTH={words.text("shortcuts.month")} "\n' if shortcut.asks_month else ""
    key = f' --credentials "{_literal(str(meant.credentials.resolve()))}"' if meant.credentials else ""
    text = SCRIPT.format(
        title=words.text(f"shortcuts.{shortcut.key}"),
        workbook=meant.workbook,
        ask=ask,
        python=_literal(meant.python),
        lang=words.language.value,
        command=shortcut.command + key,
        open_folder=words.text("shortcuts.open_folder"),
        any_key=words.text("shortcuts.any_key"),
    )
    return text.replace("\n", "\r\n")
