"""Whether the words of the book are in the finished file, all of them, in their order.

EPUB and PDF are read back with other libraries than those that wrote them. Compared are letters
and digits: hyphens that break a line, ligatures, ornaments and folios are no words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from ebookpack.core.book import Book, Section
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.edition import Artifact
from ebookpack.core.node_text import block_text, note_calls, readings
from ebookpack.core.patterns import pattern

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
"""What is looked for in one piece; a reading may stand between any two characters of Japanese."""
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = pattern(f"[{_RIGHT}]")
_LAM_ALEF = pattern("[\u0622\u0623\u0625\u0627\u0644]{2,}")
"""Arabic letters that stand in one glyph, which is read back in one order or the other."""
_ONE_WAY = pattern(rf"[{_RIGHT}]+|[^\W{_RIGHT}]+")
"""Words, and parts of them that are read in one direction."""
ENDLESS = 24
"""Letters of a word that may run through more lines than two."""
LEAST_LINE = 8
"""Letters of such a word that a line has room for, at least."""
MOST_PARTED = 2
"""Pieces of it beside whole lines: at its beginning and at its end."""
SHOWN = 60
"""Characters of a lost passage that are quoted."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LOWER = bytes(range(256)).lower()
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


def check_words(
    artifact: Artifact, texts: Mapping[str, str], book: Book, diagnostics: Diagnostics
) -> None:
    """Compare the texts read back from an edition, by section id, with the book.

    Words that are not there, or not in their place, are errors (P101).
    """
    for sections in _read_together(texts, book):
        lost = _lost_words(sections, letters(texts.get(sections[0].id, "")), book)
        if lost:
            section = _holder(lost, sections)
            diagnostics.error(
                "P101",
                f"the {artifact.format} edition does not hold “{lost}” of {section.id}",
                section.span or Span(path=artifact.suffix),
                "this is a mistake in ebookpack; please report it with the manuscript",
            )


def _read_together(texts: Mapping[str, str], book: Book) -> Iterator[list[Section]]:
    """Sections whose words were read in one: a section, and those that run on below it."""
    together: list[Section] = []
    for _, section in book.outline():
        if together and section.id in texts:
            yield together
            together = []
        together.append(section)
    if together:
        yield together


def _holder(lost: str, sections: list[Section]) -> Section:
    """The section that lost words are of; the first, if that is not to be told."""
    words = lost.split()[:1]
    for section in sections:
        if any(words[0] in text.split() for text in _texts(section) if words):
            return section
    return sections[0]


def letters(text: str) -> str:
    """What is compared of a text: its letters and digits, compatibility forms and case folded.

    A text of ASCII and marks has no such forms, and is done in a seventh of the time.
    """
    if text.isascii() or all(map(_says_nothing, set(_BEYOND_ASCII.findall(text)))):
        return text.encode("ascii", "ignore").translate(_LOWER, _NO_LETTERS).decode()
    folded = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
    return _LAM_ALEF.sub(lambda found: "".join(sorted(found[0])), folded)


@cache
def _says_nothing(sign: str) -> bool:
    """Whether no letter and no digit comes of a sign, whatever stands beside it."""
    joins = unicodedata.category(sign).startswith("M")
    return not joins and not any(map(str.isalnum, unicodedata.normalize("NFKC", sign).casefold()))


def _lost_words(sections: list[Section], found: str, book: Book) -> str:
    """The first words of sections that are not in what was read back; "" if all are."""
    parts = [part for section in sections for part in section.with_notes()]
    blocks = [block for part in parts for block in part.blocks]
    texts = [text for section in sections for text in _texts(section)]
    # One that is called again stands there once.
    called = dict.fromkeys(note_calls(blocks))
    notes = [block_text(block) for note_id in called for block in book.note(note_id).blocks]
    read_with = [said for section in sections for said in readings(section.blocks)]
    if not read_with and _follow_on([*texts, *notes], found):
        return ""
    if any(_RIGHT_TO_LEFT.search(text) for text in (*texts, *notes)):
        lost = _nowhere([*texts, *notes], found)
    else:
        lost = _first_out_of_order(texts, found) or _first_out_of_order(notes, found)
    uncounted = _uncounted([*texts, *notes, *read_with], found)
    if lost and not uncounted and all(_in_their_order(it, found) for it in (texts, notes)):
        return ""  # the word was looked for where it is not: it stands here too, or in two parts
    return lost or uncounted


