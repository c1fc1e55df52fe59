"""docs/rules.md is what the rules say today, and leaves none of them out."""

from __future__ import annotations

import ast
from pathlib import Path

from docs import rules
from tests.spec.contents import CONTENTS

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "rules.md"
FEWEST_PARAGRAPHS = 30


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == rules.render(), "run: make docs"


def test_every_section_is_in_the_contents() -> None:
    listed = {f"{chapter.folder}/{section.module}.py" for chapter in CONTENTS for section in chapter.sections}
    found = {path.relative_to(HERE).as_posix() for path in HERE.glob("*/test_*.py")}
    assert found == listed


def test_every_paragraph_is_on_the_page_in_both_languages() -> None:
    page = PAGE.read_text("utf-8")
    seen = 0
    for path in HERE.glob("*/test_*.py"):
        for paragraph in rules.paragraphs_of(f"tests.spec.{path.parent.name}.{path.stem}"):
            seen += 1
            assert paragraph.rule is not None
            assert paragraph.rule.zh in page
            assert paragraph.rule.en in page
    assert seen == sum(_tests_in(path) for path in HERE.glob("*/test_*.py"))
    assert seen >= FEWEST_PARAGRAPHS


def _tests_in(path: Path) -> int:
    body = ast.parse(path.read_text("utf-8")).body
    return sum(isinstance(each, ast.FunctionDef) and each.name.startswith("test_") for each in body)
