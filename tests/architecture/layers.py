"""The rooms of the house and who may call whom: the table of DESIGN section 3 as data.

`docs/layers.md` is generated from it; `test_layers.py` walks every import against it.
"""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """One room: what it may import of ours beyond floor 1 and itself, and which third parties."""

    floor: int
    name: str
    lives_there: str
    may_import: frozenset[str] = frozenset()
    third_party: frozenset[str] = frozenset()


def _room(floor: int, name: str, lives_there: str, may_import: str = "", third_party: str = "") -> Room:
    return Room(floor, name, lives_there, frozenset(may_import.split()), frozenset(third_party.split()))


ROOMS = (
    _room(1, "names", "a thing's name in both languages"),
    _room(1, "places", "cells, spots in templates, files"),
    _room(1, "severity", "how grave a fault is, and what its code consists of"),
    _room(1, "codes", "every fault that has a name, and how grave it is"),
    _room(1, "problems", "faults as values: code, place, facts"),
    _room(1, "content", "values that may become markup: Lines, Rich, Picture, Chart"),
    _room(1, "sheets", "grids as read, patches to write"),
    _room(1, "collecting", "holds the garbage collector back while much is built"),
    _room(1, "answers", "what people answer in the yellow columns of our sheets"),
    _room(1, "errors", "what stops a run"),
    _room(1, "language", "the words of both languages"),
    _room(2, "programme", "frozen records, rules across records, the programme's steps"),
    _room(3, "tables", "columns as data, cell parsers, grid to records, starter sheets", "programme"),
    _room(3, "figures", "one question per module; int and Fraction only", "programme"),
    _room(3, "planning", "dates over working days", "programme", "chinese_calendar"),
    _room(3, "matching", "applicants to groups, with bound and reasons", "programme", "highspy numpy"),
    _room(3, "word", "the template engine: compile, render, zip; knows no programme", "", "jinja2 markupsafe lxml"),
    _room(3, "outside", "other programs and services: LibreOffice, SMTP", "", "keyring"),
    _room(3, "files", "output files, safe names, durable replace, lock, backup"),
    _room(
        4,
        "stores",
        "read grids, apply patches, ownership marks; knows no programme",
        "files",
        "python_calamine lxml numpy openpyxl gspread google google_auth_oauthlib oauthlib requests urllib3",
    ),
    _room(4, "documents", "programme and figures to one frozen context per document", "figures planning programme"),
    _room(4, "summaries", "figures to sheet patches", "figures planning programme"),
    _room(4, "notices", "calendar files and messages as bytes", "figures planning programme", "icalendar"),
    _room(
        5,
        "flows",
        "one module per command: read, check, compute, write",
        "programme tables figures planning matching word files outside stores documents summaries notices",
    ),
    _room(6, "cli", "options, printing, exit codes", "flows programme", "click rich"),
)

FLOOR_ONE = frozenset(room.name for room in ROOMS if room.floor == 1)

# Rooms that may touch files, network or processes.
HANDS = frozenset({"stores", "files", "outside", "cli"})
# Modules of other rooms that may read one kind of file, each with the reason.
READERS = {
    "toolkit.word.opener": "opens the template it compiles",
    "toolkit.language.catalogue": "opens the compiled catalogues of the package",
}
# Only the command line asks what day it is; stores, files and outside use the clock for locks, backups and waiting.
CLOCKS = frozenset({"cli", "stores", "files", "outside"})
# The only modules that may import openpyxl: it makes new workbooks and never saves a person's.
OPENPYXL = frozenset({"toolkit.stores.excel.create"})
