"""A cell's raw value becomes typed, or an `Unread` that says what is wrong with it. Guesses nothing."""

from toolkit.tables.cells.parsers import Parser, parser_for
from toolkit.tables.cells.text import parts_of, text_of

__all__ = ["Parser", "parser_for", "parts_of", "text_of"]
