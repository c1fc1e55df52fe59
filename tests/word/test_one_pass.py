"""Some fifty mistakes in one template, found in one pass, each at its own place and none at another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.word.drawn_docx import p, part, saved, table
from tests.word.test_mistakes import ALIASES, FIELDS, GROUP, TYPED, Context
from toolkit.language import EN, ZH
from toolkit.places import TemplateRef
from toolkit.problems import Code, Problem
from toolkit.word.checking import check_template

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = {
    "word/endnotes.xml": ("endnotes", f"<w:endnote>{p('{% endif %}注')}</w:endnote>", Code.BLOCK_STRAY),
    "word/footer1.xml": ("ftr", p("{{ 小组.名称"), Code.TAG_UNCLOSED),
    "word/footnotes.xml": ("footnotes", f"<w:footnote>{p('{{ 成员 }}')}</w:footnote>", Code.FIELD_UNKNOWN),
    "word/header1.xml": ("hdr", p("{{ 小组.名子 }}"), Code.FIELD_UNKNOWN),
}


def test_every_seeded_mistake_is_located_in_one_pass(tmp_path: Path) -> None:
    # An end that belongs to nothing comes before the loops without one, whose end it would otherwise be.
    strays_first = sorted(TYPED, key=lambda seed: seed[1] is not Code.BLOCK_STRAY)
    # What a loop without an end calls its items is known from then on: who used it outside a loop is let off.
    fields = [seed for seed in FIELDS if "人.名称" not in seed[0]]
    rows = [(typed, "文字") for typed, _, _ in fields] + [(typed, "文字") for typed, _ in strays_first]
    codes_wanted = [code for _, code, _ in fields] + [code for _, code in strays_first]
    more = {name: part(root, content) for name, (root, content, _) in ELSEWHERE.items()}
    path = saved(tmp_path, p("开头"), table(*rows), p("结尾"), more=more)
    sample = {"group": GROUP, "notes": ("一",)}
    found = check_template(path, ZH, ALIASES, Context, sample).problems
    told = [(each.code, _spot(each)) for each in found if not each.code.name.startswith("LINT")]
    seeded = [(code, ("word/document.xml", 1, row, 1)) for row, code in enumerate(codes_wanted, start=1)]
    seeded += [(code, (name, 0, 0, 0)) for name, (_, _, code) in ELSEWHERE.items()]
    assert len(seeded) >= 50
    assert told == seeded
    for words in (ZH, EN):
        for each in found:
            said = words.say(each, values=False)
            assert said.place
            assert said.message


def _spot(problem: Problem) -> tuple[str, int, int, int]:
    at = problem.at
    assert isinstance(at, TemplateRef)
    return at.part, at.table, at.row, at.column
