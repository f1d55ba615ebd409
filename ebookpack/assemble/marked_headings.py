"""Headings that the format marks: which are parts, which chapters, which mere sub-headings."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ebookpack.assemble.announced_sections import is_announcement
from ebookpack.assemble.back_matter import names_other_books
from ebookpack.assemble.bare_names import GENRE
from ebookpack.assemble.bylines import credit_of
from ebookpack.assemble.header_lines import bare
from ebookpack.assemble.heading_forms import candidate_of, parse_heading
from ebookpack.assemble.heading_lines import join_heading_lines
from ebookpack.assemble.numerals import number_of
from ebookpack.assemble.reading import Kind, Reading, Verdict, letters_of, words
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.assemble.vocabulary import LABELS, SHOWN_AS
from ebookpack.core.book import SectionRole
from ebookpack.core.caseless import key_of
from ebookpack.core.nodes import Heading, Paragraph, Rule
from ebookpack.core.patterns import pattern

_SURELY_BEHIND = frozenset(
    {SectionRole.ABOUT_AUTHOR, SectionRole.ACKNOWLEDGMENTS, SectionRole.AFTERWORD}
)
_BEHIND = _SURELY_BEHIND | {SectionRole.NOTE, SectionRole.ENDNOTE, SectionRole.GLOSSARY}
_OF_REPORTS = pattern(
    r"([\d.]+ )?(recommendations?|conclusions?|(main |key )?findings|results|methods|methodology"
    r"|background|discussion|objectives|scope|next steps|empfehlung(en)?|fazit|ergebnisse|befund"
    r"|conclusions?|résultats|recommandations|conclusiones|recomendaciones|resultados|conclusioni)",
    re.IGNORECASE,
)
"""Headings of the other sections of reports and papers."""
FEWEST_PARTS = 2
MOST_ABOVE_REPEATED = 8
"""Blocks of a note between a chapter's heading and its title, typed once more."""
MOST_BELOW_TITLE = 40
"""Words between a title that is marked as chapters are and the first of them: a byline."""


def find_marked_headings(reading: Reading) -> None:
    """Give verdicts on Heading blocks: the title, parts, chapters, labelled sections."""
    indexes = [i for i in reading.headable() if isinstance(reading.blocks[i], Heading)]
    if not indexes:
        return
    title = _title_heading(indexes, reading)
    if title is not None and title not in reading.verdicts.pinned:
        reading.note_field("title", reading.texts[title])
        reading.verdicts[title] = Verdict(
            kind=Kind.TITLE_BLOCK, why="the only heading of its level, above all others"
        )
        indexes.remove(title)
        if indexes and indexes[0] == title + 1 and _is_credit(reading.texts[title + 1]):
            del indexes[0]  # the title block reads it
    if title is not None and len(indexes) > 1 and _is_subtitle(indexes[0], title, reading):
        del indexes[0]
    outer = min((_level(i, reading) for i in indexes), default=1)
    parts = _parts(indexes, outer, reading)
    for index in indexes:
        depth = _level(index, reading) - outer
        if parts and depth and index < min(parts) and _is_bare_line(index, indexes, reading):
            continue
        if depth == 0 or (depth == 1 and parts):
            reading.verdicts[index] = _verdict(index, reading, depth, index in parts)
    _close_last_chapter(indexes, outer, reading)
    _open_reports(indexes, reading)
    _find_labels_above(indexes, reading)
    _find_repeated(indexes, reading)
    _nest(indexes, reading)
    join_heading_lines(reading)


def _close_last_chapter(indexes: list[int], outer: int, reading: Reading) -> None:
    """The last headings below a chapter's level may head what no chapter holds: the back matter."""
    closing: dict[int, SectionRole] = {}
    for index in reversed(indexes):
        named = named_role(reading.texts[index])
        if _level(index, reading) <= outer or named is None or named[0] not in _BEHIND:
            break
        closing[index] = named[0]
    # `Notes` alone may be a chapter's own.
    if not _SURELY_BEHIND & set(closing.values()):
        return
    for index in closing:
        verdict = _verdict(index, reading, 0, False)
        why = f"{verdict.why}, behind the last chapter"
        reading.verdicts[index] = replace(verdict, why=why)


def _open_reports(indexes: list[int], reading: Reading) -> None:
    """What a report sums up is its first section, and no blurb: recommendations stand below."""
    if not any(_OF_REPORTS.fullmatch(reading.texts[index].strip()) for index in indexes):
        return
    for index in indexes:
        verdict = reading.verdicts[index]
        if verdict is not None and verdict.role is SectionRole.SYNOPSIS:
            reading.verdicts[index] = replace(
                verdict, role=SectionRole.CHAPTER, why=f"{verdict.why}, above a report's sections"
            )


