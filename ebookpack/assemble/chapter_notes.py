"""The author's notes on single chapters: above their text, below their heading, and at their foot.

A label inside of a chapter's text is text: an "(A/N: sorry!)" between two paragraphs cannot be
taken out of there without tearing a hole. At either end of a chapter it names a note, and so does
the author's own voice. The words that stories use too ("Note:", "Warning:") need to be borne out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.assemble.author_voice import (
    ENOUGH,
    ENOUGH_BELOW_A_NOTE,
    author_voice,
    holds_speech,
    signs_of_voice,
)
from ebookpack.assemble.labels import labelled, labelled_opening
from ebookpack.assemble.last_words import find_last_words
from ebookpack.assemble.note_extent import (
    MOST_NOTE_WORDS,
    closing_bracket,
    is_opener,
    note_end,
    sends_off,
)
from ebookpack.assemble.reading import (
    BODY_ROLES,
    Doubt,
    Kind,
    Reading,
    Verdict,
    without_suffix,
    words,
)
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Heading, Paragraph, Quote
from ebookpack.core.patterns import pattern

R = SectionRole

NOTE_ROLES = frozenset({R.NOTE, R.ENDNOTE, R.SYNOPSIS, R.DISCLAIMER, R.WARNINGS, R.ACKNOWLEDGMENTS})
"""What a note on a chapter can be."""

_SILENT = frozenset({Kind.LEFT_OUT, Kind.HEADING, Kind.DIVIDER, Kind.TITLE_BLOCK})
_ORDINARY = pattern(
    r"(notes?|summary|synopsis|recap|blurb|warning|disclaim(er)?|a note|thanks|dank|final notes?"
    r"|anmerkung|vorbemerkung|résumé|resumen|riassunto|zusammenfassung|advertencia"
    r"|waarschuwing)\W*",
    re.IGNORECASE,
)
"""Labels that people in stories write too, on their letters, signs and reports."""
_FOOTNOTE = pattern(r"\W*(\d{1,3}|[a-z])\W|[*†‡]", re.IGNORECASE)
_REPLY = pattern(r"[*_]*@?\w[\w .'-]{0,30}[*_]*\s*[:–—-]+\s")
_SIGNATURE = pattern(r"[^\W_][^.!?:;\"”“\n]{1,30}[.!~*<3xXoO ]*")
"""The name or greeting that a note ends with: “Love, Ada xxx”."""
MOST_CLOSING_BLOCKS = 40
MOST_UNSPOKEN_WORDS = 250
"""Words at a chapter's foot in which no sign of the author's voice is."""


class _Note(Struct, frozen=True):
    index: int
    verdict: Verdict
    stop: int
    """Index behind its last block."""


def find_chapter_notes(reading: Reading, end: int) -> None:
    """Give verdicts on the notes of all chapters, and settle the labels that name none.

    `end` is the index of the block at which the notes below the story start.
    """
    chapters = [i for i, v in reading.openers() if v.role in BODY_ROLES and i < end]
    _leave_out_empty_labels(reading, end)
    for opener, below in pairwise([*chapters, end]):
        start = _find_above(reading, opener + 1, below) if _has_heading(reading, opener) else opener
        _find_below(reading, start, below)
        _find_pinned(reading, opener + 1, below)
    if chapters:
        _settle_labels(reading, chapters[0], end)


def _leave_out_empty_labels(reading: Reading, end: int) -> None:
    """Labels below which a page only said where its notes are."""
    for index, verdict in list(reading.openers()):
        if index + 1 >= end or verdict.rest != () or not verdict.why.startswith("labelled"):
            continue
        below = reading.verdicts[index + 1]
        if below is not None and below.kind is Kind.LEFT_OUT:
            reading.leave_out(index, "empty label", "nothing stands below it")


def _has_heading(reading: Reading, opener: int) -> bool:
    verdict = reading.verdicts[opener]
    return verdict is not None and verdict.rest == ()


# ------------------------------------------------------------------------------ above the text


def _find_above(reading: Reading, start: int, end: int) -> int:
    """Find the notes between a heading and the text below it; index at which that starts."""
    notes: list[_Note] = []
    index = start
    while index < end:
        if _is_silent(reading, index):
            index += 1
            continue
        note = _note_above(reading, index, end)
        if note is None:
            break
        notes.append(note)
        index = note.stop
    # A chapter that is nothing but a note has that for its text.
    if not notes or not any(not _is_silent(reading, i) for i in range(index, end)):
        return start
    inside = {place for note in notes for place in range(note.index + 1, note.stop)}
    for place in range(start, index):
        if place not in inside and reading.verdicts[place] is None and is_divider(reading, place):
            reading.verdicts[place] = Verdict(kind=Kind.DIVIDER, why="parts a note from the text")
    for note in notes:
        reading.verdicts[note.index] = note.verdict
        _close_bracket(reading, note.index, note.stop - 1)
    reading.verdicts[index] = Verdict(kind=Kind.RESUMES, why="the text below a note")
    return index


def _close_bracket(reading: Reading, index: int, last: int) -> None:
    """Take off the bracket at a note's end that its label took off at its start."""
    block = reading.blocks[last]
    bracket = closing_bracket(reading, index, last)
    if bracket and isinstance(block, Paragraph) and reading.verdicts[last] is None:
        rest = without_suffix(block.children, len(bracket))
        reading.verdicts[last] = Verdict(kind=Kind.TEXT, rest=rest, why="the end of a note")


