"""Every document of the sample programmes as PNG pages, and one contact sheet a folder, to look at."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Runs the demo in both languages into the folder given and turns what it made into pictures."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "out/pages").resolve()
    soffice, pdftoppm = shutil.which("soffice"), shutil.which("pdftoppm")
    if soffice is None or pdftoppm is None:
        print("LibreOffice (soffice) and poppler (pdftoppm) are needed to make pictures.")
        return 1
    shutil.rmtree(out, ignore_errors=True)
    for language in ("zh", "en"):
        folder = out / language
        demo = [sys.executable, "-m", "toolkit", "demo", "--lang", language, "--out", str(folder), "-q"]
        subprocess.run(demo, check=False)  # noqa: S603 - our own program
        files = [*sorted(folder.rglob("*.docx")), *sorted(folder.glob("*.xlsx"))]
        pictures = _pictures(soffice, pdftoppm, files, folder / "png")
        print(f"{language}: {len(files)} files, {pictures} pages in {folder / 'png'}")
    return 0


def _pictures(soffice: str, pdftoppm: str, files: list[Path], into: Path) -> int:
    into.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as profile:
        convert = [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run(  # noqa: S603 - a program of this machine, found by name
            [*convert, "--outdir", str(into), *map(str, files)], check=False, capture_output=True
        )
    # Its exit status says nothing: what counts is which files are there.
    for pdf in sorted(into.glob("*.pdf")):
        subprocess.run(  # noqa: S603 - a program of this machine, found by name
            [pdftoppm, "-r", "60", "-png", str(pdf), str(into / pdf.stem)], check=True
        )
    missing = {file.stem for file in files} - {pdf.stem for pdf in into.glob("*.pdf")}
    if missing:
        print(f"not converted: {sorted(missing)}")
    return len(list(into.glob("*.png")))


if __name__ == "__main__":
    sys.exit(main())
