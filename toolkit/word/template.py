"""A Word template: opened and compiled once, checked against what it will be given, filled as often as wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from toolkit.content import Chart
from toolkit.language import ZH
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.word.album import Album
from toolkit.word.assembly import ENGINE_FILTERS
from toolkit.word.binding import Binding
from toolkit.word.charts import NamedChart, compile_charts, unnamed_charts
from toolkit.word.compiling import Compiled, compile_parts, compile_properties, compile_texts
from toolkit.word.core import NONE, Properties, packed_core
from toolkit.word.documenting import as_document
from toolkit.word.draft import Draft
from toolkit.word.faults import TemplateError
from toolkit.word.fields import Survey
from toolkit.word.filling import fill
from toolkit.word.filters import filters_for
from toolkit.word.opener import CORE, open_file
from toolkit.word.repeats import SMALL, Repeats
from toolkit.word.sandbox import GLOBALS, TemplateEnvironment
from toolkit.word.shapes import ANYTHING, shape_of
from toolkit.word.showing import gap_sayer, shower

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.language import Words
    from toolkit.problems import Problem
    from toolkit.word.package import Member
    from toolkit.word.shapes import Shape

EMPTY: Mapping[str, str] = MappingProxyType({})


class Rendered(NamedTuple):
    """A document and what was wrong while it was made; with missing="mark" its gaps."""

    data: bytes
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled Word template.

    Shape: `fields` are the dotted names it uses, in English, loop variables spelled out (`members.person`); `notices`
    are what its author should know although documents can be made.
    """

    file: str
    fields: frozenset[str]
    notices: tuple[Problem, ...]
    _parts: tuple[Compiled, ...]
    _charts: tuple[NamedChart, ...]
    _properties: Mapping[str, str | Compiled] | None
    _binding: Binding
    _drawings: int
    _aliases: Mapping[str, str]
    _strict: bool
    _surveyed: dict[object, tuple[Problem, ...]] = field(default_factory=dict, compare=False, repr=False)
    _repeats: Repeats = field(default_factory=Repeats, compare=False, repr=False)

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        words: Words = ZH,
        aliases: Mapping[str, str] = EMPTY,
        missing: Literal["error", "mark"] = "error",
    ) -> Template:
        """The template at a path; `aliases` are Chinese names of fields, `missing` says what an unknown field does.

        Raises: TemplateError with every fault of its tags; StudygroupError when the file is no Word template.
        """
        opened = as_document(open_file(Path(path)))
        strict = missing == "error"
        faults: list[Problem] = []
        running = _environment(words, aliases, in_text=True, strict=strict)
        parts = compile_parts(opened, running, aliases, faults)
        plain = _environment(words, aliases, in_text=False, strict=strict)
        parts += compile_texts(opened, plain, aliases, faults)
        core = compile_properties(opened.file, opened.core, plain, aliases, faults) if opened.core else None
        charts = compile_charts(opened, aliases, faults)
        if faults:
            raise TemplateError(faults)
        ours = {part.name for part in parts} | {CORE} | {each.part for each in charts}
        ours |= {each.drawing.workbook for each in charts}
        kept = (member for member in opened.members if member.name not in ours)
        binding = Binding.of(opened.file, kept, {part.name: part.space for part in parts if part.space})
        macros = (problem(Code.TEMPLATE_MACROS, FileRef(opened.file)),) if opened.macros else ()
        notices = (*macros, *unnamed_charts(opened))
        made = cls(
            opened.file, frozenset(), notices, parts, charts, core, binding, opened.last_drawing(), aliases, strict
        )
        object.__setattr__(made, "fields", frozenset(made._survey(ANYTHING).used))
        return made

    @property
    def titles_itself(self) -> bool:
        """Whether the title among its documents' properties is made of fields."""
        return isinstance((self._properties or {}).get("title"), Compiled)

    def check(self, context: type) -> None:
        """Sees that every field leads somewhere in a context of this type, in every branch.

        Raises: TemplateError with every field that does not.
        """
        faults = self._survey(context).faults
        if faults:
            raise TemplateError(faults)

    def render(self, context: Mapping[str, object], properties: Properties = NONE) -> bytes:
        """The document as a file; equal contents give equal bytes.

        Raises: TemplateError with every fault; nothing is rendered when a field is unknown.
        """
        return self.render_with_problems(context, properties).data

    def render_with_problems(self, context: Mapping[str, object], properties: Properties = NONE) -> Rendered:
        """The document, and its gaps where the template was opened with missing="mark".

        Raises: TemplateError with every fault that is not such a gap.
        """
        faults = self._faults_of(context)
        if faults and self._strict:
            raise TemplateError(faults)
        draft = Draft(Album(self._binding.links), self._drawings)
        values = {**GLOBALS, **context}
        members = [each for part in self._parts for each in self._packed(part, fill(part, values, draft))]
        for chart in self._charts:
            members += chart.filled(_chart_at(chart.path, context), draft, self._repeats)
        if self._properties is not None:
            members.append(self._core(properties, values, draft))
        return Rendered(self._binding.bound(members, draft.album), (*faults, *draft.problems))

    def _survey(self, root: Shape) -> Survey:
        survey = Survey(root, self._aliases)
        for each in self._compiled():
            survey.walk(each.tags, each.meanings)
        for chart in self._charts:
            survey.see_chart(chart.tag, chart.path)
        return survey

    def _compiled(self) -> Iterator[Compiled]:
        yield from self._parts
        yield from (each for each in (self._properties or {}).values() if isinstance(each, Compiled))

    def _faults_of(self, context: Mapping[str, object]) -> tuple[Problem, ...]:
        shape = shape_of(context)
        found = self._surveyed.get(shape)
        if found is None:
            found = self._surveyed[shape] = tuple(self._survey(shape).faults)
        return found

    def _packed(self, part: Compiled, text: str) -> tuple[Member, ...]:
        if len(text) > SMALL:
            return (part.packed(text),)
        return self._repeats.once(part.name, text, lambda: (part.packed(text),))

    def _core(self, properties: Properties, values: dict[str, object], draft: Draft) -> Member:
        own = tuple(
            [
                (name, fill(text, values, draft) if isinstance(text, Compiled) else text)
                for name, text in (self._properties or {}).items()
            ]
        )
        return packed_core(properties, own)


def _chart_at(path: tuple[str, ...], context: Mapping[str, object]) -> Chart | None:
    """The chart its name leads to; the survey has seen that nothing else stands there."""
    value: object = context.get(path[0])
    for name in path[1:]:
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
    return value if isinstance(value, Chart) else None


def _environment(words: Words, aliases: Mapping[str, str], *, in_text: bool, strict: bool) -> TemplateEnvironment:
    show = shower(words, aliases, in_text=in_text)
    return TemplateEnvironment(show, {**filters_for(words, gap_sayer(words, aliases)), **ENGINE_FILTERS}, strict=strict)