def _is_silent(reading: Reading, index: int) -> bool:
    """Whether a block is no text: left out, part of the heading, the title again, a divider."""
    verdict = reading.verdicts[index]
    if verdict is not None and verdict.kind in _SILENT:
        return True
    return verdict is None and is_divider(reading, index)


def _note_above(reading: Reading, index: int, end: int) -> _Note | None:
    verdict = _labelled(reading, index)
    text = reading.texts[index]
    if verdict is not None:
        if not _is_certain(verdict) and not _is_borne_out_above(reading, index, verdict, end):
            return None
    else:
        weight, evidence = author_voice(text)
        if weight < ENOUGH or not _is_paragraph(reading, index):
            return None
        why = f"the author's own voice: {evidence}"
        verdict = Verdict(kind=Kind.NOTE, role=R.NOTE, why=why)
    return _Note(index, replace(verdict, kind=Kind.NOTE), note_end(reading, index, end))


def _is_paragraph(reading: Reading, index: int) -> bool:
    return reading.verdicts[index] is None and isinstance(reading.blocks[index], Paragraph)


def _labelled(reading: Reading, index: int) -> Verdict | None:
    """The verdict on a block that a label, or the author in book.toml, says is a note."""
    verdict = reading.verdicts[index]
    if verdict is None and isinstance(reading.blocks[index], Heading):
        verdict = labelled(reading.texts[index])
    if verdict is None and isinstance(block := reading.blocks[index], Quote):
        verdict = _labelled_quotation(block)
    if verdict is None or verdict.kind is not Kind.OPENS or verdict.role not in NOTE_ROLES:
        return None
    return verdict


def _labelled_quotation(quote: Quote) -> Verdict | None:
    """The verdict on a quotation that is a note: its first paragraph starts with a label."""
    verdict = labelled_opening(quote.blocks[0]) if quote.blocks and not quote.attribution else None
    return verdict if verdict is not None and _is_certain(verdict) else None


def _is_certain(verdict: Verdict) -> bool:
    """Whether nobody but an author calls something so."""
    return _ORDINARY.fullmatch(verdict.title) is None or _is_pinned(verdict)


def _is_pinned(verdict: Verdict) -> bool:
    return verdict.why.startswith("book.toml")


def _is_borne_out_above(reading: Reading, index: int, verdict: Verdict, end: int) -> bool:
    """Whether an ordinary word below a heading is a label: by itself on its line, or in voice."""
    if isinstance(reading.blocks[index], Heading):
        return _is_quoted_or_voiced(reading, index + 1, end)
    if verdict.rest == () and not _lists_footnotes(reading, index + 1, end):
        return True
    if verdict.role is R.SYNOPSIS:
        return True
    if verdict.role is R.DISCLAIMER and index + 1 < end and is_divider(reading, index + 1):
        return True
    return signs_of_voice(reading.texts[index]) > 0


def _is_quoted_or_voiced(reading: Reading, start: int, end: int) -> bool:
    """Whether a block is a quotation, as archives set their notes, or holds the author's voice."""
    below = next((i for i in range(start, end) if not _is_silent(reading, i)), None)
    if below is None:
        return False
    return isinstance(reading.blocks[below], Quote) or signs_of_voice(reading.texts[below]) > 0


# ------------------------------------------------------------------------------ below the text


def _find_below(reading: Reading, start: int, end: int) -> None:
    """Find the notes at the foot of a chapter whose text starts at `start`."""
    for index in _tail(reading, start, end):
        if is_divider(reading, index) and reading.verdicts[index] is None:
            if _is_voice_to_the_end(reading, index + 1, end):
                below = next(i for i in range(index + 1, end) if not _is_silent(reading, i))
                why = "the author's own voice, below a divider at the chapter's end"
                reading.verdicts[index] = Verdict(kind=Kind.DIVIDER, why="parts a note from text")
                reading.verdicts[below] = Verdict(kind=Kind.NOTE, role=R.ENDNOTE, why=why)
                _name_notes(reading, below + 1, end)
                return
            continue
        verdict = _labelled(reading, index)
        if verdict is not None and _is_note_to_the_end(reading, index, verdict, end):
            if is_divider(reading, index - 1) and reading.verdicts[index - 1] is None:
                why = "parts a note from text"
                reading.verdicts[index - 1] = Verdict(kind=Kind.DIVIDER, why=why)
            reading.verdicts[index] = replace(verdict, kind=Kind.NOTE)
            _close_bracket(reading, index, note_end(reading, index, end) - 1)
            _name_notes(reading, index + 1, end)
            return
    find_last_words(reading, [i for i in range(start, end) if not _is_silent(reading, i)])


