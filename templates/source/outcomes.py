"""How every report lists what groups have shown."""

from __future__ import annotations

from templates.source.page import Column

OUTCOMES = (
    Column("number", 1.1, "{{ line.number }}", "TableCentred"),
    Column("outcome.name", 4.9, "{{ line.name }}"),
    Column("outcome.kind", 1.8, "{{ line.kind }}", "TableCentred"),
    Column("outcome.authors", 2.6, "{{ line.authors|join }}"),
    Column("day", 2.3, "{{ line.day|short_day }}", "TableCentred"),
    Column("outcome.link", 4.3, "{{ line.link }}"),
)
