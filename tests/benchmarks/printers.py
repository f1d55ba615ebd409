"""Print editions for every store, read back by programs that had no part in making them.

    python -m tests.benchmarks.printers [--novel WORDS] [--only STORE,...]

Each store's file is made in two sizes of three manuscripts: a story of 1,200 words, a novel, and a
story with pictures, in colour. Fewer pages than a store binds are let pass, and said. Boxes,
operators and annotations are read by pikepdf, fonts by Poppler, structure by qpdf; Ghostscript
renders every page and says where it has ink, and of which plates. The whole takes some minutes.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageOps

from ebookpack.design.stores import load_store
from tests.benchmarks.novel import novel
from tests.benchmarks.table import table
from tests.source import ROOT

STORES = ("kdp", "ingram", "lulu", "home")
COLOUR_PAPER = "premium-colour"
"""What printers print colour on; at home it goes on any paper."""
TRIMS = ("5x8in", "6x9in")
SHORT = ROOT / "manuscripts" / "outer-lock-turnips.txt"
PICTURED = ROOT / "manuscripts" / "a-road-twice-daily"
COLUMNS = (
    "store, size, manuscript", "pages", "media box", "trim in it", "gutter (asked)",
    "outside (asked)", "colours",
    "plates", "fonts", "annots", "file", "qpdf", "gs",
)  # fmt: skip

_COLOUR = re.compile(rb"(?<!\S)(rg|RG|k|K|g|G|(?:cs|CS|sc|SC|scn|SCN|sh))(?!\S)")
_SPACES = {b"g": "gray", b"rg": "RGB", b"k": "CMYK"}
_BOUNDS = re.compile(r"%%HiResBoundingBox: ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)")
_POINTS = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A print edition to be made."""

    store: str
    trim: str
    title: str
    manuscript: Path
    colour: bool = False


