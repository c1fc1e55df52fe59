"""Every bad input is one error with the file's name, the right code and exit 3."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.stores.packages import members, sheet_xml, write_rows, zipped
from tests.stores.patches import summary
from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.language import EN, ZH
from toolkit.places import FileRef
from toolkit.problems import Code
from toolkit.stores import open_location
from toolkit.stores.damage import Bound, Damage
from toolkit.stores.excel import container as package
from toolkit.stores.excel.container import open_container
from toolkit.stores.excel.reader import read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = members({"名单": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')})
LAUGHS = '<!DOCTYPE worksheet [<!ENTITY a "哈">]>'


CHART_ONLY = GOOD["xl/_rels/workbook.xml.rels"].replace("/worksheet", "/chartsheet")
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"


def without(name: str) -> bytes:
    return zipped({key: xml for key, xml in GOOD.items() if key != name})


def with_(name: str, xml: str) -> bytes:
    return zipped({**GOOD, name: xml})


def with_duplicate() -> bytes:
    data = zipped({**GOOD, "xl/workbook.xmL": GOOD["xl/workbook.xml"]})
    return data.replace(b"xl/workbook.xmL", b"xl/workbook.xml")


def with_lying_size() -> bytes:
    data = bytearray(zipped({**GOOD, "xl/worksheets/sheet1.xml": sheet_xml(" " * 100_000)}))
    entry = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    return bytes(data)


def cut_short() -> bytes:
    return zipped(GOOD)[:-40]


def with_broken_bytes() -> bytes:
    data = bytearray(zipped({**GOOD, "xl/worksheets/sheet1.xml": sheet_xml("<row/>" * 1000)}))
    at = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[at : at + 8] = bytes(8)
    return bytes(data)


def of_many_members() -> bytes:
    return zipped({**GOOD, **{f"xl/media/{number}": "" for number in range(package.MEMBER_LIMIT)}})


BAD: dict[str, tuple[Callable[[], bytes], Code, object]] = {
    "empty": (lambda: b"", Code.FILE_EMPTY, None),
    "old xls": (lambda: OLE + "Workbook".encode("utf-16-le"), Code.FILE_OLD_XLS, None),
    "encrypted": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), Code.FILE_ENCRYPTED, None),
    "text": ("工号,姓名\n".encode, Code.FILE_NOT_WORKBOOK, None),
    "html": (lambda: b"<html><table></table></html>", Code.FILE_NOT_WORKBOOK, None),
    "another zip": (lambda: zipped({"a.txt": "a"}), Code.FILE_NOT_WORKBOOK, None),
    "only a chart": (
        lambda: with_("xl/_rels/workbook.xml.rels", CHART_ONLY),
        Code.FILE_NOT_WORKBOOK,
        None,
    ),
    "word": (lambda: zipped({"word/document.xml": "<a/>"}), Code.FILE_WRONG_KIND, "Word"),
    "ods": (lambda: zipped({"mimetype": SPREADSHEET}), Code.FILE_WRONG_KIND, "OpenDocument"),
    "xlsb": (
        lambda: with_("_rels/.rels", GOOD["_rels/.rels"].replace("workbook.xml", "workbook.bin")),
        Code.FILE_WRONG_KIND,
        ".xlsb",
    ),
    "cut short": (cut_short, Code.FILE_DAMAGED, Damage.ZIP),
    "broken bytes": (with_broken_bytes, Code.FILE_DAMAGED, Damage.ZIP),
    "lying size": (with_lying_size, Code.FILE_DAMAGED, Damage.ZIP),
    "duplicate member": (with_duplicate, Code.FILE_DAMAGED, Damage.DUPLICATE_MEMBER),
    "no workbook part": (lambda: without("xl/workbook.xml"), Code.FILE_DAMAGED, Damage.MISSING_PART),
    "no sheet part": (lambda: without("xl/worksheets/sheet1.xml"), Code.FILE_DAMAGED, Damage.MISSING_PART),
    "broken workbook part": (lambda: with_("xl/workbook.xml", "<workbook"), Code.FILE_DAMAGED, Damage.XML),
    "broken sheet part": (lambda: with_("xl/worksheets/sheet1.xml", "<worksheet><row>"), Code.FILE_DAMAGED, Damage.XML),
    "doctype in a sheet": (
        lambda: with_("xl/worksheets/sheet1.xml", f"<!-- x -->{LAUGHS}<worksheet/>"),
        Code.FILE_DAMAGED,
        Damage.DOCTYPE,
    ),
    "doctype in the workbook": (
        lambda: with_("xl/workbook.xml", f"{LAUGHS}<workbook/>"),
        Code.FILE_DAMAGED,
        Damage.DOCTYPE,
    ),
    "doctype in the strings": (
        lambda: with_("xl/sharedStrings.xml", f"{LAUGHS}<sst/>"),
        Code.FILE_DAMAGED,
        Damage.DOCTYPE,
    ),
    "doctype in UTF-16": (
        lambda: zipped({**GOOD, "xl/worksheets/sheet1.xml": f"{LAUGHS}<worksheet/>".encode("utf-16")}),
        Code.FILE_DAMAGED,
        Damage.DOCTYPE,
    ),
    "many members": (of_many_members, Code.FILE_TOO_LARGE, Bound.MEMBERS),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_named_with_its_reason(case: str, tmp_path: Path) -> None:
    make, code, detail = BAD[case]
    path = tmp_path / "总表.xlsx"
    path.write_bytes(make())
    with pytest.raises(StudygroupError) as stopped:
        read_workbook(path)
    found = stopped.value.problem
    assert (found.code, found.at, stopped.value.exit_code) == (code, FileRef("总表.xlsx"), INPUT_UNUSABLE)
    assert detail is None or detail in found.facts.values()
    for words in (ZH, EN):
        said = words.say(found, values=True)
        assert said.fix
        assert "{" not in said.message + said.fix


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StudygroupError) as stopped:
        read_workbook(tmp_path / "没有.xlsx")
    assert stopped.value.problem.code is Code.FILE_MISSING


def test_a_folder_in_place_of_a_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StudygroupError) as stopped:
        read_workbook(tmp_path)
    assert stopped.value.problem.code is Code.FILE_CANNOT_READ


def test_a_part_beyond_the_limit_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "PART_LIMIT", 1000)
    path = write_rows(tmp_path, "<row/>" * 1000)
    with pytest.raises(StudygroupError) as stopped:
        read_workbook(path)
    assert stopped.value.problem.facts["what"] is Bound.PART_BYTES


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_rows(tmp_path, "")
    monkeypatch.setattr(package, "FILE_LIMIT", path.stat().st_size - 1)
    with pytest.raises(StudygroupError) as stopped:
        open_container(path)
    assert stopped.value.problem.facts["what"] is Bound.BYTES


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(GOOD))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1
    path = tmp_path / "总表.xlsx"
    path.write_bytes(data)
    with pytest.raises(StudygroupError) as stopped:
        open_container(path)
    assert stopped.value.problem.code is Code.FILE_ENCRYPTED


def test_raw_bytes_are_the_ones_in_the_file(tmp_path: Path) -> None:
    path = write_rows(tmp_path, "<row/>" * 100)
    opened = open_container(path)
    with zipfile.ZipFile(path) as archive:
        assert [member.name for member in opened.members] == archive.namelist()
        for member in opened.members:
            assert opened.read(member.name) == archive.read(member.name)
            assert len(opened.raw(member)) == member.info.compress_size
            assert opened.raw(member) in opened.data


def test_names_are_found_whatever_their_case_and_slashes(tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    path.write_bytes(zipped(GOOD))
    opened = open_container(path)
    found = opened.find("/XL\\Workbook.xml")
    assert found is not None
    assert found.name == "xl/workbook.xml"
    assert opened.find("xl/nothing.xml") is None


def test_a_stored_member_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in GOOD.items():
            archive.writestr(name, xml)
    assert read_workbook(path).grids[0].rows == ((1,),)


def test_a_member_that_unpacks_to_more_than_four_gigabytes_is_kept_unread(tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in members({"名单": sheet_xml("")}).items():
            archive.writestr(name, xml)
        archive.writestr("xl/media/film.bin", b"0" * 9)
        # As large as the directory says; nobody unpacks it.
        archive.infolist()[-1].file_size = 5 << 30
    packed = raw(path, "xl/media/film.bin")
    store = open_location(str(path))
    assert store.apply([summary()], based_on=store.read()).outcomes[0].state == "created"
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("xl/media/film.bin").file_size == 5 << 30
        assert archive.read("xl/workbook.xml")
    assert raw(path, "xl/media/film.bin") == packed


def raw(path: Path, name: str) -> bytes:
    container = open_container(path)
    member = container.find(name)
    assert member is not None
    return container.raw(member)
