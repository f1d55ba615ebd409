"""Words shaped once: their widths, and their glyphs as a PDF shows them.

A novel has ten words for each one that is different. Each different word is shaped by Pango once
for each face it is set in, and kept: measuring a paragraph and drawing a line are then look-ups.
That a word is as wide in its line as by itself holds for fonts without kerning against the space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from struct import Struct
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout, line_size

from ebookpack.writers.print.typesetter.hyphenation import Hyphenation, Style, characters
from ebookpack.writers.print.typesetter.margins import AT_END, AT_START
from ebookpack.writers.print.typesetter.total_fit import (
    ADDED_HYPHEN,
    ANYWHERE,
    HARD_HYPHEN,
    NO_HYPHEN,
)

TOKENS = re.compile(r"[^ \u00a0]+|[ \u00a0]")
"""Words, and each space by itself."""
SPACES = " \u00a0"
"""Spaces that are stretched."""
_HYPHENS = "-\u2010"
LONGEST = 24
"""Characters of a word that may be divided anywhere, if nothing else helps: cries, addresses."""
ENDLESS = 200
"""Characters of a word of which only every fourth place is tried: there are more lines of it than
one, and each of its places costs as much as a word."""
_UNKNOWN = 0x10000000
"""PANGO_GLYPH_UNKNOWN_FLAG: the font has no glyph."""
_INK, _LOGICAL = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")


class Run(NamedTuple):
    """Glyphs of one font, column by column; lengths in units of Pango, 1024 to the pixel."""

    font: Any
    """PangoFont."""
    ids: tuple[int, ...]
    widths: tuple[int, ...]
    offsets: tuple[int, ...]
    """By which each is drawn further to the right."""
    texts: tuple[str, ...]
    """The characters that each stands for: none for all but the first glyph of a cluster."""


class Division(NamedTuple):
    """A place at which a line can end inside of a word."""

    place: int
    """Character before which the next line starts."""
    hyphen: int
    """What the line ends in, as `total_fit` has it."""
    head: float
    """Width of what stands before it, with the hyphen, less what hangs into the margin."""
    rest: float
    """Width of what stands behind it."""


@dataclass(slots=True)
class Word:
    """A shaped word."""

    text: str
    width: float
    """In CSS pixels, its letter-spacing in it."""
    runs: tuple[Run, ...]
    covered: bool
    """Whether the face's own font has all of its characters, each on the base line."""
    glyphs: int
    """How many of its glyphs have a width of their own: letters that tracking sets apart."""
    hang_start: float = 0.0
    """Width by which it hangs into the left margin, where a line starts with it."""
    hang_end: float = 0.0
    """Width by which it hangs into the right margin, where a line ends in it."""
    divisions: tuple[Division, ...] | None = None
    """Places at which a line can end in it; None until `Face.divide` has found them."""
    drawn: Any = None
    """What `drawing` makes of it."""
    is_space: bool = field(init=False)

    def __post_init__(self) -> None:
        """See whether it is one of the spaces that are stretched."""
        self.is_space = self.text in SPACES


