"""Documents: contexts first, all of them, then rendered and written one at a time, settled on the disk at the end."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from toolkit.documents import as_mapping
from toolkit.errors import StudygroupError
from toolkit.files.output import output_root, settle, write_document
from toolkit.files.safe_names import distinct_names, safe_name
from toolkit.files.temporary import sweep
from toolkit.flows.in_parallel import alongside
from toolkit.flows.request import Made
from toolkit.flows.template_files import chosen_template
from toolkit.problems import Code
from toolkit.stores import beside
from toolkit.word import NONE, Properties
from toolkit.word.joining import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from _typeshed import DataclassInstance

    from toolkit.documents import DocumentKind
    from toolkit.files.output import Written
    from toolkit.flows.reading import Opened
    from toolkit.flows.request import Progress, Request
    from toolkit.flows.template_files import Chosen
    from toolkit.problems import Problem

# A group's id, or None where a document is of the whole programme.
Whose = TypeVar("Whose", str, None)


class Record(NamedTuple):
    """One of many documents of a group: its context, and what its file is called, without extension."""

    group: str
    stem: str
    context: DataclassInstance


class Published(NamedTuple):
    """The documents made, and why others were not."""

    files: tuple[Made, ...] = ()
    problems: tuple[Problem, ...] = ()


class Titled(Protocol):
    """What a document can be about: a group or a topic."""

    @property
    def id(self) -> str:
        """What it is known by."""

    @property
    def name(self) -> str:
        """What people call it."""


T = TypeVar("T", bound=Titled)


def publish(
    request: Request,
    opened: Opened,
    kind: DocumentKind,
    groups: Sequence[T],
    context_of: Callable[[T], DataclassInstance],
    progress: Progress,
    *,
    period: str = "",
) -> Published:
    """One document of a kind per group (or topic), or with --single-file one of all; one that fails is named.

    Shape: `period` names the folder of what is made anew each month or stage; with --dry-run nothing is rendered.
    Raises: StudygroupError when the template is at fault, or no document at all could be made.
    """
    contexts: dict[str, DataclassInstance] = {group.id: context_of(group) for group in groups}
    if request.single_file:
        whose = "files.chosen_groups" if request.groups else "files.all_groups"
        return publish_joined(request, opened, kind, contexts, progress, name=opened.words.text(whose), period=period)
    chosen = chosen_template(request.templates, opened.words, kind, request.missing)
    if request.dry_run:
        return Published(problems=chosen.gaps)
    folder = output_folder(request, opened, kind, period)
    names = distinct_names(
        {group.id: kind.file_stem(opened.words, group.id, group.name, period) for group in groups}, ".docx"
    )
    return _write_all(chosen, kind, contexts, {group: folder / name for group, name in names.items()}, progress)


def publish_joined(
    request: Request,
    opened: Opened,
    kind: DocumentKind,
    contexts: Mapping[str, DataclassInstance],
    progress: Progress,
    *,
    name: str,
    period: str = "",
) -> Published:
    """Many records of a kind as one document to print: each begins on a new page, its pages counted from 1.

    Shape: in the order of `contexts`; `name` begins the file's name; a record that fails is named and left out.
    Raises: StudygroupError when the template is at fault, or no record at all could be made.
    """
    chosen = chosen_template(request.templates, opened.words, kind, request.missing)
    if request.dry_run or not contexts:
        return Published(problems=chosen.gaps)
    folder = output_folder(request, opened, kind, period)
    path = folder / safe_name(kind.file_stem(opened.words, name, period), ".docx")
    found: list[Problem] = []
    failures: list[StudygroupError] = []
    records = _records(chosen, contexts, path.name, found, failures, progress)
    first = next(records, None)
    if first is None:
        raise failures[0]
    written = write_document(path, join(chain([first], records), Properties(title=path.stem)))
    settle([written])
    made = Made(path, kind.code, None, written.sha256, written.changed)
    found += (each for failure in failures for each in failure.problems)
    return Published((made,), (*chosen.gaps, *found))


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
    chosen = chosen_template(request.templates, opened.words, kind, request.missing)
    if request.dry_run:
        return Published(problems=chosen.gaps)
    root = output_place(request, opened)
    name = safe_name(kind.file_stem(opened.words, period), ".docx")
    path = root / safe_name(period) / name if period else root / name
    return _write_all(chosen, kind, {None: context}, {None: path}, progress)


def publish_each(
    request: Request,
    opened: Opened,
    kind: DocumentKind,
    records: Mapping[str, Record],
    progress: Progress,
    *,
    name: str,
) -> Published:
    """One document per record and one of all of them to print; with --single-file only the latter.

    Shape: `name` begins the name of the file of all.
    Raises: StudygroupError when the template is at fault, or no document at all could be made.
    """
    contexts = {key: each.context for key, each in records.items()}
    joined = publish_joined(request, opened, kind, contexts, progress, name=name)
    if request.single_file or request.dry_run or not records:
        return joined
    chosen = chosen_template(request.templates, opened.words, kind, request.missing)
    folder = output_folder(request, opened, kind, "")
    names = distinct_names({key: each.stem for key, each in records.items()}, ".docx")
    alone = _write_all(chosen, kind, contexts, {key: folder / file for key, file in names.items()}, progress)
    files = tuple(each._replace(group=records[each.group].group) for each in alone.files if each.group is not None)
    return Published((*files, *joined.files), joined.problems)


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


def _new(problems: Sequence[Problem]) -> list[Problem]:
    """What a document adds to what its template's gaps have said already."""
    return [each for each in problems if each.code is not Code.FIELD_UNKNOWN]


