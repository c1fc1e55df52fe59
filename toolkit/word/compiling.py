"""A template file becomes compiled parts: every fault of its tags is found in one pass, nothing is parsed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from toolkit.places import TemplateRef
from toolkit.problems import Code, Problem, problem
from toolkit.word.assembly import assemble, compile_expression
from toolkit.word.blocks import match_blocks, settle_blocks
from toolkit.word.core import own_texts
from toolkit.word.faults import TemplateBound, TemplateDamage, key_of
from toolkit.word.fitting import types_of
from toolkit.word.gridding import GRID
from toolkit.word.guards import guard_containers
from toolkit.word.opener import CORE, PLAIN_PARTS, damaged, read_xml
from toolkit.word.package import Head, Member, pack
from toolkit.word.parsing import parse_tag
from toolkit.word.placing import MARKER, place_tags
from toolkit.word.printing import in_plain
from toolkit.word.relations import related
from toolkit.word.room import rooms_of, sections_of
from toolkit.word.roomy import Roomy, mark_roomy, roomy_part
from toolkit.word.tags import Found, Tag, TagKind, TagLevel, find

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Template as Jinja
    from jinja2 import nodes

    from toolkit.word.fitting import Type
    from toolkit.word.opener import Opened
    from toolkit.word.placing import Part
    from toolkit.word.room import Room, Section
    from toolkit.word.sandbox import TemplateEnvironment

_BRACES = tuple(brace.encode() for brace in "{}｛｝")
TAGS_LIMIT = 20_000
STYLES = "word/styles.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Compiled(NamedTuple):
    """One part, or one property, ready to be filled.

    Shape: by the number of a tag, `meanings` are nodes and `rooms` what a picture may take where it stands; `settles`
    says that its tables need a pass in every document; `roomy` is there where some are to fit their contents;
    `head` is what comes before the first tag.
    """

    name: str
    tags: Sequence[Tag]
    meanings: Mapping[int, nodes.Node]
    rooms: Mapping[int, Room]
    jinja: Jinja
    space: str = ""
    settles: bool = False
    roomy: Roomy | None = None
    head: Head | None = None

    def packed(self, text: str) -> Member:
        """The filled part as it goes into a package."""
        data = text.encode()
        return self.head.pack(self.name, data) if self.head is not None else pack(self.name, data)


def compile_parts(
    opened: Opened, environment: TemplateEnvironment, aliases: Mapping[str, str], faults: list[Problem]
) -> tuple[Compiled, ...]:
    """The parts with tags; those with something wrong in them are left out.

    Raises: StudygroupError TEMPLATE_DAMAGED for a document without a body.
    """
    roots = {name: read_xml(opened.file, name, data) for name, data in opened.texts.items()}
    main = next(iter(roots))
    if roots[main].find("{*}body") is None:
        raise damaged(opened.file, TemplateDamage.NO_MAIN_PART)
    sections = sections_of(roots[main])
    named = related(opened, main)
    parts = []
    for name, root in roots.items():
        if any(brace in opened.texts[name] for brace in _BRACES):
            own = [each for each in sections if any(named.get(key) == name for key in each.names)]
            parts.append(_part(opened, name, root, own or sections, environment, aliases, faults))
    return tuple(part for part in parts if part is not None)


def _part(
    opened: Opened,
    name: str,
    root: etree._Element,
    around: Sequence[Section],
    environment: TemplateEnvironment,
    aliases: Mapping[str, str],
    faults: list[Problem],
) -> Compiled | None:
    its: list[Problem] = []
    part = place_tags(opened.file, name, root, its)
    if len(part.tags) + len(its) > TAGS_LIMIT:
        at = [*(tag.at for tag in part.tags), *(each.at for each in its)][TAGS_LIMIT]
        faults.append(problem(Code.TAG_TOO_COMPLEX, at, what=TemplateBound.TAGS, limit=TAGS_LIMIT))
        return None
    blocks = match_blocks(part, its)
    meanings = _meanings(part.tags, environment, aliases, its)
    if not its:
        settle_blocks(part, blocks, its)
    faults += sorted({key_of(each): each for each in its}.values(), key=part.position)
    if its or not part.tags:
        return None
    rooms = rooms_of(part, around)
    guard_containers(part)
    namespaces = mark_roomy(part.root, part.tag(""))
    xml = HEAD + etree.tostring(part.root, encoding="unicode")
    jinja = assemble(xml, part.tags, meanings, environment)
    head = Head.of((HEAD + xml.removeprefix(HEAD).partition("<?")[0]).encode())
    return Compiled(
        name,
        part.tags,
        meanings,
        rooms,
        jinja,
        part.space,
        GRID in xml,
        roomy_part(part.tag(""), namespaces, _types(opened, part)) if namespaces else None,
        head,
    )


def _types(opened: Opened, part: Part) -> Mapping[str, Type]:
    data = opened.data(STYLES) if opened.has(STYLES) else None
    return types_of(read_xml(opened.file, STYLES, data) if data is not None else None, part.tag(""))


def compile_texts(
    opened: Opened, environment: TemplateEnvironment, aliases: Mapping[str, str], faults: list[Problem]
) -> tuple[Compiled, ...]:
    """The parts of plain elements with tags in them, as custom properties are."""
    parts = (
        _plain_part(opened.file, name, opened.data(name), environment, aliases, faults)
        for name in PLAIN_PARTS
        if opened.has(name)
    )
    return tuple(part for part in parts if part is not None)


def _plain_part(
    file: str,
    name: str,
    data: bytes,
    environment: TemplateEnvironment,
    aliases: Mapping[str, str],
    faults: list[Problem],
) -> Compiled | None:
    root = read_xml(file, name, data)
    if not any(brace in data for brace in _BRACES):
        return None
    at = TemplateRef(file, name)
    tags: list[Tag] = []
    before = len(faults)
    for element in root.iter(etree.Element):
        found = tuple(find(element.text or "", at, faults))
        if found:
            tags += _marked(element, found, len(tags), at)
    faults += [problem(Code.TAG_IN_PROPERTY, tag.at) for tag in tags if tag.found.kind is TagKind.CONTROL]
    meanings = _meanings(tags, environment, aliases, faults)
    if len(faults) > before or not tags:
        return None
    xml = HEAD + etree.tostring(root, encoding="unicode")
    return Compiled(name, tags, meanings, {}, assemble(xml, tags, meanings, environment))


def _marked(element: etree._Element, found: Sequence[Found], first: int, at: TemplateRef) -> list[Tag]:
    """Puts markers in place of the tags in an element's text."""
    text = element.text or ""
    element.text = text[: found[0].start]
    tags = [Tag(n, each, at._replace(near=each.typed), TagLevel.TEXT) for n, each in enumerate(found, start=first)]
    for tag, following in zip(tags, (*found[1:], None), strict=True):
        marker = etree.ProcessingInstruction(MARKER, str(tag.number))
        marker.tail = text[tag.found.end : following.start if following else None]
        element.append(marker)
    return tags


