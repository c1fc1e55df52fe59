"""Runs a flow, catches what stops it, tells the result and chooses the exit code."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import traceback
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit import __version__
from toolkit.cli import as_json, progress, telling
from toolkit.cli.endings import Told, heed_signals
from toolkit.errors import StudygroupError
from toolkit.flows.calls import calls_made
from toolkit.flows.request import Result
from toolkit.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.cli.options import Telling
    from toolkit.cli.progress import Shown
    from toolkit.language import Words

OUR_BUG = 70
INTERRUPTED = 130


def execute(words: Words, command: str, how: Telling, run: Callable[[Shown], Result]) -> int:
    """The exit code of a flow, after its result was told."""
    console = telling.Console(words, how)
    heed_signals()
    before = calls_made()
    try:
        result, code = _outcome(words, how, run)
        try:
            console.tell(result)
            console.tell_calls(calls_made().since(before))
        except OSError as unheard:
            code = _unheard(words, unheard, code)
    except click.ClickException:
        raise  # wrong usage: click says it, with its own exit code
    except KeyboardInterrupt as told:
        console.say(words.text("cli.interrupted"))
        result, code = Result(), told.exit_code if isinstance(told, Told) else INTERRUPTED
    except Exception as bug:  # noqa: BLE001 - the one place where nothing may escape as a traceback
        console.say(words.text("cli.our_bug", log=_log_bug(command, bug)))
        result, code = Result(), OUR_BUG
    if how.as_json:
        try:
            as_json.print_result(words, command, result, code, calls_made().since(before))
        except OSError as unheard:
            code = _unheard(words, unheard, code)
    return code


def _unheard(words: Words, fault: OSError, code: int) -> int:
    """The exit code when nobody hears: the reader closed the pipe (`| head`), or the disk below the log is full.

    What was made stands all the same; nothing more is said on a stream that failed.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr) if fault.errno == errno.EPIPE else (sys.stdout,):
        os.dup2(nowhere, stream.fileno())
    if fault.errno == errno.EPIPE:
        return code
    click.echo(words.text("cli.unheard"), err=True)
    return code or 1


def _outcome(words: Words, how: Telling, run: Callable[[Shown], Result]) -> tuple[Result, int]:
    try:
        with progress.shown(words, how) as shown:
            result = run(shown)
    except StudygroupError as stopped:
        result = Result(problems=stopped.problems, stopped=stopped)
    return result, exit_code(result)


def exit_code(result: Result) -> int:
    """0 done, 1 in part or problems, else the code of what stopped us when nothing was made."""
    made = any(each.changed for each in result.files) or any(each.changed for each in result.patches)
    if result.stopped is not None:
        return 1 if made else result.stopped.exit_code
    faults = [each for each in result.problems if each.code.severity is Severity.ERROR]
    return 1 if faults else 0


def _log_bug(command: str, bug: Exception) -> str:
    """Keeps where it happened in a private file of the temporary folder; answers the file's path.

    An exception's own message may hold a person's name: only its class and the lines of code are kept.
    """
    path = Path(tempfile.gettempdir()) / f"studygroup-{uuid.uuid4().hex[:8]}.log"
    path.touch(mode=0o600)
    frames = "".join(traceback.format_tb(bug.__traceback__))
    path.write_text(f"{__version__} {command}\n{frames}{type(bug).__name__}\n", "utf-8")
    return str(path)
