"""`template`: the templates documents are made from: which there are, what they may say, what is wrong with one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.documents import KINDS, aliases, as_mapping
from toolkit.documents.field_texts import field_texts
from toolkit.documents.samples import bare_context, sample_context
from toolkit.errors import WRONG_USAGE, StudygroupError
from toolkit.files.output import digest_of, write_document
from toolkit.files.stock import copy_stock, stock_folder
from toolkit.flows.aligning import aligned
from toolkit.flows.request import Made, Result
from toolkit.flows.template_kinds import fitting_kind, kind_named
from toolkit.names import Name
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.word.checking import Remark, annotated, check_template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.documents.field_texts import FieldText
    from toolkit.flows.request import Progress
    from toolkit.language import Words
    from toolkit.places import Place
    from toolkit.problems import Problem
    from toolkit.word.checking import Checked

AUTHOR = "studygroup"
# How many fields a template leaves out are named on screen; --json has them all.
SHOWN = 10


def listing(words: Words, _: Progress) -> Result:
    """Every kind of document with its template's file name."""
    rows = [(words.of(kind.name), kind.code, words.of(kind.template)) for kind in KINDS]
    head = tuple(words.text(f"template.list.{name}") for name in ("name", "code", "file"))
    return Result(
        lines=(*aligned([head, *rows]), words.text("template.list.then")),
        data={"templates": [{"kind": code, "name": name, "file": file} for name, code, file in rows]},
    )


def fields(words: Words, _: Progress, *, kind: str) -> Result:
    """Every field a kind's template may use: its names, what it means, what it prints.

    Raises: StudygroupError when there is no such kind.
    """
    found = kind_named(kind, words)
    texts = field_texts(found.context, words)
    head = tuple(words.text(f"template.fields.{name}") for name in ("chinese", "english", "meaning", "sample"))
    title = words.text("template.fields.title", name=found.name, file=found.template, count=len(texts))
    return Result(
        lines=(title, *aligned([head, *texts]), words.text("template.fields.then")),
        data={"kind": found.code, "fields": [text._asdict() for text in texts]},
    )


def check(words: Words, progress: Progress, *, file: Path, kind: str | None, annotate: Path | None) -> Result:
    """Every mistake of a template in one pass; with `annotate` also a copy with a comment at each.

    Raises: StudygroupError when the file is no template at all, or the copy would be the file itself.
    """
    if annotate is not None and annotate.resolve() == file.resolve():
        raise StudygroupError(problem(Code.TEMPLATE_COPY_IS_FILE, FileRef(file.name)), WRONG_USAGE)
    found = kind_named(kind, words) if kind else fitting_kind(file, words)
    samples = [as_mapping(made(found.context, words)) for made in (sample_context, bare_context)]
    checked = check_template(file, words, aliases(), found.context, *samples)
    progress.step(file.name, 1, 1)
    texts = field_texts(found.context, words)
    unused = [text for text in texts if text.english not in checked.used]
    return Result(
        files=() if annotate is None else (_annotated(words, file, checked, annotate),),
        problems=checked.problems,
        lines=(
            words.text("template.check.used", name=found.name, used=len(texts) - len(unused), known=len(texts)),
            *_told(words, unused),
            *((words.text("template.check.none"),) if not checked.problems else ()),
        ),
        data={"kind": found.code, "used": sorted(checked.used), "unused": [text.english for text in unused]},
    )


def export(words: Words, progress: Progress, *, kind: str | None, folder: Path) -> Result:
    """The stock templates copied into a folder to be edited; one that lies there already stays as it is.

    Raises: StudygroupError when there is no such kind.
    """
    kinds = (kind_named(kind, words),) if kind else KINDS
    names = list(dict.fromkeys(words.of(each.template) for each in kinds))
    made: list[Made] = []
    kept: list[Problem] = []
    for done, name in enumerate(names, start=1):
        stock = stock_folder("templates") / words.language.value / name
        if (folder / name).exists() and digest_of(folder / name) != digest_of(stock):
            kept.append(problem(Code.FILE_KEPT, FileRef(name)))
        else:
            written = copy_stock(stock, folder)
            made.append(Made(written.path, "template", None, written.sha256, written.changed))
        progress.step(name, done, len(names))
    then = words.text("template.export.then", folder=str(folder))
    return Result(files=tuple(made), problems=tuple(kept), lines=(then,))


def _told(words: Words, unused: Sequence[FieldText]) -> tuple[str, ...]:
    """The fields a template leaves out, without what is only reached through one of them."""
    names = {text.english for text in unused}
    tops = [text for text in unused if text.english.rpartition(".")[0] not in names]
    if not tops:
        return ()
    shown = tuple(Name(text.chinese, text.english) for text in tops[:SHOWN])
    said = words.text("template.check.unused", count=len(tops), names=shown)
    return (said if len(tops) <= SHOWN else said + words.text("template.check.more"),)


def _annotated(words: Words, file: Path, checked: Checked, copy: Path) -> Made:
    remarks = [_remark(words, each, at) for each, at in zip(checked.problems, checked.exact, strict=True)]
    # Word opens no file whose name says one thing and whose content another.
    data = annotated(file, remarks, AUTHOR, document=copy.suffix.casefold() != file.suffix.casefold())
    written = write_document(copy, data)
    return Made(copy, "annotated_template", None, written.sha256, written.changed)


def _remark(words: Words, found: Problem, at: Place | None) -> Remark:
    said = words.say(found, values=True)
    parts = {"allowed": said.allowed, "fix": said.fix, "effect": said.effect}
    more = (words.text(f"cli.problem.{name}", text=text) for name, text in parts.items() if text)
    return Remark(at, (f"{said.message} [{found.code.id}]", *more, said.place))
