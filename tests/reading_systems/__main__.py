"""Opens e-books in real reading systems, and says what these found: `make readers`.

    python -m tests.reading_systems BOOK.epub ... [--only KEY,...] [--screens FOLDER]

The systems are EPUBCheck and Ace by DAISY, calibre (its check, its converters) and MuPDF, and
foliate-js and epub.js in a headless browser: there every document is loaded, pages are turned to
the end and back, each entry of contents, pages and landmarks is followed, notes pop up (in epub.js,
that has no pop-ups, they are gone to) and lead back. `--screens` keeps pictures of all pages by
day, by night, and in large type. What a system has that is not installed is said. Ends with 1 if
anything was found.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.reading_systems.systems import SYSTEMS, Missing, take_pictures


def main() -> int:
    """Open the books that were named; 1 if a system found something."""
    asked = _arguments()
    count = 0
    for book in map(Path.resolve, asked.books):
        for system in SYSTEMS:
            if asked.only and system.key not in asked.only:
                continue
            try:
                found = system.look(book)
            except Missing as missing:
                print(f"{book.name}: {system.title}: not asked: {missing}")
                continue
            print(f"{book.name}: {system.title}: {len(found) or 'nothing'} found", flush=True)
            for finding in found:
                print(f"    {finding}")
            count += len(found)
        if asked.screens:
            take_pictures(book, asked.screens / book.stem)
    return bool(count)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.reading_systems")
    parser.add_argument("books", nargs="+", type=Path)
    parser.add_argument(
        "--only",
        type=lambda keys: keys.split(","),
        metavar="KEY,...",
        help=f"of {', '.join(system.key for system in SYSTEMS)}",
    )
    parser.add_argument("--screens", type=Path, metavar="FOLDER", help="where pictures are kept")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
