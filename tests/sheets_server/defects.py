"""Deliberate defects: put into the server by the tests that show that the contract tests would notice."""

from __future__ import annotations

from enum import Enum


class Defect(Enum):
    """One way in which a server could be wrong without gspread's own tests noticing."""

    TRAILING_EMPTIES_KEPT = "values answers empty cells and rows behind the last value"
    FIELDS_OF_GET_IGNORED = "spreadsheets.get answers everything, whatever mask is asked for"
    APPEND_WITHOUT_TABLE = "append does not say which table it found"
    BATCH_NOT_ATOMIC = "what stood before a wrong request of a batch stays done"
    RAW_PARSED = "RAW input is read as if a person typed it"
    UPDATE_CELLS_WITHOUT_MASK = "updateCells replaces whole cells, whatever fields it names"
