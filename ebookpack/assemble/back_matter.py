"""What publishers bind in behind a book: other books by its author, a taste of the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict, words
from ebookpack.core.book import SectionRole
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Paragraph
from ebookpack.core.patterns import pattern

_OTHER_BOOKS = pattern(
    r"\W*(also (available )?by|discover (other|more) (books|titles|works) (by|from)"
    r"|other (books|titles|works|stories|novels) (by|in)"
    r"|(more )?books (by|from)"
    r"|by the same author|more (from|by) (the|this) author|weitere bücher|von der(selben)?"
    r" autor\w+|((obras|novelas|libros|ouvrages|œuvres|romans|opere|romanzi|livros) )?"
    r"(du même auteur|del mismo autor|dello stesso autore|do mesmo autor)"
    r"|(werke|schriften) desselben verfassers)\b"
    r"(?:[^.!?]|\b[A-Z]\.|\.(?=\w)){0,60}",
    re.IGNORECASE,
)
_PREVIEW = pattern(
    r"\W*((read on|turn the page|keep reading|continue reading) (for|to|and)\b"
    r"|(an? )?(exclusive |special )?(sneak )?(preview|peek|excerpt|extract)s? (of|at|from)\b"
    r"|(here is|here'?s|enjoy|the following is|don'?t miss) (a|an|the) (\w+ )?(preview|excerpt"
    r"|extract|next)\b|leseprobe\b|extrait d|coming (soon|next)\b|bonus (chapter|excerpt))",
    re.IGNORECASE,
)
_APPARATUS = frozenset(
    {
        *(SectionRole.BIBLIOGRAPHY, SectionRole.GLOSSARY, SectionRole.NOTES, SectionRole.INDEX),
        *(SectionRole.APPENDIX, SectionRole.ABOUT_AUTHOR, SectionRole.COLOPHON),
    }
)
_INVITATION = pattern(
    r"\b(newsletter|mailing list|sign up|subscribe|(leave|write|post) (a|an|your) (\w+ )?review"
    r"|follow (me|the author) on|free (e-?book|novella|book|story|copy)|thank you for reading)\b",
    re.IGNORECASE,
)
_NOTE_ON = pattern(r"((a|some|author'?s?) )?(further |final )?notes? (on|about)\b", re.IGNORECASE)
_REFERENCE = pattern(
    r"\W{0,2}(pp?\.?|pages?|ll?\.|lines?|S\.|Seite|Zeile|Vers|V\.|chapter|ch\.) ?\d+\b",
    re.IGNORECASE,
)
_CONTRIBUTORS = pattern(
    r"(the |our )?(contributors|authors|writers|poets)|die autor\w+|les auteurs|los autores"
    r"|gli autori|os autores|autorzy",
    re.IGNORECASE,
)
MOST_WORDS_OF_NAME = 5
FEWEST_NUMBERED = 2
MOST_WORDS_OF_HEADING = 8
MOST_CHARACTERS_OF_HEADING = 200
MOST_WORDS_OF_INVITATION = 120
MOST_WORDS = 30
"""Words of a line that announces such a thing."""
LEAST_STORY = 0.6
"""Share of a manuscript's blocks above which no such line is looked for."""


def names_other_books(text: str) -> bool:
    """Whether a block's first line heads a list of other books: `Also by Ada Pell`."""
    first = text[:MOST_CHARACTERS_OF_HEADING].split("\n")[0]
    return words(first) <= MOST_WORDS_OF_HEADING and _OTHER_BOOKS.fullmatch(first) is not None


def settle_indexes(reading: Reading) -> None:
    """An index closes a book: what is called so and has chapters below it is one of them.

    An appendix without a number does too: above chapters its name is a word of the text, as an
    annexe may be a house, and then it is so wherever it stands.
    """
    openers = list(reading.openers())
    last = max((i for i, v in openers if v.role in BODY_ROLES), default=-1)
    places = [
        index
        for index, verdict in openers
        if verdict.role is SectionRole.APPENDIX and _is_bare(verdict)
    ]
    if any(index < last for index in places):
        for index in places:
            reading.verdicts[index] = None
    for index, verdict in openers:
        if verdict.role is SectionRole.INDEX and index < last:
            title = " ".join(reading.texts[index].split()) if verdict.rest == () else verdict.title
            reading.verdicts[index] = replace(
                verdict, role=SectionRole.CHAPTER, label="", title=title
            )


def _is_bare(verdict: Verdict) -> bool:
    """Whether a heading has neither number nor letter: `Appendix`, not `Appendix B`."""
    return verdict.rest == () and words(verdict.label or verdict.title) == 1


