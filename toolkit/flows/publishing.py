"""Documents: contexts first, all of them, then rendered and written one at a time, settled on the disk at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents import aliases, as_mapping
from toolkit.errors import StudygroupError
from toolkit.files.output import output_root, settle, write_document
from toolkit.files.safe_names import distinct_names, safe_name
from toolkit.files.stock import stock_folder
from toolkit.files.temporary import sweep
from toolkit.flows.request import Made
from toolkit.stores import beside
from toolkit.word import Properties, Template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from _typeshed import DataclassInstance

    from toolkit.documents import DocumentKind
    from toolkit.files.output import Written
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.problems import Problem
    from toolkit.programme.groups import Group


class Published(NamedTuple):
    """The documents made, and why others were not."""

    files: tuple[Made, ...] = ()
    problems: tuple[Problem, ...] = ()


def publish(
    request: Request,
    opened: Opened,
    kind: DocumentKind,
    groups: Sequence[Group],
    context_of: Callable[[Group], DataclassInstance],
    progress: Progress,
    *,
    period: str = "",
) -> Published:
    """One document of a kind per group; a group whose document fails is named and the others are made.

    Shape: `period` names the folder of what is made anew each month or stage; with --dry-run nothing is rendered.
    Raises: StudygroupError when the template is at fault, or no document at all could be made.
    """
    template = open_template(request, opened, kind)
    contexts: dict[str | None, DataclassInstance] = {group.id: context_of(group) for group in groups}
    if request.dry_run:
        return Published()
    folder = output_folder(request, opened, kind, period)
    names = distinct_names(
        {group.id: kind.file_stem(opened.words, group.id, group.name, period) for group in groups}, ".docx"
    )
    return _write_all(template, kind, contexts, {group: folder / name for group, name in names.items()}, progress)


def publish_whole(
    request: Request,
    opened: Opened,
    kind: DocumentKind,
    context: DataclassInstance,
    progress: Progress,
    *,
    period: str = "",
) -> Published:
    """One document of a kind for the whole programme, straight in the folder of its month or stage.

    Raises: StudygroupError when the template is at fault.
    """
    template = open_template(request, opened, kind)
    if request.dry_run:
        return Published()
    root = output_place(request, opened)
    name = safe_name(kind.file_stem(opened.words, period), ".docx")
    path = root / safe_name(period) / name if period else root / name
    return _write_all(template, kind, {None: context}, {None: path}, progress)


def open_template(request: Request, opened: Opened, kind: DocumentKind) -> Template:
    """The user's template of that file name, else the stock one, with every field checked.

    Raises: StudygroupError naming every mistake of the template.
    """
    file = opened.words.of(kind.template)
    own = request.templates / file if request.templates is not None else None
    stock = stock_folder("templates") / opened.words.language.value / file
    path = own if own is not None and own.is_file() else stock
    template = Template.open(path, words=opened.words, aliases=aliases())
    template.check(kind.context)
    return template


def output_place(request: Request, opened: Opened) -> Path:
    """`<workbook>_输出` beside the workbook, for a Google Sheet in the folder of the run; or the folder asked for."""
    return request.out or output_root(beside(request.location, opened.name))


def output_folder(request: Request, opened: Opened, kind: DocumentKind, period: str) -> Path:
    """`<workbook>_输出/<period>/<kind>`, or below the folder asked for."""
    root = output_place(request, opened)
    return (
        root / safe_name(period) / safe_name(opened.words.of(kind.name))
        if period
        else root / safe_name(opened.words.of(kind.name))
    )


def _write_all(
    template: Template,
    kind: DocumentKind,
    contexts: Mapping[str | None, DataclassInstance],
    paths: Mapping[str | None, Path],
    progress: Progress,
) -> Published:
    for folder in {path.parent for path in paths.values()}:
        sweep(folder)
    written: list[Written] = []
    files = []
    found: list[Problem] = []
    failures: list[StudygroupError] = []
    for done, (group, context) in enumerate(contexts.items(), start=1):
        path = paths[group]
        try:
            rendered = template.render_with_problems(as_mapping(context), Properties(title=path.stem))
            each = write_document(path, rendered.data)
        except StudygroupError as stopped:
            failures.append(stopped)
            continue
        found += rendered.problems
        written.append(each)
        files.append(Made(path, kind.code, group, each.sha256, each.changed))
        progress.step(path.name, done, len(contexts))
    if failures and not files:
        raise failures[0]
    settle(written)
    found += (each for failure in failures for each in failure.problems)
    return Published(tuple(files), tuple(found))
