"""Whether every name in a template leads somewhere, in branches taken or not, found from types alone.

Decides nothing about values: what is None when a document is made prints as missing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes

from toolkit.content import Chart
from toolkit.problems import Code, Fact, Problem, problem
from toolkit.word.blocks import BETWEEN, CLOSING, OPENING
from toolkit.word.faults import key_of
from toolkit.word.filters import CHINESE, COUNTED, WEIGHED
from toolkit.word.likeness import likest
from toolkit.word.sandbox import LOOP
from toolkit.word.shapes import ANYTHING, Fields, Shape, item, may_be, members, printable

if TYPE_CHECKING:
    from toolkit.word.tags import Tag

SHOWN = 8
_TEXT: Shape = str
_LOOP = Fields(tuple((name, ANYTHING) for name in sorted(LOOP)))


class Known(NamedTuple):
    """What an expression is: its shape, and its dotted name where it has one (`members.person`)."""

    shape: Shape
    path: str = ""


class _Scope(NamedTuple):
    names: Mapping[str, Known]
    loops: bool


@dataclass(slots=True)
class Survey:
    """One walk over the tags of a part; `root` is what a template starts from.

    Shape: `faults` in the order of the tags; `used` are the dotted names met, loop variables spelled out.
    """

    root: Shape
    aliases: Mapping[str, str]
    faults: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    _met: set[Hashable] = field(default_factory=set)
    tag: Tag | None = None

    def walk(self, tags: Iterable[Tag], meanings: Mapping[int, nodes.Node]) -> None:
        """Every tag in order; a loop's names end with it.

        Problems: FIELD_UNKNOWN, FIELD_IS_A_RECORD, FIELD_IS_A_LIST, FIELD_NOT_A_LIST.
        """
        scopes = [_Scope({}, loops=False)]
        for tag in tags:
            self.tag = tag
            node = meanings.get(tag.number)
            if isinstance(node, nodes.Expr):
                self._print(node, scopes[-1].names)
            elif tag.keyword in OPENING:
                scopes.append(self._open(node, scopes[-1].names))
            elif tag.keyword in BETWEEN:
                if isinstance(node, nodes.If):
                    self._know(node.test, scopes[-1].names)
                elif scopes[-1].loops:
                    # What a loop says when it is empty knows nothing of its items.
                    scopes[-1] = scopes[-2]
            elif tag.keyword in CLOSING:
                scopes.pop()

    def _print(self, node: nodes.Expr, names: Mapping[str, Known]) -> None:
        known = self._know(node, names)
        if not printable(known.shape):
            inside = members(known.shape)
            if inside:
                name = self._written(_last(known.path))
                offered = tuple(self._written(each, like=name) for each in inside)
                self._fault(Code.FIELD_IS_A_RECORD, known.path, nearest=offered[:SHOWN])
            else:
                self._fault(Code.FIELD_IS_A_LIST, known.path)

    def _open(self, node: nodes.Node | None, names: Mapping[str, Known]) -> _Scope:
        if isinstance(node, nodes.If):
            self._know(node.test, names)
        if not isinstance(node, nodes.For):
            return _Scope(names, loops=False)
        inner = {**names, "loop": Known(_LOOP), **self._targets(node, names)}
        if node.test is not None:
            self._know(node.test, inner)
        return _Scope(inner, loops=True)

    def _targets(self, node: nodes.For, names: Mapping[str, Known]) -> Mapping[str, Known]:
        over = self._know(node.iter, names)
        inside = item(over.shape)
        if inside is None:
            self._fault(Code.FIELD_NOT_A_LIST, over.path)
        if isinstance(node.target, nodes.Name):
            return {node.target.name: Known(ANYTHING if inside is None else inside, over.path)}
        return {each.name: Known(ANYTHING) for each in node.target.find_all(nodes.Name)}

    def see_chart(self, tag: Tag, path: tuple[str, ...]) -> None:
        """A drawn chart's field, which must lead to a chart's data.

        Problems: FIELD_UNKNOWN, FIELD_NOT_A_CHART.
        """
        self.tag = tag
        known = Known(self.root)
        for name in path:
            known = self._member(known, name)
        if not may_be(known.shape, Chart):
            self._fault(Code.FIELD_NOT_A_CHART, known.path)

    def _know(self, node: nodes.Node, names: Mapping[str, Known]) -> Known:
        if isinstance(node, nodes.Name):
            return self._name(node, names)
        if isinstance(node, nodes.Getattr):
            return self._member(self._know(node.node, names), node.attr)
        if isinstance(node, nodes.Getitem):
            return self._item(node, self._know(node.node, names))
        if isinstance(node, nodes.Filter):
            return self._filter(node, names)
        if isinstance(node, nodes.Call):
            for argument in node.args:
                self._know(argument, names)
            return Known(ANYTHING)
        for each in node.iter_child_nodes():
            self._know(each, names)
        return Known(ANYTHING)

    def _name(self, node: nodes.Name, names: Mapping[str, Known]) -> Known:
        if node.name in names:
            return names[node.name]
        return self._member(Known(self.root), node.name)

    def _member(self, of: Known, name: str) -> Known:
        path = f"{of.path}.{name}" if of.path else name
        if of.shape is not _LOOP:
            self.used.add(path)
        inside = members(of.shape)
        if inside is None:
            return Known(ANYTHING, path)
        if name in inside:
            return Known(inside[name], path)
        # Of a value that has no fields the value itself is offered.
        nearest = self._written_like(path, inside) if inside else (self._written(_last(of.path)),)
        self._fault(Code.FIELD_UNKNOWN, path, nearest=nearest)
        return Known(ANYTHING, path)

    def _item(self, node: nodes.Getitem, of: Known) -> Known:
        if isinstance(node.arg, nodes.Slice):
            return of
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._member(of, self.aliases.get(node.arg.value, node.arg.value))
        inside = item(of.shape)
        return Known(ANYTHING if inside is None else inside, of.path)

    def _filter(self, node: nodes.Filter, names: Mapping[str, Known]) -> Known:
        of = Known(ANYTHING) if node.node is None else self._know(node.node, names)
        for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self._know(argument, names)
        name = CHINESE.get(node.name, node.name)
        if name in {COUNTED, WEIGHED}:
            return of
        if name in {"first", "last"}:
            inside = item(of.shape)
            return Known(ANYTHING if inside is None else inside, of.path)
        return Known(ANYTHING if name == "default" else _TEXT, of.path)

    def _fault(self, code: Code, path: str, **facts: Fact) -> None:
        if self.tag is not None:
            found = problem(code, self.tag.at, name=self._written(_last(path)), **facts)
            # What a text box says again for old programs is one mistake.
            if key_of(found) not in self._met:
                self._met.add(key_of(found))
                self.faults.append(found)

    def _written_like(self, path: str, inside: Mapping[str, Shape]) -> tuple[str, ...]:
        """The names an author may have meant, the nearest first, in the script they use."""
        name = self._written(_last(path))
        written = [self._written(each, like=name) for each in inside]
        return likest(name, written) or tuple(written[:SHOWN])

    def _written(self, name: str, like: str = "") -> str:
        """A field's name in the script its author uses."""
        chinese = next((zh for zh, attribute in self.aliases.items() if attribute == name), None)
        if chinese is None:
            return name
        wanted = not like.isascii() if like else self.tag is not None and chinese in self.tag.found.says
        return chinese if wanted else name


def _last(path: str) -> str:
    return path.rsplit(".", 1)[-1]
