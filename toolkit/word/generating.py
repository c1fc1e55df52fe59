"""The Python code of a compiled part: one string per stretch between two decisions, with what it opens and closes.

Jinja's own generator yields every piece by itself and asks the environment for every name. Here neighbours are joined,
a field of a record whose type declares it is read at once, and plain words are not shown to anybody.
"""

from __future__ import annotations

import keyword
import unicodedata
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.compiler import CodeGenerator

from toolkit.word.joints import joint_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2.compiler import Frame


class PartGenerator(CodeGenerator):
    """Writes `yield joint, text`; values are `show(value, context, number)`, `show` being what finalizes them."""

    declared: Mapping[str, str]

    def pull_dependencies(self, nodes_: Iterable[nodes.Node]) -> None:
        """What the function looks up once: filters and tests, and which types declare a field."""
        body = list(nodes_)
        super().pull_dependencies(body)
        self.writeline("show, get, odd = environment.finalize, environment.getattr, environment.is_odd")
        self.writeline("hold = context.draft.hold")
        found = {each.attr for node in body for each in [*_own(node), *node.find_all(nodes.Getattr)]}
        self.declared = {name: f"has_{number}" for number, name in enumerate(sorted(filter(_is_plain, found)))}
        if self.declared:
            names = "".join(f"{name!r}, " for name in self.declared)
            self.writeline(f"{', '.join(self.declared.values())}, = environment.declaring(({names}))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name for it
        """A field: of a record known to declare it at once, of anything else by asking."""
        if node.attr not in self.declared:
            self.write("get(")
            self.visit(node.node, frame)
            self.write(f", {node.attr!r})")
            return
        self.write(f"(held.{node.attr} if type(held := ")
        self.visit(node.node, frame)
        self.write(f") in {self.declared[node.attr]} else get(held, {node.attr!r}))")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name for it
        """A stretch: what never changes as it is, every value shown."""
        fixed = "".join(each.data for each in node.nodes if isinstance(each, nodes.TemplateData))
        self.writeline(
            f"{frame.buffer}.append(hold(concat(("
            if frame.buffer is not None
            else f"yield {joint_of(fixed)!r}, concat(("
        )
        self.indent()
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.writeline(f"{child.data!r},")
                continue
            self.writeline("held if type(held := ", child)
            self.visit(child, frame)
            self.write(f") is str and (held.isalnum() or not odd(held)) else show(held, context, {child.lineno - 1}),")
        self.outdent()
        self.writeline("))))" if frame.buffer is not None else "))")

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        """What a guard lets through is whole in itself."""
        super().start_write(frame, node)
        if frame.buffer is None:
            self.write("None, ")


def _own(node: nodes.Node) -> list[nodes.Getattr]:
    return [node] if isinstance(node, nodes.Getattr) else []


def _is_plain(name: str) -> bool:
    """Whether a name means the same in Python code as between quotes."""
    return name.isidentifier() and not keyword.iskeyword(name) and unicodedata.normalize("NFKC", name) == name
