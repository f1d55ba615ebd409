"""Metadata: what book.toml says, then what the format declares, then what the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from uuid import NAMESPACE_URL, uuid5

from ebookpack.assemble.authors import authors_of
from ebookpack.assemble.header_lines import without_draft
from ebookpack.assemble.language import guess_language, language_tag, second_language
from ebookpack.assemble.reading import Doubt, Kind, Reading, letters_of
from ebookpack.assemble.title_words import DETAILS
from ebookpack.core.book import (
    Contributor,
    Degree,
    Document,
    Metadata,
    Section,
    SectionRole,
    Series,
)
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.settings import Settings

_ROLES = {"author": "aut", "translator": "trl", "editor": "edt", "illustrator": "ill"}
_SMALL = frozenset(
    "a an and as at but by for from in into nor of off on onto or over the to up with".split()
)
_PARTICLES = frozenset("da de del della der di du la le ten ter van von zu zum zur".split())
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_SUBJECT_DETAILS = frozenset(
    """
    fandom fandoms genre genres tags keywords category relationship relationships pairing pairings
    ship ships character characters
    """.split()
)
_SUBJECTS = ("subject", "subjects", "keywords", "tags", "fandom", "genre", "additional tags")
"""What a format declares, each value a subject."""
_WARNINGS = ("warning", "warnings", "content warning", "content warnings")
"""Details too, where a format declares them; in a text they are a section of its own."""
LONGEST_DESCRIPTION = 4000
"""Characters; the longest description that Amazon takes (KDP, book details)."""


def gather_metadata(
    document: Document,
    reading: Reading,
    front: Iterable[Section],
    settings: Settings,
    stem: str,
    diagnostics: Diagnostics,
) -> Metadata:
    """Metadata of a book; `stem` is the manuscript's name, for a work without a title."""
    declared: dict[str, list[str]] = {}
    for item in document.fields:
        value = without_draft(item.value) if item.name == "title" else item.value
        declared.setdefault(item.name, []).append(value)

    def first(name: str, *aliases: str) -> str:
        for source in (declared, reading.fields):
            for key in (name, *aliases):
                if source.get(key):
                    return source[key][0]
        return ""

    language = settings.language or language_tag(first("language", "lang")) or _guessed(reading)
    title = settings.title or _settled(first("title", "mail-subject"), language)
    if not title:
        title = _from_stem(stem)
        diagnostics.info(
            "A101",
            f"the manuscript names no title; the book is called “{title}” after its file",
            None,
            'write title = "..." in book.toml',
        )
        why = "nothing at the head of the text reads as a title"
        doubt = Doubt(why=why, setting='title = "..."', degree=Degree.GRAVE)
        reading.doubt(None, f"the book is called “{title}” after its file", doubt)
    contributors = settings.contributors
    if contributors is None:
        contributors = tuple(_contributors(declared, reading, document.format))
    elif not settings.names_authors:
        authors = (
            one for one in _contributors(declared, reading, document.format) if one.role == "aut"
        )
        contributors = (*authors, *contributors)
    subtitle = settings.subtitle or first("subtitle")
    if any(letters_of(subtitle) == letters_of(one.name) for one in contributors):
        subtitle = ""  # the style of subtitles was that of the author's name
    description = settings.description or first("description", "abstract", "summary")
    date = settings.date or first("date")
    return Metadata(
        title=title,
        subtitle=subtitle,
        contributors=tuple(map(_filed, contributors)),
        language=language,
        description=description or _description(front),
        publisher=settings.publisher or first("publisher"),
        rights=settings.rights or first("rights", "copyright", "license"),
        date=date if re.fullmatch(r"\d{4}(-\d\d){0,2}", date) else "",
        series=settings.series or _series(first("series"), first("series-number", "number")),
        subjects=settings.subjects or tuple(_subjects(declared, reading)),
        bisac=settings.bisac,
        thema=settings.thema,
        details=(*_details(declared), *reading.details),
        accessibility=settings.accessibility,
        identifier=settings.identifier
        or first("identifier", "isbn")
        or _identifier(title, contributors),
    )


def _guessed(reading: Reading) -> str:
    """The language that the text seems to be in; in doubt where there is hardly any text."""
    texts = _texts_of_work(reading)
    language = guess_language(texts)
    other = second_language(texts, language)
    if other:
        doubt = Doubt(why="there are too few words to tell", setting=f'language = "{other}"')
        reading.doubt(None, f"the language is taken to be “{language}”", doubt)
    return language


