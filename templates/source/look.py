"""How the stock templates look: fonts, sizes, colours and styles, written as the styles and numbering parts.

East Asian fonts stand in the styles themselves and no theme font does, so that Word, WPS and LibreOffice agree.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.names import Language, Name

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PRIMARY = "1F4E5F"
PALE = "EDF3F5"
RULE = "B8C7CD"
TEXT = "262626"
QUIET = "66747B"
WARN = "B23A2E"
# In grey the dark, this and the light colour of bars are equally far apart.
OVERDUE = "D0694F"
SUGGESTED = "9A6A00"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of one language: running text and display, Latin and East Asian."""

    text: str
    text_east: str
    display: str
    display_east: str


FONTS = {
    Language.ZH: Fonts("Times New Roman", "宋体", "微软雅黑", "微软雅黑"),
    Language.EN: Fonts("Calibri", "微软雅黑", "Calibri", "微软雅黑"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph or character style; sizes in points, spacing in points, `line` in percent."""

    id: str
    name: Name
    size: float = 0
    display: bool = False
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    line: int = 0
    align: str = ""
    keep_next: bool = False
    indent: bool = False
    outline: int | None = None
    numbering: int = 0
    borders: str = ""
    based_on: str = "Normal"
    character: bool = False
    spaced: int = 0


def _builtin(name: str) -> Name:
    return Name(name, name)


BOTTOM_RULE = f'<w:bottom w:val="single" w:sz="12" w:space="6" w:color="{PRIMARY}"/>'
HAIR_RULE = f'<w:bottom w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/>'
HAIR_ABOVE = f'<w:top w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/>'

STYLES = (
    Style("BodyText", _builtin("Body Text"), after=4, indent=True, align="both"),
    Style("Letterhead", Name("抬头", "Letterhead"), 9.5, display=True, colour=QUIET, after=4, spaced=10),
    Style("Title", _builtin("Title"), 24, display=True, bold=True, colour=PRIMARY, after=2, line=110, keep_next=True),
    Style("Subtitle", _builtin("Subtitle"), 12.5, display=True, colour=TEXT, after=2, keep_next=True),
    Style("Dateline", Name("版本日期", "Dateline"), 9, display=True, colour=QUIET, after=12, borders=BOTTOM_RULE),
    Style(
        "Heading1", _builtin("heading 1"), 13.5, display=True, bold=True, colour=PRIMARY, before=16, after=6,
        keep_next=True, outline=0, numbering=1,
    ),
    Style(
        "Clause", Name("条款标题", "Clause heading"), 11, display=True, bold=True, colour=TEXT, before=9, after=3,
        keep_next=True, outline=1, numbering=2,
    ),
    Style(
        "Heading2", _builtin("heading 2"), 11, display=True, bold=True, colour=TEXT, before=9, after=4,
        keep_next=True, outline=1,
    ),
    Style("ListBullet", _builtin("List Bullet"), after=3, numbering=3),
    Style("Point", Name("要点", "Point"), bold=True, keep_next=True, based_on="ListBullet"),
    Style("TableText", Name("表格文字", "Table text"), 9, display=True, before=2, after=2, line=110),
    Style("TableCentred", Name("表格居中", "Table centred"), align="center", based_on="TableText"),
    Style(
        "TableHead", Name("表头", "Table head"), bold=True, colour=PRIMARY, align="center", keep_next=True,
        based_on="TableText",
    ),
    Style("TableBand", Name("表格分段", "Table band"), bold=True, colour=PRIMARY, keep_next=True, based_on="TableText"),
    Style(
        "TableTotal", Name("表格合计", "Table total"), bold=True, colour=PRIMARY, align="center", based_on="TableText",
    ),
    Style("Label", Name("栏目", "Label"), colour=QUIET, based_on="TableText"),
    Style(
        "KeyNumber", Name("关键数字", "Key number"), 18, display=True, bold=True, colour=PRIMARY, align="center",
        before=6, line=100, keep_next=True,
    ),
    Style(
        "KeyLabel", Name("关键数字说明", "Key label"), bold=True, align="center", keep_next=True, based_on="TableText",
    ),
    Style("KeyNote", Name("关键数字依据", "Key note"), 8, colour=QUIET, align="center", after=6, based_on="TableText"),
    Style("Note", Name("备注", "Note"), 9, display=True, colour=QUIET, before=3, after=3, line=115),
    Style("Gap", Name("表后间距", "Gap"), 8, line=100),
    Style("Control", Name("控制标签", "Control tag"), 8, display=True, colour=QUIET),
    Style("Header", _builtin("header"), 8.5, display=True, colour=QUIET, borders=HAIR_RULE),
    Style("Footer", _builtin("footer"), 8.5, display=True, colour=QUIET, borders=HAIR_ABOVE),
    Style(
        "CertificateHead", Name("证书抬头", "Certificate head"), 12, display=True, colour=QUIET, align="center",
    ),
    Style(
        "CertificateTitle", Name("证书标题", "Certificate title"), 38, display=True, bold=True, colour=PRIMARY,
        align="center", before=22, after=6, line=110,
    ),
    Style(
        "CertificateNumber", Name("证书编号", "Certificate number"), 10.5, display=True, colour=QUIET, align="center",
        after=26,
    ),
    Style("CertificateName", Name("证书姓名", "Certificate name"), 16, align="center", after=22, line=120),
    Style("CertificateText", Name("证书正文", "Certificate text"), 15, align="center", after=8, line=140),
    Style("CertificateSign", Name("证书落款", "Certificate signature"), 14, align="right", before=20),
    Style(
        "CertificateWho", Name("证书得主", "Certificate holder"), 26, display=True, bold=True, colour=PRIMARY,
        character=True,
    ),
    Style("Warn", Name("醒目", "Warning"), bold=True, colour=WARN, character=True),
    Style("Suggested", Name("建议稿标记", "Suggestion mark"), 8.5, colour=SUGGESTED, character=True),
)  # fmt: skip


def styles_part(language: Language) -> str:
    """The whole styles part of one language."""
    fonts = FONTS[language]
    size = 21
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(fonts.text, fonts.text_east)}"
        f'<w:color w:val="{TEXT}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="312" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault>"
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        + "".join(_style(style, language, fonts) for style in STYLES)
        + _table_styles(language)
        + "</w:styles>"
    )


def numbering_part(language: Language) -> str:
    """Chapter numbers, clause numbers and bullets."""
    chinese = language is Language.ZH
    chapter = ("chineseCountingThousand", "%1、") if chinese else ("decimal", "%1. ")
    clause = ("chineseCountingThousand", "第%1条　") if chinese else ("decimal", "Article %1. ")
    levels = ((1, *chapter, "nothing", 0), (2, *clause, "nothing", 0), (3, "bullet", "•", "tab", 284))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="{gap}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{left}"/></w:pPr></w:lvl></w:abstractNum>'
        for number, form, text, gap, left in levels
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, *_ in levels)
    return f"<w:numbering {W}>{abstract}{uses}</w:numbering>"


def _fonts(latin: str, east: str) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def _style(style: Style, language: Language, fonts: Fonts) -> str:
    name = style.name.zh if language is Language.ZH else style.name.en
    kind = "character" if style.character else "paragraph"
    based = "DefaultParagraphFont" if style.character else style.based_on
    paragraph = "" if style.character else f"<w:pPr>{_paragraph(style, language)}</w:pPr>"
    own = ' w:customStyle="1"' if style.name.zh != style.name.en else ""
    return (
        f'<w:style w:type="{kind}"{own} w:styleId="{style.id}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"<w:qFormat/>{paragraph}<w:rPr>{_run(style, fonts)}</w:rPr></w:style>"
    )


def _paragraph(style: Style, language: Language) -> str:
    parts = "<w:keepNext/><w:keepLines/>" if style.keep_next else ""
    if style.numbering:
        parts += f'<w:numPr><w:numId w:val="{style.numbering}"/></w:numPr>'
    if style.borders:
        parts += f"<w:pBdr>{style.borders}</w:pBdr>"
    spacing = "".join(
        f' w:{what}="{round(points * 20)}"'
        for what, points in (("before", style.before), ("after", style.after))
        if points
    )
    if style.line:
        spacing += f' w:line="{round(style.line * 2.4)}" w:lineRule="auto"'
    if spacing:
        parts += f"<w:spacing{spacing}/>"
    if style.indent and language is Language.ZH:
        # Characters alone are ignored by LibreOffice: twips too, two characters of 10.5 points.
        parts += '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
    if style.align:
        parts += f'<w:jc w:val="{style.align}"/>'
    if style.outline is not None:
        parts += f'<w:outlineLvl w:val="{style.outline}"/>'
    return parts


def _run(style: Style, fonts: Fonts) -> str:
    parts = _fonts(fonts.display, fonts.display_east) if style.display else ""
    if style.bold:
        parts += "<w:b/><w:bCs/>"
    if style.colour:
        parts += f'<w:color w:val="{style.colour}"/>'
    if style.spaced:
        parts += f'<w:spacing w:val="{style.spaced}"/>'
    if style.size:
        half = round(style.size * 2)
        parts += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    return parts


def _table_styles(language: Language) -> str:
    names = (
        ("数据表格", "概况表格", "签名表格") if language is Language.ZH else ("Data table", "Overview", "Signatures")
    )
    hair = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{PRIMARY}"'
    margins = (
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="62" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="62" w:type="dxa"/></w:tblCellMar>'
    )
    data = f"<w:top {strong}/><w:bottom {strong}/><w:insideH {hair}/>"
    boxed = f"<w:top {hair}/><w:left {hair}/><w:bottom {hair}/><w:right {hair}/><w:insideH {hair}/><w:insideV {hair}/>"
    head = f'<w:tcBorders><w:bottom {strong}/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        + _table_style("DataTable", names[0], data, margins, head)
        + _table_style("Overview", names[1], f"<w:top {strong}/><w:bottom {hair}/><w:insideH {hair}/>", margins, "")
        + _table_style("Signatures", names[2], boxed, margins, head)
    )


def _table_style(id_: str, name: str, borders: str, margins: str, head: str) -> str:
    first = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{head}</w:tcPr></w:tblStylePr>' if head else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>'
        f'<w:tcPr><w:vAlign w:val="center"/></w:tcPr>{first}</w:style>'
    )
