"""A folder with copies of the sample workbooks for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import samples_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """The sample workbooks, copied."""
    return samples_in(tmp_path)
