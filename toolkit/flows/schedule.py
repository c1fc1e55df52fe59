"""`schedule`: the line that makes the machine's own scheduler do the monthly run."""

from __future__ import annotations

import plistlib
import shlex
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import INPUT_UNUSABLE, StudygroupError
from toolkit.files.output import output_root
from toolkit.files.run_record import RECORDS
from toolkit.flows.request import Result
from toolkit.places import FileRef
from toolkit.problems import Code, problem
from toolkit.stores import is_address, same_place

if TYPE_CHECKING:
    from toolkit.language import Words

# schtasks refuses a longer /TR.
LONGEST_TASK = 261


class Scheduler(Enum):
    """The schedulers we know the line for."""

    WINDOWS = "windows"
    CRON = "cron"
    LAUNCHD = "launchd"


class Moment(NamedTuple):
    """When in the month: a day from 1 to 28, an hour and a minute."""

    day: int
    hour: int
    minute: int


def run(
    words: Words,
    *,
    location: str,
    python: str,
    scheduler: Scheduler,
    moment: Moment,
    credentials: Path | None = None,
) -> Result:
    """The line or file to hand to the scheduler; nothing is installed by us.

    Raises: StudygroupError when there is no such workbook.
    """
    online = is_address(location)
    workbook = Path(same_place(location)) if online else Path(location)
    if not online and not workbook.exists():
        raise StudygroupError(problem(Code.FILE_MISSING, FileRef(workbook.name)), INPUT_UNUSABLE)
    place = workbook.resolve()
    # A scheduler starts elsewhere and without the environment of this terminal.
    elsewhere = ["--out", str(output_root(place))] if online else []
    key = ["--credentials", str(credentials.resolve())] if credentials else []
    meant = workbook.name if online else str(place)
    command = [python, "-m", "toolkit", "monthly", meant, *elsewhere, *key, "--lang", words.language.value, "-q"]
    line = {Scheduler.WINDOWS: _windows, Scheduler.CRON: _cron, Scheduler.LAUNCHD: _launchd}[scheduler]
    text = line(command, place, moment)
    note = words.text(f"schedule.{scheduler.value}", day=moment.day, time=f"{moment.hour:02}:{moment.minute:02}")
    too_long = problem(Code.TASK_TOO_LONG, FileRef(workbook.name), length=len(_quoted(command)), limit=LONGEST_TASK)
    long = scheduler is Scheduler.WINDOWS and len(_quoted(command)) > LONGEST_TASK
    return Result(lines=(note, text), problems=(too_long,) if long else ())


def _windows(command: list[str], place: Path, moment: Moment) -> str:
    task = _quoted(command).replace('"', '\\"')
    when = f"/SC MONTHLY /D {moment.day} /ST {moment.hour:02}:{moment.minute:02}"
    return f'schtasks /Create /TN "studygroup {place.stem}" {when} /TR "{task}"'


def _quoted(command: list[str]) -> str:
    return " ".join(f'"{part}"' if " " in part or "\\" in part or "/" in part else part for part in command)


def _cron(command: list[str], place: Path, moment: Moment) -> str:
    # cron reads a bare % as a line break.
    said = f"{shlex.join(command)} >> {shlex.quote(str(_log(place)))} 2>&1".replace("%", r"\%")
    return f"{moment.minute} {moment.hour} {moment.day} * * {said}"


def _launchd(command: list[str], place: Path, moment: Moment) -> str:
    agent = {
        "Label": f"studygroup.{place.stem}",
        "ProgramArguments": command,
        "StartCalendarInterval": {"Day": moment.day, "Hour": moment.hour, "Minute": moment.minute},
        "StandardOutPath": str(_log(place)),
        "StandardErrorPath": str(_log(place)),
    }
    return plistlib.dumps(agent, sort_keys=False).decode().rstrip()


def _log(place: Path) -> Path:
    return output_root(place).with_name(f"{place.stem}_{RECORDS}.log")
