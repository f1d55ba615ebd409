"""A PDF of any program read back into lines of words, by PDFium.

What is taken from the file are characters and where they stand; what the lines are on their page,
`anatomy` finds out. Text in two columns would be read across both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import POINTER, byref, c_double, c_ushort, cast, create_string_buffer
from itertools import pairwise
from typing import Any, NamedTuple

from msgspec import Struct

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.proof.setting.pages import Line, Word

_WORD = re.compile("[^ \t\r\n\xa0\u3000\x00\x02\ufffe]+[\x02\ufffe]?")
"""What is parted by spaces that can be stretched. PDFium has U+0002 or U+FFFE for some hyphens at
the ends of lines. Thin spaces, before a French `!`, keep their width and part no words."""
_SOFT = re.compile("[\x02\ufffe]")
_SEEN = 0.1
"""A gap between letters that is wider, in em, is a space."""
RAISED = 0.55
"""How far a raised or lowered figure may be off the base line of its line, in em of that line."""
SMALLER, SMALLEST = 0.8, 0.45
"""Sizes of a raised figure, as parts of that of its line."""
_SAME_LINE = 0.12
"""Base lines that differ by less, in em, are the same."""

_BEHIND = 0.1
"""What stands nearer than that to a word, in em, and is raised, is part of the word."""


class Sheet(Struct, frozen=True, kw_only=True):
    """A page of a PDF with all that is written on it, from top to bottom."""

    label: str
    width: float
    height: float
    lines: tuple[Line, ...]


class _Place(NamedTuple):
    left: float
    right: float
    baseline: float
    size: float
    goes_on: bool = False
    """Whether it goes on the word before it, with no space between."""


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The pages of a PDF. Raises ManuscriptError if the file is none, or is locked."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return tuple(_sheet(document, index) for index in range(len(document)))
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ManuscriptError.at(
            Span(path=name),
            "P102",
            "this is no PDF that can be read",
            "if it asks for a password, save a copy without one",
        ) from error


def _sheet(document: Any, index: int) -> Sheet:
    page = document[index]
    box = page.get_bbox()
    text = page.get_textpage()
    label = document.get_page_label(index) or str(index + 1)
    sheet = Sheet(
        label=label,
        width=box[2] - box[0],
        height=box[3] - box[1],
        lines=tuple(_lines(_words(text.raw, box[0], box[3]))),
    )
    text.close()
    page.close()
    return sheet


# ---------------------------------------------------------------------------------- words


def _words(text: Any, left: float, top: float) -> Iterator[tuple[str, _Place]]:
    """Words in the order of the file, each on one base line."""
    import pypdfium2.raw as pdfium

    characters = _characters(text)
    rect, x, y = pdfium.FS_RECTF(), c_double(), c_double()
    matrix = pdfium.FS_MATRIX()
    known = (0.0, 0.0, 0.0, 0.0)

    def place(n: int) -> _Place:
        nonlocal known
        pdfium.FPDFText_GetLooseCharBox(text, n, byref(rect))
        # Characters of one font on one base line have boxes of one height.
        if (rect.top, rect.bottom) != known[:2]:
            pdfium.FPDFText_GetCharOrigin(text, n, byref(x), byref(y))
            pdfium.FPDFText_GetMatrix(text, n, byref(matrix))
            scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
            size = pdfium.FPDFText_GetFontSize(text, n) * scale
            known = (rect.top, rect.bottom, top - y.value, size)
        return _Place(rect.left - left, rect.right - left, known[2], known[3])

    space = characters.find(" ")
    drawn = space == -1 or not pdfium.FPDFText_IsGenerated(text, space)
    for found in _WORD.finditer(characters):
        start, end = found.span()
        if not drawn and end - start > 1:
            yield from _parts(characters, start, [place(n) for n in range(start, end)])
            continue
        first = place(start)
        last = place(end - 1) if end - start > 1 else first
        if last.baseline == first.baseline and last.size == first.size:
            whole = _Place(first.left, last.right, first.baseline, first.size)
            yield _written(found.group()), whole
        else:
            yield from _parts(characters, start, [place(n) for n in range(start, end)])


def _parts(characters: str, start: int, places: list[_Place]) -> Iterator[tuple[str, _Place]]:
    """A word in parts that keep their base line and size, as a drop capital and what follows it.

    Programs that draw no spaces, as TeX, leave it to the reader to see them: narrow ones are seen
    here.
    """
    first, goes_on = 0, False
    for n, (a, b) in enumerate(pairwise(places), 1):
        apart = b.left - a.right > _SEEN * a.size
        if apart or a[2:4] != b[2:4]:
            part = places[first]._replace(right=a.right, goes_on=goes_on)
            yield _written(characters[start + first : start + n]), part
            first, goes_on = n, not apart
    part = places[first]._replace(right=places[-1].right, goes_on=goes_on)
    yield _written(characters[start + first : start + len(places)]), part


def _written(text: str) -> str:
    if text.isalnum():
        return text
    # What lies beyond the Basic Multilingual Plane comes in two halves.
    return _SOFT.sub("-", text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _characters(text: Any) -> str:
    """The characters of a page, one for each that PDFium counts."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(text)
    buffer = create_string_buffer(2 * count + 2)
    got = pdfium.FPDFText_GetText(text, 0, count, cast(buffer, POINTER(c_ushort))) - 1
    found = buffer.raw[: 2 * max(got, 0)].decode("utf-16-le", "surrogatepass")
    if len(found) == count:
        return found
    # It leaves out what has no Unicode, and joins surrogates, which are counted apart.
    return "".join(chr(pdfium.FPDFText_GetUnicode(text, n) or 0xFFFD) for n in range(count))


