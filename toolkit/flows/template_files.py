"""Which template a document is made from: the user's of that file name, else the stock one."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents import KINDS, aliases
from toolkit.errors import WRONG_USAGE, StudygroupError
from toolkit.files.stock import stock_folder
from toolkit.places import FileRef, TemplateRef
from toolkit.problems import Code, Problem, problem
from toolkit.word import Template, TemplateError

if TYPE_CHECKING:
    from toolkit.documents import DocumentKind
    from toolkit.flows.request import Missing
    from toolkit.language import Words
    from toolkit.places import Place

ENDINGS = (".docx", ".dotx", ".docm", ".dotm")
# What Word and WPS leave beside a file they have open.
NOT_TEMPLATES = ("~$", ".~", ".")


_Stamp = tuple[int, int, int] | None
_KEPT = 32


class Chosen(NamedTuple):
    """A template, and what its author should know: macros left behind, fields nobody knows that print as marks."""

    template: Template
    gaps: tuple[Problem, ...]


def chosen_template(folder: Path | None, words: Words, kind: DocumentKind, missing: Missing = "error") -> Chosen:
    """The template a kind is made from, with every field checked.

    Raises: StudygroupError naming every mistake of the template; with missing="mark" a field nobody knows is none.
    """
    path = template_path(folder, words, kind)
    try:
        template = _compiled(path, _stamp(path), words, missing)
        template.check(kind.context)
    except TemplateError as found:
        # Loaded for templates at fault only.
        from toolkit.word.checking import mistakes_of  # noqa: PLC0415

        checked = mistakes_of(path, words, aliases(), kind.context)
        mistakes = list(zip(checked.problems, checked.exact, strict=True))
        rest = [each for each, at in mistakes if missing == "error" or not _can_be_marked(each, at)]
        if rest:
            raise TemplateError(rest) from found
        return Chosen(template, (*template.notices, *map(_marked, checked.problems)))
    return Chosen(template, template.notices)


@lru_cache(maxsize=_KEPT)
def _compiled(path: Path, _: _Stamp, words: Words, missing: Missing) -> Template:
    """A template as it is now: commands run one after the other, by the menu or `demo`, compile it once."""
    return Template.open(path, words=words, aliases=aliases(), missing=missing)


def _stamp(path: Path) -> _Stamp:
    """What differs once somebody saved the file again."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def template_path(folder: Path | None, words: Words, kind: DocumentKind) -> Path:
    """The file a kind's template lies in."""
    file = words.of(kind.template)
    named = (path for path in _lying(folder) if same_name(path.name) == same_name(file))
    return next(named, stock_folder("templates") / words.language.value / file)


def stray_templates(folder: Path | None, words: Words) -> tuple[Problem, ...]:
    """The files of the user's folder that no document is made from: none is called so, or another of the name is.

    Raises: StudygroupError when there is no such folder.
    """
    if folder is not None and not folder.is_dir():
        raise StudygroupError(problem(Code.TEMPLATE_FOLDER_MISSING, FileRef(str(folder))), WRONG_USAGE)
    known = {same_name(words.of(kind.template)): words.of(kind.template) for kind in KINDS}
    taken: set[str] = set()
    strays = []
    for path in _lying(folder):
        name = same_name(path.name)
        if name not in known or name in taken:
            strays.append(problem(Code.TEMPLATE_NOT_USED, FileRef(path.name), nearest=_nearest(path.name, known)))
        taken.add(name)
    return tuple(strays)


def same_name(name: str) -> str:
    """A file's name or a kind's as it is compared: without ending, in one spelling."""
    # Some systems hand a name back with its accents taken apart.
    return unicodedata.normalize("NFC", Path(name).stem).casefold().strip()


def _lying(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    found = (path for path in folder.iterdir() if path.suffix.casefold() in ENDINGS and path.is_file())
    kept = [path for path in found if not path.name.startswith(NOT_TEMPLATES)]
    # Of two files that differ in their ending only the ordinary document is used.
    return sorted(kept, key=lambda path: (same_name(path.name), ENDINGS.index(path.suffix.casefold()), path.name))


def _nearest(name: str, known: dict[str, str]) -> tuple[str, ...]:
    close = get_close_matches(same_name(name), known, n=1, cutoff=0.4)
    return tuple(known[each] for each in close) or tuple(known.values())


def _can_be_marked(fault: Problem, at: Place | None) -> bool:
    """Whether a document can show the gap at its exact place: a tag can, a chart without data cannot."""
    return fault.code is Code.FIELD_UNKNOWN and isinstance(at, TemplateRef) and at.near.startswith("{")


def _marked(fault: Problem) -> Problem:
    return problem(Code.FIELD_MARKED, fault.at, name=fault.facts["name"], nearest=fault.facts["nearest"])