def _settled(title: str, language: str) -> str:
    """A title shouted in capitals as English titles are written (Chicago 8.159)."""
    if not title.isupper() or len(title) < 4 or not title.isascii():
        return title
    if not language.startswith("en"):
        return title
    words = title.lower().split(" ")
    return " ".join(
        word if 0 < n < len(words) - 1 and word in _SMALL else word[:1].upper() + word[1:]
        for n, word in enumerate(words)
    )


def _from_stem(stem: str) -> str:
    words = " ".join(re.split(r"[\s_-]+", stem)).strip()
    return words[:1].upper() + words[1:] if words else "Untitled"


def _contributors(
    declared: dict[str, list[str]], reading: Reading, format_: str
) -> Iterable[Contributor]:
    for name, role in _ROLES.items():
        # Sources are not mixed: the text may spell the same person otherwise.
        names: Sequence[str] = declared.get(name) or declared.get(f"{name}s") or ()
        if name == "author":
            names = authors_of(names, reading, format_) or reading.fields.get("poster", [])
        names = names or reading.fields.get(name, [])
        for given in dict.fromkeys(names):
            for one in re.split(r"\s+(?:and|&|und|et|y)\s+|;\s*", given):
                yield Contributor(name=_name(one.strip()), role=role)


def _name(name: str) -> str:
    """A name set in capitals as names are written."""
    if not name.isupper() or not name.isascii() or "." in name.strip("."):
        return name
    return " ".join(word.capitalize() for word in name.split())


def _filed(contributor: Contributor) -> Contributor:
    if contributor.file_as:
        return contributor
    return Contributor(
        name=contributor.name, role=contributor.role, file_as=file_as(contributor.name)
    )


def file_as(name: str) -> str:
    """A personal name as it is sorted, as `van Gogh, Vincent` and `Service, Robert W.` are."""
    words = name.split()
    suffix = f", {words.pop()}" if len(words) > 2 and words[-1].lower() in _SUFFIXES else ""
    if len(words) < 2 or not name.isprintable() or any(c.isdigit() for c in name):
        return name
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return f"{' '.join(words[cut:])}, {' '.join(words[:cut])}{suffix}"


def _description(front: Iterable[Section]) -> str:
    """The synopsis without the lead-in that announces it."""
    for section in front:
        if section.role is SectionRole.SYNOPSIS:
            texts = [" ".join(block_text(block).split()) for block in section.blocks]
            if len(texts) > 1 and texts[0].endswith(":"):
                texts = texts[1:]
            return "\n\n".join(texts)[:LONGEST_DESCRIPTION]
    return ""


def _series(name: str, number: str) -> Series | None:
    return Series(name=name, number=number) if name else None


def _details(declared: dict[str, list[str]]) -> Iterable[tuple[str, str]]:
    """What a format declares of a work beyond what every book has: (`Fandom`, `This, That`)."""
    for name, values in declared.items():
        if name in (*DETAILS, *_WARNINGS) and name not in _SUBJECTS[:4]:
            yield name.capitalize(), ", ".join(dict.fromkeys(values))


def _subjects(declared: dict[str, list[str]], reading: Reading) -> Iterable[str]:
    for name in _SUBJECTS:
        yield from declared.get(name, [])
    for name in sorted(_SUBJECT_DETAILS & declared.keys() - {*_SUBJECTS}):
        # A list has a value for each; one value may be a list in a line.
        values = declared[name]
        yield from values if len(values) > 1 else _parted(values[0])
    for name, value in reading.details:
        if name.casefold() in _SUBJECT_DETAILS:
            yield from _parted(value)


def _parted(value: str) -> Iterable[str]:
    return filter(None, map(str.strip, re.split(r"[,;]", value)))


def _texts_of_work(reading: Reading) -> tuple[str, ...]:
    """The texts of a manuscript but for what is left out: a licence may be in another language."""
    return tuple(
        text
        for text, verdict in zip(reading.texts, reading.verdicts, strict=True)
        if verdict is None or verdict.kind is not Kind.LEFT_OUT
    )


def _identifier(title: str, contributors: Iterable[Contributor]) -> str:
    """A URN that is the same for every build: made from title and authors alone (RFC 4122)."""
    names = "; ".join(contributor.name for contributor in contributors)
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'ebookpack:{title}:{names}')}"
