"""How files are broken or too large: the facts of FILE_DAMAGED and FILE_TOO_LARGE."""

from __future__ import annotations

from enum import Enum


class Damage(Enum):
    """What is broken in a file that was once a workbook."""

    ZIP = "zip"
    DUPLICATE_MEMBER = "duplicate member"
    MISSING_PART = "missing part"
    XML = "xml"
    DOCTYPE = "doctype"
    ENCODING = "encoding"
    QUOTES = "quotes"
    MERGES = "merges"


class Bound(Enum):
    """What a file has too much of."""

    BYTES = "bytes"
    MEMBERS = "members"
    PART_BYTES = "part bytes"
    CELLS = "cells"
    MERGES = "merges"
    ALL_CELLS = "all cells"
    SHEET_BYTES = "sheet bytes"
    TREE_BYTES = "tree bytes"
    STRING_BYTES = "string bytes"
