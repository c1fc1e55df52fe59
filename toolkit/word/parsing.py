"""What the words inside a tag mean: one Jinja node per tag, checked against a list of what templates may say.

A tag is parsed on its own, so that every mistake of a template is found in one pass and at its own place.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from toolkit.problems import Code, Problem, problem
from toolkit.word.blocks import KEYWORDS
from toolkit.word.faults import Forbidden, TemplateBound
from toolkit.word.filters import CHINESE, COUNTED, ENGLISH, JOINED, WEIGHED
from toolkit.word.likeness import likest
from toolkit.word.sandbox import CONTROL_MARKS, VALUE_MARKS
from toolkit.word.tags import TagKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.word.sandbox import TemplateEnvironment
    from toolkit.word.tags import Tag

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.For, nodes.If, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Slice, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg,
    nodes.Pos, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Concat, nodes.CondExpr,
    nodes.List, nodes.Tuple, nodes.Call,
)  # fmt: skip
_COMPLETED = frozenset({"for", "if", "elif"})
_BRACE = re.compile("[{}]")
_LITERALS = frozenset({"integer", "float", "string"})
_QUOTED = re.compile(r"'([^']*)'")
LENGTH_LIMIT, DEPTH_LIMIT = 1000, 40
LOOP_CALLS = frozenset({"cycle", "changed"})


def parse_tag(
    tag: Tag, environment: TemplateEnvironment, aliases: Mapping[str, str], faults: list[Problem]
) -> nodes.Node | None:
    """A tag's node: an expression, a For or an If without bodies; None for else and ends, and for a tag at fault.

    Problems: TAG_SYNTAX, TAG_EMPTY, TAG_FORBIDDEN, TAG_TOO_COMPLEX, FILTER_UNKNOWN, TEST_UNKNOWN.
    """
    says, value = tag.found.says, tag.found.kind is TagKind.VALUE
    if not says:
        faults.append(problem(Code.TAG_EMPTY, tag.at))
        return None
    if not value and tag.keyword not in _COMPLETED:
        if tag.keyword == "else" and says.split()[1:2] == ["if"]:
            faults.append(problem(Code.TAG_UNKNOWN, tag.at, word="else if", nearest=("elif",)))
        elif says != tag.keyword and tag.keyword in KEYWORDS:
            faults.append(problem(Code.TAG_SYNTAX, tag.at, found=says.removeprefix(tag.keyword).strip()))
        return None
    tree = _parsed(tag, environment, faults)
    if tree is None:
        return None
    node = _rewritten(tree.body[0], aliases)
    node.set_lineno(tag.number + 1, override=True)
    if isinstance(node, nodes.Output):
        return node.nodes[0]
    return node.elif_[0] if tag.keyword == "elif" and isinstance(node, nodes.If) else node


def _parsed(tag: Tag, environment: TemplateEnvironment, faults: list[Problem]) -> nodes.Template | None:
    """A tag's tree, when nothing in it is wrong, forbidden or beyond measure."""
    if len(tag.found.says) > LENGTH_LIMIT:
        faults.append(problem(Code.TAG_TOO_COMPLEX, tag.at, what=TemplateBound.LENGTH, limit=LENGTH_LIMIT))
        return None
    found = len(faults)
    tree: nodes.Template | None
    try:
        tree = environment.parse(_source(tag))
    except TemplateSyntaxError as wrong:
        faults.append(_syntax(tag, wrong))
        return None
    except RecursionError:
        tree = None
    if tree is None or not _is_shallow(tree, DEPTH_LIMIT):
        faults.append(problem(Code.TAG_TOO_COMPLEX, tag.at, what=TemplateBound.DEPTH, limit=DEPTH_LIMIT))
        return None
    _judge(tree, tag, environment, faults)
    return tree if len(faults) == found else None


def _is_shallow(node: nodes.Node, limit: int) -> bool:
    return limit > 0 and all(_is_shallow(each, limit - 1) for each in node.iter_child_nodes())


def _source(tag: Tag) -> str:
    if tag.found.kind is TagKind.VALUE:
        return f"{VALUE_MARKS[0]} {tag.found.says} {VALUE_MARKS[1]}"
    opened, closed = CONTROL_MARKS
    own = f"{opened} {tag.found.says} {closed}"
    ends = {"for": f"{own}{opened}endfor{closed}", "if": f"{own}{opened}endif{closed}"}
    return ends.get(tag.keyword) or f"{opened}if 1{closed}{own}{opened}endif{closed}"


def _syntax(tag: Tag, wrong: TemplateSyntaxError) -> Problem:
    quoted = _QUOTED.findall(wrong.message or "")
    found = quoted[-1] if quoted else ""
    if brace := _BRACE.search(tag.found.says):
        return problem(Code.TAG_SYNTAX, tag.at, found=brace[0])
    if not found or found.startswith(("end of", "\\x0")) or "\x02" in found or "\x04" in found:
        return problem(Code.TAG_INCOMPLETE, tag.at)
    # Of a number or a text in a wrong place Jinja tells the kind only.
    return problem(Code.TAG_SYNTAX, tag.at, found=tag.found.says if found in _LITERALS else found)


