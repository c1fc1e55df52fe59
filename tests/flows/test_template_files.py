"""Which template a document is made from, and what is said of one that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.drawn_docx import docx, p
from toolkit.documents.kinds import CHARTER
from toolkit.flows.template_files import chosen_template, stray_templates, template_path
from toolkit.language import ZH
from toolkit.places import FileRef, TemplateRef
from toolkit.problems import Code
from toolkit.word import TemplateError

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.problems import Problem

BROKEN = (p("地点：{{ 小组.地方 }}。"), p("｛｛ 小组.名称 ｝｝"), p("{{ 小组.名称"))


def _faults(folder: Path, *, missing: str = "error") -> tuple[Problem, ...]:
    (folder / "小组章程.docx").write_bytes(docx(*BROKEN))
    with pytest.raises(TemplateError) as stopped:
        chosen_template(folder, ZH, CHARTER, "mark" if missing == "mark" else "error")
    return stopped.value.problems


def test_tags_and_fields_are_told_at_once_with_what_stands_around_them(tmp_path: Path) -> None:
    found = _faults(tmp_path)
    assert [each.code for each in found] == [Code.FIELD_UNKNOWN, Code.TAG_FULL_WIDTH, Code.TAG_UNCLOSED]
    assert isinstance(found[0].at, TemplateRef)
    assert found[0].at.near == "地点：{{ 小组.地方 }}。"


def test_a_gap_that_can_be_marked_is_none_of_the_faults(tmp_path: Path) -> None:
    assert [each.code for each in _faults(tmp_path, missing="mark")] == [Code.TAG_FULL_WIDTH, Code.TAG_UNCLOSED]


def test_a_template_that_names_its_documents_itself_is_known(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
    )
    for title, itself in (("{{ 小组.名称 }}的章程", True), ("章程", False)):
        more = {"docProps/core.xml": core.format(title)}
        (tmp_path / "小组章程.docx").write_bytes(docx(p("{{ 小组.名称 }}"), more=more))
        assert chosen_template(tmp_path, ZH, CHARTER).template.titles_itself is itself


def test_of_two_files_of_one_name_the_ordinary_document_is_used_and_the_other_named(tmp_path: Path) -> None:
    for file in ("小组章程.docm", "小组章程.docx", "小组章程.dotx"):
        (tmp_path / file).write_bytes(docx(p(file)))
    assert template_path(tmp_path, ZH, CHARTER).name == "小组章程.docx"
    assert [(each.code, each.at) for each in stray_templates(tmp_path, ZH)] == [
        (Code.TEMPLATE_NOT_USED, FileRef("小组章程.dotx")),
        (Code.TEMPLATE_NOT_USED, FileRef("小组章程.docm")),
    ]
