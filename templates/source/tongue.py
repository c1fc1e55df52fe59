"""Says a description in one language: its wording, and the names inside its tags."""

from __future__ import annotations

import re
from dataclasses import dataclass

from templates.source.wording import WORDING
from toolkit.documents.kinds import aliases
from toolkit.names import Language, Name
from toolkit.word.filters import CHINESE

TAG = re.compile(r"\{[{%].*?[%}]\}")
IDENTIFIER = re.compile(r"(?P<filter>(?<=\|)[a-z_]+)|(?<![\w.'\"])[a-z_]+|(?<=\.)[a-z_]+")
# What loops of templates name themselves.
OWN = {
    "line": "行",
    "each": "每项",
    "article": "条",
    "meeting": "场",
}
FILTERS = {english: chinese for chinese, english in CHINESE.items()}


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
        names = {attribute: zh for zh, attribute in aliases().items()} | OWN

        def chinese(word: re.Match[str]) -> str:
            return (FILTERS if word["filter"] else names).get(word[0], word[0])

        return TAG.sub(lambda tag: IDENTIFIER.sub(chinese, tag[0]), text)