# ---------------------------------------------------------------------------------- lines


def _lines(words: Iterator[tuple[str, _Place]]) -> Iterator[Line]:
    """Lines from top to bottom, what is raised in them taken in."""
    runs = _runs(words)
    runs.sort(key=lambda run: (run[0][1].baseline, run[0][1].left))
    for line in _with_raised(runs):
        line.sort(key=lambda word: word[1].left)
        main = _main(line)
        yield Line(words=tuple(_joined(line, main)), baseline=main.baseline, size=main.size)


_Run = list[tuple[str, _Place]]


def _runs(words: Iterator[tuple[str, _Place]]) -> list[_Run]:
    """Words of one base line, wherever in the file they are."""
    rows: dict[int, list[_Run]] = {}
    last: _Run | None = None
    for word in words:
        place = word[1]
        if place.size <= 0:
            continue
        # Nearly all words stand on the line of the one before.
        if last is None or not _alike(last[0][1], place):
            near = round(place.baseline)
            around = (run for row in (near, near - 1, near + 1) for run in rows.get(row, ()))
            last = next((run for run in around if _alike(run[0][1], place)), None)
            if last is None:
                last = []
                rows.setdefault(near, []).append(last)
        last.append(word)
    return [run for row in rows.values() for run in row]


def _alike(a: _Place, b: _Place) -> bool:
    """Whether words stand on one base line: an initial, twice as large, has one of its own."""
    if a.baseline == b.baseline and a.size == b.size:
        return True
    larger, smaller = max(a.size, b.size), min(a.size, b.size)
    return abs(a.baseline - b.baseline) < _SAME_LINE * smaller and larger < 1.8 * smaller


def _with_raised(runs: list[_Run]) -> list[_Run]:
    """Runs, the numbers of notes and the like put into the lines that they belong to."""
    lines: list[_Run] = []
    raised: list[_Run] = []
    for n, run in enumerate(runs):
        around = [*runs[max(n - 2, 0) : n], *runs[n + 1 : n + 3]]
        (raised if any(_belongs(run, to) for to in around) else lines).append(run)
    for run in raised:
        for word in run:
            hosts = [line for line in lines if _belongs([word], line)]
            place = word[1].baseline
            if hosts:
                min(hosts, key=lambda line: abs(line[0][1].baseline - place)).append(word)
            else:
                lines.append([word])
    lines.sort(key=lambda run: run[0][1].baseline)
    return lines


def _belongs(raised: _Run, line: _Run) -> bool:
    """Whether words are raised or lowered from a line, and stand at one of its words."""
    main = line[0][1]
    place = raised[0][1]
    off = abs(place.baseline - main.baseline)
    if not SMALLEST < place.size / main.size < SMALLER or off > RAISED * main.size:
        return False
    return any(abs(place.left - word[1].right) < 0.3 * main.size for word in line)


def _main(line: _Run) -> _Place:
    """Size and base line of most of a line."""
    first = line[0][1]
    if all(place[2:4] == first[2:4] for _, place in line):
        return first
    letters: dict[tuple[float, float], int] = {}
    for text, place in line:
        key = (place.size, place.baseline)
        letters[key] = letters.get(key, 0) + len(text)
    size, baseline = max(letters, key=lambda key: letters[key])
    return _Place(0, 0, baseline, size)


def _joined(line: _Run, main: _Place) -> Iterator[Word]:
    """Words of a line; what stands right behind a word is a part of it."""
    held: Word | None = None
    for text, place in line:
        word = Word(text=text, left=place.left, right=place.right)
        joins = place.goes_on or place.baseline != main.baseline
        if held is not None and joins and word.left - held.right < _BEHIND * main.size:
            word = Word(text=held.text + text, left=held.left, right=max(held.right, word.right))
        elif held is not None:
            yield held
        held = word
    if held is not None:
        yield held
