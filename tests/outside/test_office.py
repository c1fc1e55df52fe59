"""PDF by another program: whole or not at all, whatever the program does."""

from __future__ import annotations

import itertools
import socket
import threading
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE

from tests.outside.programs import stand_in
from tests.tools import need
from toolkit.outside.office import convert, timeless

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="the stand-in is started by its first line")


def _documents(folder: Path, *said: bytes) -> list[Path]:
    work = folder / "work"
    work.mkdir()
    paths = [work / f"{number:05d}.docx" for number in range(len(said))]
    for path, each in zip(paths, said, strict=True):
        path.write_bytes(each)
    return paths


def _made(folder: Path, *said: bytes, impatient: bool = False) -> tuple[list[bytes], list[bytes], int]:
    """What became a PDF, what did not, and how many processes it took."""
    program, log = stand_in(folder)
    documents = _documents(folder, *said)
    clock = itertools.count(step=1.0).__next__ if impatient else (lambda: 0.0)
    found = list(convert(program, documents, patience=30, clock=clock))
    assert sorted(each.document for each in found) == documents
    assert sorted(each.name for each in documents[0].parent.iterdir()) == [each.name for each in documents]
    made = [each.document.read_bytes() for each in found if each.pdf is not None]
    return made, [each.document.read_bytes() for each in found if each.pdf is None], len(log.read_text().splitlines())


def test_a_batch_takes_one_process(tmp_path: Path) -> None:
    said = [f"document {number}".encode() for number in range(40)]
    assert _made(tmp_path, *said) == (said, [], 1)


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ((b"a", b"passed over", b"b"), [b"passed over"]),
        ((b"a", b"b", b"dies", b"c", b"d"), [b"dies"]),
        ((b"dies", b"a", b"dies", b"b"), [b"dies", b"dies"]),
        ((b"a", b"b", b"dies"), [b"dies"]),
    ],
)
def test_what_the_program_passes_over_or_dies_of_costs_that_document_only(
    said: tuple[bytes, ...], lost: list[bytes], tmp_path: Path
) -> None:
    made, failed, _ = _made(tmp_path, *said)
    assert (made, failed) == ([each for each in said if each not in lost], lost)


def test_a_document_it_hangs_on_is_given_up_and_half_a_file_is_none(tmp_path: Path) -> None:
    made, failed, _ = _made(tmp_path, b"a", b"hangs", b"b", impatient=True)
    assert (made, failed) == ([b"a", b"b"], [b"hangs"])


def test_a_program_that_never_makes_anything_is_started_twice_and_no_more(tmp_path: Path) -> None:
    assert _made(tmp_path, *[b"dies"] * 20) == ([], [b"dies"] * 20, 2)


def test_a_program_that_cannot_be_started_makes_nothing(tmp_path: Path) -> None:
    documents = _documents(tmp_path, b"a", b"b")
    assert [each.pdf for each in convert(tmp_path / "nowhere", documents)] == [None, None]


def test_the_time_of_making_is_in_no_pdf(tmp_path: Path) -> None:
    program, _ = stand_in(tmp_path)
    documents = _documents(tmp_path, b"a")
    first, second = (next(iter(convert(program, documents))).pdf for _ in range(2))
    assert first is not None
    assert first == second
    assert b"D:20260101000000Z'" in first


@pytest.mark.parametrize(
    "pdf", [b"", b"%PDF-1.6 %%EOF", b"%PDF (D:20260101) endstream", b"/CreationDate(D:1) endstream"]
)
def test_what_names_no_time_stays(pdf: bytes) -> None:
    assert timeless(pdf) == pdf


def test_what_looks_like_an_id_inside_the_pages_stays() -> None:
    pdf = b"stream /CreationDate(D:20261111111111) <%032X> endstream" % 7
    assert timeless(pdf + b" /ID[<%032X>]" % 1)[: len(pdf)] == pdf


def test_libreoffice_makes_the_same_pdfs_again_and_fetches_nothing(tmp_path: Path) -> None:
    program = Path(need("soffice"))
    asked = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_noticing, args=(server, asked), daemon=True).start()
        document = tmp_path / "1.docx"
        _linking(document, f"http://127.0.0.1:{server.getsockname()[1]}/x.png")
        (first,), (second,) = (list(convert(program, [document])) for _ in range(2))
    assert first.pdf is not None
    assert first.pdf == second.pdf
    assert not asked.is_set()


def _noticing(server: socket.socket, asked: threading.Event) -> None:
    try:
        server.accept()[0].close()
    except OSError:
        return
    asked.set()


def _linking(path: Path, address: str) -> None:
    """A document that shows a picture from elsewhere."""
    document = docx.Document()
    document.add_paragraph("学习小组")
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f"
        "00050001ff56c7d4300000000049454e44ae426082"
    )
    source = path.with_suffix(".png")
    source.write_bytes(pixel)
    document.add_picture(str(source))
    source.unlink()
    key = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    (blip,) = document.element.body.xpath("//a:blip")
    space = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    del blip.attrib[f"{space}embed"]
    blip.set(f"{space}link", key)
    document.save(str(path))
