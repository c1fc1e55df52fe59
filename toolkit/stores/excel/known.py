"""What the cells of a workbook's large sheets say, remembered from cell to cell and from sheet to sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from lxml import etree

from toolkit.sheets import Value
from toolkit.stores.excel.cells import plain
from toolkit.stores.excel.scan import UnusualXmlError
from toolkit.stores.excel.serials import from_serial
from toolkit.stores.excel.strings import unescaped

if TYPE_CHECKING:
    import numpy.typing as npt

    from toolkit.stores.excel.cells import Legend

# Ages and marks repeat; numbers that never do are not worth remembering.
_MOST_KNOWN = 10_000


class Known:
    """Texts and numbers by the bytes they are written with, days by their serial numbers, shared strings by index."""

    def __init__(self, legend: Legend) -> None:
        self.legend = legend
        self.texts = _Texts()
        self.strings: npt.NDArray[np.object_] = np.empty(len(legend.strings) + 1, object)
        self.strings[:-1] = legend.strings
        self.strings[self.strings == ""] = None
        self.days = _Days(epoch_1904=legend.epoch_1904)
        self._numbers: dict[bytes, Value] = {}

    def number(self, written: bytes) -> Value:
        """A number that is no short whole one.

        Raises: UnusualXmlError when it is none at all.
        """
        known = self._numbers.get(written)
        if known is None:
            try:
                known = plain(float(written))
            except ValueError as wrong:
                raise UnusualXmlError from wrong
            if len(self._numbers) < _MOST_KNOWN:
                self._numbers[written] = known
        return known


class _Days(dict[float, Value]):
    """Days and times by the numbers that their formats show as such."""

    def __init__(self, *, epoch_1904: bool) -> None:
        super().__init__()
        self._epoch_1904 = epoch_1904

    def __missing__(self, serial: float) -> Value:
        found = self[serial] = plain(from_serial(serial, epoch_1904=self._epoch_1904))
        return found


class _Texts(dict[bytes, str | None]):
    """Texts by the bytes between their tags: names and marks repeat, and each is read once."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = _Letters()

    def __missing__(self, written: bytes) -> str | None:
        found = self[written] = unescaped(self._read(written)) or None
        return found

    def _read(self, written: bytes) -> str:
        if b"&" not in written and b"\r" not in written:
            try:
                return written.decode()
            except UnicodeDecodeError as broken:
                raise UnusualXmlError from broken
        if written.startswith(b"&#") and written.endswith(b";"):
            return "".join(map(self._letters.__getitem__, written[2:-1].split(b";&#")))
        return _parsed(written)


class _Letters(dict[bytes, str]):
    """Letters by the numbers some programs write them with.

    Shape: what stands between `&#` and `;&#`, be it more than a number; only numbers are remembered.
    """

    def __missing__(self, written: bytes) -> str:
        found = _parsed(b"&#" + written + b";")
        if written.isalnum():
            self[written] = found
        return found


def _parsed(written: bytes) -> str:
    try:
        return etree.fromstring(b"<t>" + written + b"</t>").text or ""
    except etree.XMLSyntaxError as broken:
        raise UnusualXmlError from broken
