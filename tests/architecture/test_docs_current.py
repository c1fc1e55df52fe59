"""Every generated page is what its source says today, and nothing generated lies about unowned."""

from __future__ import annotations

from docs.build import ROOT, pages


def test_every_generated_page_is_current() -> None:
    seen = list(pages())
    assert len(seen) >= 6
    stale = [path.name for path, text in seen if not path.exists() or path.read_text("utf-8") != text]
    assert not stale, "run: make docs"


def test_no_page_is_left_over() -> None:
    told_twice = {"tutorial", "monthly", "google"}
    by_hand = {"why.md", "glossary.md"} | {f"{name}{ending}" for name in told_twice for ending in (".md", ".en.md")}
    generated = {path.name for path, _ in pages() if path.parent == ROOT / "docs"}
    assert {path.name for path in (ROOT / "docs").glob("*.md")} <= by_hand | generated


def test_the_readme_shows_every_command() -> None:
    from toolkit.cli.app import COMMANDS

    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text("utf-8")
        assert not [each.name for each in COMMANDS if f"studygroup {each.name}" not in text]