def _judge(tree: nodes.Template, tag: Tag, environment: TemplateEnvironment, faults: list[Problem]) -> None:
    for node in tree.find_all(nodes.Node):
        forbidden = _forbidden(node)
        if forbidden is not None:
            faults.append(problem(Code.TAG_FORBIDDEN, tag.at, what=forbidden))
            return
        if isinstance(node, nodes.Filter) and node.name not in environment.filters:
            faults.append(
                problem(Code.FILTER_UNKNOWN, tag.at, name=node.name, nearest=_nearest(node.name, (*CHINESE, *ENGLISH)))
            )
        if isinstance(node, nodes.Test) and node.name not in environment.tests:
            faults.append(problem(Code.TEST_UNKNOWN, tag.at, name=node.name, nearest=tuple(environment.tests)))


def _forbidden(node: nodes.Node) -> Forbidden | None:
    if isinstance(node, nodes.Call):
        return None if _is_allowed_call(node) else Forbidden.CALL
    if isinstance(node, nodes.For) and (node.recursive or any(each.name == "loop" for each in _targets(node))):
        return Forbidden.STATEMENT
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return Forbidden.PRIVATE
    if isinstance(node, nodes.Name) and node.name.startswith("_"):
        return Forbidden.PRIVATE
    if isinstance(node, nodes.Getitem) and not _is_allowed_key(node.arg):
        return Forbidden.KEY
    if isinstance(node, nodes.Pow):
        return Forbidden.OPERATOR
    if isinstance(node, nodes.Const) and isinstance(node.value, float) and not isfinite(node.value):
        return Forbidden.NUMBER
    if isinstance(node, nodes.Filter | nodes.Test) and not _is_allowed_signature(node):
        return Forbidden.CALL
    known = isinstance(node, (*_ALLOWED, nodes.TemplateData, nodes.Keyword))
    return None if known else Forbidden.STATEMENT


def _targets(node: nodes.For) -> Iterable[nodes.Name]:
    return (node.target,) if isinstance(node.target, nodes.Name) else node.target.find_all(nodes.Name)


def _is_allowed_call(node: nodes.Call) -> bool:
    if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
        return False
    if isinstance(node.node, nodes.Name):
        return node.node.name == "range"
    called = node.node
    return isinstance(called, nodes.Getattr) and called.attr in LOOP_CALLS and called.node == nodes.Name("loop", "load")


def _is_allowed_signature(node: nodes.Filter | nodes.Test) -> bool:
    named = [each.key for each in node.kwargs]
    return node.dyn_args is None and node.dyn_kwargs is None and len(set(named)) == len(named)


def _is_allowed_key(key: nodes.Node) -> bool:
    if isinstance(key, nodes.Slice):
        return all(each is None or _is_whole(each) for each in (key.start, key.stop, key.step))
    if isinstance(key, nodes.Const) and isinstance(key.value, str):
        return not key.value.startswith("_")
    return _is_whole(key)


def _is_whole(node: nodes.Node) -> bool:
    inner = node.node if isinstance(node, nodes.Neg) else node
    return isinstance(inner, nodes.Const) and type(inner.value) is int


def _nearest(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    script = tuple(each for each in known if each.isascii() == name.isascii())
    return likest(name, script) or script


def _rewritten(node: nodes.Node, aliases: Mapping[str, str]) -> nodes.Node:
    """Chinese names become attributes; loops, and what takes longer the more there is, pass the engine's own caps."""
    for name in node.fields:
        child = getattr(node, name)
        if isinstance(child, nodes.Node):
            setattr(node, name, _rewritten(child, aliases))
        elif isinstance(child, list):
            setattr(node, name, [_rewritten(each, aliases) if isinstance(each, nodes.Node) else each for each in child])
    if isinstance(node, nodes.Name):
        node.name = aliases.get(node.name, node.name)
    elif isinstance(node, nodes.Getattr):
        node.attr = aliases.get(node.attr, node.attr)
    elif isinstance(node, nodes.Concat):
        return _filtered(nodes.List(node.nodes), JOINED)
    elif isinstance(node, nodes.For):
        node.iter = _filtered(node.iter, COUNTED)
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
        node.node = _filtered(node.node, WEIGHED)
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        node.arg.value = aliases.get(node.arg.value, node.arg.value)
    elif isinstance(node, nodes.Compare):
        _weigh(node)
    return node


def _weigh(node: nodes.Compare) -> None:
    """What is searched is weighed, and one of two values nobody wrote down: comparing with a constant is soon done."""
    for operand in node.ops:
        if operand.op in {"in", "notin"} and not isinstance(operand.expr, nodes.Literal):
            operand.expr = _filtered(operand.expr, WEIGHED)
    if not any(isinstance(each, nodes.Const) for each in (node.expr, *(operand.expr for operand in node.ops))):
        node.expr = _filtered(node.expr, WEIGHED)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None)
