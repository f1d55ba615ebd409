"""Measures ebookpack and its peers on the same text, in one run: `make bench`.

    python -m tests.benchmarks [NOVEL] [--words N ...] [--rounds N] [--only KEY,...]
                               [--pages N ...]

Without a NOVEL, novels of two lengths are made (novel.py). Each command runs in turn, so that a
slow moment of the machine falls on all of them; of their times the medians are compared. Then our
own time for each page is measured, in books of several lengths. The whole takes most of an hour;
`quality.py` beside this module measures how well the lines are set.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import ebookpack
from tests.benchmarks import peers
from tests.benchmarks.contenders import Contender, Missing, ours
from tests.benchmarks.novel import novel
from tests.benchmarks.same_text import same_text
from tests.benchmarks.table import aims, table, timings

WORDS = (120_000, 560_000)
PAGES = (150, 500, 1500, 3000)
WORDS_ON_A_PAGE = 250
"""Of the novels made, chapter openings counted in."""


def main() -> None:
    """Measure what was asked for, and print it."""
    asked = _arguments()
    print(_machine())
    compileall.compile_dir(ebookpack.__path__[0], quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        for index, (title, manuscript) in enumerate(_manuscripts(asked, Path(folder))):
            print(f"\n{title}, {asked.rounds} rounds")
            measured = measure(manuscript, Path(folder) / str(index), asked.rounds, asked.only)
            print(timings(measured))
            print(aims(measured), flush=True)
        if asked.pages:
            print("\nOur time for a page, PDF, cold")
            print(linearity(asked.pages, asked.rounds, Path(folder)))
    print("\nHow well lines and pages are set: python -m tests.benchmarks.quality MANUSCRIPT ...")


def measure(
    manuscript: Path, folder: Path, rounds: int, only: Sequence[str]
) -> list[Contender | Missing]:
    """The contenders on a manuscript, each run so often; all of them if `only` names none."""
    folder.mkdir()
    text = same_text(manuscript, folder / "text")
    field = [*ours(manuscript, folder), *peers.setters(text)]
    field += [peers.pandoc_epub(text), peers.calibre_epub(text)]
    field = [it for it in field if not only or it.key in only]
    for number in range(1, rounds + 1):
        for contender in field:
            if isinstance(contender, Contender):
                _say(f"round {number}: {contender.title}")
                contender.run()
    _say("")
    return field


def linearity(pages: Sequence[int], rounds: int, folder: Path) -> str:
    """Our time for books of about so many pages, and for one page of each."""
    field = []
    for wanted in pages:
        place = folder / f"pages-{wanted}"
        place.mkdir()
        manuscript = _written(place / "novel.md", wanted * WORDS_ON_A_PAGE)
        field.append(next(it for it in ours(manuscript, place) if it.key == "print"))
    for number in range(1, rounds + 1):
        for wanted, contender in zip(pages, field, strict=True):
            _say(f"round {number}: {wanted} pages")
            contender.run()
    _say("")
    rows = []
    for contender in field:
        seconds, made = contender.seconds, contender.pages
        if seconds and made:
            rows.append(
                (
                    str(made),
                    f"{seconds:.2f}",
                    f"{1000 * seconds / made:.1f}",
                    f"{contender.mib:.0f}",
                )
            )
    return table(("pages", "median s", "ms/page", "peak MiB"), rows)


def _manuscripts(asked: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Path]]:
    """(what it is, file) of what is to be measured."""
    if asked.novel:
        yield str(asked.novel), asked.novel
        return
    for words in asked.words:
        yield f"A novel of {words:,} words", _written(folder / f"{words}-words.md", words)


def _written(place: Path, words: int) -> Path:
    place.write_text(novel(words), encoding="utf-8")
    return place


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.platform()}, Python {platform.python_version()}, {cores} processors"


def _say(what: str) -> None:
    """Say on a terminal what is being done."""
    if sys.stderr.isatty():
        print(f"\r\033[K{what}", end="", file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("novel", nargs="?", type=Path, help="measure this manuscript, one file")
    parser.add_argument("--words", nargs="*", type=int, default=WORDS, help="of the novels made")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--only",
        type=lambda keys: keys.split(","),
        default=(),
        metavar="KEY,...",
        help="of print, alone, both, edit, epub, inspect, weasyprint, typst, xelatex, calibre, "
        "pandoc, calibre-epub",
    )
    parser.add_argument(
        "--pages", nargs="*", type=int, default=PAGES, help="of the books for the time of a page"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
