"""A part with markers becomes one Jinja template: literal XML between the nodes of its tags, with no source text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Template, nodes

from toolkit.word.blocks import BETWEEN, CLOSING, OPENING
from toolkit.word.filters import DRAWING
from toolkit.word.guards import BEGIN, END, with_cells, with_paragraph, with_rows
from toolkit.word.joints import parse
from toolkit.word.keeping import KEEP, followed_loops, kept_turn
from toolkit.word.placing import MARKER
from toolkit.word.tags import TagLevel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from toolkit.word.sandbox import TemplateEnvironment
    from toolkit.word.tags import Tag

_MARK = re.compile(rf"<\?{MARKER} ([^?]+)\?>")
_DRAWING = re.compile(r'<(?:\w+:)?docPr (?:[^>]*? )?id="(\d+)"')
# Filter names no template can write.
GUARDS: Mapping[str, Callable[[str], str]] = {" tbl": with_rows, " tr": with_cells}
ENDED = " ended"
# What takes far longer than the other parts of a tag: fractions are reckoned with, numbers printed.
_STEPS: Mapping[type[nodes.Node], int] = {nodes.BinExpr: 15, nodes.Filter: 25, nodes.Call: 5}


class _Open(NamedTuple):
    """A block being filled: `body` is where the next pieces go."""

    node: nodes.Node | None
    body: list[nodes.Node]


def assemble(
    xml: str, tags: Sequence[Tag], meanings: Mapping[int, nodes.Node], environment: TemplateEnvironment
) -> Template:
    """The Jinja template of a part whose tags are all in order.

    Shape: the line numbers of its nodes are the tags' numbers + 1.
    """
    top: list[nodes.Node] = []
    stack = [_Open(None, top)]
    pieces = _MARK.split(xml)
    followed = followed_loops(pieces, tags)
    line = 1
    for position, piece in enumerate(pieces):
        if position % 2 == 0:
            stack[-1].body.extend(_literal(piece, stack, tags, followed, line))
        elif piece[0] in {BEGIN, END}:
            _guard(stack, piece, line)
        else:
            line = int(piece) + 1
            _add(stack, tags[int(piece)], meanings)
    merged = _merged(top)
    _weigh(merged)
    return _compiled(merged, environment)


def _weigh(body: Sequence[nodes.Node]) -> int:
    """Tells every loop how much there is to do in one of its turns; the same of what is given, inner loops left out."""
    weight = 0
    for node in body:
        weight += next((steps for kind, steps in _STEPS.items() if isinstance(node, kind)), 1)
        if isinstance(node, nodes.For):
            turn = _weigh([each for each in node.iter_child_nodes() if each is not node.iter])
            if isinstance(node.iter, nodes.Filter):
                node.iter.args = [nodes.Const(turn)]
            weight += _weigh([node.iter])
        else:
            weight += _weigh(list(node.iter_child_nodes()))
    return weight


def _literal(
    piece: str, stack: Sequence[_Open], tags: Sequence[Tag], followed: Collection[int], line: int
) -> Iterator[nodes.Node]:
    """Literal markup; whether a loop's row is kept with the next is asked in every turn."""
    loop = next((block.node for block in reversed(stack) if isinstance(block.node, nodes.For)), None)
    opener = tags[loop.lineno - 1] if loop is not None else None
    in_rows = opener is not None and opener.level is TagLevel.ROW
    for position, each in enumerate(KEEP.split(piece) if in_rows else [piece]):
        if each:
            said = nodes.Output(_written(each, stack, line), lineno=line)
            asked = kept_turn(line, followed=opener is not None and opener.number in followed)
            yield nodes.If(asked, [said], [], [], lineno=line) if position % 2 else said


def _written(piece: str, stack: Sequence[_Open], line: int) -> list[nodes.Expr]:
    """Literal markup; drawings inside a loop get a number of their own in each turn."""
    if "docPr" not in piece or not any(isinstance(block.node, nodes.For) for block in stack):
        return [nodes.TemplateData(piece)]
    found: list[nodes.Expr] = []
    position = 0
    for drawing in _DRAWING.finditer(piece):
        found.append(nodes.TemplateData(piece[position : drawing.start(1)]))
        found.append(nodes.Filter(nodes.Const(None), DRAWING, [], [], None, None, lineno=line))
        position = drawing.end(1)
    return [*found, nodes.TemplateData(piece[position:])]


def compile_expression(pieces: Sequence[str | nodes.Node], environment: TemplateEnvironment) -> Template:
    """The Jinja template of running text with values in it."""
    body: list[nodes.Node] = [
        nodes.Output([nodes.TemplateData(each) if isinstance(each, str) else each], lineno=1) for each in pieces
    ]
    return _compiled(body, environment)


def _compiled(body: list[nodes.Node], environment: TemplateEnvironment) -> Template:
    tree = nodes.Template(body, lineno=1)
    tree.set_environment(environment)
    code = environment.compile(tree)
    return Template.from_code(environment, code, environment.globals)


def _add(stack: list[_Open], tag: Tag, meanings: Mapping[int, nodes.Node]) -> None:
    word = tag.keyword
    node = meanings.get(tag.number)
    if isinstance(node, nodes.Expr):
        stack[-1].body.append(nodes.Output([node], lineno=tag.number + 1))
    elif word in OPENING and isinstance(node, nodes.For | nodes.If):
        stack[-1].body.append(node)
        stack.append(_Open(node, node.body))
    elif word in BETWEEN:
        _turn(stack, node)
    elif word in CLOSING:
        stack.pop()


def _turn(stack: list[_Open], node: nodes.Node | None) -> None:
    """The block goes on in its next branch."""
    block = stack.pop().node
    if isinstance(block, nodes.If) and isinstance(node, nodes.If):
        block.elif_.append(node)
        stack.append(_Open(block, node.body))
    elif isinstance(block, nodes.For | nodes.If):
        stack.append(_Open(block, block.else_))


def _guard(stack: list[_Open], mark: str, line: int) -> None:
    if mark == END:
        stack.pop()
        return
    name = f" {mark[1:]}"
    guard = nodes.Filter(None, name if name in GUARDS else ENDED, [], [], None, None, lineno=line)
    block = nodes.FilterBlock([], guard, lineno=line)
    stack[-1].body.append(block)
    stack.append(_Open(block, block.body))


def _merged(body: list[nodes.Node]) -> list[nodes.Node]:
    """Neighbouring outputs become one, which the code generator writes more tightly."""
    merged: list[nodes.Node] = []
    for node in body:
        for name in ("body", "else_", "elif_"):
            inner = getattr(node, name, None)
            if inner:
                setattr(node, name, _merged(inner))
        last = merged[-1] if merged else None
        if isinstance(node, nodes.Output) and isinstance(last, nodes.Output):
            last.nodes.extend(node.nodes)
        else:
            merged.append(node)
    return merged


def _proven(guard: Callable[[str], str]) -> Callable[[str], str]:
    """A guard that sees what it holds through a parser: inside it stretches are not followed one by one."""

    def guarded(content: str) -> str:
        parse(f"<held>{content}</held>".encode())
        return guard(content)

    return guarded


ENGINE_FILTERS: Mapping[str, Callable[[str], str]] = {
    name: _proven(guard) for name, guard in {**GUARDS, ENDED: with_paragraph}.items()
}
