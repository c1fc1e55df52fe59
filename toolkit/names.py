"""Names that exist in both languages, and the languages themselves.

Decides nothing about which one is shown: that is `language.Words`.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Language(Enum):
    """The languages people read: Chinese first, English complete."""

    ZH = "zh"
    EN = "en"


class Name(NamedTuple):
    """What one thing is called in Chinese and in English."""

    zh: str
    en: str
