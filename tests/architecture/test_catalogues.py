"""The two languages are complete, equal in what they can say, and compiled."""

from __future__ import annotations

import ast
import string
from enum import Enum
from gettext import GNUTranslations
from importlib import import_module
from io import BytesIO

import pytest

from docs.catalogues import compiled
from tests.architecture.source import modules
from toolkit.language.catalogue import compiled_path, find
from toolkit.names import Language
from toolkit.problems import Code

KEYS_OF_CLICK = "click.po"


def _keys(language: Language) -> dict[str, str]:
    catalogue = GNUTranslations(BytesIO(compiled(language)))
    texts: dict[object, str] = vars(catalogue)["_catalog"]
    return {key: text for key, text in texts.items() if isinstance(key, str) and key}


def _ours(keys: dict[str, str]) -> dict[str, str]:
    """Keys of our own: click's are English sentences."""
    return {key: text for key, text in keys.items() if " " not in key and ("." in key or "-" in key or key.islower())}


@pytest.mark.parametrize("language", list(Language))
def test_the_compiled_catalogue_is_current(language: Language) -> None:
    assert compiled_path(language).read_bytes() == compiled(language), "run: make docs"


def test_both_languages_say_the_same_things_with_the_same_facts() -> None:
    zh, en = _keys(Language.ZH), _keys(Language.EN)
    assert len(en) >= 400
    assert not set(en) - set(zh)
    wrong = [key for key, text in en.items() if _facts(text) != _facts(zh[key])]
    assert not wrong


def test_words_that_go_with_a_number_name_one_and_many_and_only_english_has_them() -> None:
    specs = {
        language: [
            spec
            for text in _keys(language).values()
            for _, _, spec, _ in string.Formatter().parse(text)
            if spec and "|" in spec
        ]
        for language in Language
    }
    assert not specs[Language.ZH]
    assert len(specs[Language.EN]) >= 80
    assert [spec for spec in specs[Language.EN] if spec.count("|") != 1 or not all(spec.split("|"))] == []


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", list(Code), ids=lambda code: code.name)
def test_a_code_is_said_with_its_own_facts_and_how_to_mend_it(code: Code) -> None:
    for language in Language:
        message = find(language, code.id)
        fix = find(language, f"{code.id}/fix")
        assert message is not None
        assert fix is not None
        for part in ("", "/allowed", "/fix", "/effect"):
            text = find(language, code.id + part)
            assert text is None or _facts(text) <= code.value.facts, code.id + part


def test_every_code_is_used() -> None:
    used = set()
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code":
                used.add(node.attr)
    assert not {code.name for code in Code} - used


def test_every_member_of_every_closed_set_has_its_word() -> None:
    kinds = import_module("toolkit.programme.kinds")
    sets = [
        each for each in vars(kinds).values() if isinstance(each, type) and issubclass(each, Enum) and each is not Enum
    ]
    assert len(sets) >= 20
    silent = [
        f"{each.__name__}.{member.name}"
        for each in sets
        for member in each
        for language in Language
        if find(language, f"{each.__name__}.{member.name}") is None
    ]
    assert not silent
