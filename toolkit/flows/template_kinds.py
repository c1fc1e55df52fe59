"""Which kind of document a name or a template file means."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.documents import KINDS, aliases
from toolkit.errors import WRONG_USAGE, StudygroupError
from toolkit.flows.template_files import same_name
from toolkit.problems import Code, problem
from toolkit.word.checking import lost_fields

if TYPE_CHECKING:
    from toolkit.documents import DocumentKind
    from toolkit.language import Words


def kind_named(name: str, words: Words) -> DocumentKind:
    """The kind somebody means by its code, its name in either language, its template's file name, or a part of one.

    Raises: StudygroupError when there is no such kind.
    """
    for kind in KINDS:
        if same_name(name) in _names(kind):
            return kind
    partly = [kind for kind in KINDS if any(same_name(name) in each for each in _names(kind))]
    if len(partly) == 1 and name.strip():
        return partly[0]
    known = {each: kind for kind in reversed(KINDS) for each in _names(kind)}
    close = [known[each] for each in get_close_matches(same_name(name), known, n=3, cutoff=0.4)]
    offered = tuple(dict.fromkeys(words.of(kind.name) for kind in close or KINDS))
    raise StudygroupError(problem(Code.TEMPLATE_KIND_NOT_THERE, name=name, known=offered), WRONG_USAGE)


def fitting_kind(file: Path, words: Words) -> DocumentKind:
    """The kind a template file is meant for: by its name, else the one that knows most of its fields.

    Raises: StudygroupError when the file is no template at all.
    """
    stem = same_name(file.name)
    called = [(len(name), kind) for kind in KINDS for name in _names(kind) if name in stem]
    if called:
        longest = max(length for length, _ in called)
        return next(kind for length, kind in called if length == longest)
    lost = {kind: lost_fields(file, words, aliases(), kind.context) for kind in KINDS}
    return min(KINDS, key=lambda kind: lost[kind])


def _names(kind: DocumentKind) -> tuple[str, ...]:
    said = (kind.code, *kind.name, *(Path(each).stem for each in kind.template))
    return tuple(dict.fromkeys(same_name(each) for each in said))
