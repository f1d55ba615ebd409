"""What stands below the end of the story: the author's notes, the printer's colophon."""

from __future__ import annotations

import re

from ebookpack.assemble.back_matter import find_back_matter
from ebookpack.assemble.endings import says_the_end, speaks_behind_the_end
from ebookpack.assemble.imprints import speaks_of_rights
from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict, is_title_like, words
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.core.book import SectionRole
from ebookpack.core.patterns import pattern

R = SectionRole

_COLOPHON = pattern(
    r"底本\s*[：:]|(this (book|edition) (was|is) )?(printed|typeset|set) (in|by|on|and|at)\b"
    r"|a note on the type\b",
    re.IGNORECASE,
)
_RIGHTS = pattern(
    r"\W*(copyright|©|\(c\))(\W*(by |\d{4})|[^.!?]{1,60}\b(19|20)\d\d\b)", re.IGNORECASE
)
_NOT_ALL = pattern(
    r"\b(?:remaining|the rest of|continue[sd]?|to be continued|(?:full|whole|complete)"
    r" (?:book|novel|story|manuscript|text)|(?:here )?ends the|this (?:sample|extract|excerpt))\b",
    re.IGNORECASE,
)
_WRITTEN = pattern(r"[^.!?]{0,50}\b(1[5-9]|20)\d\d\W*")
"""When and where a story was written: `Lyme, 1998-2003`."""
_LIVES = pattern(
    r"\b(is|was|lives?|lived|has|writes?|wrote|works?|lebt|wurde|schreibt|arbeitet|wohnt|est|vit"
    r"|habite|écrit|vive|nació|escribe|trabaja|nasceu|mora|escreve|nata|nato|scrive|abita|urodził\w*"
    r"|mieszka|leeft|woont|werd)\b"
)
MOST_WORDS_OF_HEADING = 4
MOST_WRITTEN = 6
MOST_RIGHTS = 60
"""Words of a line of copyright."""
MOST_CLOSING_WORDS = 600
MOST_CLOSING_BLOCKS = 60


def find_closing_notes(reading: Reading) -> int:
    """Find what stands below the end of the story; index at which it starts.

    A heading or label there names a section of the back matter when little stands below it, and so
    does a colophon; what stands below “The End” is the author's. A note that stands directly below
    the last chapter is looked for as in every chapter (see chapter_notes).
    """
    _end_is_no_chapter(reading)
    find_back_matter(reading)
    openers = [i for i, v in reading.openers() if v.role in BODY_ROLES]
    tail = _tail(reading, (openers or [0])[-1] + 1)
    _open_below_the_end(reading, tail)
    _open_bracketed(reading, tail)
    _close_with_date(reading, tail)
    _open_about_author(reading, tail)
    _part_about_author(reading)
    _open_colophon(reading, tail)
    _open_rights(reading, tail)
    start = len(reading.blocks)
    for index in reversed(tail[1:]):
        verdict = reading.verdicts[index]
        story_above = any(reading.verdicts[i] is None for i in tail if i < index)
        if verdict is not None and verdict.kind is Kind.OPENS and story_above:
            start = start if verdict.why.startswith("labelled") else index
    return start


def _end_is_no_chapter(reading: Reading) -> None:
    for index, verdict in list(reading.openers()):
        if verdict.rest == () and index and says_the_end(reading.texts[index]):
            reading.verdicts[index] = Verdict(kind=Kind.TEXT, why="says that the story ends")


def _tail(reading: Reading, start: int) -> list[int]:
    """The last blocks of the last chapter, as many as closing notes may take up, and one more."""
    tail: list[int] = []
    below = 0
    for index in reversed(range(start, len(reading.blocks))):
        verdict = reading.verdicts[index]
        if verdict is None or verdict.kind is not Kind.LEFT_OUT:
            tail.append(index)
            below += reading.counts[index]
        if below > MOST_CLOSING_WORDS or len(tail) > MOST_CLOSING_BLOCKS:
            break
    return tail[::-1]


def _open_below_the_end(reading: Reading, tail: list[int]) -> None:
    for place in reversed(range(len(tail))):
        text = reading.texts[tail[place]]
        verdict = reading.verdicts[tail[place]]
        is_text = verdict is None or verdict.kind is Kind.TEXT
        if verdict is None and place and speaks_behind_the_end(text):
            _open(reading, tail[place], R.ENDNOTE, "goes on behind the words that end the story")
            return
        if is_text and says_the_end(text):
            below = [i for i in tail[place + 1 :] if not is_divider(reading, i)]
            if not below or reading.verdicts[below[0]] is not None:
                return
            if len(below) == 1 and _says_when(reading.texts[below[0]]):
                for mark in tail[place + 1 : tail.index(below[0])]:
                    why = "parts the end from when and where it was written"
                    reading.verdicts[mark] = Verdict(kind=Kind.DIVIDER, why=why)
                why = "when and where it was written"
                reading.verdicts[below[0]] = Verdict(kind=Kind.TEXT, why=why)
                return
            is_colophon = _COLOPHON.match(reading.texts[below[0]]) is not None
            if not is_colophon and speaks_of_rights(reading.texts[below[0]]):
                why = f"stands below “{text.strip()}”, and speaks of publication and rights"
                _open(reading, below[0], R.COPYRIGHT_PAGE, why)
            elif not is_colophon and _is_of_author(reading.texts[below[0]], reading):
                why = f"stands below “{text.strip()}”, and says who the author is"
                _open(reading, below[0], R.ABOUT_AUTHOR, why)
            elif not is_colophon:
                _open(reading, below[0], R.ENDNOTE, f"stands below “{text.strip()}”")
            return


