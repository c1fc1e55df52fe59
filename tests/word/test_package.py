"""What goes into a package comes out of it, whichever way it was packed."""

from __future__ import annotations

import io
import zipfile

import pytest

from toolkit.word.core import NONE, packed_core
from toolkit.word.package import Head, Package, pack

BEGINNING = b"<w:document>" + bytes(range(32, 127)) * 10
HEAD = Head.of(BEGINNING)
PARTS = {
    "only the beginning": BEGINNING,
    "a little more": BEGINNING + b"<w:p/>",
    "much more": BEGINNING + "组".encode() * 4000,
    "more than the small window holds": BEGINNING + bytes(range(256)) * 200,
    "another beginning": b"<w:hdr/>",
    "nothing": b"",
}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_packed_after_its_beginning_is_read_whole(name: str) -> None:
    members = [HEAD.pack("a.xml", PARTS[name]), pack("b.xml", PARTS[name]), HEAD.pack("c.xml", PARTS[name])]
    assert members[0][1:] == members[2][1:]
    assert members[0][1:4] == members[1][1:4]
    with zipfile.ZipFile(io.BytesIO(Package.of([]).with_members(members))) as package:
        assert package.testzip() is None
        assert [package.read(each) for each in ("a.xml", "b.xml", "c.xml")] == [PARTS[name]] * 3


def test_properties_that_say_the_same_are_packed_once() -> None:
    first = packed_core(NONE, (("title", "章程"),))
    assert packed_core(NONE, (("title", "章程"),)) is first
    assert packed_core(NONE._replace(title="别的"), (("title", "章程"),)) != first
