"""What is compared: a command, what is done before each of its runs, and what came of them."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from tests.benchmarks.measuring import CommandError, Run, clean_environment, run
from tests.source import ROOT

PYTHON = sys.executable
EBOOKPACK = (PYTHON, "-m", "ebookpack")


def _nothing() -> None:
    """Nothing is to be done."""


@dataclass(slots=True, kw_only=True)
class Contender:
    """A command that can be run again and again, and its runs."""

    key: str
    """By which it is chosen on the command line."""
    title: str
    command: tuple[str, ...]
    folder: Path
    """Where it is run."""
    pdf: Path | None = None
    """The PDF that it makes, if it makes one."""
    epub: Path | None = None
    """The e-book that it makes, if it makes one alone."""
    before: Callable[[], None] = _nothing
    """What is done before each run, without being measured."""
    env: Mapping[str, str] = field(default_factory=dict)
    """What its environment has more than ours."""
    runs: list[Run] = field(default_factory=list)
    failure: str = ""
    """Why it could not be run to its end."""

    def run(self) -> None:
        """Run once more; after a failure never again."""
        if self.failure:
            return
        try:
            self.before()
            self.runs.append(run(self.command, clean_environment(**self.env), self.folder))
        except CommandError as error:
            self.failure = str(error)

    @property
    def seconds(self) -> float | None:
        """Median of its runs; None if it has none."""
        return statistics.median(it.seconds for it in self.runs) if self.runs else None

    @property
    def processor(self) -> float | None:
        """Median of the processor time of its runs, in seconds."""
        return statistics.median(it.processor for it in self.runs) if self.runs else None

    @property
    def mib(self) -> float | None:
        """Most memory in any run."""
        return max((it.mib for it in self.runs if it.mib is not None), default=None)

    @property
    def kib(self) -> float | None:
        """Size of the file that it made."""
        made = self.pdf or self.epub
        return made.stat().st_size / 1024 if made and made.exists() else None

    @property
    def pages(self) -> int | None:
        """Pages of the PDF that it made."""
        if self.pdf is None or not self.pdf.exists():
            return None
        with pypdfium2.PdfDocument(self.pdf) as pdf:
            return len(pdf)


@dataclass(frozen=True, slots=True)
class Missing:
    """A contender that this system does not have."""

    key: str
    title: str
    remedy: str
    """The line that installs it."""


def ours(manuscript: Path, folder: Path) -> list[Contender]:
    """ebookpack on a manuscript, in the ways in which it is used."""
    out, cache = folder / "out", folder / "cache"
    built = out / f"{manuscript.stem}-print.pdf"
    build = (*EBOOKPACK, "build", str(manuscript), "-o", str(out))
    kept = {"EBOOKPACK_CACHE": str(cache)}
    both = ("--only", "epub,print")
    edited = Edited(manuscript, folder / "edited" / manuscript.name)
    again = (*EBOOKPACK, "build", str(edited.copy), "-o", str(out), *both)
    kept_before = {"EBOOKPACK_CACHE": str(edited.copy.parent / "cache")}

    def edit() -> None:
        if not edited.times:
            edited.write()
            run(again, clean_environment(**kept_before), ROOT)
        edited.write()

    return [
        Contender(
            key="print",
            title="ebookpack, PDF, cold",
            command=(*build, "--only", "print", "--fresh"),
            folder=ROOT,
            pdf=built,
        ),
        Contender(
            key="alone",
            title="ebookpack, PDF, cold, one worker",
            command=(*build, "--only", "print", "--fresh", "--workers", "1"),
            folder=ROOT,
            pdf=built,
        ),
        Contender(
            key="both",
            title="ebookpack, EPUB and PDF, cold",
            command=(*build, *both),
            folder=ROOT,
            pdf=built,
            before=lambda: shutil.rmtree(cache, ignore_errors=True),
            env=kept,
        ),
        Contender(
            key="edit",
            title="ebookpack, EPUB and PDF, a chapter edited",
            command=again,
            folder=ROOT,
            pdf=out / f"{edited.copy.stem}-print.pdf",
            before=edit,
            env=kept_before,
        ),
        Contender(
            key="epub",
            title="ebookpack, EPUB, cold",
            command=(*build, "--only", "epub", "--fresh"),
            folder=ROOT,
            epub=out / f"{manuscript.stem}.epub",
        ),
        Contender(
            key="inspect",
            title="ebookpack inspect --json",
            command=(*EBOOKPACK, "inspect", str(manuscript), "--json"),
            folder=ROOT,
        ),
    ]


@dataclass(slots=True)
class Edited:
    """A copy of a manuscript in the middle of which an author goes on writing."""

    manuscript: Path
    copy: Path
    times: int = 0

    def write(self) -> None:
        """Write the copy, its middle paragraph longer by a sentence than the last time."""
        self.copy.parent.mkdir(exist_ok=True)
        paragraphs = self.manuscript.read_text(encoding="utf-8").split("\n\n")
        prose = [index for index, text in enumerate(paragraphs) if len(text) > 200]
        middle = prose[len(prose) // 2]
        paragraphs[middle] += " She counted them again." * self.times
        self.copy.write_text("\n\n".join(paragraphs), encoding="utf-8")
        self.times += 1
