"""What a tag shows for a value: its text escaped for the part it stands in, a rich text's stretches, a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Undefined

from toolkit.content import Picture, Rich
from toolkit.problems import Code, problem
from toolkit.word.mark import ACROSS, SAME, Bounded, Mergeable
from toolkit.word.printing import SPECIAL, first_illegal, in_paragraph, in_plain, sayer
from toolkit.word.rich import marked
from toolkit.word.sandbox import gap_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.language import Words
    from toolkit.word.draft import Filling


def shower(words: Words, aliases: Mapping[str, str], *, in_text: bool) -> Callable[[object, Filling, int], str]:
    """What shows the value of the tag with a number; `in_text` tells runs of a page from plain elements.

    Problems: TEXT_REPLACED for what XML cannot hold.
    Raises: NotAValueError and PictureError (from the function returned).
    """
    say = sayer(words)
    escape, is_odd = (in_paragraph if in_text else in_plain), SPECIAL.search
    chinese = {attribute: zh for zh, attribute in aliases.items()}

    def text(value: str, context: Filling, number: int) -> str:
        escaped = escape(value)
        if escaped is not value and (mark := first_illegal(value)):
            context.note(problem(Code.TEXT_REPLACED, context.tags[number].at, mark=mark))
        return escaped

    def show(value: object, context: Filling, number: int) -> str:
        if type(value) is str:
            return text(value, context, number) if is_odd(value) else value
        if type(value) is int:
            return str(value)
        if isinstance(value, Undefined):
            name = gap_name(value)
            return escape(words.text("word.lacking", name=chinese.get(name, name)))
        if in_text:
            if isinstance(value, Mergeable):
                context.retouched = True
                marks = (SAME if value.down else "") + (ACROSS if value.across else "")
                return marks + text(say(value.value), context, number)
            if isinstance(value, Rich):
                context.retouched = True
                for span in value.spans:
                    text(span.text, context, number)
                return marked(value)
            if isinstance(value, Picture | Bounded):
                return context.drawn(value, number)
        return text(say(value.value if isinstance(value, Mergeable) else value), context, number)

    return show