def _records(
    chosen: Chosen,
    contexts: Mapping[str, DataclassInstance],
    name: str,
    found: list[Problem],
    failures: list[StudygroupError],
    progress: Progress,
) -> Iterator[bytes]:
    """Each record's document; what was wrong with it is put among what is found, or among the failures."""
    for done, context in enumerate(contexts.values(), start=1):
        try:
            rendered = chosen.template.render_with_problems(as_mapping(context))
            found += _new(rendered.problems)
            yield rendered.data
        except StudygroupError as stopped:
            failures.append(stopped)
        progress.step(name, done, len(contexts))


class _Page(NamedTuple):
    """One rendered document on its way to the disk."""

    group: str | None
    path: Path
    data: bytes


def _write_all(
    chosen: Chosen,
    kind: DocumentKind,
    contexts: Mapping[Whose, DataclassInstance],
    paths: Mapping[Whose, Path],
    progress: Progress,
) -> Published:
    for folder in {path.parent for path in paths.values()}:
        sweep(folder)
    failures: list[StudygroupError] = []
    found: list[Problem] = []
    written: list[Written] = []
    files = []

    def rendered() -> Iterator[_Page]:
        for group, context in contexts.items():
            path = paths[group]
            title = NONE if chosen.template.titles_itself else Properties(title=path.stem)
            try:
                page = chosen.template.render_with_problems(as_mapping(context), title)
            except StudygroupError as stopped:
                failures.append(stopped)
                continue
            found.extend(_new(page.problems))
            yield _Page(group, path, page.data)

    for done, (page, each) in enumerate(alongside(_put, rendered()), start=1):
        if isinstance(each, StudygroupError):
            failures.append(each)
            continue
        written.append(each)
        files.append(Made(page.path, kind.code, page.group, each.sha256, each.changed))
        progress.step(page.path.name, done, len(contexts))
    if failures and not files:
        raise failures[0]
    settle(written)
    found += (each for failure in failures for each in failure.problems)
    return Published(tuple(files), (*chosen.gaps, *found))


def _put(page: _Page) -> tuple[_Page, Written | StudygroupError]:
    try:
        return page, write_document(page.path, page.data)
    except StudygroupError as stopped:
        return page, stopped