def are_references(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs are notes on places in the book: `p. 12. The weir: ...`, `l. 3 ...`."""
    texts = [block_text(block) for block in blocks if isinstance(block, Paragraph)]
    referring = sum(_REFERENCE.match(text) is not None for text in texts)
    return referring >= FEWEST_NUMBERED and referring > len(texts) / 2


def find_back_matter(reading: Reading) -> None:
    """Open sections for other books and for a preview, whose chapters are none of this book."""
    _close_with_appendices(reading)
    _close_with_contributors(reading)
    first = int(len(reading.texts) * LEAST_STORY)
    if not any(verdict.role in BODY_ROLES for _, verdict in reading.openers()):
        return
    for index in range(first, len(reading.texts)):
        text, verdict = reading.texts[index], reading.verdicts[index]
        is_open = verdict is not None and verdict.kind is Kind.OPENS
        if (verdict is not None and not is_open) or reading.counts[index] > MOST_WORDS:
            continue
        if names_other_books(text):
            reading.verdicts[index] = Verdict(
                kind=Kind.OPENS,
                role=SectionRole.BIBLIOGRAPHY,
                title="" if "\n" in text else " ".join(text.split()),
                rest=None if "\n" in text else (),
                why="names other books by the author",
            )
        elif _PREVIEW.match(text) and index + 1 < len(reading.texts):
            _open_preview(index, reading)
            return


def _close_with_appendices(reading: Reading) -> None:
    """Where chapters are numbered, unnumbered ones below a note or a list of books are none."""
    openers = list(reading.openers())
    numbered = [i for i, v in openers if v.role is SectionRole.CHAPTER and v.label]
    if len(numbered) < FEWEST_NUMBERED:
        return
    behind = [(i, v) for i, v in openers if i > numbered[-1]]
    apparatus = (n for n, (_, v) in enumerate(behind) if v.role in _APPARATUS or _is_note(v))
    first = next(apparatus, len(behind))
    ends = [*(i for i, _ in behind[1:]), len(reading.texts)]
    for place, ((index, verdict), end) in enumerate(zip(behind, ends, strict=False)):
        invites = _invites(range(index, end), reading)
        if verdict.role is SectionRole.CHAPTER and (invites or place >= first):
            is_note = invites or _is_note(verdict)
            reading.verdicts[index] = replace(
                verdict,
                role=SectionRole.NOTE if is_note else SectionRole.APPENDIX,
                why=f"{verdict.why}, without a number, behind the last that has one",
            )


def _invites(blocks: range, reading: Reading) -> bool:
    """Whether a short section is nothing but a word to the readers: to sign up, to review."""
    texts = [reading.texts[index] for index in blocks]
    if sum(map(words, texts)) > MOST_WORDS_OF_INVITATION:
        return False
    return any(_INVITATION.search(text) for text in texts)


def _close_with_contributors(reading: Reading) -> None:
    """The last section of an anthology may say who they are whose names stand above its stories."""
    openers = list(reading.openers())
    last = max((i for i, v in openers if v.role in BODY_ROLES), default=-1)
    verdict = reading.verdicts[last] if last >= 0 else None
    if verdict is None or verdict.label or _CONTRIBUTORS.fullmatch(verdict.title) is None:
        return
    end = min([i for i, _ in openers if i > last], default=len(reading.texts))
    lines = {text.strip() for text in reading.texts[:last] if words(text) <= MOST_WORDS_OF_NAME}
    said = [text for text in reading.texts[last + 1 : end] if text.strip()]
    named = sum(any(text.startswith(f"{line} ") for line in lines) for text in said)
    if named >= max(FEWEST_NUMBERED, len(said) / 2):
        why = f"{verdict.why}; it says who those are whose names stand above the stories"
        reading.verdicts[last] = replace(verdict, role=SectionRole.ABOUT_AUTHOR, why=why)


def _is_note(verdict: Verdict) -> bool:
    return verdict.role is SectionRole.CHAPTER and _NOTE_ON.match(verdict.title) is not None


def _open_preview(index: int, reading: Reading) -> None:
    reading.verdicts[index] = Verdict(
        kind=Kind.OPENS, role=SectionRole.APPENDIX, why="announces a taste of another book"
    )
    for below, verdict in list(reading.openers()):
        if below > index and verdict.role in BODY_ROLES:
            reading.verdicts[below] = Verdict(
                kind=Kind.TEXT, why="a chapter of another book, of which this is a taste"
            )
