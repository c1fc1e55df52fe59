"""Which language the program speaks, and streams that can say it anywhere."""

from __future__ import annotations

import gettext
import io
import os
import sys
from typing import TYPE_CHECKING

from toolkit.language.catalogue import DOMAIN, LOCALE
from toolkit.names import Language

if TYPE_CHECKING:
    from collections.abc import Sequence


def chosen_language(arguments: Sequence[str]) -> Language:
    """The language of `--lang`, read before the commands are built; Chinese when nothing is said or it is wrong."""
    for position, argument in enumerate(arguments):
        value = arguments[position + 1 : position + 2] if argument == "--lang" else [argument.removeprefix("--lang=")]
        if argument.startswith("--lang") and value and value[0] in {each.value for each in Language}:
            return Language(value[0])
    return Language.ZH


def teach_click(language: Language) -> None:
    """Makes click's own words come from our catalogue."""
    os.environ["LANGUAGE"] = language.value
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)


def prepare_streams() -> None:
    """Lets every console print, whatever its code page: what it lacks becomes a question mark, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if not stream.isatty() and os.environ.get("PYTHONIOENCODING") is None and sys.platform != "win32":
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="replace")
