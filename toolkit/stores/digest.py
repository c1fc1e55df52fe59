"""The digest kept with our mark: equal digests mean that a sheet of ours would be written the same again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.sheets import SheetPatch

# Raised whenever the same patch is drawn differently, so that old sheets are drawn anew.
LAYOUT_VERSION = 3


def digest_of(patch: SheetPatch) -> str:
    """Equal for equal content, look and layout version."""
    parts = (
        LAYOUT_VERSION,
        patch.key,
        patch.title,
        tuple(tuple(column) for column in patch.columns),
        patch.rows,
        patch.above,
        sorted((position, tone.value) for position, tone in patch.tones.items()),
        tuple(tuple(rule) for rule in patch.rules),
        patch.charts,
        (patch.hidden, patch.tab, patch.frozen),
    )
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
