"""Key and token files: private ones only, kept away from what people share."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.problems import Code
from toolkit.stores.google.answers import Json, as_object
from toolkit.stores.google.faults import key_unusable

if TYPE_CHECKING:
    from toolkit.stores.google.answers import Object

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def read_key(path: Path) -> Object:
    """The content of a key file.

    Raises: StudygroupError when it is missing, no key, readable by others, or kept inside a repository.
    """
    try:
        mode = path.stat().st_mode
        content: Json = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise key_unusable(Code.GOO_KEY_MISSING, path) from None
    except (OSError, ValueError):
        raise key_unusable(Code.GOO_KEY_UNREADABLE, path) from None
    if os.name == "posix" and mode & _OTHERS:
        raise key_unusable(Code.GOO_KEY_OPEN, path)
    if any((folder / ".git").exists() for folder in path.resolve().parents):
        raise key_unusable(Code.GOO_KEY_IN_PROJECT, path)
    return as_object(content)


def write_token(path: Path, text: str) -> None:
    """Keeps a token for the next run, for this person alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def token_folder() -> Path:
    """Where tokens of signed-in people lie: their own settings, never beside a workbook."""
    windows = os.environ.get("APPDATA") if os.name == "nt" else None
    settings = windows or os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(settings) / "studygroup"
