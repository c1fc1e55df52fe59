"""`{count:meeting was|meetings were}` in a sentence is what goes with one, or with any other number."""

from __future__ import annotations

import pytest

from toolkit.language import EN


@pytest.mark.parametrize(("count", "said"), [(0, "0 meetings were"), (1, "1 meeting was"), (21, "21 meetings were")])
def test_one_is_said_otherwise_than_many(count: int, said: str) -> None:
    assert EN.text("flows.plan.moving", count=count).startswith(f"{said} moved")
