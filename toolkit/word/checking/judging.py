"""The fields of a template that has other faults: what can be judged is judged, what follows from a fault is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.places import TemplateRef
from toolkit.problems import Code
from toolkit.word.blocks import match_blocks
from toolkit.word.charts import compile_charts
from toolkit.word.core import own_texts
from toolkit.word.fields import Survey
from toolkit.word.filters import filters_for
from toolkit.word.opener import CORE, PLAIN_PARTS, open_file, read_xml
from toolkit.word.parsing import parse_tag
from toolkit.word.placing import place_tags
from toolkit.word.sandbox import TemplateEnvironment
from toolkit.word.showing import shower
from toolkit.word.tags import Found, Tag, TagKind, TagLevel, find

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.word.blocks import Block
    from toolkit.word.opener import Opened

_LOOP = re.compile(r"for\s+(\w+(?:\s*,\s*\w+)*)")


def judge_fields(opened: Opened, words: Words, aliases: Mapping[str, str], context: type) -> Survey:
    """The fields that lead nowhere, part by part, with the dotted names met."""
    environment = TemplateEnvironment(shower(words, aliases, in_text=True), filters_for(words, str), strict=True)
    whole = Survey(context, aliases)
    for name, data in opened.texts.items():
        ignored: list[Problem] = []
        part = place_tags(opened.file, name, read_xml(opened.file, name, data), ignored)
        meanings: dict[int, nodes.Node] = {}
        for tag in part.tags:
            node = None if tag.found.kind is TagKind.REMARK else parse_tag(tag, environment, aliases, ignored)
            if node is not None:
                meanings[tag.number] = node
        survey = Survey(context, aliases)
        survey.walk(_orderly(part.tags, match_blocks(part, ignored)), meanings)
        lost = _variables(part.tags, meanings)
        whole.faults += [each for each in survey.faults if not _follows(each, lost)]
        whole.used |= survey.used
    for name, text in _properties(opened):
        tags = [_tag(each, opened.file, name) for each in find(text, TemplateRef(opened.file, name), [])]
        parsed = {tag.number: parse_tag(tag, environment, aliases, []) for tag in tags}
        whole.walk(tags, {number: node for number, node in parsed.items() if isinstance(node, nodes.Expr)})
    for chart in compile_charts(opened, aliases, []):
        whole.see_chart(chart.tag, chart.path)
    return whole


def _properties(opened: Opened) -> Iterator[tuple[str, str]]:
    """The texts of the document's properties, each with its part."""
    if opened.core:
        yield from ((CORE, text) for text in own_texts(read_xml(opened.file, CORE, opened.core)).values())
    for name in filter(opened.has, PLAIN_PARTS):
        yield from ((name, each.text or "") for each in read_xml(opened.file, name, opened.data(name)).iter("*"))


def _tag(found: Found, file: str, part: str) -> Tag:
    return Tag(found.start, found, TemplateRef(file, part, near=found.typed), TagLevel.TEXT)


def lost_fields(path: Path, words: Words, aliases: Mapping[str, str], context: type) -> int:
    """How many fields of a template a context does not know.

    Raises: StudygroupError when the file is no template at all.
    """
    return len(judge_fields(open_file(path), words, aliases, context).faults)


def _orderly(tags: Sequence[Tag], blocks: Sequence[Block]) -> list[Tag]:
    """The tags without those that close or go on with nothing; an unclosed loop reaches to the end."""
    paired = {tag.number for block in blocks for tag in block.tags}
    return [
        tag
        for tag in tags
        if tag.found.kind is not TagKind.CONTROL or tag.number in paired or tag.keyword in {"for", "if"}
    ]


def _variables(tags: Sequence[Tag], meanings: Mapping[int, nodes.Node]) -> frozenset[str]:
    """The names that loops would give if they could be read."""
    loops = [tag for tag in tags if tag.keyword == "for" and tag.number not in meanings]
    found = (_LOOP.match(tag.found.says) for tag in loops)
    return frozenset(name.strip() for each in found if each for name in each[1].split(","))


def _follows(fault: Problem, lost: frozenset[str]) -> bool:
    return fault.code is Code.FIELD_UNKNOWN and fault.facts["name"] in lost
