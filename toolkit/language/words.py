"""Turns codes, facts, numbers and dates into what one reader reads.

Decides the wording; which thing is worth saying is decided where the Problem or the figure is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.language import catalogue
from toolkit.names import Language, Name
from toolkit.places import CellRef, FileRef, TemplateRef, column_letters

if TYPE_CHECKING:
    from toolkit.places import Place
    from toolkit.problems import Fact, Problem

WITHHELD = "…"
# Spelled here because strftime follows whatever locale a host program has set.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Said(NamedTuple):
    """A problem in words; `allowed` and `effect` are empty when there is nothing to say."""

    place: str
    message: str
    allowed: str
    fix: str
    effect: str


# Most facts are these; asking each whether it is a fraction costs more than the sentence.
_PLAIN = frozenset({int, str})


class _Told(str):
    """A fact in words; in a sentence `{count:meeting was|meetings were}` is what goes with one, or with any other."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return one if self == "1" else many


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words."""

    language: Language

    def text(self, key: str, **facts: Fact) -> str:
        """A sentence of the catalogue with its facts filled in.

        Raises: KeyError when the catalogue has no such key, which is our bug.
        """
        found = catalogue.find(self.language, key)
        if found is None:
            raise KeyError(f"{self.language.value}: {key}")
        if "|" in found:
            # Only a sentence with a choice between one and many asks its facts how they are counted.
            return found.format(**{name: _Told(self.fact(value)) for name, value in facts.items()})
        if _PLAIN.issuperset(map(type, facts.values())):
            return found.format(**facts)
        return found.format(**{name: self.fact(value) for name, value in facts.items()})

    def find(self, key: str) -> str | None:
        """A text without facts, None where the catalogue has no such key."""
        return catalogue.find(self.language, key)

    def label(self, code: Enum) -> str:
        """What a code is called in cells, tables and sentences."""
        return _label(self, code)

    def of(self, name: Name) -> str:
        """A name in this language."""
        return name.zh if self.language is Language.ZH else name.en

    def say(self, problem: Problem, *, values: bool) -> Said:
        """A problem in words; without `values` whatever repeats a cell's content is left out."""
        spec = problem.code.value
        facts = {name: fact if values or name not in spec.values else WITHHELD for name, fact in problem.facts.items()}
        return Said(
            self.place(problem.at, problem.until),
            self.text(spec.id, **facts),
            self._part(spec.id, "allowed", facts),
            self._part(spec.id, "fix", facts),
            self._part(spec.id, "effect", facts),
        )

    def place(self, at: Place | None, until: CellRef | None = None) -> str:
        """A place as people name it: 名单.xlsx › 名单!B17 or, folded, B17:B24."""
        if at is None:
            return ""
        if isinstance(at, CellRef):
            return self._cell(at, until)
        if isinstance(at, FileRef):
            return at.file
        return self._spot(at)

    def fact(self, fact: Fact) -> str:
        """One fact in words: codes by label, dates and fractions in this language's form, lists joined."""
        if type(fact) in _PLAIN:
            return str(fact)
        if isinstance(fact, Name):
            return self.of(fact)
        if isinstance(fact, Enum):
            return self.label(fact)
        if isinstance(fact, tuple):
            return self.text("list.separator").join(self.fact(each) for each in fact)
        if isinstance(fact, date):
            return self.day(fact)
        if isinstance(fact, Fraction):
            return self.number(fact)
        return str(fact)

    def day(self, day: date) -> str:
        """2026年11月24日 or 24 Nov 2026; a datetime's time of day is added."""
        text = self._day(day)
        return f"{text} {day:%H:%M}" if isinstance(day, datetime) else text

    def short_day(self, day: date) -> str:
        """2026-11-24 or 24 Nov 2026: fits a column of a table."""
        return date.isoformat(day) if self.language is Language.ZH else self._day(day)

    def number(self, number: float | Fraction, places: int = 1) -> str:
        """At most `places` decimals, half up, no trailing zeros."""
        text = _decimals(number, places)
        return text.rstrip("0").rstrip(".") if "." in text else text

    def decimals(self, number: float | Fraction, places: int = 1) -> str:
        """Always `places` decimals, half up: figures of a column stand under each other."""
        return _decimals(number, places)

    def money(self, amount: float | Fraction) -> str:
        """10,465.50: thousands parted, two decimals where the amount is not whole."""
        cents = rounded(amount, 2)
        return f"{cents:,.0f}" if cents == cents.to_integral_value() else f"{cents:,.2f}"

    def percent(self, share: Fraction | float | None, places: int = 1) -> str:
        """87.5%; None is the word for missing data."""
        if share is None:
            return self.text("missing")
        return f"{_decimals(share, places, times=100)}%"

    def _day(self, day: date) -> str:
        if self.language is Language.ZH:
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def _part(self, code: str, part: str, facts: dict[str, Fact]) -> str:
        key = f"{code}/{part}"
        text = catalogue.find(self.language, key)
        # "Similar:" followed by nobody says less than silence.
        if text is None or any(fact == () and f"{{{name}}}" in text for name, fact in facts.items()):
            return ""
        asked = {name for name in facts if f"{{{name}}}" in text}
        if part == "allowed" and asked and all(facts[name] == WITHHELD for name in asked):
            return ""
        return self.text(key, **facts)

    def _cell(self, at: CellRef, until: CellRef | None) -> str:
        if not at.row:
            return f"{at.workbook} › {at.sheet}"
        if not at.column:
            return f"{at.workbook} › {at.sheet}!" + self.text("place.row", row=at.row)
        text = f"{at.workbook} › {at.sheet}!{at.address}"
        return f"{text}:{column_letters(until.column)}{until.row}" if until else text

    def _spot(self, at: TemplateRef) -> str:
        if at.table:
            where = self.text("place.table", table=at.table, row=at.row, column=at.column, paragraph=at.paragraph)
        elif at.paragraph:
            where = self.text("place.paragraph", paragraph=at.paragraph)
        else:
            where = ""
        near = f"「{at.near}」" if at.near else ""
        under = self.text("place.under", heading=at.heading) if at.heading else ""
        return " › ".join(piece for piece in (at.file, self._part_of(at), under, where + near) if piece)

    def _part_of(self, at: TemplateRef) -> str:
        stem = at.part.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
        key = f"part.{stem}"
        return self.text(key) if catalogue.find(self.language, key) is not None else at.part


@cache
def _label(words: Words, code: Enum) -> str:
    return words.text(f"{type(code).__name__}.{code.name}")


def rounded(number: float | Fraction, places: int) -> Decimal:
    """Half up, the way people round, exact for fractions."""
    return Decimal(_in_units(number, places)).scaleb(-places)


def _decimals(number: float | Fraction, places: int, *, times: int = 1) -> str:
    """The same as digits, of the number taken so many times."""
    units = _in_units(number, places, times)
    whole, rest = divmod(abs(units), 10**places)
    sign = "-" if units < 0 else ""
    return f"{sign}{whole}.{rest:0{places}}" if places else f"{sign}{whole}"


def _in_units(number: float | Fraction, places: int, times: int = 1) -> int:
    """How many units of the last place it is, half up."""
    above, below = number.as_integer_ratio()
    units: int = (2 * abs(above) * times * 10**places + below) // (2 * below)
    return -units if above < 0 else units


ZH = Words(Language.ZH)
EN = Words(Language.EN)


def words_for(language: Language) -> Words:
    """The words of a language."""
    return ZH if language is Language.ZH else EN
