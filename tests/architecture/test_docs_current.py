"""Every generated page is what its source says today, and nothing generated lies about unowned."""

from __future__ import annotations

import re

from docs.build import ROOT, pages, stale
from toolkit.language import EN, ZH
from toolkit.problems import Code


def test_every_generated_page_is_current() -> None:
    assert len(pages()) >= 6
    assert not [path.name for path, _ in stale()], "run: make docs"


def test_no_page_is_left_over() -> None:
    told_twice = {"tutorial", "monthly", "google", "templates"}
    # What was measured is written by make bench, on whichever machine that ran.
    by_hand = {"why.md", "glossary.md", "benchmarks.md"} | {
        f"{name}{ending}" for name in told_twice for ending in (".md", ".en.md")
    }
    generated = {path.name for path in pages() if path.parent == ROOT / "docs"}
    assert {path.name for path in (ROOT / "docs").glob("*.md")} <= by_hand | generated


def test_the_readme_shows_every_command() -> None:
    from toolkit.cli.app import COMMANDS

    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text("utf-8")
        assert not [each.name for each in COMMANDS if f"studygroup {each.name}" not in text]


def test_pages_by_hand_tell_problems_in_the_words_of_the_screen() -> None:
    """What stands before a code in a table is part of its message, and both languages tell the same ones."""
    known = {code.id: code for code in Code}
    for name in ("tutorial", "monthly", "google"):
        told = []
        for ending, words in ((".md", ZH), (".en.md", EN)):
            page = (ROOT / "docs" / (name + ending)).read_text("utf-8")
            rows = re.findall(r"^\| (.+?) \[([A-Z]+-\d+)\]", page, re.MULTILINE)
            shown = {code: words.text(code, **dict.fromkeys(known[code].value.facts, "")) for _, code in rows}
            assert not [said for said, code in rows if said not in shown[code]], name + ending
            told.append(list(shown))
        assert told[0] == told[1], name
