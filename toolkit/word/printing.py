"""How a value reads in a document: numbers, dates and codes in the template's language, escaped for its part."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.content import Lines, Rich
from toolkit.names import Name

if TYPE_CHECKING:
    from toolkit.language import Words

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What XML cannot hold at all is shown as replaced: controls, halves of surrogate pairs, U+FFFE and U+FFFF.
_UNPRINTABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
SPECIAL = re.compile(f"\r\n?|[&<>\n\t{_UNPRINTABLE}]")
_ILLEGAL = re.compile(f"[{_UNPRINTABLE}]")
# Whether a text holds anything that is not written as it is: one set of characters, which is quicker to look for.
is_odd = re.compile(f"[\r&<>\n\t{_UNPRINTABLE}]").search
REPLACEMENT = "\ufffd"
_IN_PARAGRAPH = _ENTITIES | {"\n": BREAK, "\r": BREAK, "\r\n": BREAK, "\t": TAB}
_IN_PLAIN = _ENTITIES | {"\n": " ", "\r": " ", "\r\n": " ", "\t": " "}

Printer = Callable[[object], str]


class NotAValueError(TypeError):
    """A record or a list stands where one value is printed."""


def in_paragraph(text: str) -> str:
    """Text for a run: line breaks and tabs become elements."""
    return SPECIAL.sub(_paragraph_mark, text) if is_odd(text) else text


def in_plain(text: str) -> str:
    """Text for an element that knows no breaks, as document properties are."""
    return SPECIAL.sub(_plain_mark, text) if is_odd(text) else text


def first_illegal(text: str) -> str:
    """The first character XML cannot hold, by its number (U+0007); empty when there is none."""
    found = _ILLEGAL.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def _paragraph_mark(found: re.Match[str]) -> str:
    return _IN_PARAGRAPH.get(found[0], REPLACEMENT)


def _plain_mark(found: re.Match[str]) -> str:
    return _IN_PLAIN.get(found[0], REPLACEMENT)


def sayer(words: Words) -> Printer:
    """What prints any single value in a language; None reads as missing.

    Raises: NotAValueError (from the function returned) for records, lists and anything else that is not one value.
    """
    printers: dict[type, Printer] = {}

    def say(value: object) -> str:
        printer = printers.get(type(value))
        if printer is None:
            printer = printers[type(value)] = _printer(type(value), words)
        return printer(value)

    return say


def _printer(kind: type, words: Words) -> Printer:
    """How values of one type are printed; subclasses count as what they derive from, codes before anything else."""
    missing, yes, no = words.text("missing"), words.text("word.yes"), words.text("word.no")
    printers: tuple[tuple[type | tuple[type, ...], Callable[..., str]], ...] = (
        (type(None), lambda _: missing),
        (Enum, words.label),
        (bool, lambda value: yes if value else no),
        ((str, int), str),
        ((float, Fraction, Decimal), lambda value: words.number(Fraction(value))),
        (date, words.day),
        (time, lambda value: f"{value:%H:%M}"),
        (Lines, lambda value: "\n".join(value.lines)),
        (Name, words.of),
        (Rich, lambda value: "".join(span.text for span in value.spans)),
    )
    return next((printer for kinds, printer in printers if issubclass(kind, kinds)), _refuse)


def _refuse(value: object) -> str:
    raise NotAValueError(type(value).__name__)
