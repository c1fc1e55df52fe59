"""docs/rules.md: the counting rules, printed from the tests that prove them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tests.spec.contents import CONTENTS
from tests.spec.paragraph import Spec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.spec.paragraph import Drawn

HEAD = """# 计数规则 · Counting rules

由 `tests/spec/` 里的测试生成：每一段都在测试里跑过，表是输入，→ 后面是算出来的数。没有画出来的：小组只有一个（G01），
考勤里的人都是从一开始就在的成员。分数不约成百分比，空白的格子就是没有填。

Generated from the tests in `tests/spec/`: each paragraph has been run; the tables are what people typed, what follows
→ is what comes out. What is not drawn: there is one group (G01), and everybody with a mark has been a member from the
beginning. Fractions are kept exact; a blank cell was left blank.

| 应到 | 实到 | 出勤 | 迟到 | 早退 | 请假 | 缺席 | 未记录 | 计入 | 出勤率 | 覆盖率 | 学时 | 未提供 |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
| due | attended | present | late | left early | on leave | absent | unrecorded | counted | rate | coverage | hours | no data |
"""  # noqa: E501 - a row of a table


def render() -> str:
    """The page; a paragraph that does not hold stops it with its AssertionError."""
    return HEAD + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for number, chapter in enumerate(CONTENTS, start=1):
        yield f"\n## {number} {chapter.title.zh} · {chapter.title.en}"
        for position, section in enumerate(chapter.sections, start=1):
            yield f"\n### {number}.{position} {section.title.zh} · {section.title.en}"
            for paragraph in paragraphs_of(f"tests.spec.{chapter.folder}.{section.module}"):
                yield from _paragraph(paragraph)


def paragraphs_of(module: str) -> Iterator[Spec]:
    """Every paragraph of a section, run."""
    for name, test in vars(import_module(module)).items():
        if name.startswith("test_"):
            spec = Spec()
            test(spec)
            yield spec


def _paragraph(spec: Spec) -> Iterator[str]:
    if spec.rule is not None:
        yield f"\n**{spec.rule.zh}**<br>{spec.rule.en}"
    for title, rows in spec.told:
        yield f"\n{title}\n"
        yield from _table(rows)


def _table(rows: Drawn) -> Iterator[str]:
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        cells = (*row, *[""] * (width - len(row)))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + "---|" * width
