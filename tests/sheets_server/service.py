"""What each call does: spreadsheets in memory, read and changed as the routes say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from tests.sheets_server import batches, drive, grids, values
from tests.sheets_server.books import OWNER, Sheet, Spreadsheet
from tests.sheets_server.defects import Defect
from tests.sheets_server.drafts import Draft
from tests.sheets_server.metadata import search
from tests.sheets_server.refusals import Refusal, not_found, not_permitted
from tests.sheets_server.sheet_requests import sheet_properties
from tests.sheets_server.trees import Json, Object, child, children, flag, items, mask_of, text, whole

if TYPE_CHECKING:
    from tests.sheets_server.accounts import Tokens
    from tests.sheets_server.routes import Request

_START = datetime(2026, 1, 1, tzinfo=UTC)
_WHITE: Object = {"red": 1, "green": 1, "blue": 1}
_THEME: dict[str, Object] = {
    "TEXT": {}, "BACKGROUND": _WHITE,
    "ACCENT1": {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275},
    "ACCENT2": {"red": 0.91764706, "green": 0.2627451, "blue": 0.20784314},
    "ACCENT3": {"red": 0.9843137, "green": 0.7372549, "blue": 0.015686275},
    "ACCENT4": {"red": 0.20392157, "green": 0.65882355, "blue": 0.3254902},
    "ACCENT5": {"red": 1, "green": 0.42745098, "blue": 0.003921569},
    "ACCENT6": {"red": 0.27450982, "green": 0.7411765, "blue": 0.7764706},
    "LINK": {"red": 0.06666667, "green": 0.33333334, "blue": 0.8},
}  # fmt: skip


def default_properties(title: str) -> Object:
    """A new spreadsheet's properties."""
    text_format: Object = {"foregroundColor": {}, "fontFamily": "arial,sans,sans-serif", "fontSize": 10}
    text_format |= dict.fromkeys(("bold", "italic", "strikethrough", "underline"), False)
    text_format["foregroundColorStyle"] = {"rgbColor": {}}
    form: Object = {
        "backgroundColor": _WHITE,
        "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
        "verticalAlignment": "BOTTOM",
        "wrapStrategy": "OVERFLOW_CELL",
        "textFormat": text_format,
        "backgroundColorStyle": {"rgbColor": _WHITE},
    }
    colours: list[Json] = [{"colorType": name, "color": {"rgbColor": {**rgb}}} for name, rgb in _THEME.items()]
    return {
        "title": title,
        "locale": "en_US",
        "autoRecalc": "ON_CHANGE",
        "timeZone": "Etc/GMT",
        "defaultFormat": form,
        "spreadsheetTheme": {"primaryFontFamily": "Arial", "themeColors": colours},
    }


