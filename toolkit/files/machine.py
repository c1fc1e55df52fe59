"""What a machine has of what documents need: libraries, an office program, Chinese fonts, a writable folder."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

DISTRIBUTION = "study-group-toolkit"
NEEDED_PYTHON = (3, 11)
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_OFFICES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_FONT_FOLDERS = (
    Path("C:/Windows/Fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
)
# How files of Chinese fonts are called on Windows, macOS and Linux.
_CHINESE = re.compile(
    r"msyh|simsun|simhei|dengxian|pingfang|songti|stheiti|cjk|wqy|sourcehan|droidsansfallback", re.IGNORECASE
)


class Library(NamedTuple):
    """One library the package needs. Blanks: `version` is empty where it is not installed."""

    name: str
    version: str


def python_version() -> str:
    """The version of this Python and the system it runs on."""
    return f"{platform.python_version()} ({platform.system() or sys.platform})"


def python_is_new_enough() -> bool:
    """Whether this Python is one the package is made for."""
    return sys.version_info[:2] >= NEEDED_PYTHON


def libraries() -> tuple[Library, ...]:
    """Every library the installed package names, with the version there is."""
    try:
        wanted = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        wanted = []
    names = [found[0] for each in wanted if "extra ==" not in each and (found := _NAME.match(each))]
    return tuple(Library(name, _version(name)) for name in sorted(names))


def office() -> Path | None:
    """LibreOffice, on the path or where it is usually installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return Path(found) if found else next((each for each in _OFFICES if each.exists()), None)


def has_chinese_font(folders: tuple[Path, ...] = _FONT_FOLDERS) -> bool:
    """Whether any font file is of a kind that has Chinese characters."""
    return any(_CHINESE.search(name) for folder in folders for _, _, names in os.walk(folder) for name in names)


def can_write(folder: Path) -> bool:
    """Whether a file can be made in a folder; it is gone again at once."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
