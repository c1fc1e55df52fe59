"""docs/problems.md: every code with its message and how to mend it, in both languages."""

from __future__ import annotations

import re

from toolkit.language.catalogue import find
from toolkit.names import Language
from toolkit.problems import Code, Severity

_ONE_OR_MANY = re.compile(r"\{\w+:[^|}]*\|([^}]*)\}")
SIGNS = {Severity.ERROR: "错误 error", Severity.WARNING: "警告 warning", Severity.NOTICE: "提示 notice"}


def render() -> str:
    """The page."""
    lines = [
        "# 问题代码 · Problem codes",
        "",
        "由目录生成。{…} 处填入当时的内容。 Generated from the catalogues; what stands in braces is filled in.",
    ]
    for prefix in dict.fromkeys(code.id.split("-")[0] for code in Code):
        lines += [
            "",
            f"## {prefix}",
            "",
            "| 代码 | 程度 | 说什么 · what it says | 怎么改 · how to mend it |",
            "|---|---|---|---|",
        ]
        lines += [_row(code) for code in Code if code.id.split("-")[0] == prefix]
    return "\n".join(lines) + "\n"


def _row(code: Code) -> str:
    message = "<br>".join(_cell(find(language, code.id)) for language in Language)
    fix = "<br>".join(_cell(find(language, f"{code.id}/fix")) for language in Language)
    return f"| {code.id} | {SIGNS[code.severity]} | {message} | {fix} |"


def _cell(text: str | None) -> str:
    plural = _ONE_OR_MANY.sub(r"\1", text or "")
    return plural.replace("|", "\\|").replace("\n", " ")
