"""A workbook of openpyxl as bytes that are the same on every day, with the values Excel would have cached."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook

SAVED = "2026-11-24T08:30:00Z"
# The first moment a zip archive can name.
EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(workbook: Workbook, cached: Mapping[str, Mapping[str, float]] | None = None) -> bytes:
    """The package's bytes; `cached` holds the values of formula cells by sheet title and address.

    Raises: ValueError when a formula has no value to cache.
    """
    raw = io.BytesIO()
    workbook.save(raw)
    titles = {f"xl/worksheets/sheet{n}.xml": sheet.title for n, sheet in enumerate(workbook.worksheets, start=1)}
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + SAVED.encode(), data)
            values = (cached or {}).get(titles.get(name, ""))
            if values:
                data = _with_values(data.decode("utf-8"), values).encode("utf-8")
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, data)
    return out.getvalue()


def _with_values(xml: str, values: Mapping[str, float]) -> str:
    for address, value in values.items():
        # openpyxl leaves an empty <v> behind a formula, spelt in one of two ways.
        pattern = rf'(<c r="{address}"[^>]*><f>[^<]*</f>)(?:<v ?/>|<v></v>)'
        xml, times = re.subn(pattern, rf"\g<1><v>{value!r}</v>", xml)
        if times != 1:
            raise ValueError(f"{address}: {times} formulas there")
    return xml
