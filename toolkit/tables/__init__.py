"""Sheets become records: which columns mean what, how a cell's text becomes typed, what cannot be used and why.

Leaves rules across finished records to `programme` and every number to `figures`.
"""

from toolkit.tables.links import GroupLink, read_language, read_links, unlinked_cells
from toolkit.tables.needs import NEEDS, missing_for
from toolkit.tables.reading import Reading, read_programme
from toolkit.tables.recognising import recognised, table_named
from toolkit.tables.specs import spec_of

__all__ = [
    "NEEDS",
    "GroupLink",
    "Reading",
    "missing_for",
    "read_language",
    "read_links",
    "read_programme",
    "recognised",
    "spec_of",
    "table_named",
    "unlinked_cells",
]
