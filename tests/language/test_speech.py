"""Which language the program speaks, in fresh processes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from toolkit.cli.app import COMMANDS
from toolkit.cli.speech import chosen_language
from toolkit.names import Language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], Language.ZH),
        (["check", "总表.xlsx", "--lang", "en"], Language.EN),
        (["--lang=en", "check"], Language.EN),
        (["--lang", "fr"], Language.ZH),
        (["check", "--lang"], Language.ZH),
    ],
)
def test_the_language_is_read_before_the_commands_are_built(arguments: list[str], language: Language) -> None:
    assert chosen_language(arguments) is language


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


def test_help_is_chinese_by_default_and_english_on_request() -> None:
    assert "用法" in _run("--help").stdout
    english = _run("--lang", "en", "--help").stdout
    assert "Usage" in english
    assert not [character for character in english if "\u4e00" <= character <= "\u9fff"]


@pytest.mark.parametrize("name", [each.name for each in COMMANDS])
@pytest.mark.parametrize("language", list(Language))
def test_every_command_helps_with_a_copyable_example(name: str, language: Language) -> None:
    shown = _run(name, "--lang", language.value, "--help")
    assert shown.returncode == 0
    assert f"studygroup {name}" in shown.stdout
    assert len(shown.stdout.splitlines()) <= 40


def test_the_first_help_fits_one_screen() -> None:
    for language in Language:
        assert len(_run("--lang", language.value, "--help").stdout.splitlines()) <= 30


def test_wrong_usage_is_explained_in_the_language_spoken() -> None:
    chinese = _run("chekc")
    assert chinese.returncode == 2
    assert "check" in chinese.stderr
    assert "错误" in chinese.stderr
    assert "No such option" in _run("check", "--lang", "en", "x.xlsx", "--nope").stderr


def test_a_poor_console_never_makes_it_crash() -> None:
    shown = _run("--help", PYTHONIOENCODING="ascii")
    assert shown.returncode == 0
    assert "studygroup" in shown.stdout


LOADED = """
import sys
from toolkit.cli import main
try:
    main()
finally:
    others = {name.partition(".")[0] for name in sys.modules if not name.startswith("_")} - sys.stdlib_module_names
    print(len(sys.modules), *sorted(others), file=sys.stderr)
"""


def test_help_loads_little() -> None:
    shown = subprocess.run([sys.executable, "-c", LOADED, "--help"], capture_output=True, check=False, encoding="utf-8")
    count, *others = shown.stderr.split()
    assert "studygroup" in shown.stdout
    assert others == ["click", "toolkit"]
    # What it costs in seconds stands in docs/benchmarks.md.
    assert int(count) <= 200
