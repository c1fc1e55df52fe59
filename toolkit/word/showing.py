"""What a tag shows for a value: its text escaped for the part it stands in, a rich text's stretches, a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined

from toolkit.content import Picture, Rich
from toolkit.problems import Code, problem
from toolkit.word.mark import ACROSS, SAME, Bounded, Mergeable
from toolkit.word.printing import first_illegal, in_paragraph, in_plain, is_odd, sayer
from toolkit.word.rich import marked
from toolkit.word.sandbox import gap_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.language import Words
    from toolkit.word.draft import Filling
    from toolkit.word.printing import Printer


Shower = Callable[[Any, "Filling", int], str]


def gap_sayer(words: Words, aliases: Mapping[str, str]) -> Printer:
    """What prints any single value, and of a field nobody knows that it is lacking.

    Raises: NotAValueError (from the function returned); UndefinedError where a template must not have gaps.
    """
    chinese = {attribute: zh for zh, attribute in aliases.items()}
    say = sayer(words)

    def said(value: object) -> str:
        if not isinstance(value, Undefined):
            return say(value)
        name = gap_name(value)
        # An `if` within a value that has no `else` names nothing: its author wants nothing there.
        return words.text("word.lacking", name=chinese.get(name, name)) if name else ""

    return said


def shower(words: Words, aliases: Mapping[str, str], *, in_text: bool) -> Shower:
    """What shows the value of the tag with a number; `in_text` tells runs of a page from plain elements.

    Problems: TEXT_REPLACED for what XML cannot hold.
    Raises: NotAValueError and PictureError (from the function returned).
    """
    escape = in_paragraph if in_text else in_plain
    say = gap_sayer(words, aliases)

    def text(value: str, context: Filling, number: int) -> str:
        if not is_odd(value):
            return value
        if mark := first_illegal(value):
            context.note(problem(Code.TEXT_REPLACED, context.tags[number].at, mark=mark))
        return escape(value)

    way_of = _chooser(text, say, in_text=in_text)
    # How values of a type are shown, as types are met.
    ways: dict[type, Shower] = {}

    def show(value: object, context: Filling, number: int) -> str:
        if type(value) is str:
            return text(value, context, number)
        if type(value) is int:
            return str(value)
        kind = type(value)
        way = ways.get(kind)
        if way is None:
            way = ways[kind] = way_of(kind)
        return way(value, context, number)

    return show


def _chooser(text: Shower, say: Printer, *, in_text: bool) -> Callable[[type], Shower]:
    """What chooses how values of a type are shown."""

    def said(value: object, context: Filling, number: int) -> str:
        return text(say(value), context, number)

    def merging(value: Mergeable, context: Filling, number: int) -> str:
        shown = text(say(value.value), context, number)
        if not in_text:
            return shown
        context.retouched = True
        return (SAME if value.down else "") + (ACROSS if value.across else "") + shown

    def rich(value: Rich, context: Filling, number: int) -> str:
        context.retouched = True
        for span in value.spans:
            text(span.text, context, number)
        return marked(value)

    def drawn(value: Picture | Bounded, context: Filling, number: int) -> str:
        return context.drawn(value, number)

    def way_of(kind: type) -> Shower:
        if kind is Mergeable:
            return merging
        if in_text and kind is Rich:
            return rich
        return drawn if in_text and kind in {Picture, Bounded} else said

    return way_of
