"""Running commands on copies of the sample workbooks, as a person would."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from toolkit.cli.app import Studygroup
from toolkit.files.stock import stock_folder
from toolkit.language import words_for
from toolkit.names import Language

ZH_HUB = "学习小组总表.xlsx"
EN_HUB = "study_groups_english.xlsx"
MESSY_HUB = "messy_乱表.xlsx"
HUBS = {Language.ZH: ZH_HUB, Language.EN: EN_HUB}


def samples_in(folder: Path) -> Path:
    """The sample workbooks copied into a folder."""
    for source in stock_folder("sample_workbooks").glob("*.xlsx"):
        shutil.copy(source, folder / source.name)
    return folder


def run(*arguments: str | Path, language: Language = Language.ZH, typed: str | None = None) -> Result:
    """One command in one language, in this process."""
    app = Studygroup(words_for(language))
    return CliRunner().invoke(app, [str(each) for each in arguments], input=typed, prog_name="studygroup")


def run_json(*arguments: str | Path, language: Language = Language.ZH) -> dict[str, Any]:
    """One command with --json: the object it prints on stdout."""
    shown: dict[str, Any] = json.loads(run(*arguments, "--json", language=language).stdout)
    return shown


def hub_patches(shown: dict[str, Any], hub: str = ZH_HUB) -> list[dict[str, Any]]:
    """What became of the hub's own sheets, those of the groups' workbooks left out."""
    return [each for each in shown["patches"] if each["workbook"] in {hub, hub.removesuffix(".xlsx")}]


def made_in(folder: Path) -> dict[str, str]:
    """What runs made below a folder: backups and run records tell when, not what."""
    return {
        path: digest for path, digest in tree_of(folder).items() if not {"备份", "运行记录"} & set(Path(path).parts)
    }


def tree_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with its digest."""
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }
