"""The compiled message catalogues, opened once per language and on demand."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.names import Language

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "studygroup"


def compiled_path(language: Language) -> Path:
    """Where the compiled catalogue of a language lies."""
    return LOCALE / language.value / "LC_MESSAGES" / f"{DOMAIN}.mo"


@cache
def _translations(language: Language) -> GNUTranslations:
    with compiled_path(language).open("rb") as stream:
        return GNUTranslations(stream)


@cache
def find(language: Language, key: str) -> str | None:
    """The text of a key, or None when the catalogue has none."""
    text = _translations(language).gettext(key)
    return None if text == key else text
