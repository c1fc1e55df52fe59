"""docs/commands.md: the real help of every command, in both languages."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module

from toolkit.cli.app import COMMANDS
from toolkit.language import words_for
from toolkit.names import Language


def render() -> str:
    """The page."""
    lines = ["# 命令 · Commands", "", "由 `--help` 生成。 Generated from `--help`."]
    for name in ["", *(name for each in COMMANDS for name in _names(each.name))]:
        lines += ["", f"## studygroup {name}".rstrip()]
        for language in Language:
            lines += ["", "```text", _help(name, language), "```"]
    return "\n".join(lines) + "\n"


def _names(name: str) -> list[str]:
    """A command and those it is made of."""
    command = import_module(f"toolkit.cli.commands.{name}").build(words_for(Language.ZH))
    return [name, *(f"{name} {each}" for each in getattr(command, "commands", ()))]


def _help(name: str, language: Language) -> str:
    """What a person sees: a fresh process at a fixed width."""
    command = [sys.executable, "-m", "toolkit", "--lang", language.value, *name.split(), "--help"]
    environment = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    shown = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment)  # noqa: S603 - our own program
    return "\n".join(line.rstrip() for line in shown.stdout.rstrip().splitlines())
