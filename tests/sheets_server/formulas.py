"""Formulas, as far as the tests need them: sums of numbers and cells, SUM and HYPERLINK. Others answer #NAME?."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from tests.sheets_server.refusals import Refusal

Value: TypeAlias = str | float | int | bool | None
Lookup: TypeAlias = Callable[[str], list[Value]]

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<text>"(?:[^"]|"")*")
      | (?P<reference>(?:'(?:[^']|'')*'!|\w+!)\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?
                      |\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![A-Za-z0-9(]))
      | (?P<name>[A-Z_]+)(?=\()
      | (?P<sign>[-+*/(),;&])
    )""",
    re.VERBOSE,
)


class FormulaError(Exception):
    """What a cell shows instead of a value: NAME, REF, VALUE, DIVIDE_BY_ZERO, ERROR."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def evaluated(formula: str, lookup: Lookup) -> Value:
    """What a formula gives; `lookup` answers a reference with its cells' values.

    Raises: FormulaError for one that gives no value.
    """
    return _Formula(formula.removeprefix("="), lookup).value()


def linked(formula: str) -> str | None:
    """The address a HYPERLINK formula leads to."""
    found = re.match(r'=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', formula, re.IGNORECASE)
    return found[1].replace('""', '"') if found else None


def references(formula: str) -> list[str]:
    """The cells and ranges a formula names, in order."""
    try:
        return _Formula(formula.removeprefix("="), lambda _: []).named()
    except FormulaError:
        return []


class _Formula:
    def __init__(self, written: str, lookup: Lookup) -> None:
        self._lookup = lookup
        self._tokens: list[tuple[str, str]] = []
        at = 0
        written = written.strip()
        while at < len(written):
            found = _TOKEN.match(written, at)
            if not found:
                raise FormulaError("ERROR")
            kind = found.lastgroup or ""
            self._tokens.append((kind, found[kind]))
            at = found.end()
        self._at = 0

    def value(self) -> Value:
        found = self._joined()
        if self._at != len(self._tokens):
            raise FormulaError("ERROR")
        return found

    def named(self) -> list[str]:
        return [written for kind, written in self._tokens if kind == "reference"]

    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def _take(self, *signs: str) -> str:
        kind, written = self._next()
        if kind == "sign" and written in signs:
            self._at += 1
            return written
        return ""

    def _joined(self) -> Value:
        found = self._sum()
        while self._take("&"):
            found = f"{found}{self._sum()}"
        return found

    def _sum(self) -> Value:
        found = self._product()
        while sign := self._take("+", "-"):
            other = _number(self._product())
            found = _number(found) + (other if sign == "+" else -other)
        return found

    def _product(self) -> Value:
        found = self._single()
        while sign := self._take("*", "/"):
            other = _number(self._single())
            if sign == "/" and not other:
                raise FormulaError("DIVIDE_BY_ZERO")
            found = _number(found) * other if sign == "*" else _number(found) / other
        return found

    def _single(self) -> Value:
        if self._take("-"):
            return -_number(self._single())
        if self._take("("):
            found = self._joined()
            self._expect(")")
            return found
        kind, written = self._next()
        self._at += 1
        if kind == "number":
            return float(written)
        if kind == "text":
            return written[1:-1].replace('""', '"')
        if kind == "reference":
            cells = self._cells(written)
            return cells[0] if cells else None
        if kind == "name":
            return self._called(written)
        raise FormulaError("ERROR")

    def _cells(self, reference: str) -> list[Value]:
        try:
            return self._lookup(reference)
        except Refusal:
            raise FormulaError("REF") from None

    def _called(self, name: str) -> Value:
        self._expect("(")
        given: list[Value] = []
        while not self._take(")"):
            kind, written = self._next()
            if kind == "reference" and ":" in written:
                self._at += 1
                given.extend(self._cells(written))
            else:
                given.append(self._joined())
            if not self._take(",", ";") and self._next() != ("sign", ")"):
                raise FormulaError("ERROR")
        if name == "SUM":
            return sum(each for each in given if isinstance(each, int | float) and not isinstance(each, bool))
        if name == "HYPERLINK" and given:
            return given[-1]
        raise FormulaError("NAME")

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise FormulaError("ERROR")


def _number(value: Value) -> float:
    if value is None:
        return 0
    if isinstance(value, str):
        raise FormulaError("VALUE")
    return float(value)
