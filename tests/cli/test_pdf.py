"""`--pdf` on the commands that make Word documents."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import EN_HUB, HUBS, ZH_HUB, made_in, run, run_json
from tests.outside.programs import stand_in
from tests.tools import need
from toolkit.flows import pdf
from toolkit.names import Language
from toolkit.word.joining import for_office

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="the stand-in is started by its first line")
DAY = ("--as-of", "2026-11-24")
COMMANDS = (
    ("survey",),
    ("proposal",),
    ("recruit",),
    ("kickoff",),
    ("charter",),
    ("plan",),
    ("signin", "--month", "2026-11"),
    ("elect",),
    ("match",),
    ("report", "--month", "2026-10"),
    ("close", "--group", "G01"),
    ("monthly", "--month", "2026-10"),
    ("charter", "--single-file"),
)


@pytest.fixture
def starts(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """A stand-in for LibreOffice, and how it was started."""
    program, log = stand_in(tmp_path_factory.mktemp("office"))
    monkeypatch.setattr(pdf, "office", lambda: program)
    return lambda: log.read_text().splitlines()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_word_file_has_a_pdf_beside_it_made_by_one_process(
    command: tuple[str, ...], samples: Path, starts: Callable[[], list[str]]
) -> None:
    name, *options = command
    shown = run_json(name, samples / ZH_HUB, *options, *DAY, "--pdf")
    assert shown["exit"] == 0
    documents = {Path(each["path"]) for each in shown["files"] if each["path"].endswith(".docx")}
    assert documents
    assert {Path(each["path"]) for each in shown["files"] if each["path"].endswith(".pdf")} == {
        each.with_suffix(".pdf") for each in documents
    }
    assert [len(each.split()) for each in starts()] == [len(documents)]
    for each in documents:
        made = (samples / each).with_suffix(".pdf").read_bytes()
        assert made.startswith(b"%PDF-1.6 " + for_office((samples / each).read_bytes()))


def test_what_is_as_new_as_its_document_is_left_alone(samples: Path, starts: Callable[[], list[str]]) -> None:
    hub = samples / ZH_HUB
    run("charter", hub, *DAY, "--pdf")
    before = made_in(samples)
    assert "无变化" in run("charter", hub, *DAY, "--pdf").output
    assert (len(starts()), made_in(samples)) == (1, before)
    (first, *_) = sorted(samples.rglob("*.pdf"))
    first.unlink()
    shown = run_json("charter", hub, *DAY, "--pdf")
    assert [Path(each["path"]).name for each in shown["files"] if each["changed"]] == [first.name]
    assert starts()[1:] == ["00001.docx"]
    first.with_suffix(".docx").write_bytes(b"x")
    shown = run_json("charter", hub, *DAY, "--pdf")
    assert [Path(each["path"]).suffix for each in shown["files"] if each["changed"]] == [".docx"]
    assert (starts()[2:], made_in(samples)) == (["00001.docx"], before)
    run("charter", hub, *DAY, "--pdf")
    assert len(starts()) == 3


def test_without_the_option_and_with_dry_run_nothing_is_converted(
    samples: Path, starts: Callable[[], list[str]]
) -> None:
    run("charter", samples / ZH_HUB, *DAY)
    run("charter", samples / ZH_HUB, *DAY, "--pdf", "--dry-run")
    assert (starts(), list(samples.rglob("*.pdf"))) == ([], [])


@pytest.mark.parametrize(
    ("language", "line"),
    [(Language.ZH, "没有找到 LibreOffice，{} 份 PDF 没有转。"), (Language.EN, "LibreOffice was not found: {} PDFs")],
)
def test_without_libreoffice_the_word_files_are_made_and_one_line_says_so(
    language: Language, line: str, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "office", lambda: None)
    shown = run("charter", samples / HUBS[language], *DAY, "--pdf", language=language)
    documents = list(samples.rglob("G0*.docx"))
    assert (shown.exit_code, len(documents) >= 2) == (1, True)
    assert shown.output.count("PDF-001") == 1
    assert line.format(len(documents)) in shown.output


def test_a_document_that_cannot_be_converted_is_named(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "office", lambda: samples / "nowhere")
    shown = run_json("charter", samples / EN_HUB, *DAY, "--pdf", language=Language.EN)
    assert shown["exit"] == 1
    named = {each["workbook"] for each in shown["problems"] if each["code"] == "PDF-002"}
    assert named == {Path(each["path"]).name for each in shown["files"]}
    assert not list(samples.rglob(".studygroup*"))


@pytest.mark.parametrize("language", list(Language))
def test_libreoffice_counts_the_pages_of_each_record_in_one_file(language: Language, samples: Path) -> None:
    need("soffice")
    shown = run_json("charter", samples / HUBS[language], "--single-file", *DAY, "--pdf", language=language)
    assert shown["exit"] == 0
    (made,) = samples.rglob("*.pdf")
    text = subprocess.run([need("pdftotext"), "-layout", str(made), "-"], check=True, capture_output=True).stdout
    counted = [
        (int(each[1]), int(each[2]))
        for each in re.finditer(r"(?:第 *|Page )(\d+) *(?:页 *共|of) *(\d+)", text.decode())
    ]
    assert len(counted) == text.count(b"\f") > 1
    assert [page for page, _ in counted] == [page for _, of in counted if _ == 1 for page in range(1, of + 1)]
    assert sum(page == 1 for page, _ in counted) >= 2