def _find_labels_above(indexes: list[int], reading: Reading) -> None:
    """Some programs mark a chapter's title as a heading, and not the number above it."""
    for index in indexes:
        verdict, above = reading.verdicts[index], index - 1
        if verdict is None or verdict.role is not SectionRole.CHAPTER:
            continue
        own = candidate_of(reading.texts[index], index)
        if verdict.label and not (own is not None and own.style.startswith("bare")):
            continue
        if above < 0 or reading.verdicts[above] is not None:
            continue
        found = candidate_of(reading.texts[above], above)
        is_line = isinstance(reading.blocks[above], Paragraph)
        if found is None or not (is_line and found.certain and found.label and not found.title):
            continue
        if found.role in (SectionRole.CHAPTER, SectionRole.PART):
            why = f"{verdict.why}, with its number above it"
            label = " ".join(found.label.split())
            title = verdict.title or verdict.label  # a title may be `Nine`
            reading.verdicts[index] = replace(
                verdict, role=found.role, label=label, title=title, why=why
            )
            why = "the number of the chapter whose title stands below it"
            reading.verdicts[above] = Verdict(kind=Kind.HEADING, why=why)


def _find_repeated(indexes: list[int], reading: Reading) -> None:
    """A site shows a chapter's title, and its author typed it once more above the text.

    What an author says to readers may stand above it, and a divider below that.
    """
    for index in indexes:
        verdict = reading.verdicts[index]
        if verdict is None or verdict.role is not SectionRole.CHAPTER or not verdict.title:
            continue
        for below in range(index + 1, min(index + 1 + MOST_ABOVE_REPEATED, len(reading.texts))):
            if not isinstance(reading.blocks[below], Paragraph | Rule):
                break
            is_first = below == index + 1 or is_divider(reading, below - 1)
            if is_first and _says_again(below, verdict, reading):
                why = "repeats the title of the chapter"
                reading.verdicts[below] = Verdict(kind=Kind.HEADING, why=why)
                break


def _says_again(index: int, verdict: Verdict, reading: Reading) -> bool:
    """Whether a line says the title of a chapter, or its number in other letters."""
    said = letters_of(reading.texts[index])
    if said and said in (letters_of(verdict.title), letters_of(verdict.label + verdict.title)):
        return True
    again, own = (candidate_of(text, index) for text in (reading.texts[index], verdict.label))
    return (
        again is not None
        and own is not None
        and again.certain
        and not again.title
        and (again.kind, again.number) == (own.kind, own.number)
    )


def _level(index: int, reading: Reading) -> int:
    block = reading.blocks[index]
    return block.level if isinstance(block, Heading) else 0


def _title_heading(indexes: list[int], reading: Reading) -> int | None:
    """The heading that is the book's title: the first one, alone of its level, no chapter's."""
    first = indexes[0]
    outer = _level(first, reading)
    others = [_level(i, reading) for i in indexes[1:]]
    if named_role(reading.texts[first]) and not _counts_nothing(indexes, reading):
        return None
    if others and is_announcement(reading.texts[first]):
        return None
    if any(level <= outer for level in others) and not _is_above_named(indexes, outer, reading):
        return None
    if not any(reading.counts[first + 1 :]):
        return None  # a title is the title of something
    known, called = map(letters_of, (*reading.fields.get("title", [""])[:1], reading.texts[first]))
    if known and known not in called and called not in known:
        return None  # the format declares another title, and this is the only chapter's
    above = sum(words(text) for text in reading.texts[:first])
    return first if above < 60 else None


def _counts_nothing(indexes: list[int], reading: Reading) -> bool:
    """Whether the first heading is a word with a number, and no other counts on: `Deck Nine`."""
    first, *others = (candidate_of(reading.texts[index], index) for index in indexes)
    return (
        first is not None
        and first.style.startswith("counted")
        and all(other is None or other.style != first.style for other in others)
    )


def _is_above_named(indexes: list[int], outer: int, reading: Reading) -> bool:
    """Whether a heading of its level is a title for all that: below it is nothing but a byline.

    Either a byline does stand there, or all of the others say what they are.
    """
    first, *others = (i for i in indexes if _level(i, reading) <= outer)
    if not others:
        return False
    below = sum(words(text) for text in reading.texts[first + 1 : others[0]])
    return (
        first == 0
        and len(others) > 1
        and below < MOST_BELOW_TITLE
        and (
            _is_credit(reading.texts[first + 1])
            or all(named_role(reading.texts[i]) is not None for i in others)
        )
    )


