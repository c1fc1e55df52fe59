"""File names that every system takes and nobody can bend: one rule on Windows, macOS and Linux.

Source: facts on reliability, "File names": NFC, at most 200 bytes, no reserved name or character, no control
character, no trailing dot or space, no leading dash; compared without case.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 200
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
# Other, separators of lines and paragraphs, and what turns the direction of reading.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe_name(wanted: str, ending: str = "") -> str:
    """A file name as near to what was wanted as every system allows; `ending` such as `.docx` is never shortened.

    Shape: the same name for the same text, and for a name already safe.
    """
    text = unicodedata.normalize("NFC", wanted)
    text = "".join(" " if unicodedata.category(each) in _INVISIBLE else each for each in text)
    text = " ".join(_FORBIDDEN.sub("_", text).split())
    text = _trimmed(_shortened(text, LONGEST - len(ending.encode())))
    if _RESERVED.match(text):
        text = _trimmed(_shortened(f"_{text}", LONGEST - len(ending.encode())))
    return f"{text or '_'}{ending}"


def distinct_names(wanted: Mapping[str, str], ending: str = "") -> dict[str, str]:
    """A safe name per id; where two would be one file, each carries its id.

    Shape: compared without case, so that no file system joins them; the order of the ids does not matter.
    """
    names = {key: safe_name(text, ending) for key, text in wanted.items()}
    taken: dict[str, list[str]] = {}
    for key, name in names.items():
        taken.setdefault(name.casefold(), []).append(key)
    used = {name for name, keys in taken.items() if len(keys) == 1}
    for keys in taken.values():
        for key in sorted(keys) if len(keys) > 1 else ():
            names[key] = _apart(wanted[key], key, ending, used)
            used.add(names[key].casefold())
    return names


def _apart(text: str, key: str, ending: str, used: set[str]) -> str:
    number = 1
    while True:
        suffix = safe_name(f"_{key}" if number == 1 else f"_{key}_{number}")
        room = LONGEST - len(suffix.encode()) - len(ending.encode())
        stem = _trimmed(_shortened(safe_name(text), max(room, 0)))
        name = f"{stem}{suffix}{ending}"
        if name.casefold() not in used:
            return name
        number += 1


def _shortened(text: str, room: int) -> str:
    return text.encode()[:room].decode(errors="ignore")


def _trimmed(text: str) -> str:
    return text.strip(" .").lstrip("-~ .").rstrip(" .")
