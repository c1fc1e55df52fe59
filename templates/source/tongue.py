"""Says a description in one language: its wording, and the names inside its tags."""

from __future__ import annotations

import re
from dataclasses import dataclass

from templates.source.wording import WORDING
from toolkit.documents.kinds import aliases
from toolkit.names import Language, Name

TAG = re.compile(r"\{[{%].*?[%}]\}")
IDENTIFIER = re.compile(r"(?<![\w.'\"])[a-z_]+|(?<=\.)[a-z_]+")
# What templates name themselves: loop variables, and the engine's filters.
OWN = {
    "line": "行",
    "each": "每项",
    "article": "条",
    "meeting": "场",
    "percent": "百分比",
    "join": "连接",
}


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the templates."""

    language: Language

    def say(self, key: str) -> str:
        """The wording of a key, its tags in this language's names."""
        return self.tags(self.of(WORDING[key]))

    def of(self, name: Name) -> str:
        """A name in this language."""
        return name.zh if self.language is Language.ZH else name.en

    def tags(self, text: str) -> str:
        """Text with the names inside its tags said in this language."""
        if self.language is Language.EN:
            return text
        chinese = {attribute: zh for zh, attribute in aliases().items()} | OWN
        return TAG.sub(lambda tag: IDENTIFIER.sub(lambda word: chinese.get(word[0], word[0]), tag[0]), text)
