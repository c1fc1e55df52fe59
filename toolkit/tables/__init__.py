"""Sheets become records: which columns mean what, how a cell's text becomes typed, what cannot be used and why.

Leaves rules across finished records to `programme` and every number to `figures`.
"""

from toolkit.tables.links import GroupLink, read_language, read_links
from toolkit.tables.needs import NEEDS, missing_for
from toolkit.tables.reading import Reading, read_programme

__all__ = ["NEEDS", "GroupLink", "Reading", "missing_for", "read_language", "read_links", "read_programme"]
