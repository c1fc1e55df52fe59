"""`doctor`: what this machine has and lacks; with a scratch sheet, what the real Google does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.documents import KINDS, aliases
from toolkit.errors import StudygroupError
from toolkit.files import machine
from toolkit.files.stock import stock_folder
from toolkit.flows.request import Check, Result
from toolkit.language import EN, ZH
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.stores import look_at_key, try_google
from toolkit.word import Template

if TYPE_CHECKING:
    from datetime import date

    from toolkit.flows.request import Progress
    from toolkit.language import Words
    from toolkit.problems import Problem

# From here on next year's plans are made, and its days off must be known.
NEXT_YEAR_FROM = 11
# Signs every message is made of; old consoles lack some.
SIGNS = "学习小组√×→●"


def run(
    words: Words, progress: Progress, *, as_of: date, encoding: str, folder: Path, credentials: Path | None
) -> Result:
    """Everything documents and Google Sheets need, each with what is there; only what is missing is a problem."""
    parts = (
        _python(words),
        _libraries(words),
        _office(words),
        _fonts(words),
        _templates(words),
        _calendar(words, as_of),
        _console(words, encoding),
        _folder(words, folder),
        _key(words, credentials),
    )
    checks: list[Check] = []
    problems: list[Problem] = []
    for done, (check, found) in enumerate(parts, start=1):
        checks.append(check)
        problems += found
        progress.step(check.what, done, len(parts))
    return Result(problems=tuple(problems), checks=tuple(checks))


def live(words: Words, progress: Progress, *, location: str, credentials: Path | None) -> Result:
    """What the real service does with everything our writing relies on, tried in a scratch sheet.

    Raises: StudygroupError when the sheet cannot be read or written.
    """
    title, observed = try_google(location, credentials=credentials)
    checks = []
    problems = []
    for done, each in enumerate(observed, start=1):
        what = words.label(each.what)
        checks.append(Check(what, each.seen, each.as_expected))
        if not each.as_expected:
            problems.append(problem(Code.DOCTOR_LIVE_DIFFERS, FileRef(title), what=each.what, seen=each.seen))
        progress.step(what, done, len(observed))
    return Result(problems=tuple(problems), checks=tuple(checks))


Part = tuple[Check, tuple["Problem", ...]]


def _part(words: Words, name: str, found: str, *problems: Problem) -> Part:
    return Check(words.text(f"doctor.{name}"), found, not problems), problems


def _python(words: Words) -> Part:
    found = machine.python_version()
    needed = ".".join(map(str, machine.NEEDED_PYTHON))
    old = problem(Code.DOCTOR_PYTHON_OLD, None, found=found, needed=needed)
    return _part(words, "python", found, *(() if machine.python_is_new_enough() else (old,)))


def _libraries(words: Words) -> Part:
    libraries = machine.libraries()
    missing = (problem(Code.DOCTOR_LIBRARY_MISSING, None, name=each.name) for each in libraries if not each.version)
    found = ", ".join(f"{each.name} {each.version}" for each in libraries if each.version)
    return _part(words, "libraries", found, *missing)


def _office(words: Words) -> Part:
    found = machine.office()
    return _part(words, "office", str(found or ""), *(() if found else (problem(Code.DOCTOR_NO_OFFICE),)))


def _fonts(words: Words) -> Part:
    there = machine.has_chinese_font()
    found = words.text("doctor.there") if there else ""
    return _part(words, "fonts", found, *(() if there else (problem(Code.DOCTOR_NO_FONT),)))


def _templates(words: Words) -> Part:
    """Every stock template compiles and asks only for fields its document has."""
    found = 0
    problems: list[Problem] = []
    for language in (ZH, EN):
        folder = stock_folder("templates") / language.language.value
        for kind in KINDS:
            file = language.of(kind.template)
            try:
                Template.open(folder / file, words=language, aliases=aliases()).check(kind.context)
                found += 1
            except StudygroupError as stopped:
                problems += stopped.problems
    return _part(words, "templates", words.text("doctor.count", count=found), *problems)


def _calendar(words: Words, as_of: date) -> Part:
    from toolkit.planning import WorkCalendar  # noqa: PLC0415 - the calendar data is heavy

    years = [as_of.year, as_of.year + 1]
    known = [year for year in years if WorkCalendar().is_working_day(as_of.replace(year, 1, 2)) is not None]
    wanted = years if as_of.month >= NEXT_YEAR_FROM else years[:1]
    unknown = (problem(Code.CALENDAR_YEAR_UNKNOWN, None, year=year) for year in wanted if year not in known)
    return _part(words, "calendar", ", ".join(map(str, known)), *unknown)


def _console(words: Words, encoding: str) -> Part:
    try:
        SIGNS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _part(words, "console", encoding, problem(Code.DOCTOR_CONSOLE, None, encoding=encoding))
    return _part(words, "console", encoding)


def _folder(words: Words, folder: Path) -> Part:
    refused = problem(Code.FILE_FOLDER_READ_ONLY, FileRef(folder.name), folder=str(folder))
    return _part(words, "folder", str(folder), *(() if machine.can_write(folder) else (refused,)))


def _key(words: Words, credentials: Path | None) -> Part:
    try:
        found = look_at_key(credentials)
    except StudygroupError as stopped:
        return _part(words, "key", "", *stopped.problems)
    return _part(words, "key", found or words.text("doctor.no_key"))
