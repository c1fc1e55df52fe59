from __future__ import annotations

import dataclasses
import io
import zipfile
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest
from lxml import etree

from templates.build import HERE, built
from toolkit.documents import KINDS, DocumentKind, aliases
from toolkit.documents.fields import WHOLE
from toolkit.documents.kinds import (
    BALLOT,
    CERTIFICATE,
    CHARTER,
    CLOSING_REPORT,
    ELECTION_RESULT,
    GROUPING,
    KICKOFF,
    MINUTES,
    MONTH_OVERVIEW,
    NEEDS_REPORT,
    PROJECT_SUMMARY,
    PROPOSAL,
    RECRUITMENT,
    RUN_SUMMARY,
    SIGN_IN,
    STAGE_REPORT,
    STUDY_PLAN,
)
from toolkit.language import EN, ZH, Words
from toolkit.word import Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from _typeshed import DataclassInstance

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STOCK = (
    PROPOSAL,
    BALLOT,
    NEEDS_REPORT,
    RECRUITMENT,
    KICKOFF,
    CERTIFICATE,
    CLOSING_REPORT,
    PROJECT_SUMMARY,
    CHARTER,
    ELECTION_RESULT,
    GROUPING,
    STUDY_PLAN,
    STAGE_REPORT,
    MONTH_OVERVIEW,
    RUN_SUMMARY,
    SIGN_IN,
    MINUTES,
)
EACH = [(kind, words) for words in (ZH, EN) for kind in STOCK]
# Offered to people who change a template; the stock ones have no place for them.
SPARE = {
    "AttendanceLine.role",
    "CertificateContext.company",
    "CertificateContext.programme",
    "CertificateContext.cycle",
    "CertificateContext.rate",
    "ClosingContext.company",
    "ClosingContext.programme",
    "ProjectSummaryContext.company",
    "CharterContext.company",
    "CharterContext.programme",
    "ElectionContext.company",
    "ElectionContext.programme",
    "GroupingContext.company",
    "GroupingContext.programme",
    "MonthOverviewContext.company",
    "MonthOverviewContext.programme",
    "KickoffContext.as_of",
    "KickoffContext.company",
    "KickoffContext.programme",
    "NeedsContext.company",
    "NeedsContext.programme",
    "PlanContext.company",
    "ProposalContext.company",
    "ProposalContext.issuer",
    "PlanContext.programme",
    "PlanLine.stage",
    "RecruitmentContext.company",
    "RecruitmentContext.programme",
    "ReportContext.company",
    "ReportContext.programme",
    "RunSummaryContext.company",
    "RunSummaryContext.programme",
}

# What a sound template asks for at least; these are one short page by design.
FEWEST_FIELDS = {"run_summary": 17, "certificate": 12}
WITHOUT_LISTS = {"recruitment"}
FEWEST_ROWS = {"run_summary": 9, "sign_in": 9}


def _path(kind: DocumentKind, words: Words) -> str:
    return f"{words.language.value}/{words.of(kind.template)}"


def _open(kind: DocumentKind, words: Words) -> Template:
    return Template.open(HERE / _path(kind, words), words=words, aliases=aliases())


def _dotted(context: type[DataclassInstance], before: str = "") -> Iterator[tuple[str, str]]:
    """Every dotted name a context offers, with the field it ends in."""
    hints = get_type_hints(context)
    for one in dataclasses.fields(context):
        yield before + one.name, f"{context.__name__}.{one.name}"
        for inner in (hints[one.name], *get_args(hints[one.name])):
            if isinstance(inner, type) and dataclasses.is_dataclass(inner) and inner not in WHOLE:
                yield from _dotted(inner, f"{before}{one.name}.")


