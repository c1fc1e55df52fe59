"""Every document and sheet of the sample programmes as PNG pages, and a contact sheet of each kind, to look at."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# This script pictures this checkout, wherever it is called from.
sys.path.insert(0, str(ROOT))

DOTS_PER_INCH = 80


def main() -> int:
    """Runs the demo in both languages into the folder given and turns what it made into pictures."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "out/pages").resolve()
    if not all(map(shutil.which, ("soffice", "pdftoppm"))):
        print("LibreOffice (soffice) and poppler (pdftoppm) are needed to make pictures.")
        return 1
    shutil.rmtree(out, ignore_errors=True)
    missing: list[str] = []
    for language in ("zh", "en"):
        folder = out / language
        demo = [sys.executable, "-m", "toolkit", "demo", "--lang", language, "--out", str(folder), "-q"]
        subprocess.run(demo, check=False)  # noqa: S603 - our own program
        kinds = files_by_kind(folder)
        pages = 0
        for kind, files in kinds.items():
            made = picture(files, out / "pages" / language / kind)
            pages += made
            missing += [] if made else [f"{language}/{kind}"]
        print(f"{language}: {len(kinds)} kinds, {pages} pages in {out / 'pages' / language}")
    print(f"not converted: {missing}" if missing else f"contact sheets: {out / 'pages'}")
    return 1 if missing else 0


def files_by_kind(folder: Path) -> dict[str, list[Path]]:
    """The files of each kind: those of one folder, or a file that stands for the whole programme."""
    kinds: dict[str, list[Path]] = {}
    for file in [*sorted(folder.rglob("*.docx")), *sorted(folder.glob("*.xlsx"))]:
        alone = file.suffix == ".xlsx" or any(each.is_dir() for each in file.parent.iterdir())
        kinds.setdefault(file.stem if alone else file.parent.name, []).append(file)
    return kinds


def pdfs(files: list[Path], work: Path) -> list[Path]:
    """Some files as LibreOffice lays them out, in the folder given."""
    profile = f"-env:UserInstallation=file://{work / 'profile'}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work)]
    # Its exit status says nothing: what counts is which files are there.
    subprocess.run([*convert, *map(str, files)], check=False, capture_output=True)  # noqa: S603 - found by name
    return sorted(work.glob("*.pdf"))


def picture(files: list[Path], stem: Path, odd: list[str] | None = None) -> int:
    """Every page of some files as `stem/*.png`, all of them together as `stem.png`; how many there were.

    Shape: `odd` is filled with what a machine finds odd about the pages.
    """
    from docs.contact_sheet import contact_sheet, png, read_ppm  # noqa: PLC0415 - after sys.path
    from docs.page_checks import oddities  # noqa: PLC0415

    stem.mkdir(parents=True, exist_ok=True)
    sources = {file.stem: file for file in files if file.suffix == ".docx"}
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        for pdf in pdfs(files, work):
            if odd is not None and pdf.stem in sources:
                odd += [f"{pdf.stem} {each}" for each in oddities(sources[pdf.stem], pdf)]
            into = str(work / pdf.stem)
            subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), str(pdf), into], check=True)  # noqa: S603, S607
        pages = {ppm.stem: read_ppm(ppm.read_bytes()) for ppm in sorted(work.glob("*.ppm"))}
    for name, page in pages.items():
        (stem / f"{name}.png").write_bytes(png(page))
    if pages:
        stem.parent.joinpath(f"{stem.name}.png").write_bytes(png(contact_sheet(list(pages.values()))))
    return len(pages)


if __name__ == "__main__":
    sys.exit(main())
