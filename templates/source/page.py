"""Builds one template, piece by piece, with python-docx: title block, headings, loops, tables, signatures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, cast

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu

from templates.source.chart import Drawn, chart_run
from templates.source.look import PALE, PRIMARY, SUGGESTED, WARN, numbering_part, styles_part
from templates.source.package import make_bare
from toolkit.names import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as DocumentObject
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

    from templates.source.chart import Line
    from templates.source.tongue import Tongue

MARKS = {"Warn": WARN, "Suggested": SUGGESTED, "CertificateWho": PRIMARY}
A4 = (Cm(21.0), Cm(29.7))
# How wide a letter of a running header is at most, in points; a Chinese one is two.
HEADER_LETTER = {Language.ZH: 4.62, Language.EN: 5.02}


class Run(NamedTuple):
    """Text of a template, said with `Tongue.tags`, in a character style."""

    text: str
    style: str


Piece = str | Run
Text = str | tuple[Piece, ...]


class Column(NamedTuple):
    """One column of a table: the wording of its header, its width in cm, the cell's text with tags, its style."""

    header: str
    width: float
    cell: Text
    style: str = "TableText"


class Loop(NamedTuple):
    """A loop around something: `for line in members`; `head` is a band above the rows of each inner loop."""

    variable: str
    over: str

    @property
    def opening(self) -> str:
        """The tag that opens it."""
        return f"{{% for {self.variable} in {self.over} %}}"


ENDFOR = "{% endfor %}"
ENDIF = "{% endif %}"
ELSE = "{% else %}"