class Service:
    """The spreadsheets there are, and every method that reads or changes them."""

    def __init__(self, tokens: Tokens, defects: Iterable[Defect] = ()) -> None:
        self.books: dict[str, Spreadsheet] = {}
        self.tokens = tokens
        self.defects = frozenset(defects)
        self.accounts_own_files = True
        self._numbers = Random(1)  # noqa: S311
        self._files = count(1)
        self._moments = count()

    def moment(self) -> str:
        """The next moment of a clock of its own: a second later with every change."""
        return (_START + timedelta(seconds=next(self._moments))).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def new_book(self, title: str, owner: str = OWNER) -> Spreadsheet:
        """A spreadsheet with one empty sheet."""
        number = f"{next(self._files):04d}"
        book_id = f"1test-{number}-spreadsheet-of-the-local-server"
        sheet = Sheet(sheet_properties({}, 0, "Sheet1", 0))
        moment = self.moment()
        book = Spreadsheet(book_id, default_properties(title), [sheet], owner=owner, created=moment, modified=moment)
        self.books[book_id] = book
        return book

    def book(self, book_id: str, person: str, *, change: bool = False) -> Spreadsheet:
        """The spreadsheet of that id.

        Raises: Refusal when there is none or it is not shared with this person.
        """
        book = self.books.get(book_id)
        if book is None:
            raise not_found()
        if not (book.may_be_changed_by(person) if change else book.opens_for(person)):
            raise not_permitted()
        return book

    def change(self, book_id: str, person: str, work: Callable[[Draft], Object]) -> Object:
        """Work on a draft of a spreadsheet; it takes the spreadsheet's place when nothing was refused."""
        old = self.book(book_id, person, change=True)
        book = old.copy()
        draft = Draft(book, person, self._numbers, self.defects)
        try:
            answer = work(draft)
        except Refusal:
            if Defect.BATCH_NOT_ATOMIC in self.defects:
                book.forget_answers(old)
                self.books[book_id] = book
            raise
        book.forget_answers(old)
        book.modified = self.moment()
        self.books[book_id] = book
        return answer

    def answer(self, request: Request, person: str, body: Object) -> Object | bytes | None:
        """What a call is answered with; None is an answer without content.

        Raises: Refusal.
        """
        if request.route.sort == "drive":
            return self._drive(request, person, body)
        name, book_id, cells = request.route.name, request.named.get("id", ""), request.named.get("range", "")
        asked: Object = {key: _value(each[-1]) for key, each in request.query.items()}
        if name == "create":
            return self._create(person, body)
        if name == "batch":
            return self._batch(book_id, person, body)
        if name == "update":
            return self.change(book_id, person, lambda draft: values.update(draft, cells, body, asked))
        if name == "append":
            return self.change(book_id, person, lambda draft: values.append(draft, cells, body, asked))
        if name == "values_batch":
            return self.change(book_id, person, lambda draft: values.batch_update(draft, body))
        if name == "clear":
            cleared = self.change(book_id, person, lambda draft: {"clearedRange": values.clear(draft, cells)})
            return {"spreadsheetId": book_id, **cleared}
        if name == "batch_clear":
            return self._batch_clear(book_id, person, body)
        return self._read(request, person, body, asked)

    def _read(self, request: Request, person: str, body: Object, asked: Object) -> Object:
        book = self.book(request.named["id"], person)
        name, manner = request.route.name, values.Manner.of(asked, self.defects)
        if name == "values":
            return values.read(book, request.named["range"], manner)
        if name == "batch_get":
            return values.batch_get(book, request.query.get("ranges", []), manner)
        if name == "search":
            return search(book, body)
        if name == "metadata":
            number = request.named["number"]
            found = [each for each in book.metadata if str(each["metadataId"]) == number]
            if not found:
                raise not_found()
            return found[0]
        ignored = Defect.FIELDS_OF_GET_IGNORED in self.defects
        mask = {} if ignored else mask_of(request.one("fields", "*"))
        with_cells = request.one("includeGridData").lower() == "true"
        return grids.spreadsheet(book, request.query.get("ranges", []), with_cells=with_cells, mask=mask)

    def _batch(self, book_id: str, person: str, body: Object) -> Object:
        found = self.change(book_id, person, lambda draft: {"replies": batches.replies(draft, body)})
        answer: Object = {"spreadsheetId": book_id, **found}
        if flag(body, "includeSpreadsheetInResponse"):
            ranges = [each for each in items(body, "responseRanges") if isinstance(each, str)]
            with_cells = flag(body, "responseIncludeGridData")
            book = self.books[book_id]
            answer["updatedSpreadsheet"] = grids.spreadsheet(book, ranges, with_cells=with_cells, mask={})
        return answer

    def _batch_clear(self, book_id: str, person: str, body: Object) -> Object:
        ranges = [each for each in items(body, "ranges") if isinstance(each, str)]

        def work(draft: Draft) -> Object:
            return {"clearedRanges": [values.clear(draft, each) for each in ranges]}

        return {"spreadsheetId": book_id, **self.change(book_id, person, work)}

    def _create(self, person: str, body: Object) -> Object:
        if not self.accounts_own_files:
            raise not_permitted()
        book = self.new_book(text(child(body, "properties"), "title", "Untitled spreadsheet"), person)
        book.properties = {**book.properties, **child(body, "properties")}
        sheets = children(body, "sheets")
        if sheets:
            book.sheets = [self._first_sheet(child(each, "properties"), at) for at, each in enumerate(sheets)]
        return grids.spreadsheet(book, [], with_cells=False, mask={})

    def _first_sheet(self, given: Object, at: int) -> Sheet:
        number = whole(given, "sheetId") if "sheetId" in given else self._numbers.randrange(2**31)
        return Sheet(sheet_properties(given, number, text(given, "title", f"Sheet{at + 1}"), at))

    def _drive(self, request: Request, person: str, body: Object) -> Object | bytes | None:
        name = request.route.name
        if name == "files":
            seen = [book for book in self.books.values() if book.opens_for(person)]
            return drive.listed(seen, request.one("q"))
        if name == "make":
            if not self.accounts_own_files:
                raise drive.no_space()
            return drive.made(self.new_book(text(body, "name", "Untitled"), person))
        return self._drive_file(request, person, body)

    def _drive_file(self, request: Request, person: str, body: Object) -> Object | bytes | None:
        name = request.route.name
        book = self.book(request.named["id"], person, change=name in {"delete", "share", "unshare"})
        if name == "delete":
            del self.books[book.id]
        elif name == "copy":
            return self._copied(book, person, text(body, "name") or f"Copy of {book.title}")
        elif name == "export":
            return drive.exported(book)
        elif name == "comments":
            return {"comments": []}
        elif name == "permissions":
            return drive.permissions(book)
        elif name == "share":
            drive.share(book, text(body, "emailAddress"), text(body, "role"))
            return drive.permission(text(body, "emailAddress"), text(body, "role"))
        elif name == "unshare":
            drive.unshare(book, request.named["number"])
        else:
            return drive.described(book)
        return None

    def _copied(self, book: Spreadsheet, person: str, title: str) -> Object:
        if not self.accounts_own_files:
            raise drive.no_space()
        twin = self.new_book(title, person)
        twin.sheets, twin.names, twin.metadata = book.copy().sheets, list(book.names), list(book.metadata)
        twin.properties = {**book.properties, "title": title}
        return drive.made(twin)


def _value(written: str) -> Json:
    return written.lower() == "true" if written.lower() in {"true", "false"} else written
