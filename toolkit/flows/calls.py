"""How often Google was asked: for the record of a run, and for whoever watches its limits."""

from __future__ import annotations

from toolkit.sheets import Calls
from toolkit.stores import calls_made

__all__ = ["Calls", "calls_made"]