class Face:
    """What words of one style look like: font, size, features, letter-spacing, language."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.spacing: float = 0 if style["letter_spacing"] == "normal" else style["letter_spacing"]
        self._layout = Layout(style)
        # The font lives as long as a layout holds it.
        self._kept = Layout(style)
        self._kept.set_text("x")
        self.words: dict[str, Word] = {}
        """Those that were shaped."""
        line = self._shape("x")
        _, self.height = line_size(line, style)
        self.fonts: dict[Any, tuple[Any, str, float]] = {}
        """By PangoFont, how a file knows it, what it is called there, and its size."""
        self._fonts = {run.font for run in _runs(line, "x")[0]}
        self.baseline: float = pango.pango_layout_get_baseline(self._layout.layout) * FROM_UNITS
        self.space = self.word(" ").width + style["word_spacing"]
        """Width of a space."""
        self._glyph_widths: dict[tuple[Any, int], int] = {}
        self._hyphenation = Hyphenation.of(style)
        self.hyphen: str = style["hyphenate_character"]
        if not self.word(self.hyphen).covered:
            # Fonts that lack U+2010 have the hyphen of the keyboard (CSS Text 4, 6.3.1).
            self.hyphen = "-"

    def word(self, text: str) -> Word:
        """A word, or a space, shaped."""
        word = self.words.get(text)
        if word is None:
            word = self.words[text] = self._measured(text)
            word.hang_start, word.hang_end = self.hang_start(text), self.hang_end(text)
        return word

    def width(self, text: str) -> float:
        """Width of words and spaces in one line."""
        return self.measure(self.tokens(text))[0]

    def tokens(self, text: str) -> list[Word]:
        """The words of a text, and each space by itself."""
        known = self.words
        return [known.get(piece) or self.word(piece) for piece in TOKENS.findall(text)]

    def measure(self, tokens: Sequence[Word]) -> tuple[float, int, int]:
        """(width, glyphs, spaces) of words and spaces in one line."""
        wide, glyphs, spaces = 0.0, 0, 0
        for word in tokens:
            if word.is_space:
                spaces += 1
            else:
                wide += word.width
                glyphs += word.glyphs
        return wide + spaces * self.space, glyphs + spaces, spaces

    def glyph_width(self, font: Any, glyph: int, size: float) -> int:
        """Width of a glyph of a PangoFont in thousandths of an em."""
        key = (font, glyph)
        width = self._glyph_widths.get(key)
        if width is None:
            pango.pango_font_get_glyph_extents(font, glyph, _INK, _LOGICAL)
            width = self._glyph_widths[key] = round(_LOGICAL.width * 1000 * FROM_UNITS / size)
        return width

    def hang_end(self, text: str) -> float:
        """Width by which what a text ends in hangs into the margin."""
        part = AT_END.get(text[-1:])
        return part * self.word(text[-1]).width if part else 0.0

    def hang_start(self, text: str) -> float:
        """Width by which what a text starts with hangs into the margin."""
        part = AT_START.get(text[:1])
        return part * self.word(text[0]).width if part else 0.0

    def divide(self, word: Word) -> tuple[Division, ...]:
        """The places at which a line can end inside of a word.

        Their widths are told from the glyphs of the whole word, which differ from those of its
        parts by a kern at most: a part is shaped when a line that ends in it is made.
        """
        if word.divisions is None:
            places = dict(self._hyphenation.divisions(word.text))
            kinds = {place: _kind(added, word.text, place) for place, added in places.items()}
            if len(word.text) > LONGEST:
                step = 4 if len(word.text) > ENDLESS else 1
                for place in characters(word.text, self._hyphenation.text_language)[::step]:
                    kinds.setdefault(place, ANYWHERE)
            word.divisions = self._divisions(word, sorted(kinds.items())) if kinds else ()
        return word.divisions

    def _divisions(self, word: Word, kinds: Sequence[tuple[int, int]]) -> tuple[Division, ...]:
        """Divisions of a word by their places and what a line ends in there, in order."""
        behind = self._behind(word)
        return tuple(self._division(word, *it, behind.get(it[0])) for it in kinds)

    def _behind(self, word: Word) -> dict[int, float]:
        """Width of what stands before each character of a word that starts a cluster of glyphs."""
        behind, position = 0.0, 0
        found: dict[int, float] = {}
        for run in word.runs:
            for width, text in zip(run.widths, run.texts, strict=True):
                if text:
                    found[position] = behind
                    position += len(text)
                    behind += self.spacing
                behind += width * FROM_UNITS
        return found

    def _division(self, word: Word, index: int, hyphen: int, behind: float | None) -> Division:
        is_added = hyphen == ADDED_HYPHEN
        shown = word.text[:index] + (self.hyphen if is_added else "")
        added = (self.word(self.hyphen).width if is_added else 0) - self.hang_end(shown)
        if behind is None:  # in the midst of a ligature
            head = self.word(shown).width - self.hang_end(shown)
            return Division(index, hyphen, head, self.word(word.text[index:]).width)
        return Division(index, hyphen, behind + added, word.width - behind)

    def _shape(self, text: str) -> Any:
        chars, _ = unicode_to_char_p(text)
        pango.pango_layout_set_text(self._layout.layout, chars, -1)
        return pango.pango_layout_get_line_readonly(self._layout.layout, 0)

    def _measured(self, text: str) -> Word:
        runs, flat = _runs(self._shape(text), text)
        units = clusters = 0
        covered = flat
        for run in runs:
            units += sum(run.widths)
            clusters += len(run.texts) - run.texts.count("")
            covered = covered and run.font in self._fonts and max(run.ids) < _UNKNOWN
        width = units * FROM_UNITS + self.spacing * clusters
        return Word(text, width, runs, covered, clusters)


def _kind(added: bool, text: str, place: int) -> int:
    """What a line ends in that ends before a character of a word."""
    return ADDED_HYPHEN if added else HARD_HYPHEN if text[place - 1] in _HYPHENS else NO_HYPHEN


_GLYPH = Struct("=Iiiii")
"""PangoGlyphInfo: glyph, width, offset to the right, offset downwards, attributes."""


def _runs(line: Any, text: str) -> tuple[tuple[Run, ...], bool]:
    """(runs, whether all glyphs stand on the base line) of a shaped line.

    The structures are Pango's: PangoGlyphItem, PangoGlyphString.
    """
    encoded = text.encode()
    found, flat = [], True
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        string, place = item.glyphs, item.item
        count = string.num_glyphs
        if not count:
            continue
        glyphs = _GLYPH.iter_unpack(ffi.buffer(string.glyphs, count * _GLYPH.size))
        ids, widths, offsets, heights, _ = zip(*glyphs, strict=True)
        starts = ffi.unpack(string.log_clusters, count)
        shown = encoded[place.offset : place.offset + place.length]
        found.append(Run(place.analysis.font, ids, widths, offsets, _texts(starts, shown)))
        flat = flat and not any(heights)
    return tuple(found), flat


def _texts(starts: Sequence[int], shown: bytes) -> tuple[str, ...]:
    """The characters of each glyph, of which the bytes are known at which its cluster starts."""
    if shown.isascii() and len(starts) == len(shown) and starts == list(range(len(shown))):
        return tuple(shown.decode())
    ends = dict(pairwise(sorted({*starts, len(shown)})))
    before = None
    texts = []
    for start in starts:
        texts.append("" if start == before else shown[start : ends[start]].decode())
        before = start
    return tuple(texts)