def _open_bracketed(reading: Reading, tail: list[int]) -> None:
    """What is said of a text that is not all here, in brackets and apart, as its last paragraph."""
    if len(tail) < 2 or reading.verdicts[tail[-1]] is not None:
        return
    text = reading.texts[tail[-1]].strip()
    in_brackets = text[:1] in "[(" and text[-1:] in "])"
    apart = reading.gap(tail[-1]) > 0 or is_divider(reading, tail[-2])
    if in_brackets and apart and _NOT_ALL.search(text):
        _open(reading, tail[-1], R.ENDNOTE, "in brackets below the text, of what is not in it")


def _close_with_date(reading: Reading, tail: list[int]) -> None:
    """When a story was written may stand below its last words: no scene of its own."""
    if len(tail) > 1 and reading.verdicts[tail[-1]] is None:
        text = reading.texts[tail[-1]]
        if _says_when(text) and not text.endswith((".", "!", "?")):
            reading.verdicts[tail[-1]] = Verdict(kind=Kind.TEXT, why="when it was written")


def _is_of_author(text: str, reading: Reading) -> bool:
    """Whether a paragraph starts by saying who the author is: `[Ada Pell mends weirs.]`."""
    names = [n for key in ("author", "declared-author") for n in reading.fields.get(key, ())]
    said = text.lstrip("[(*_ ").casefold()
    return any(said.startswith(name.casefold()) for name in names) and bool(_LIVES.search(text))


def _open_about_author(reading: Reading, tail: list[int]) -> None:
    """Who the author is, as the last paragraph below a divider."""
    if len(tail) < 2 or reading.verdicts[tail[-1]] is not None:
        return
    parted = is_divider(reading, tail[-2])
    is_text = reading.verdicts[tail[-2]] is None
    if not (parted or (is_text and reading.gap(tail[-1]))):
        return
    if _is_of_author(reading.texts[tail[-1]], reading):
        why = "starts with the author's name, apart from the story"
        _open(reading, tail[-1], R.ABOUT_AUTHOR, why)
        if parted:
            why = "parts what is said of the author"
            reading.verdicts[tail[-2]] = Verdict(kind=Kind.DIVIDER, why=why)


def _part_about_author(reading: Reading) -> None:
    """Who the author is, as the last paragraphs of the back matter, below a heading or white."""
    openers = list(reading.openers())
    opener = openers[-1] if openers else None
    if opener is None or opener[1].role in (*BODY_ROLES, R.ABOUT_AUTHOR):
        return
    if not any(verdict.role in BODY_ROLES for _, verdict in openers):
        return
    for index in reading.unread(opener[0] + 2):
        if not _is_of_author(reading.texts[index], reading):
            continue
        above = index - 1
        heading = reading.texts[above].strip()
        is_line = reading.verdicts[above] is None and words(heading) <= MOST_WORDS_OF_HEADING
        if is_line and is_title_like(heading) and (heading.isupper() or reading.gap(above)):
            why = "what stands below it starts with the author's name"
            title = " ".join(heading.split())
            reading.verdicts[above] = Verdict(
                kind=Kind.OPENS, role=R.ABOUT_AUTHOR, title=title, rest=(), why=why
            )
        elif reading.gap(index):
            why = "starts with the author's name, apart from what stands above it"
            _open(reading, index, R.ABOUT_AUTHOR, why)
        return


def _says_when(text: str) -> bool:
    return words(text) <= MOST_WRITTEN and _WRITTEN.fullmatch(text) is not None


def _open_colophon(reading: Reading, tail: list[int]) -> None:
    for index in tail[1:]:
        found = _COLOPHON.match(reading.texts[index])
        if found is not None and reading.verdicts[index] is None:
            _open(reading, index, R.COLOPHON, f"says “{found[0]}”: how the book was made")
            return


def _open_rights(reading: Reading, tail: list[int]) -> None:
    """The line of copyright that is the last of a text."""
    if len(tail) > 1 and reading.verdicts[tail[-1]] is None:
        text = reading.texts[tail[-1]]
        if _RIGHTS.match(text) and words(text) <= MOST_RIGHTS:
            _open(reading, tail[-1], R.COPYRIGHT_PAGE, "the last line says whose the text is")


def _open(reading: Reading, index: int, role: SectionRole, why: str) -> int:
    reading.verdicts[index] = Verdict(kind=Kind.OPENS, role=role, why=why)
    return index
