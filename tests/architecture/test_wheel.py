"""An installed wheel, outside the checkout, finds its templates and sample workbooks."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.architecture.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, unpacked the way an installer lays it out; built from the source archive."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _run(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, check=False, encoding="utf-8"
    )


def test_the_wheel_is_what_runs_here(installed: Path, tmp_path: Path) -> None:
    where = _run(installed, "-c", "import toolkit; print(toolkit.__file__)", cwd=tmp_path)
    assert where.stdout.startswith(str(installed))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_demo_runs_outside_the_checkout(installed: Path, tmp_path: Path, language: str) -> None:
    shown = _run(installed, "-m", "toolkit", "demo", "--lang", language, "--out", "示 例", cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert len(list((tmp_path / "示 例").rglob("*.docx"))) >= 8


def test_no_test_and_no_source_of_templates_is_shipped(installed: Path) -> None:
    names = {str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()}
    assert len(names) >= 150
    assert not [name for name in names if name.startswith(("tests/", "docs/")) or name.endswith("build.py")]
    assert len([name for name in names if name.endswith(".docx")]) == len(list((ROOT / "templates").glob("??/*.docx")))
