"""Whether a sheet may be read densely.

calamine keeps a sheet as a full rectangle; one stray cell at XFD1048576 makes it ask for gigabytes and abort the
process, which nobody can catch. So the references are looked at first.
"""

from __future__ import annotations

import re

from toolkit.places import column_number

# 52 columns x 100,000 rows are dense enough not to count.
_FAR = re.compile(rb' r="(?:[A-Za-z]{3}|[B-Zb-z][A-Za-z]|[A-Za-z]{0,2}[0-9]{6})')
# Cells without a reference stand where their row says; with a malformed one, wherever calamine thinks.
_UNSURE = re.compile(rb'<(?:[\w.-]+:)?c(?:\s(?![^>]*\br=")[^>]*)?/?>| r="(?![A-Za-z]{0,3}[0-9]{1,7}")')
_CELL = re.compile(rb' r="([A-Za-z]{1,3})([0-9]{1,7})"')
_COUNT = re.compile(rb"""ount\s*=\s*["']\s*\+?([0-9]{6,})""")
_SMALL = 4_000_000
_SPREAD = 3


def is_dense(data: bytes) -> bool:
    """Whether the rectangle around all cells is small, or mostly filled."""
    if _FAR.search(data) is None:
        return True
    if _UNSURE.search(data):
        return False
    columns: set[bytes] = set()
    bottom = cells = 0
    for match in _CELL.finditer(data):
        columns.add(match[1])
        bottom = max(bottom, int(match[2]))
        cells += 1
    right = max((column_number(each.decode()) for each in columns), default=0)
    return bottom * right <= max(_SMALL, _SPREAD * cells)


def counts_hold(data: bytes) -> bool:
    """Whether no count="..." promises more than the part can contain; calamine reserves memory by such promises."""
    return all(len(match[1]) < 10 and int(match[1]) <= len(data) for match in _COUNT.finditer(data))
