"""`--single-file`, `--missing mark` and `--templates` on the commands that make documents."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.cli.commands import EN_HUB, HUBS, ZH_HUB, made_in, run, run_json
from tests.goldens.dump import dump
from toolkit.files.stock import stock_folder
from toolkit.names import Language

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-24")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Every kind that is made per group, and its command.
PER_GROUP = {
    "charter": ("charter",),
    "study_plan": ("plan",),
    "sign_in": ("signin", "--month", "2026-11"),
    "minutes": ("signin", "--session", "9", "--minutes"),
    "stage_report": ("report", "--stage", "1"),
    "month_report": ("report", "--month", "2026-10"),
    "election_result": ("elect",),
    "closing_report": ("close",),
}


def _made(command: tuple[str, ...], hub: Path, kind: str, *more: str, language: Language) -> list[bytes]:
    name, *options = command
    shown = run_json(name, hub, *options, *DAY, *more, language=language)
    assert shown["exit"] == 0
    # The whole result for every group, and the bytes as they are on the disk.
    return [_read(hub, each["path"]) for each in shown["files"] if each["kind"] == kind]


def _read(hub: Path, path: str) -> bytes:
    return (hub.parent / path).read_bytes()


def _said(document: bytes) -> list[str]:
    """What stands in the body, without the page sizes and the break that a section adds."""
    body = dump(document).split("\n== ")[0].split("\n")[1:]
    return [line for line in body if line and not line.startswith("-- page")]


@pytest.mark.parametrize(
    ("kind", "language"),
    [*((kind, Language.ZH) for kind in PER_GROUP), ("charter", Language.EN), ("stage_report", Language.EN)],
)
def test_one_file_says_what_the_separate_ones_say(kind: str, language: Language, samples: Path) -> None:
    hub = samples / HUBS[language]
    separate = _made(PER_GROUP[kind], hub, kind, language=language)
    (joined,) = _made(PER_GROUP[kind], hub, kind, "--single-file", language=language)
    assert len(separate) >= 2
    assert _said(joined) == [line for each in separate for line in _said(each)]
    document = docx.Document(io.BytesIO(joined))
    assert len(document.sections) == len(separate)
    assert [each.header.paragraphs[0].text for each in document.sections] == [
        docx.Document(io.BytesIO(each)).sections[0].header.paragraphs[0].text for each in separate
    ]
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(joined)).read("word/document.xml"))
    for path in ("//*[local-name()='docPr']/@id", "//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name"):
        found = root.xpath(path, namespaces={"w": W[1:-1]})
        assert isinstance(found, list)
        assert len(found) == len(set(found))


def test_each_group_keeps_its_own_charts_and_their_workbooks(samples: Path) -> None:
    hub = samples / ZH_HUB
    separate = _made(("report", "--stage", "1"), hub, "stage_report", language=Language.ZH)
    (joined,) = _made(("report", "--stage", "1"), hub, "stage_report", "--single-file", language=Language.ZH)

    def charts(document: bytes) -> list[object]:
        package = zipfile.ZipFile(io.BytesIO(document))
        found: list[object] = []
        for key in re.findall(rb'<c:chart [^>]*r:id="([^"]+)"', package.read("word/document.xml")):
            rels = package.read("word/_rels/document.xml.rels").decode()
            chart = _target(rels, re.escape(key.decode()))
            book = _target(package.read(f"word/charts/_rels/{chart.split('/')[-1]}.rels").decode(), '[^"]+')
            data = package.read("word/embeddings/" + book.split("/")[-1])
            found.append(list(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)))
        return found

    apart = [each for document in separate for each in charts(document)]
    assert len(apart) >= 8
    assert charts(joined) == apart


def _target(relations: str, key: str) -> str:
    found = re.search(rf'<Relationship (?=[^>]*Id="{key}")[^>]*Target="([^"]+)"', relations)
    assert found is not None
    return found[1]


def test_a_second_run_in_one_file_writes_nothing_and_chosen_groups_have_a_file_of_their_own(samples: Path) -> None:
    run("charter", samples / ZH_HUB, "--single-file", *DAY)
    before = made_in(samples)
    assert "无变化" in run("charter", samples / ZH_HUB, "--single-file", *DAY).output
    assert made_in(samples) == before
    run("charter", samples / ZH_HUB, "--single-file", "--group", "G01", "--group", "G03", *DAY)
    folder = samples / "学习小组总表_输出" / "小组章程"
    assert {each.name for each in folder.iterdir()} == {"全部小组_小组章程.docx", "所选小组_小组章程.docx"}


def _templates(samples: Path, language: Language, old: str, new: str) -> Path:
    """The stock charter with one word of its text exchanged, in a folder of its own."""
    folder = samples / "模板"
    folder.mkdir()
    name = {Language.ZH: "小组章程.docx", Language.EN: "charter.docx"}[language]
    source = stock_folder("templates") / language.value / name
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(folder / name, "w") as made:
        for each in package.namelist():
            data = package.read(each)
            if each == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            made.writestr(each, data)
    return folder


@pytest.mark.parametrize(
    ("language", "old", "new", "mark"),
    [
        (Language.ZH, "{{ 小组.地点 }}", "{{ 小组.地方 }}", "【缺：地方】"),
        (Language.EN, "{{ group.place }}", "{{ group.spot }}", "[missing: spot]"),
    ],
)
def test_a_field_nobody_knows_stops_or_is_marked(
    language: Language, old: str, new: str, mark: str, samples: Path
) -> None:
    folder = _templates(samples, language, old, new)
    hub = samples / HUBS[language]
    stopped = run("charter", hub, "--templates", folder, *DAY, language=language)
    assert (stopped.exit_code, "[TPL-301]" in stopped.output) == (3, True)
    assert not list(samples.rglob("G01_*.docx"))
    shown = run_json("charter", hub, "--templates", folder, "--missing", "mark", *DAY, language=language)
    assert shown["exit"] == 0
    assert [each["code"] for each in shown["problems"]].count("TPL-320") == 1
    assert len(shown["files"]) >= 2
    for each in shown["files"]:
        assert mark in dump(_read(hub, each["path"]))


def test_a_users_template_wins_by_its_name_and_a_file_nobody_uses_is_named(samples: Path) -> None:
    folder = _templates(samples, Language.ZH, "小组章程", "自家章程")
    shutil.copy(folder / "小组章程.docx", folder / "小组章城.docx")
    (folder / "~$小组章程.docx").write_bytes(b"x")
    (folder / "说明.txt").write_bytes(b"x")
    shown = run("charter", samples / ZH_HUB, "--templates", folder, *DAY)
    assert shown.exit_code == 0
    assert shown.output.count("TPL-020") == 1
    assert "小组章城.docx" in shown.output
    (made,) = samples.rglob("G01_*_小组章程.docx")
    assert "自家章程" in dump(made.read_bytes())
    (folder / "小组章程.docx").rename(folder / "小组章程.dotx")
    assert "无变化" in run("charter", samples / ZH_HUB, "--templates", folder, *DAY).output


def test_a_template_folder_that_is_not_there_is_wrong_usage(samples: Path) -> None:
    shown = run("charter", samples / EN_HUB, "--templates", samples / "nowhere", language=Language.EN)
    assert (shown.exit_code, "[TPL-021]" in shown.output) == (2, True)
