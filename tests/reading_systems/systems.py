"""The reading systems and checkers that our e-books are opened in, and what each finds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ebookpack.epubcheck import run_epubcheck
from tests.reading_systems.words import lost_words, words_of, words_of_epub
from tests.source import ROOT

HERE = Path(__file__).parent
MODULES = ROOT / ".venv" / "reading-systems" / "node_modules"
"""Where tools/setup.sh puts foliate-js, epub.js, Ace and what drives the browser."""
MOST_SECONDS = 900
SETUP = "tools/setup.sh readers"
_OF_MUPDF_ITSELF = ("page ", "warning: ICC support", "warning: unknown epub version: 3.0")
"""How Debian builds it, and that it was written before EPUB 3."""
_UNSEEN = {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1"}


class Missing(Exception):  # noqa: N818  # it is no error
    """A reading system is not installed; says what installs it."""


@dataclass(frozen=True, slots=True)
class System:
    """A reading system."""

    key: str
    title: str
    look: Callable[[Path], list[str]]
    """What it finds wrong in a book; raises Missing."""


def epubcheck(book: Path) -> list[str]:
    """Every message, remarks on usage too."""
    verdict = run_epubcheck(book, usage=True)
    if verdict is None:
        raise Missing(SETUP)
    return [f"{it.severity}({it.id}) {it.part}:{it.line}: {it.text}" for it in verdict.messages]


def ace(book: Path) -> list[str]:
    """The violations that Ace by DAISY reports."""
    with tempfile.TemporaryDirectory() as folder:
        _run(
            [_program(str(MODULES / ".bin" / "ace-cli")), "-f", "-o", folder, str(book)], _browser()
        )
        report = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
    return [
        f"{of['earl:testSubject']['url']}: {one['earl:test']['dct:title']}: "
        f"{one['earl:result']['dct:description']}"
        for of in report["assertions"]
        for one in of["assertions"]
    ]


def calibre_check(book: Path) -> list[str]:
    """What calibre's editor finds when it checks a book."""
    command = [_program("calibre-debug"), "-e", str(HERE / "calibre_check.py"), "--", str(book)]
    found: list[str] = json.loads(_run(command, _UNSEEN).splitlines()[-1])
    return found


def calibre_conversion(book: Path) -> list[str]:
    """Words that are not in what calibre makes of a book for Kindles and others."""
    convert = _program("ebook-convert")
    wanted = words_of_epub(book)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("epub", "azw3", "mobi", "txt"):
            made, text = Path(folder) / f"made.{suffix}", Path(folder) / f"{suffix}.txt"
            _run([convert, str(book), str(made)], _UNSEEN)
            if suffix == "txt":
                text = made
            else:
                _run([convert, str(made), str(text)], _UNSEEN)
            lost = lost_words(wanted, words_of(text.read_text(encoding="utf-8")))
            found += [f"lost in {suffix}: {words}" for words in lost]
    return found


def mupdf(book: Path) -> list[str]:
    """What MuPDF complains of when it draws a book, and the words that it does not draw."""
    command = [_program("mutool"), "draw", "-F", "text", "-o", "-", str(book)]
    ran = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
    said = [
        line
        for line in ran.stderr.decode(errors="replace").splitlines()
        if not line.startswith(_OF_MUPDF_ITSELF)
    ]
    lost = lost_words(words_of_epub(book), words_of(ran.stdout.decode(errors="replace")))
    return [*said, *(f"not drawn: {words}" for words in lost)]


def foliate(book: Path) -> list[str]:
    """What goes wrong when a book is read in foliate-js from its cover to its end."""
    found: list[str] = json.loads(_walk("foliate.mjs", "read", book))
    return found


def epubjs(book: Path) -> list[str]:
    """What goes wrong when a book is read in epub.js from its cover to its end."""
    found: list[str] = json.loads(_walk("epubjs.mjs", book))
    return found


def take_pictures(book: Path, folder: Path) -> None:
    """Pictures of a book's pages in foliate-js, a folder each for day, night and large type."""
    for light in ("day", "night", "large"):
        _walk("foliate.mjs", "picture", book, light, str((folder / light).resolve()))


def _walk(program: str, *arguments: str | Path) -> str:
    """Run one of the programs beside this module; it prints what it found."""
    if not MODULES.exists():
        raise Missing(SETUP)
    environment = {**_browser(), "NODE_MODULES": str(MODULES)}
    command = [_program("node"), str(HERE / program), *map(str, arguments)]
    return _run(command, environment)


def _browser() -> dict[str, str]:
    name = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), "chromium")
    return {"PUPPETEER_EXECUTABLE_PATH": _program(name)}


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Missing(f"{SETUP} ({Path(name).name})")
    return found


def _run(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """What a program prints. Raises CalledProcessError with what it said if it fails."""
    ran = subprocess.run(
        command,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    if ran.returncode:
        raise RuntimeError(f"{command[0]} failed: {ran.stderr[-2000:]}")
    return ran.stdout


SYSTEMS = (
    System("epubcheck", "EPUBCheck", epubcheck),
    System("ace", "Ace by DAISY", ace),
    System("calibre-check", "calibre's check", calibre_check),
    System("calibre", "calibre's converters", calibre_conversion),
    System("mupdf", "MuPDF", mupdf),
    System("foliate", "foliate-js", foliate),
    System("epubjs", "epub.js", epubjs),
)