def main() -> None:
    """Make and read what was asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--novel", type=int, default=120_000, metavar="WORDS")
    parser.add_argument("--only", default=",".join(STORES), metavar="STORE,...")
    asked = parser.parse_args()
    missing = [name for name in ("gs", "qpdf", "pdffonts") if not shutil.which(name)]
    if missing:
        sys.exit(f"missing: {', '.join(missing)} (apt install ghostscript qpdf poppler-utils)")
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for case in _cases(Path(folder), asked.novel, asked.only.split(",")):
            sys.stderr.write(f"{case.store} {case.trim} {case.title}\n")
            rows.append(measured(case, Path(folder) / "out"))
    print(table(COLUMNS, rows))


def _cases(folder: Path, words: int, stores: Sequence[str]) -> Iterator[Case]:
    long = folder / "novel.md"
    long.write_text(novel(words), encoding="utf-8")
    coloured = folder / "pictures"
    shutil.copytree(PICTURED, coloured)
    for picture in coloured.rglob("*.png"):
        with Image.open(picture) as opened:
            gray = ImageOps.grayscale(opened)
        tinted = ImageOps.colorize(gray, "#401020", "#d8f0ff").convert("RGBA")
        tinted.putalpha(gray.point(lambda value: 255 - value // 4))
        tinted.save(picture)
    for store in stores:
        for trim in TRIMS:
            for title, manuscript in (("1,200 words", SHORT), ("pictures", coloured)):
                yield Case(
                    store=store,
                    trim=trim,
                    title=title,
                    manuscript=manuscript,
                    colour=manuscript == coloured,
                )
            yield Case(store=store, trim=trim, title=f"{words:,} words", manuscript=long)


def measured(case: Case, out: Path) -> tuple[str, ...]:
    """Make an edition, and give its line of the table."""
    named = f"{case.store} {case.trim} {case.title}"
    pdf, said = _built(case, out)
    if pdf is None:
        return (named, said, *("-",) * (len(COLUMNS) - 2))
    with pikepdf.open(pdf) as document:
        pages = list(document.pages)
        bounds = _bounds(pdf)
        inner, outer = _margins(pages, bounds)
        profile = load_store(case.store)
        blank = "" if bounds[-1] else ", last blank"
        return (
            f"{named}{said}",
            f"{len(pages)}{blank}",
            " ".join(sorted({_size(page.mediabox) for page in pages})),
            " ".join(sorted({_inset(page) for page in pages})),
            f"{inner:.3f} ({profile.margins.gutter(len(pages)) / _POINTS:.3f})",
            f"{outer:.3f} ({profile.margins.least_outside(bleeds=False) / _POINTS:.3f})",
            "+".join(sorted({space for page in pages for space in _spaces(page)})),
            _plates(pdf),
            _fonts(pdf),
            _annotations(document),
            _kind(document),
            _qpdf(pdf),
            _ghostscript(pdf),
        )


def _built(case: Case, out: Path) -> tuple[Path | None, str]:
    """(the file, what is to be said of it); no file if the store refuses it."""
    shutil.rmtree(out, ignore_errors=True)
    paper = ["--paper", COLOUR_PAPER] if case.colour and case.store != "home" else []
    command = [
        sys.executable, "-m", "ebookpack", "build", str(case.manuscript), "-o", str(out),
        "--store", case.store, "--trim", case.trim, "--only", "print", *paper,
    ]  # fmt: skip
    said = ""
    for accept in ((), ("P401",)):
        manuscript = case.manuscript
        if accept:
            manuscript = _accepting(manuscript, out.parent / "accepting", accept)
            command[4] = str(manuscript)
        ran = subprocess.run(command, capture_output=True, text=True)
        if ran.returncode == 0:
            (pdf,) = out.glob("*-print.pdf")
            return pdf, said
        codes = re.findall(r"error\[(\w+)\]", ran.stderr)
        if set(codes) != {"P401"}:
            break
        said = " (too few pages: P401)"
    return None, f"refused: {', '.join(codes)}"


def _accepting(manuscript: Path, folder: Path, codes: Sequence[str]) -> Path:
    """A copy of a manuscript whose book.toml lets findings pass."""
    shutil.rmtree(folder, ignore_errors=True)
    if manuscript.is_dir():
        shutil.copytree(manuscript, folder)
    else:
        folder.mkdir()
        shutil.copy(manuscript, folder)
    listed = ", ".join(f'"{code}"' for code in codes)
    with (folder / "book.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[print]\naccept = [{listed}]\n")
    return folder if manuscript.is_dir() else folder / manuscript.name


# ------------------------------------------------------------------------------ reading back


def _size(box: Any) -> str:
    left, bottom, right, top = map(float, box)
    return f"{(right - left) / _POINTS:.3f}x{(top - bottom) / _POINTS:.3f}"


def _inset(page: Any) -> str:
    """By how much the trim box lies within the media box: left, bottom, right, top, in inches."""
    media, trim = ([float(side) for side in box] for box in (page.mediabox, page.trimbox))
    insets = (trim[0] - media[0], trim[1] - media[1], media[2] - trim[2], media[3] - trim[3])
    return "/".join(f"{inset / _POINTS:.3g}" for inset in insets)


def _bounds(pdf: Path) -> list[tuple[float, ...] | None]:
    """What the marks on each page cover, by Ghostscript; None for a blank page."""
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=bbox", str(pdf)]
    said = subprocess.run(command, capture_output=True, text=True).stderr
    found = [tuple(map(float, bounds)) for bounds in _BOUNDS.findall(said)]
    return [bounds if bounds[2] > bounds[0] else None for bounds in found]


def _margins(
    pages: Sequence[Any], bounds: Sequence[tuple[float, ...] | None]
) -> tuple[float, float]:
    """(least distance to the fold, least distance to the other edge) of what is drawn, inches."""
    inner, outer = [], []
    for number, (page, marks) in enumerate(zip(pages, bounds, strict=True)):
        if marks is None:
            continue
        trim = [float(side) for side in page.trimbox]
        left, right = (marks[0] - trim[0]) / _POINTS, (trim[2] - marks[2]) / _POINTS
        recto = number % 2 == 0
        inner.append(left if recto else right)
        outer.append(right if recto else left)
    return min(inner), min(outer)


def _spaces(page: Any) -> Iterator[str]:
    """Colours that a page is drawn in, by its operators and its pictures."""
    for operator in set(_COLOUR.findall(page.Contents.read_bytes())):
        yield _SPACES.get(operator.lower(), "other") if operator.isalpha() else "other"
    for picture in page.resources.get("/XObject", pikepdf.Dictionary()).values():
        space = picture.get("/ColorSpace")
        name = str(space[0] if isinstance(space, pikepdf.Array) else space).removeprefix("/Device")
        yield name.replace("Gray", "gray")
        if "/SMask" in picture:
            yield "alpha"


def _plates(pdf: Path) -> str:
    """The plates that have ink on any page, by Ghostscript."""
    command = ["gs", "-q", "-dSAFER", "-o", "-", "-r36", "-sDEVICE=inkcov", str(pdf)]
    inked = "CMYK"
    said = subprocess.run(command, capture_output=True, text=True).stdout
    rows = [line.split()[:4] for line in said.splitlines() if "CMYK" in line]
    return "".join(
        plate for plate, column in zip(inked, zip(*rows, strict=True), strict=True)
        if any(float(ink) for ink in column)
    )  # fmt: skip


def _fonts(pdf: Path) -> str:
    said = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True).stdout
    fonts = [line.split()[-5:-2] for line in said.splitlines()[2:]]
    embedded = sum(font[0] == "yes" for font in fonts)
    return f"{embedded}/{len(fonts)} in"


def _annotations(document: pikepdf.Pdf) -> str:
    found = Counter(
        str(note.get("/Subtype")) for page in document.pages for note in page.obj.get("/Annots", ())
    )
    extras = [key for key in ("/Outlines", "/AcroForm", "/OpenAction") if key in document.Root]
    return " ".join([str(found.total()), *extras])


def _kind(document: pikepdf.Pdf) -> str:
    info = document.docinfo
    standard = info.get("/GTS_PDFXConformance", info.get("/GTS_PDFXVersion"))
    return f"{document.pdf_version} {standard or ''}".strip()


def _qpdf(pdf: Path) -> str:
    ran = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, text=True)
    return "clean" if ran.returncode == 0 else f"exit {ran.returncode}"


def _ghostscript(pdf: Path) -> str:
    """Whether Ghostscript has anything to say while it renders every page."""
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r36", "-sDEVICE=nullpage", str(pdf)]
    ran = subprocess.run(command, capture_output=True, text=True)
    said = (ran.stdout + ran.stderr).strip()
    return "clean" if ran.returncode == 0 and not said else f"exit {ran.returncode}: {said[:40]}"


if __name__ == "__main__":
    main()
