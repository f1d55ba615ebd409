"""Pictures of which a transcription has nothing but their place: `[Illustration: The weir]`.

Distributed Proofreaders' guidelines ("Illustrations") put them so, captions in the bracket. Without
its picture a caption says nothing, and so it is left out. A heading that was drawn rather than set
stands in such a bracket too, and stays.
"""

from __future__ import annotations

import re

from ebookpack.core.book import LeftOut
from ebookpack.core.diagnostics import Span
from ebookpack.readers.plain_text.lines import Numbered
from ebookpack.readers.plain_text.pages import runs_on

MOST_LINES = 40
"""Lines of a caption; a bracket that is open for longer was never closed."""
_OPENS = re.compile(
    r"[\s_*]*\[[\s_*]*(?:(?:full[- ]page|colou?red|decorative|decorated)\s+)?"
    r"(?:illustrations?|frontispiece|(?:tail|head)[- ]?piece|decoration|vignette|plate|"
    r"abbildung|titelbild|ilustraci[oó]n|illustrazione|ilustra[cç][aã]o|afbeelding|illustratie)"
    r"(?=\s*(?:[\]:;.,–—_*-]|\d|[ivxlc]+\b|no\b|$))",
    re.IGNORECASE,
)
_DRAWN_HEADING = re.compile(
    r"[\W_]*(?:chapter|book|part|canto|chapitre|livre|kapitel|buch|teil|cap[ií]tulo|capitolo|libro|"
    r"parte|hoofdstuk|deel)\s+(?:the\s+)?(?:\d{1,3}|[ivxlc]+|\w+)(?:[.:]?|[.:—–-]\s*\S.{0,60})[\W_]*",
    re.IGNORECASE,
)


def without_illustrations(lines: Numbered, path: str) -> tuple[Numbered, tuple[LeftOut, ...]]:
    """(the lines without the places of pictures, those with their captions)."""
    kept: Numbered = []
    left_out: list[LeftOut] = []
    index = 0
    while index < len(lines):
        line = lines[index][1]
        end = _end(lines, index) if "[" in line and _OPENS.match(line) else None
        if end is None:
            kept.append(lines[index])
            index += 1
            continue
        below, rest = end
        number = lines[index][0]
        inside = lines[index:below]
        if rest:
            last, text = inside[-1]
            inside[-1] = (last, text[: -len(rest)])
        headings = [(n, _undressed(text)) for n, text in inside if _is_heading(text)]
        caption = "\n".join(text.strip() for _, text in inside if not _is_heading(text)).strip()
        left_out.append(
            LeftOut(
                what="illustration",
                text=caption,
                why="stands for a picture that a text file does not hold",
                span=Span(path=path, line=number),
            )
        )
        if rest:
            kept.append((inside[-1][0], rest))
        elif headings:
            kept += _apart(headings, number)
        else:
            below = _closed_up(kept, lines, below)
        index = below
    return kept, tuple(left_out)


def _end(lines: Numbered, start: int) -> tuple[int, str] | None:
    """(index of the line below the closing bracket, what stands behind it), None if it is open."""
    depth = 0
    for index in range(start, min(len(lines), start + MOST_LINES)):
        line = lines[index][1]
        for column, mark in enumerate(line):
            depth += (mark == "[") - (mark == "]")
            if depth == 0 and mark == "]":
                rest = line[column + 1 :]
                return index + 1, rest if rest.strip(" _*.") else ""
    return None


def _closed_up(kept: Numbered, lines: Numbered, below: int) -> int:
    """Index of the line to go on with where nothing is left: there is one gap where two were.

    Where a sentence runs on from above to below, there is none.
    """
    above = len(kept)
    while above and not kept[above - 1][1].strip():
        above -= 1
    text = below
    while text < len(lines) and not lines[text][1].strip():
        text += 1
    if above and text < len(lines) and runs_on(kept[above - 1][1].strip(), lines[text][1].strip()):
        del kept[above:]
        return text
    return below + min(len(kept) - above, text - below)


def _is_heading(line: str) -> bool:
    return _DRAWN_HEADING.fullmatch(_undressed(line)) is not None


def _undressed(line: str) -> str:
    """A line of a caption without the bracket around it, and the word that it starts with."""
    opened = _OPENS.match(line)
    text = line[opened.end() :].lstrip(" :.;,–—-") if opened else line
    return text.strip().removesuffix("]").strip()


def _apart(headings: Numbered, number: int) -> Numbered:
    """Headings with blank lines around each."""
    apart: Numbered = [(number, "")]
    for found in headings:
        apart += [found, (found[0], "")]
    return apart
