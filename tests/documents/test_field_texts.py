"""What `template fields` tells of every field: what it means, and a sample as it will be printed."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest

from templates.build import HERE
from toolkit.documents import KINDS
from toolkit.documents.field_texts import field_texts
from toolkit.documents.samples import bare_context, sample_context
from toolkit.language import EN, ZH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.documents import DocumentKind
    from toolkit.language import Words


@pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])
def test_every_field_has_a_meaning_and_a_sample(words: Words) -> None:
    dark, known = set(), 0
    for kind in KINDS:
        texts = field_texts(kind.context, words)
        leading = {text.english.rpartition(".")[0] for text in texts}
        known += len(texts)
        dark |= {
            (kind.code, text.english)
            for text in texts
            if not text.meaning or not (text.sample or text.english in leading)
        }
    assert dark == set()
    assert known > 500


@pytest.mark.parametrize(("way", "mark"), [("percent", "%"), ("money", "money")])
def test_a_sample_says_how_the_stock_templates_print_the_field(way: str, mark: str) -> None:
    names = set(_printed_with(way))
    assert names
    shown = {
        (text.english.rpartition(".")[2], text.sample)
        for kind in KINDS
        for text in field_texts(kind.context, EN)
        if text.english.rpartition(".")[2] in names
    }
    assert {name for name, sample in shown if mark not in sample} == set()


def _printed_with(way: str) -> Iterator[str]:
    for path in HERE.glob("en/*.docx"):
        with zipfile.ZipFile(path) as package:
            text = re.sub("<[^>]+>", "", package.read("word/document.xml").decode())
        yield from re.findall(rf"(\w+)\|{way}", text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_bare_context_lacks_what_may_be_lacking(kind: DocumentKind) -> None:
    bare, whole = bare_context(kind.context, ZH), sample_context(kind.context, ZH)
    for field, hint in get_type_hints(kind.context).items():
        lacking = getattr(bare, field) is None
        assert lacking == (type(None) in get_args(hint))
        assert not lacking or getattr(whole, field) is not None or "chart" in field
