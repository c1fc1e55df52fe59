"""Real stage reports to measure: the stock template with a picture in it, and one group's report in many variations."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import docx

from tests.documents.programmes import AS_OF, ordinary
from tests.programme.factory import SECOND
from tests.word.drawn_pictures import png
from toolkit.content import Picture
from toolkit.documents import STAGE_REPORT, aliases, as_mapping, report_context
from toolkit.files.stock import stock_folder
from toolkit.language import ZH
from toolkit.programme.stages import Span
from toolkit.word import Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LOGO = Picture(png(240, 80, dpi=150), "标志")


def draw(path: Path) -> None:
    """The stock stage report with a tag for a picture above its title."""
    document = docx.Document(str(stock_folder("templates") / "zh" / ZH.of(STAGE_REPORT.template)))
    document.paragraphs[0].insert_paragraph_before("{{ logo }}")
    document.save(str(path))


def opened(path: Path) -> Template:
    """The template, compiled."""
    return Template.open(path, words=ZH, aliases=aliases())


def contexts(number: int) -> Iterator[Mapping[str, object]]:
    """What the reports say: charts, lists and figures as a real group's, its name and days different in each."""
    programme = ordinary()
    group = programme.groups[0]
    for each in range(number):
        span = Span(SECOND.starts, SECOND.ends - timedelta(days=each % 5))
        told = report_context(programme, group, span, ZH, min(AS_OF, span.last), stage=SECOND)
        named = replace(told, group=replace(told.group, id=f"G{each:04d}", name=f"数据先锋 {each} 组"))
        yield {**as_mapping(named), "logo": LOGO}
