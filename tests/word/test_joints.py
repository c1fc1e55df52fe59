"""No document leaves whose stretches do not close what they open; what is not made of stretches is parsed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

import pytest

from tests.word.drawn_docx import p, saved, table
from toolkit.word import Template
from toolkit.word.assembly import ENGINE_FILTERS
from toolkit.word.joints import MisfitError, join, joint_of

if TYPE_CHECKING:
    from toolkit.word.joints import Joint


@pytest.mark.parametrize(
    ("markup", "joint"),
    [
        ("", None),
        ("<a><b/>text</a>", None),
        ('<?xml version="1.0"?><a:b c="d/e">', ((), ("a:b",))),
        ("</a></b><c>", (("a", "b"), ("c",))),
        ('text</a><a x="1">', (("a",), ("a",))),
        ("<a><b></b><?sg-grid ?>", ((), ("a",))),
    ],
)
def test_a_stretch_says_what_it_closes_and_opens(markup: str, joint: Joint | None) -> None:
    assert joint_of(markup) == joint


@pytest.mark.parametrize("markup", ["<a></b>", "<a><b></a></b>"])
def test_a_stretch_that_crosses_its_own_elements_is_none(markup: str) -> None:
    with pytest.raises(MisfitError):
        joint_of(markup)


def test_stretches_are_joined_only_where_they_fit() -> None:
    opened: list[str] = []
    join(opened, (), ("a", "b"))
    join(opened, ("b",), ("c",))
    assert opened == ["a", "c"]
    for wrong in (("a",), ("c", "a", "a")):
        with pytest.raises(MisfitError):
            join(list(opened), wrong, ())


def test_a_document_of_misfits_is_not_made(tmp_path: Path) -> None:
    """A bug in the compiler would come out as this: a stretch of the generated code lost its end."""
    template = Template.open(saved(tmp_path, p("{% for x in xs %}"), table(["{{ x }}"]), p("{% endfor %}")))
    part = template._parts[0]
    render = part.jinja.root_render_func
    part.jinja.root_render_func = lambda names: list(render(names))[:-1]  # type: ignore[assignment, return-value]
    with pytest.raises(MisfitError):
        template.render({"xs": (1,)})
    part.jinja.root_render_func = lambda names: [(((), ("w:p",)), "<w:p>"), *render(names)]  # type: ignore[assignment, return-value]
    with pytest.raises(MisfitError):
        template.render({"xs": (1,)})


@pytest.mark.parametrize("guard", ENGINE_FILTERS.values())
def test_what_a_guard_holds_is_parsed(guard: object) -> None:
    assert callable(guard)
    with pytest.raises(expat.ExpatError):
        guard("<w:tr><w:tc></w:tr>")