@dataclass(slots=True)
class Page:
    """A template being built in one language."""

    tongue: Tongue
    landscape: bool = False
    document: DocumentObject = field(init=False)

    def __post_init__(self) -> None:
        self.document = Document()
        language = self.tongue.language
        make_bare(self.document, styles_part(language), numbering_part(language))
        _paper(self.document.sections[0], landscape=self.landscape)

    # -- text ---------------------------------------------------------------------------------------------------

    def add(self, text: Text, style: str) -> Paragraph:
        """A paragraph of text with tags."""
        paragraph = self.document.add_paragraph()
        self._fill(paragraph, text, style)
        return paragraph

    def say(self, key: str, style: str) -> Paragraph:
        """A paragraph of wording."""
        return self.add(self.tongue.say(key), style)

    def control(self, tag: str) -> None:
        """A paragraph that holds one control tag and vanishes."""
        self.add(tag, "Control")

    def paragraphs(self, loop: Loop, text: Text, style: str) -> None:
        """One paragraph per turn of a loop."""
        self.control(loop.opening)
        self.add(text, style)
        self.control(ENDFOR)

    def notes(self, key: str) -> None:
        """A heading and what there is to know about the data, on one page: its end never stands on one by itself."""
        self.say(key, "Heading1")
        self.control(Loop("each", "notes").opening)
        self.add("{{ each }}", "ListBullet").paragraph_format.keep_with_next = True
        self.control(ENDFOR)

    def title(self, title: Text, subtitle: Text, dateline: Text) -> None:
        """The title block: letterhead, title, what it is about, version and date."""
        self.add("{{ letterhead }}", "Letterhead")
        self.add(title, "Title")
        self.add(subtitle, "Subtitle")
        self.add(dateline, "Dateline")

    def margins(self, running: Text, corner: str = "group.name") -> None:
        """Header (not on page one, whose title block says it) and the footer with page X of Y.

        Shape: `corner` is the field that stands on the right of the header and gets the room the left leaves.
        """
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        right = _text_width(section)
        section.first_page_header.is_linked_to_previous = False
        self._fill(section.first_page_header.paragraphs[0], "", "Gap")
        letters = int(Emu(right).pt / HEADER_LETTER[self.tongue.language])
        left = f"letterhead|shorten({letters * 7 // 10})"
        beside = f"{{{{ {corner}|shorten({letters}, {left}) }}}}" if corner else ""
        self._bar(section.header.paragraphs[0], f"{{{{ {left} }}}}", beside, "Header", right)
        for footer in (section.first_page_footer, section.footer):
            paragraph = footer.paragraphs[0]
            self._bar(paragraph, running, "", "Footer", right)
            self._pages(paragraph)

    def chart(
        self, field: str, title: str, series: Sequence[Line], *, stacked: bool, height: float = 5.4, places: int = 0
    ) -> None:
        """A chart drawn with example data, shown when its field has any."""
        font = self.tongue.say("chart.font")
        name = self.tongue.tags(f"{{{{ {field} }}}}")[3:-3]
        drawn = Drawn(name, self.tongue.say(title), series, stacked, font, height, places)
        self.control(f"{{% if {field} %}}")
        width = Emu(_text_width(self.document.sections[0])).cm
        paragraph = self.add("", "Note")
        # A wider line would make room above the chart by a share of the chart's height.
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph._p.append(chart_run(self.document, drawn, width))
        self.control(ENDIF)

    def frame(self) -> None:
        """A double line around the page, for what is hung on a wall; what it says stands in the middle."""
        borders = cast("BaseOxmlElement", OxmlElement("w:pgBorders"))
        borders.set(qn("w:offsetFrom"), "page")
        for side in ("top", "left", "bottom", "right"):
            borders.append(_valued(f"w:{side}", "thinThickSmallGap", sz="24", space="24", color=PRIMARY))
        section = self.document.sections[0]
        section.left_margin = section.right_margin = Cm(4.0)
        section.top_margin = section.bottom_margin = Cm(2.2)
        section._sectPr.insert_element_before(borders, "w:lnNumType", "w:pgNumType", "w:cols", "w:titlePg", "w:docGrid")
        middle = _valued("w:vAlign", "center")
        section._sectPr.insert_element_before(middle, "w:noEndnote", "w:titlePg", "w:docGrid")

    # -- tables -------------------------------------------------------------------------------------------------

    def pairs(self, rows: Sequence[tuple[tuple[str, Text], ...]], widths: tuple[float, float]) -> None:
        """Labels and values side by side: the overview table."""
        per_row = max(len(row) for row in rows)
        table = self._table(1, [width for _ in range(per_row) for width in widths], "Overview")
        for number, row in enumerate(rows):
            cells = table.rows[0].cells if number == 0 else self._row(table).cells
            if len(row) < per_row:
                cells[len(row) * 2 - 1].merge(cells[-1])
            for place, (label, value) in enumerate(row):
                self._cell(cells[place * 2], self.tongue.say(label), "Label")
                _shade(cells[place * 2], PALE)
                self._cell(cells[place * 2 + 1], value, "TableText")
            _whole(table.rows[-1])
            if number < len(rows) - 1:
                _keep(table.rows[-1])
        self._after()

    def key_figures(self, figures: Sequence[tuple[Text, str, Text]], width: float) -> None:
        """The few figures a reader looks for first: number, what it is, what it is made of."""
        table = self._table(1, [width / len(figures)] * len(figures), "Signatures")
        for cell, (number, label, made_of) in zip(table.rows[0].cells, figures, strict=True):
            self._cell(cell, number, "KeyNumber")
            self._fill(cell.add_paragraph(), self.tongue.say(label), "KeyLabel")
            self._fill(cell.add_paragraph(), made_of, "KeyNote")
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
            _shade(cell, PALE)
        _whole(table.rows[0])
        self._after()

    def table(
        self,
        columns: Sequence[Column],
        loop: Loop,
        *,
        bands: tuple[Loop, Text] | None = None,
        total: Sequence[Text] = (),
        held: bool = False,
    ) -> None:
        """Rows of a loop under a repeated header; `bands` is a loop around it with a band row per turn.

        Shape: `held` keeps the last rows with what follows the table.
        """
        table = self._table(1, [column.width for column in columns], "DataTable")
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            self._cell(cell, self.tongue.say(column.header), "TableHead")
        _repeat(table.rows[0])
        _whole(table.rows[0])
        if bands:
            self._control_row(table, bands[0].opening)
            band = self._spanning(table, bands[1], "TableBand")
            _shade(band, PALE)
        self._control_row(table, loop.opening)
        row = self._row(table)
        for cell, column in zip(row.cells, columns, strict=True):
            self._cell(cell, column.cell, column.style)
        _keep(row)
        self._control_row(table, ENDFOR)
        if bands:
            self._control_row(table, ENDFOR)
        if total:
            for cell, text, column in zip(self._row(table).cells, total, columns, strict=True):
                self._cell(cell, text, "TableBand" if column.style == "TableText" else "TableTotal")
                _shade(cell, PALE)
        self._after(held=held)

    def table_or(self, columns: Sequence[Column], loop: Loop, nothing: str, *, held: bool = False) -> None:
        """A table, or in its place the sentence that says there is nothing; `held` keeps either with what follows."""
        self.control(f"{{% if {loop.over} %}}")
        self.table(columns, loop, held=held)
        self.control(ELSE)
        sentence = self.say(nothing, "BodyText")
        if held:
            sentence.paragraph_format.keep_with_next = True
        self.control(ENDIF)

    def section(self, key: str, over: str, columns: Sequence[Column], style: str = "Heading1") -> None:
        """A heading with its table, or with the sentence that says there is nothing: the wording of `key`.none."""
        self.say(key, style)
        self.table_or(columns, Loop("line", over), f"{key}.none")

    def signatures(self, headers: Sequence[tuple[str, float]], loop: Loop, cells: Sequence[Text]) -> None:
        """A row to sign for everybody of a loop; the last ones stay with what follows."""
        table = self._table(1, [width for _, width in headers], "Signatures")
        table.autofit = True
        for cell, (header, _) in zip(table.rows[0].cells, headers, strict=True):
            self._cell(cell, self.tongue.say(header), "TableHead")
        _repeat(table.rows[0])
        _whole(table.rows[0])
        self._control_row(table, loop.opening)
        row = self._row(table)
        row.height = Cm(0.95)
        for cell, text in zip(row.cells, cells, strict=True):
            self._cell(cell, text, "TableCentred")
        _keep(row)
        self._control_row(table, ENDFOR)
        self._after(held=True)

    def blanks(self, columns: Sequence[tuple[str, float]], rows: int, height: float) -> None:
        """Empty boxes to write in by hand, under a header."""
        table = self._table(1, [width for _, width in columns], "Signatures")
        for cell, (header, _) in zip(table.rows[0].cells, columns, strict=True):
            self._cell(cell, self.tongue.say(header), "TableHead")
        _whole(table.rows[0])
        for number in range(rows, 0, -1):
            row = self._row(table)
            row.height = Cm(height)
            for cell in row.cells:
                self._cell(cell, "", "TableText")
            if number > 1:
                _keep(row)
        self._after()

    def new_page(self, text: Text, style: str) -> None:
        """A paragraph that begins a page."""
        self.add(text, style).paragraph_format.page_break_before = True

    def approvals(self, keys: Sequence[str], width: float, height: float) -> None:
        """Boxes side by side for those who confirm the document."""
        table = self._table(1, [width / len(keys)] * len(keys), "Signatures")
        for cell, key in zip(table.rows[0].cells, keys, strict=True):
            self._cell(cell, self.tongue.say(key), "TableHead")
        row = self._row(table)
        row.height = Cm(height)
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
            self._cell(cell, self.tongue.say("sign.date"), "TableText")
        _whole(table.rows[0])

    # -- pieces -------------------------------------------------------------------------------------------------

    def _fill(self, paragraph: Paragraph, text: Text, style: str) -> None:
        paragraph._p.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), style)
        for piece in (text,) if isinstance(text, str) else text:
            said = piece if isinstance(piece, str) else piece.text
            run = paragraph.add_run(self.tongue.tags(said))
            if isinstance(piece, Run):
                properties = run._r.get_or_add_rPr()
                properties.append(_valued("w:rStyle", piece.style))
                # Inside tables LibreOffice lets the table's colour win over a character style's.
                properties.append(_valued("w:color", MARKS[piece.style]))

    def _cell(self, cell: _Cell, text: Text, style: str) -> None:
        self._fill(cell.paragraphs[0], text, style)

    def _table(self, rows: int, widths: Sequence[float], style: str) -> Table:
        table: Table = self.document.add_table(rows=rows, cols=len(widths))
        # Tables of people's texts are fitted to them, see `toolkit.word.fitting`; labels and figures stay as drawn.
        table.autofit = style == "DataTable"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table._tbl.tblPr.style = style
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for cell, width in zip(table.rows[0].cells, widths, strict=True):
            cell.width = Cm(width)
        return table

    def _row(self, table: Table) -> _Row:
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]
        for cell, column in zip(row.cells, table.columns, strict=True):
            cell.width = column.width
        _whole(row)
        return row

    def _spanning(self, table: Table, text: Text, style: str) -> _Cell:
        cells = self._row(table).cells
        cell = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
        self._cell(cell, text, style)
        return cell

    def _control_row(self, table: Table, tag: str) -> None:
        self._spanning(table, tag.replace("{%", "{%tr", 1), "Control")

    def _after(self, *, held: bool = False) -> None:
        # Two tables in a row would grow together, and a table needs air below it.
        gap = self.add("", "Gap")
        if held:
            gap.paragraph_format.keep_with_next = True

    def _bar(self, paragraph: Paragraph, left: Text, right: Text, style: str, width: int) -> None:
        self._fill(paragraph, left, style)
        tabs = cast("BaseOxmlElement", OxmlElement("w:tabs"))
        tabs.append(_valued("w:tab", "right", pos=str(Emu(width).twips)))
        paragraph._p.get_or_add_pPr().insert_element_before(tabs, "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
        paragraph.add_run("\t")
        for piece in (right,) if isinstance(right, str) else right:
            paragraph.add_run(self.tongue.tags(piece if isinstance(piece, str) else piece.text))

    def _pages(self, paragraph: Paragraph) -> None:
        before, between, after = self.tongue.say("footer.pages").split("#")
        paragraph.add_run(before)
        _field(paragraph, "PAGE")
        paragraph.add_run(between)
        _field(paragraph, "NUMPAGES")
        paragraph.add_run(after)


def _valued(tag: str, value: str, **more: str) -> BaseOxmlElement:
    element = cast("BaseOxmlElement", OxmlElement(tag))
    element.set(qn("w:val"), value)
    for name, text in more.items():
        element.set(qn(f"w:{name}"), text)
    return element


def _field(paragraph: Paragraph, code: str) -> None:
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    simple.append(run)
    paragraph._p.append(simple)


def _shade(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(_valued("w:shd", "clear", color="auto", fill=colour))


def _whole(row: _Row) -> None:
    properties = row._tr.get_or_add_trPr()
    if properties.find(qn("w:cantSplit")) is None:
        properties.append(OxmlElement("w:cantSplit"))


def _keep(row: _Row) -> None:
    """Keeps a row with the next; of a loop's rows only the first and last ones, see `toolkit.word.keeping`."""
    row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _text_width(section: Section) -> int:
    return int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)


def _paper(section: Section, *, landscape: bool) -> None:
    short, long = A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.0)
    section.header_distance = section.footer_distance = Cm(1.1)
