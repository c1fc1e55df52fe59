"""The parts of a package that list its sheets: workbook, its relationships, content types, document properties.

Everything these parts hold beside our entries stays as it is. Strict packages keep their own namespaces and types.
"""

from __future__ import annotations

import posixpath
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.stores.excel.container import folded
from toolkit.stores.excel.parts import CONTENT_TYPES, PACKAGE_RELS, read_relationships, sheet_of
from toolkit.stores.excel.texts import quoted_sheet
from toolkit.stores.excel.xml_part import child, drop, ensure, make, open_part, part_bytes, whole
from toolkit.stores.marks import NAME_PREFIX

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.stores.excel.container import Container
    from toolkit.stores.excel.parts import Sheet, WorkbookParts

TRANSITIONAL_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
WORKSHEET_TYPE = f"{_SPREADSHEET}.worksheet+xml"
STYLES_TYPE = f"{_SPREADSHEET}.styles+xml"
RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_WORKBOOK_ORDER = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)
_FILTER = "_xlnm._FilterDatabase"
_PRINT_TITLES = "_xlnm.Print_Titles"


class Book:
    """The listing parts of one workbook while patches are drawn into it."""

    def __init__(self, container: Container, parts: WorkbookParts) -> None:
        self._container = container
        self._parts = parts
        self._workbook = open_part(container, parts.part)
        self._rels = open_part(container, parts.rels)
        self._types = open_part(container, CONTENT_TYPES)
        self._app_name = self._find_app()
        self._app = open_part(container, self._app_name) if self._app_name else None
        self._titles = [sheet.name for sheet in parts.sheets]
        self._taken = {folded(member.name) for member in container.members}

    @property
    def relationships(self) -> str:
        """The namespace of relationship ids in this package."""
        return STRICT_RELATIONSHIPS if self._parts.strict else TRANSITIONAL_RELATIONSHIPS

    @property
    def folder(self) -> str:
        """The folder the workbook's parts lie in."""
        return posixpath.dirname(self._parts.part)

    def add_sheet(self, title: str, *, hidden: bool) -> str:
        """Lists a new sheet behind all others; answers its member name."""
        part = self.free_member(f"{self.folder}/worksheets/sheet{{}}.xml")
        rid = self.relate(part, "worksheet")
        self.declare(part, WORKSHEET_TYPE)
        sheets = ensure(self._workbook, "sheets", _WORKBOOK_ORDER)
        numbers = [whole(each, "sheetId") for each in sheets.iterchildren("{*}sheet")]
        attributes = {"name": title, "sheetId": str(max(numbers, default=0) + 1)}
        # Named here, it is `r:` whatever else this process has loaded; else lxml would make up a prefix.
        prefix = {"r": self.relationships}
        sheet = sheets.makeelement(f"{{{etree.QName(sheets).namespace}}}sheet", attributes, nsmap=prefix)
        if hidden:
            sheet.set("state", "hidden")
        sheet.set(f"{{{self.relationships}}}id", rid)
        sheets.append(sheet)
        self._titles.append(title)
        self._list_title(title)
        return part

    def remove_sheet(self, sheet: Sheet) -> None:
        """Unlists a sheet: its line, its relationship, its names; names of later sheets follow their positions."""
        at = self._titles.index(sheet.name)
        for line in [each for each in self._workbook.iter("{*}sheet") if each.get("name") == sheet.name]:
            drop(line)
        for line in [each for each in self._rels if each.get("Id") == sheet.rid]:
            drop(line)
        names = child(self._workbook, "definedNames")
        for each in list(names.iterchildren("{*}definedName")) if names is not None else ():
            scope = whole(each, "localSheetId", -1)
            if scope == at or (scope < 0 and sheet_of(each.text or "") == sheet.name):
                drop(each)
            elif scope > at:
                each.set("localSheetId", str(scope - 1))
        if names is not None and not len(names):
            drop(names)
        for view in self._workbook.iterfind("{*}bookViews/{*}workbookView"):
            for name in ("activeTab", "firstSheet"):
                if whole(view, name) >= max(at, 1):
                    view.set(name, str(whole(view, name) - 1))
        self._titles.remove(sheet.name)
        self._unlist_title(sheet.name)

    def mark(self, key: str, title: str, digest: str) -> None:
        """Says in a hidden name of the workbook that a sheet is ours, and what was written."""
        name = f"{NAME_PREFIX}{key}"
        self._name(name, f"{quoted_sheet(title)}!$A$1", None).set("comment", digest)

    def name_areas(self, title: str, table: str | None, header: int) -> None:
        """The names spreadsheet programs keep beside a filter and a repeated header row.

        Blanks: `table` None is a page of text: such names of an older form of the sheet go.
        """
        at = self._titles.index(title)
        if table is None:
            self._forget(_FILTER, at)
            self._forget(_PRINT_TITLES, at)
            return
        self.name_filter(title, table)
        titles = self._name(_PRINT_TITLES, f"{quoted_sheet(title)}!${header}:${header}", at)
        titles.attrib.pop("hidden", "")

    def name_filter(self, title: str, table: str) -> None:
        """The hidden name spreadsheet programs keep beside a sheet's filter."""
        first, last = (_absolute(cell) for cell in table.split(":"))
        self._name(_FILTER, f"{quoted_sheet(title)}!{first}:{last}", self._titles.index(title))

    def calculate_on_opening(self) -> None:
        """Formulas that look at cells we filled show old results until the program that opens the file calculates."""
        ensure(self._workbook, "calcPr", _WORKBOOK_ORDER).set("fullCalcOnLoad", "1")

    def relate(self, part: str, kind: str) -> str:
        """A new relationship from the workbook to a part; answers its id."""
        rid = free_id(self._rels)
        target = posixpath.relpath(part, posixpath.dirname(self._parts.part) or ".")
        line = make(self._rels, "Relationship", Id=rid, Type=f"{self.relationships}/{kind}", Target=target)
        self._rels.append(line)
        return rid

    def declare(self, part: str, content_type: str) -> None:
        """Says what kind of part a new member is."""
        self._types.append(make(self._types, "Override", PartName=f"/{part}", ContentType=content_type))

    def undeclare(self, parts: Collection[str]) -> None:
        """Forgets the kinds of parts that go."""
        gone = set(map(folded, parts))
        for each in list(self._types.iterchildren("{*}Override")):
            if folded(each.get("PartName", "")) in gone:
                self._types.remove(each)

    def declare_rels(self) -> None:
        """Relationship parts are known by their ending; a package without that line gets it."""
        known = {each.get("Extension", "").lower() for each in self._types.iterchildren("{*}Default")}
        if "rels" not in known:
            self._types.insert(0, make(self._types, "Default", Extension="rels", ContentType=RELS_TYPE))

    def drop_calculation_order(self) -> str | None:
        """Unlists the calculation chain, which programs make anew; answers its member name, None when there is none."""
        line = next((each for each in self._rels if each.get("Type", "").endswith("/calcChain")), None)
        part = self._parts.target("calcChain")
        if line is None or part is None:
            return None
        self._rels.remove(line)
        self.undeclare({part})
        return part

    def free_member(self, pattern: str, *, first: int = 1) -> str:
        """A member name nobody uses yet; `{}` in the pattern becomes a number, nothing for 0."""
        names = (pattern.format(number or "").lstrip("/") for number in count(first))
        name = next(each for each in names if folded(each) not in self._taken)
        self._taken.add(folded(name))
        return name

    def changed(self) -> dict[str, bytes]:
        """The parts as they are to be written, by member name."""
        parts = {
            self._parts.part: part_bytes(self._workbook),
            self._parts.rels: part_bytes(self._rels),
            CONTENT_TYPES: part_bytes(self._types),
        }
        if self._app is not None and self._app_name is not None:
            parts[self._app_name] = part_bytes(self._app)
        return parts

    def _name(self, name: str, refers_to: str, scope: int | None) -> etree._Element:
        names = ensure(self._workbook, "definedNames", _WORKBOOK_ORDER)
        found = next((each for each in names.iterchildren("{*}definedName") if _is(each, name, scope)), None)
        if found is None:
            found = make(names, "definedName", name=name)
            names.append(found)
        if scope is not None:
            found.set("localSheetId", str(scope))
        found.set("hidden", "1")
        found.text = refers_to
        return found

    def _forget(self, name: str, scope: int) -> None:
        names = child(self._workbook, "definedNames")
        for each in list(names.iterchildren("{*}definedName")) if names is not None else ():
            if _is(each, name, scope):
                drop(each)

    def _find_app(self) -> str | None:
        package = read_relationships(self._container, PACKAGE_RELS) if self._container.find(PACKAGE_RELS) else ()
        name = next((each.target for each in package if each.type == "extended-properties"), None)
        return name if name is not None and self._container.find(name) else None

    def _list_title(self, title: str) -> None:
        """The document properties list the sheets by name; a list that does not count right is left alone."""
        if self._app is None:
            return
        titles = _vector(self._app, "TitlesOfParts")
        pairs = _vector(self._app, "HeadingPairs")
        if titles is None or pairs is None:
            return
        counts = [each for each in pairs.iter("{*}i4") if each.text and each.text.strip().isdecimal()]
        worksheets = len(self._titles) - 1
        if not counts or int(counts[0].text or "0") != worksheets:
            return
        new = make(titles, "lpstr")
        new.text = title
        titles.insert(worksheets, new)
        titles.set("size", str(len(titles)))
        counts[0].text = str(worksheets + 1)

    def _unlist_title(self, title: str) -> None:
        titles = _vector(self._app, "TitlesOfParts") if self._app is not None else None
        pairs = _vector(self._app, "HeadingPairs") if self._app is not None else None
        if titles is None or pairs is None:
            return
        counts = [each for each in pairs.iter("{*}i4") if each.text and each.text.strip().isdecimal()]
        found = [each for each in titles if each.text == title]
        if not counts or not found or int(counts[0].text or "0") != len(self._titles) + 1:
            return
        drop(found[0])
        titles.set("size", str(len(titles)))
        counts[0].text = str(len(self._titles))


def free_id(rels: etree._Element) -> str:
    """A relationship id nobody uses in that part."""
    return f"rId{free_number(rels)}"


def free_number(rels: etree._Element) -> int:
    """The first number from which on `rIdN` is free."""
    ids = [each.get("Id", "") for each in rels.iterchildren("{*}Relationship")]
    return max([int(each[3:]) for each in ids if each[:3].lower() == "rid" and each[3:].isdecimal()], default=0) + 1


def _vector(app: etree._Element, name: str) -> etree._Element | None:
    group = child(app, name)
    return child(group, "vector") if group is not None else None


def _is(element: etree._Element, name: str, scope: int | None) -> bool:
    same = element.get("name", "").casefold() == name.casefold()
    return same and element.get("localSheetId") == (None if scope is None else str(scope))


def _absolute(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"