def _is_subtitle(index: int, title: int, reading: Reading) -> bool:
    """Whether a heading right below the title says what kind of a book it is: `A Novella`."""
    return index == title + 1 and GENRE.fullmatch(reading.texts[index]) is not None


def _is_credit(text: str) -> bool:
    credit = credit_of(bare(text))
    return credit is not None and bool(credit.name)


def _nest(indexes: list[int], reading: Reading) -> None:
    """Chapters marked with the level of the parts above them are chapters of those parts.

    Parts that hold none are the chapters.
    """
    opened = [(i, v) for i in indexes if (v := reading.verdicts[i]) and v.kind is Kind.OPENS]
    if not any(verdict.role is SectionRole.CHAPTER for _, verdict in opened):
        for index, verdict in opened:
            if verdict.role is SectionRole.PART:
                reading.verdicts[index] = replace(verdict, role=SectionRole.CHAPTER)
        return
    part_level = 0
    for index, verdict in opened:
        if verdict.role is SectionRole.PART:
            part_level = verdict.level
        elif verdict.role is SectionRole.CHAPTER and verdict.level == part_level:
            reading.verdicts[index] = replace(verdict, level=part_level + 1)


def _parts(indexes: list[int], outer: int, reading: Reading) -> frozenset[int]:
    """Outer headings that hold chapters: they say so, or what stands below them does.

    Headings of two levels alone do not make parts: most such books are chapters with sections.
    """
    tops = [i for i in indexes if _level(i, reading) == outer]
    named = [i for i in tops if _says(SectionRole.PART, i, reading)]
    if named:
        return frozenset(named)
    if any(_says(SectionRole.CHAPTER, i, reading) for i in tops):
        return frozenset(tops if _are_only_headings(tops, indexes, reading) else ())
    inner = [i for i in indexes if _level(i, reading) == outer + 1]
    chapters = [i for i in inner if _says(SectionRole.CHAPTER, i, reading)]
    if len(tops) < 2 or len(chapters) <= len(inner) / 2:
        return frozenset()
    return frozenset(i for i in tops if named_role(reading.texts[i]) is None)


def _is_bare_line(index: int, indexes: list[int], reading: Reading) -> bool:
    """Whether a heading is but a line of the title page: another is right below, and it no part."""
    return index + 1 in indexes and named_role(reading.texts[index]) is None


def _are_only_headings(tops: list[int], indexes: list[int], reading: Reading) -> bool:
    """Whether roman numbers stand right above arabic ones that start again below each."""
    if len(tops) < FEWEST_PARTS or not all(_numbered(i, reading, "roman") for i in tops):
        return False
    return all(top + 1 in indexes and _numbered(top + 1, reading, "arabic") == 1 for top in tops)


def _numbered(index: int, reading: Reading, numerals: str) -> float:
    """The number of a heading without a word like `chapter`, 0 if it has none such."""
    candidate = candidate_of(reading.texts[index], index)
    is_such = candidate is not None and candidate.style in (
        f"bare {numerals}",
        f"titled {numerals}",
    )
    return candidate.number or 0 if candidate is not None and is_such else 0


def _says(role: SectionRole, index: int, reading: Reading) -> bool:
    heading = parse_heading(reading.texts[index])
    return heading is not None and heading[0] is role


def named_role(text: str) -> tuple[SectionRole, str, str] | None:
    """(role, label, title) of a heading that says what its section is."""
    key = key_of(text.strip().rstrip(":")).replace("’", "'")
    if key in LABELS:
        return LABELS[key], "", SHOWN_AS.get(key, text.strip().rstrip(":"))
    number, _, title = text.strip().partition("\n")
    if title and number_of(number.strip(" .:")) is not None:
        return SectionRole.CHAPTER, number.strip(), " ".join(title.split())
    if names_other_books(text):
        return SectionRole.BIBLIOGRAPHY, "", " ".join(text.split())
    return parse_heading(text)


def _verdict(index: int, reading: Reading, depth: int, is_part: bool) -> Verdict:
    text = " ".join(reading.texts[index].split())
    role, label, title = named_role(reading.texts[index]) or (SectionRole.CHAPTER, "", text)
    if is_part:
        role = SectionRole.PART
    why = f"a heading of level {_level(index, reading)}"
    if role is not SectionRole.CHAPTER:
        why += f" that says “{label or title}”" if not is_part else " with chapters below it"
    return Verdict(
        kind=Kind.OPENS, role=role, label=label, title=title, level=depth + 1, rest=(), why=why
    )
