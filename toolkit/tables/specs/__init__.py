"""The eighteen tables and the tabs of a group's own sheet, as data."""

from toolkit.tables.specs.catalogue import OWN_SHEET, SPECS, spec_of
from toolkit.tables.specs.settings import SETTINGS_ROWS

__all__ = ["OWN_SHEET", "SETTINGS_ROWS", "SPECS", "spec_of"]
