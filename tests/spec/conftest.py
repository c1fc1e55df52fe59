"""Gives every paragraph its `spec` and sees that it says something and shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.spec.paragraph import Spec

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def spec() -> Iterator[Spec]:
    """A paragraph to fill."""
    paragraph = Spec()
    yield paragraph
    assert paragraph.rule is not None
    assert paragraph.answers >= 1
