"""What must never stand in the tree: leftovers, paths of a machine, other people's data."""

from __future__ import annotations

import re
import subprocess

from tests.architecture.source import ROOT

TEXT = (".py", ".md", ".toml", ".po", ".txt", ".run", "Makefile", ".json")
# Spelled apart so that this file does not find itself.
NEVER = re.compile(
    "|".join(
        [
            "TO" + "DO",
            "FIX" + "ME",
            "raise NotImplemented" + "Error",
            "mark.x" + "fail",
            r"(?<![\w.])/wo" + "rk/",
            r"(?<![\w.])/ho" + "me/",
        ]
    )
)
TOP_LEVEL = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
    "README.zh-CN.md", "benchmarks", "docs", "pyproject.toml", "sample_workbooks", "templates", "tests", "toolkit",
}  # fmt: skip


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    return [name for name in listed.decode().split("\0") if name]


def test_nothing_unfinished_and_no_machine_is_named() -> None:
    files = [name for name in _tracked() if name.endswith(TEXT) and (ROOT / name).exists()]
    assert len(files) >= 200
    wrong = [name for name in files if NEVER.search((ROOT / name).read_text("utf-8"))]
    assert not wrong


def test_the_top_level_is_the_one_of_the_plan() -> None:
    assert {name.split("/")[0] for name in _tracked()} <= TOP_LEVEL