def _members(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_templates_committed_are_the_ones_the_description_makes_every_time() -> None:
    made = dict(built())
    assert len(made) == len(EACH)
    for path, data in made.items():
        # Compared by content: another zlib packs the same content into other bytes.
        assert _members((HERE / path).read_bytes()) == _members(data), path
    assert dict(built()) == made


def test_no_stray_template_lies_beside_them() -> None:
    lying = {path.relative_to(HERE).as_posix() for path in HERE.rglob("*.docx")}
    assert lying == {_path(kind, words) for kind, words in EACH}


@pytest.mark.parametrize(("kind", "words"), EACH)
def test_a_stock_template_asks_only_for_fields_its_context_has(kind: DocumentKind, words: Words) -> None:
    template = _open(kind, words)
    assert len(template.fields) >= FEWEST_FIELDS.get(kind.code, 20)
    template.check(kind.context)


@pytest.mark.parametrize("kind", [CHARTER, STUDY_PLAN, STAGE_REPORT])
def test_both_languages_ask_for_the_same_fields(kind: DocumentKind) -> None:
    assert _open(kind, ZH).fields == _open(kind, EN).fields


def test_every_field_of_the_contexts_is_used_somewhere_or_listed_as_spare() -> None:
    used: set[str] = set()
    offered: set[str] = set()
    for kind, words in EACH:
        owners = dict(_dotted(kind.context))
        offered.update(owners.values())
        used.update(owners[name] for name in _open(kind, words).fields if name in owners)
    assert len(offered) >= 120
    assert offered - used == SPARE


def test_every_kind_has_its_template_in_both_languages() -> None:
    for kind in KINDS:
        for words in (ZH, EN):
            assert (HERE / _path(kind, words)).is_file()


@pytest.mark.parametrize(("kind", "words"), EACH)
def test_east_asian_fonts_stand_in_the_styles_and_no_theme_overrides_them(kind: DocumentKind, words: Words) -> None:
    members = _members((HERE / _path(kind, words)).read_bytes())
    styles = etree.fromstring(members["word/styles.xml"])
    fonts = list(styles.iter(f"{W}rFonts"))
    assert len(fonts) >= 10
    assert all(font.get(f"{W}eastAsia") for font in fonts)
    assert not [name for font in fonts for name in font.attrib if "Theme" in name]
    assert not [name for name in members if "theme" in name]
    language = styles.find(f".//{W}rPrDefault//{W}lang")
    assert language is not None
    assert language.get(f"{W}eastAsia") == "zh-CN"


@pytest.mark.parametrize("words", [ZH, EN])
def test_a_certificate_is_one_framed_page_across_without_page_numbers(words: Words) -> None:
    members = _members((HERE / _path(CERTIFICATE, words)).read_bytes())
    body = etree.fromstring(members["word/document.xml"])
    (section,) = body.iter(f"{W}sectPr")
    assert section.find(f"{W}pgBorders") is not None
    size = section.find(f"{W}pgSz")
    assert size is not None
    assert size.get(f"{W}orient") == "landscape"
    assert not [name for name in members if name.startswith(("word/footer", "word/header"))]


@pytest.mark.parametrize(("kind", "words"), [each for each in EACH if each[0] is not CERTIFICATE])
def test_table_headers_repeat_rows_do_not_split_and_pages_are_numbered(kind: DocumentKind, words: Words) -> None:
    members = _members((HERE / _path(kind, words)).read_bytes())
    body = etree.fromstring(members["word/document.xml"])
    rows = list(body.iter(f"{W}tr"))
    assert len(rows) >= FEWEST_ROWS.get(kind.code, 10)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    looped = [table for table in body.iter(f"{W}tbl") if b"{%tr for" in etree.tostring(table, encoding="utf-8")]
    assert looped or kind.code in WITHOUT_LISTS
    assert all(table.find(f".//{W}trPr/{W}tblHeader") is not None for table in looped)
    footers = [data for name, data in members.items() if name.startswith("word/footer")]
    assert len(footers) == 2
    assert all(b"NUMPAGES" in footer and b'"PAGE"' in footer for footer in footers)


def test_first_lines_are_indented_in_characters_and_in_twips() -> None:
    styles = etree.fromstring(_members((HERE / _path(CHARTER, ZH)).read_bytes())["word/styles.xml"])
    indents = [each.attrib for each in styles.iter(f"{W}ind") if each.get(f"{W}firstLineChars")]
    assert [dict(each) for each in indents] == [{f"{W}firstLineChars": "200", f"{W}firstLine": "420"}]
