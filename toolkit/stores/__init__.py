"""Where programmes live: an Excel workbook, a Google Sheet, a folder of .csv files.

Decides how sheets become grids of raw values and how patches reach the file; what a column or a value means is left
to `tables`, what is written to `summaries`.
"""

from toolkit.stores.location import (
    beside,
    calls_made,
    create,
    is_address,
    look_at_key,
    new_online,
    open_location,
    rendered,
    same_place,
    take_back_online,
    try_google,
)
from toolkit.stores.store import Store

__all__ = [
    "Store",
    "beside",
    "calls_made",
    "create",
    "is_address",
    "look_at_key",
    "new_online",
    "open_location",
    "rendered",
    "same_place",
    "take_back_online",
    "try_google",
]
