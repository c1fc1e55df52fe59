"""`studygroup template` and what it can do: list, fields, check, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.command import command_group, plain_command

if TYPE_CHECKING:
    from toolkit.flows.request import Progress, Result
    from toolkit.language import Words


def build(words: Words) -> click.Command:
    """The commands in one language."""
    kind = words.text("cli.template.kind")
    file = click.Argument(["file"], metavar=words.text("cli.metavar.file"), type=Path)
    checking = [
        file,
        click.Option(["--annotate"], type=Path, metavar="OUT.docx", help=words.text("cli.template.annotate")),
        click.Option(["--kind"], metavar="KIND", help=words.text("cli.template.kind_of")),
    ]
    where = f"[{kind}] {words.text('cli.metavar.folder')}"
    return command_group(
        words,
        "template",
        [
            plain_command(words, "template list", _list),
            plain_command(words, "template fields", _fields, [click.Argument(["kind"], metavar=kind)]),
            plain_command(words, "template check", _check, checking),
            plain_command(words, "template export", _export, [click.Argument(["where"], nargs=-1, metavar=where)]),
        ],
    )


def _list(words: Words, progress: Progress) -> Result:
    from toolkit.flows import template  # noqa: PLC0415 - help stays light

    return template.listing(words, progress)


def _fields(words: Words, progress: Progress, *, kind: str) -> Result:
    from toolkit.flows import template  # noqa: PLC0415 - as above

    return template.fields(words, progress, kind=kind)


def _check(words: Words, progress: Progress, *, file: Path, annotate: Path | None, kind: str | None) -> Result:
    from toolkit.flows import template  # noqa: PLC0415 - as above

    return template.check(words, progress, file=file, kind=kind, annotate=annotate)


def _export(words: Words, progress: Progress, *, where: tuple[str, ...]) -> Result:
    from toolkit.flows import template  # noqa: PLC0415 - as above

    if len(where) not in {1, 2}:
        raise click.UsageError(words.text("cli.template.where"))
    *kind, folder = where
    return template.export(words, progress, kind=kind[0] if kind else None, folder=Path(folder))
