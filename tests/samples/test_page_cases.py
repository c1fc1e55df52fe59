"""What `make cases` looks at is what it claims: so many people, long texts, no data, all read without faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs.page_cases import LONG_TEXT, Case, cases
from toolkit.problems import Severity
from toolkit.stores import open_location
from toolkit.tables import read_programme

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.programme.programme import Programme

PEOPLE = {"five": 5, "sixty": 60, "long": 8, "empty": 1}


@pytest.fixture(scope="module")
def drawn() -> dict[str, Case]:
    return {f"{each.name}_{each.words.language.value}": each for each in cases()}


def _read(data: bytes, folder: Path) -> Programme:
    path = folder / "hub.xlsx"
    path.write_bytes(data)
    reading = read_programme(open_location(str(path), write=False).read(), {})
    assert [each for each in reading.problems if each.code.severity is Severity.ERROR] == []
    return reading.programme


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(PEOPLE))
def test_a_case_has_its_people_and_reads_without_faults(
    drawn: dict[str, Case], name: str, language: str, tmp_path: Path
) -> None:
    case = drawn[f"{name}_{language}"]
    programme = _read(case.hub, tmp_path)
    assert len({each.person for each in programme.memberships}) == len(programme.employees) == PEOPLE[name]
    before = _read(case.applicants, tmp_path)
    assert (before.groups, before.memberships) == ((), ())
    assert len(before.applicants) == PEOPLE[name]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_texts_are_long_and_the_empty_case_says_nothing(
    drawn: dict[str, Case], language: str, tmp_path: Path
) -> None:
    programme = _read(drawn[f"long_{language}"].hub, tmp_path)
    text = LONG_TEXT[language].strip()
    assert all(text in each.content and text in each.deliverable for each in programme.plan)
    assert all(len(each.name) > 10 for each in programme.employees)
    empty = _read(drawn[f"empty_{language}"].hub, tmp_path)
    assert (empty.outcomes, empty.ratings, empty.difficulties, empty.resources) == ((), (), (), ())


def test_every_case_is_there(drawn: dict[str, Case]) -> None:
    assert set(drawn) == {f"{name}_{language}" for name in PEOPLE for language in ("zh", "en")}
