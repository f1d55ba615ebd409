"""Outside judges of what we make: EPUBCheck, qpdf, and the golden files of this repository."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pikepdf
import pytest

from ebookpack.epubcheck import run_epubcheck

Epubcheck: TypeAlias = Callable[..., tuple[str, ...]]
QpdfCheck: TypeAlias = Callable[[Path], tuple[str, ...]]


def epub_messages(*books: Path) -> tuple[str, ...]:
    """What EPUBCheck says of EPUB files, as `ERROR(RSC-005) OEBPS/c1.xhtml:12: text`.

    Fatal messages, errors and warnings; not its notes on usage. One JVM a book, as its command
    line takes a single file.
    """
    return tuple(message for book in books for message in _epub_messages(book))


def _epub_messages(book: Path) -> list[str]:
    verdict = run_epubcheck(book, usage=False)
    assert verdict is not None
    return [
        f"{found.severity}({found.id}) {found.part}:{found.line}: {found.text}"
        for found in verdict.messages
        if found.severity in {"FATAL", "ERROR", "WARNING"}
    ]


def pdf_problems(pdf: Path) -> tuple[str, ...]:
    """Lines in which qpdf finds fault with a PDF's structure; none for a sound file.

    Asks the qpdf program, or the library inside pikepdf where there is no such program.
    """
    if shutil.which("qpdf") is None:
        with pikepdf.open(pdf) as opened:
            return tuple(opened.check_pdf_syntax())
    ran = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
    return tuple((ran.stderr + ran.stdout).splitlines()) if ran.returncode else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """Compares text with a file of the `golden` folder beside the test; see `--update`."""

    folder: Path
    update: bool

    def __call__(self, name: str, actual: str) -> None:
        """Fail unless `actual` is what the file holds; with `--update`, make it so."""
        file = self.folder / name
        if self.update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(actual, encoding="utf-8", newline="\n")
        elif not file.exists():
            pytest.fail(f"no {file}: run pytest --update, then read what it wrote")
        assert actual == file.read_text(encoding="utf-8")
