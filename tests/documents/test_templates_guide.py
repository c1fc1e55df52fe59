"""docs/templates.md says nothing a template cannot do: what it tells people to type is compiled and checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from toolkit.documents import STAGE_REPORT, aliases
from toolkit.language import EN, ZH
from toolkit.word import Template
from toolkit.word.filters import CHINESE

if TYPE_CHECKING:
    from toolkit.language import Words

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
GUIDES = (("templates.md", ZH), ("templates.en.md", EN))


def _checked(lines: list[str], path: Path, words: Words) -> frozenset[str]:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    template = Template.open(path, words=words, aliases=aliases())
    template.check(STAGE_REPORT.context)
    return template.fields


@pytest.mark.parametrize(("name", "words"), GUIDES)
def test_what_stands_in_a_box_of_its_own_can_be_typed_into_a_stage_report(
    name: str, words: Words, tmp_path: Path
) -> None:
    boxes = re.findall(r"^ *```word\n(.*?)^ *```", (DOCS / name).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert len(boxes) >= 3
    lines = [line.strip() for box in boxes for line in box.splitlines()]
    assert len(_checked(lines, tmp_path / "guide.docx", words)) >= 6


@pytest.mark.parametrize(("name", "words"), GUIDES)
def test_every_example_of_a_filter_works_and_no_filter_is_left_out(name: str, words: Words, tmp_path: Path) -> None:
    text = (DOCS / name).read_text("utf-8").replace("\\|", "|")
    tags = [each for each in re.findall(r"`(\{\{[^`]*\|[^`]*\}\})`", text) if "…" not in each]
    loops = {"row": "outcomes", "行": "成果"}
    for tag in tags:
        named = re.match(r"\{\{ *(\w+)", tag)
        assert named is not None
        if named[1] in {"column", "列", "picture", "图片"} or "stage" in tag or "阶段" in tag:
            continue
        loop = loops.get(named[1])
        lines = [f"{{% for {named[1]} in {loop} %}}", tag, "{% endfor %}"] if loop else [tag]
        _checked(lines, tmp_path / "tag.docx", words)
    said = {each for tag in tags for each in re.findall(r"\|\s*(\w+)", tag)}
    known = set(CHINESE) if words is ZH else set(CHINESE.values())
    # A date prints in its language by itself.
    assert said == known - {"日期", "day"}