def _in_their_order(texts: list[str], found: str) -> bool:
    """Whether all letters of texts are there, one behind the other, whatever stands between."""
    rest = iter(found)
    return all(letter in rest for text in texts for letter in letters(text))


def _texts(section: Section) -> Iterator[str]:
    """Texts of a section, below its heading: those of the notes on it stand around its own."""
    yield section.label
    yield section.title
    for part in section.with_notes():
        if part is not section:
            yield part.label
            yield part.title
        yield from map(block_text, part.blocks)


def _follow_on(texts: list[str], found: str) -> bool:
    """Whether texts are there, each whole and behind the one before it.

    So it is in an EPUB, and in most chapters on paper nothing stands between them either; nothing
    is then out of order, and no letter can be missing.
    """
    if letters("\n".join(texts)) in found:
        return True
    place = 0
    for text in texts:
        whole = letters(text)
        start = found.find(whole, place)
        if start == -1:
            return False
        place = start + len(whole)
    return True


def _first_out_of_order(texts: list[str], found: str) -> str:
    """Where the words of texts stop being found one behind the other.

    Other words may stand between them: a page's notes stand between two lines of a paragraph.
    The earliest place at which a word can be is the right one to go on from.
    """
    place = 0
    for text in texts:
        whole = letters(text)
        if found.startswith(whole, place):
            place += len(whole)  # as most are, that nothing stands between
            continue
        words = _WORD.findall(text)
        for n, word in enumerate(words):
            at = _end_of(letters(word), found, place)
            if at is None:
                return " ".join(words[n : n + 10])[:SHOWN]
            place = at
    return ""


def _nowhere(texts: list[str], found: str) -> str:
    """The first word that is not there at all.

    Where text from right to left and from left to right stand in one line, they are read back as
    they are seen, from the left: the order of the words says nothing.
    """
    words = (word for text in texts for word in _ONE_WAY.findall(text))
    return next((word[:SHOWN] for word in words if not _is_somewhere(letters(word), found)), "")


def _is_somewhere(word: str, found: str) -> bool:
    """Whether a word is there: whole, or at the ends of lines, however many it runs through."""
    if len(word) < ENDLESS:
        return _end_of(word, found, 0) is not None
    rest, pieces = word, 0
    while rest and pieces <= MOST_PARTED + len(word) // LEAST_LINE:
        # Of what is found each part is found too: the longest beginnings make the fewest pieces.
        length = bisect_left(range(1, len(rest) + 1), True, key=lambda n: rest[:n] not in found)
        if not length:
            return False
        rest, pieces = rest[length:], pieces + 1
    return not rest


def _end_of(word: str, found: str, place: int) -> int | None:
    """Where a word ends that starts at a place or behind it, None if it is nowhere."""
    if not word:
        return place
    at = found.find(word, place)
    if at == place:
        return at + len(word)
    # A word that the foot of a page parts may come again whole, further down.
    near = _parted_here(word, found, place)
    if near is not None and (at == -1 or near < at):
        return near
    return at + len(word) if at != -1 else next(_parted(word, found, place), None)


def _parted_here(word: str, found: str, place: int) -> int | None:
    """End of a word that starts at a place and goes on behind notes, numbers or a page's foot."""
    for cut in reversed(range(2, len(word) - 1)):
        if found.startswith(word[:cut], place):
            rest = found.find(word[cut:], place + cut)
            return rest + len(word) - cut if rest != -1 else None
    return None


def _parted(word: str, found: str, place: int) -> Iterator[int]:
    """Ends of a word whose initial is drawn apart from it, or that the foot of a page parts."""
    rest = found.find(word[1:], place)
    if rest != -1 and word[0] in found:
        yield rest + len(word) - 1
    for cut in range(1, len(word)):
        first = found.find(word[:cut], place)
        rest = found.find(word[cut:], first + cut) if first != -1 else -1
        if rest != -1:
            yield rest + len(word) - cut


def _uncounted(texts: list[str], found: str) -> str:
    """Letters that the book has more of than what was read back."""
    missing = Counter(letters(" ".join(texts)))
    missing.subtract(Counter(found))
    return "".join(sorted((+missing).elements()))[:SHOWN]