def compile_properties(
    file: str, data: bytes, environment: TemplateEnvironment, aliases: Mapping[str, str], faults: list[Problem]
) -> Mapping[str, str | Compiled]:
    """The template's own properties: plain texts, or compiled where they hold tags."""
    texts = own_texts(read_xml(file, CORE, data))
    return {name: _property(file, name, text, environment, aliases, faults) for name, text in texts.items()}


def _property(
    file: str, name: str, text: str, environment: TemplateEnvironment, aliases: Mapping[str, str], faults: list[Problem]
) -> str | Compiled:
    at = TemplateRef(file, CORE)
    before = len(faults)
    found = list(find(text, at, faults))
    if not found:
        return in_plain(text)
    tags = [Tag(n, each, at._replace(near=each.typed), TagLevel.TEXT) for n, each in enumerate(found)]
    faults += [problem(Code.TAG_IN_PROPERTY, tag.at) for tag in tags if tag.found.kind is TagKind.CONTROL]
    meanings = _meanings(tags, environment, aliases, faults)
    if len(faults) > before:
        return ""
    pieces: list[str | nodes.Node] = []
    position = 0
    for tag in tags:
        pieces.append(in_plain(text[position : tag.found.start]))
        if tag.number in meanings:
            pieces.append(meanings[tag.number])
        position = tag.found.end
    pieces.append(in_plain(text[position:]))
    return Compiled(name, tags, meanings, {}, compile_expression(pieces, environment))


def _meanings(
    tags: Sequence[Tag], environment: TemplateEnvironment, aliases: Mapping[str, str], faults: list[Problem]
) -> Mapping[int, nodes.Node]:
    parsed = {
        tag.number: parse_tag(tag, environment, aliases, faults) for tag in tags if tag.found.kind is not TagKind.REMARK
    }
    return {number: node for number, node in parsed.items() if node is not None}