def _tail(reading: Reading, start: int, end: int) -> Iterator[int]:
    """The last blocks of a chapter, as many as notes may take up; some text stands above them."""
    first = end
    total = 0
    for index in reversed(range(start, end)):
        total += reading.counts[index] if not _is_silent(reading, index) else 0
        if total > MOST_NOTE_WORDS or end - index > MOST_CLOSING_BLOCKS:
            break
        first = index
    told = any(not _is_silent(reading, i) for i in range(start, first))
    for index in range(first, end):
        if told and (reading.verdicts[index] is None or is_opener(reading, index)):
            yield index
        told = told or not _is_silent(reading, index)


def _name_notes(reading: Reading, start: int, end: int) -> None:
    """Part what stands below a note at a chapter's foot at its labels."""
    for index in range(start, end):
        verdict = _labelled(reading, index)
        if verdict is not None:
            reading.verdicts[index] = replace(verdict, kind=Kind.NOTE)


def _is_note_to_the_end(reading: Reading, index: int, verdict: Verdict, end: int) -> bool:
    """Whether a label, and all that stands below it in the chapter, is the author's note."""
    if _is_pinned(verdict):
        return note_end(reading, index, end) >= end
    if verdict.role is R.SYNOPSIS:
        return False
    below = [i for i in range(index + 1, end) if not _is_silent(reading, i)]
    texts = [reading.texts[i] for i in below]
    alone = verdict.rest == ()
    if not _is_certain(verdict):
        plural = verdict.title.casefold().rstrip(": ").endswith("notes")
        plural = plural and (alone or signs_of_voice(reading.texts[index]) > 0)
        if not plural and author_voice(reading.texts[index])[0] < ENOUGH_BELOW_A_NOTE:
            return False
        if _lists_footnotes(reading, index + 1, end):
            return False
        if isinstance(reading.blocks[index], Heading):
            quoted = all(isinstance(reading.blocks[i], Quote) for i in below)
            if not quoted and not any(map(signs_of_voice, texts)):
                return False
    if not below:
        return not alone
    if not alone and note_end(reading, index, end) >= below[-1] + 1:
        return True
    told = [t for i, t in zip(below, texts, strict=True) if not _is_spoken(reading, i)]
    if told and told[-1] == texts[-1] and _SIGNATURE.fullmatch(told[-1]):
        told.pop()
    if alone:
        told = told[1:] if told and told[0] == texts[0] else told
    if any(map(holds_speech, told)) or sum(map(words, told)) > MOST_UNSPOKEN_WORDS:
        return False
    parted = is_divider(reading, index - 1) or alone
    return parted or not told


def _is_spoken(reading: Reading, index: int) -> bool:
    """Whether a block is the author's by its label or by its voice."""
    text = reading.texts[index]
    return is_opener(reading, index) or signs_of_voice(text) > 0 or sends_off(text)


def _is_voice_to_the_end(reading: Reading, start: int, end: int) -> bool:
    """Whether all that stands below a divider is the author's own voice, down to a label."""
    end = next((i for i in range(start, end) if _labelled(reading, i) is not None), end)
    below = [i for i in range(start, end) if not _is_silent(reading, i)]
    if not below or any(reading.verdicts[i] is not None for i in below[:1]):
        return False
    texts = [reading.texts[i] for i in below]
    if max(author_voice(text)[0] for text in texts) < ENOUGH:
        return False
    spoken = sum(
        _is_spoken(reading, i) or _REPLY.match(text) is not None
        for i, text in zip(below, texts, strict=True)
    )
    return 2 * spoken > len(below) and not any(
        holds_speech(text) and not _REPLY.match(text) for text in texts
    )


def _lists_footnotes(reading: Reading, start: int, end: int) -> bool:
    """Whether what a label names are footnotes, which belong to the text."""
    below = next((i for i in range(start, end) if not _is_silent(reading, i)), None)
    return below is not None and _FOOTNOTE.match(reading.texts[below]) is not None


def _find_pinned(reading: Reading, start: int, end: int) -> None:
    """What book.toml says is a note, in the middle of a chapter: it goes to the chapter's foot."""
    for index in range(start, end):
        verdict = reading.verdicts[index]
        pinned = index in reading.verdicts.pinned
        if verdict is None or not pinned or verdict.kind is not Kind.NOTE:
            continue
        stop = note_end(reading, index, end)
        if stop < end and reading.verdicts[stop] is None:
            reading.verdicts[stop] = Verdict(kind=Kind.RESUMES, why="the text below a note")


# --------------------------------------------------------------------------- labels that remain


def _settle_labels(reading: Reading, first: int, end: int) -> None:
    """Take back the labels inside of the text of chapters: what they name stays there."""
    for index, verdict in list(reading.openers()):
        if not first < index < end or not verdict.why.startswith("labelled"):
            continue
        reading.verdicts[index] = Verdict(kind=Kind.TEXT, why="a label inside of a chapter")
        if verdict.role in NOTE_ROLES and _is_certain(verdict):
            doubt = Doubt(why="it has the label of a note", instead=str(R.NOTE))
            reading.doubt(index, "stays in the text of its chapter", doubt)
