"""The Python code of a compiled part: one string per stretch between two decisions, each value told its tag's number.

Jinja's own generator yields every piece by itself; a document of many pieces is cheaper when neighbours are joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.compiler import CodeGenerator

if TYPE_CHECKING:
    from jinja2.compiler import Frame


class PartGenerator(CodeGenerator):
    """Writes `show(value, context, number)` for a value; `show` is the environment's `finalize`."""

    def write_commons(self) -> None:
        """What stands at the head of the function."""
        super().write_commons()
        self.writeline("show = environment.finalize")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name for it
        """One piece of output: what never changes as it is, every value shown."""
        self.writeline(f"{frame.buffer}.extend((" if frame.buffer is not None else "yield concat((")
        self.indent()
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.writeline(f"{child.data!r},")
                continue
            self.writeline("show(", child)
            self.visit(child, frame)
            self.write(f", context, {child.lineno - 1}),")
        self.outdent()
        self.writeline("))")
