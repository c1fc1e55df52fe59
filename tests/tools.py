"""Programs a test may need. A tool that CI expects must be there: its absence is then a failure, not a skip."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

EXPECTED = frozenset(os.environ.get("STUDYGROUP_EXPECT", "").split())
LONG = bool(os.environ.get("STUDYGROUP_LONG"))
SHARED_DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def need(tool: str) -> str:
    """The path of a program; skips the test without it, or fails where `STUDYGROUP_EXPECT` names it."""
    found = shutil.which(tool)
    if found:
        return found
    if tool in EXPECTED:
        pytest.fail(f"{tool} is expected on this machine and is not there")
    pytest.skip(f"{tool} is not installed")


def shared_data(name: str) -> Path:
    """A file or folder of the test inputs beside the repository; skips the test when it is absent."""
    path = SHARED_DATA / name
    if path.exists():
        return path
    if "shared-data" in EXPECTED:
        pytest.fail(f"{name} is expected beside the repository and is not there")
    pytest.skip("the test inputs beside the repository are absent")
