"""A commented book.toml that holds what was inferred, for the author to correct by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from ebookpack.core.arrangement import AS_WRITTEN
from ebookpack.core.book import Book, Contributor, LeftOut, Metadata, Section
from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import SettingsError
from ebookpack.core.node_text import walk_inlines
from ebookpack.core.nodes import Image
from ebookpack.core.pins import LEAVE_OUT, Pin, pin_lines, toml
from ebookpack.core.settings import FILE_NAME, Settings, picture_names
from ebookpack.files import folder_of, open_manuscript, replace_files
from ebookpack.readers.encoding import MOST_BYTES
from ebookpack.themes_folder import theme_for
from ebookpack.understanding import settings_of, understand

_EXPLANATION = """\
# What each part of the text is: how it starts, and what that is. Lines with a # say what was
# found. To correct one, take its # away and change what stands behind the =. Other lines can be
# added: quote how the paragraph starts; only its words are compared.
# A text can be: body (the story starts there), chapter, part, prologue, epilogue, note, synopsis,
# dedication and the like; scene-break; text (an ordinary paragraph, whatever it looks like);
# leave-out; keep.
""".splitlines()
MOST_COMMENT = 70
"""Characters of the comment behind a line."""
_TOLD_ELSEWHERE = frozenset({"notes", "warnings"})
"""Keys of the top of the file that this one has in the tables of the editions."""


def write_settings(path: Path, *, again: bool) -> Path:
    """Write a book.toml beside a manuscript, holding what was inferred; gives its path.

    Raises SettingsError if there is one and `again` does not say to replace it.
    """
    place = (path if path.is_dir() else path.parent) / FILE_NAME
    settings = settings_of(open_manuscript(path, limit=MOST_BYTES))
    if settings.is_mdbooks:
        raise SettingsError.at(
            Span(path=str(place)),
            "S106",
            "this book.toml is mdBook's",
            "add a table [structure] to it by hand, as inspect shows",
        )
    if place.exists() and not again:
        raise SettingsError.at(
            Span(path=str(place)),
            "S106",
            "there is one already",
            "say --force to replace it, or correct it by hand",
        )
    understood = understand(path)
    theme = theme_for(settings, None, folder_of(understood.manuscript))
    text = settings_text(understood.book, theme.name, settings.trim or theme.page.trim, settings)
    replace_files([(place, text.encode())])
    return place


def settings_text(
    book: Book,
    theme: str,
    trim: str,
    settings: Settings = Settings(),  # noqa: B008 - frozen
) -> str:
    """Text of a book.toml for a book; what is not known, or is right as it is, is a comment.

    `settings` are those of the book.toml there was: what the author decided stays decided.
    """
    return (
        "\n".join(
            [
                *_metadata(book.metadata, settings),
                *_design(theme, trim, settings),
                *_kept_tables(settings),
                *_pictures(book, settings),
                *_structure(book, settings),
                *_contributors(book.metadata, settings),
            ]
        )
        + "\n"
    )


def _metadata(metadata: Metadata, settings: Settings) -> Iterator[str]:
    yield "# What ebookpack took from the manuscript. Correct what is wrong; a line that starts"
    yield "# with # is only a suggestion."
    yield ""
    authors = [person.name for person in metadata.authors]
    yield _line("title", metadata.title)
    yield _line("subtitle", metadata.subtitle)
    if any(person.role == "aut" for person in _sorted_by_hand(settings)):
        yield "authors = []  # they stand below, with how they are sorted"
    elif len(authors) > 1:
        yield f"authors = [{', '.join(map(toml, authors))}]"
    else:
        yield _line("author", authors[0] if authors else "")
    yield _line("language", metadata.language)
    yield _line("description", metadata.description)
    yield _line("publisher", metadata.publisher)
    yield _line("rights", metadata.rights)
    yield _line("date", metadata.date, "2026-12-01")
    yield f"subjects = [{', '.join(map(toml, metadata.subjects))}]"
    yield "# Reading systems know the book by this: it must never change once the book is out."
    yield _line("identifier", metadata.identifier)
    if settings.encoding:
        yield "# The encoding of the manuscript's text files."
        yield _line("encoding", settings.encoding)
    for key in ("contact", "bisac", "thema"):
        if key in settings.written:
            yield f"{key} = {_value(settings.written[key])}"
    if metadata.series:
        yield ""
        yield "[series]"
        yield _line("name", metadata.series.name)
        yield _line("number", metadata.series.number, "1")


def _design(theme: str, trim: str, settings: Settings) -> Iterator[str]:
    yield ""
    yield "[design]"
    yield f"theme = {toml(theme)}"
    yield f"trim = {toml(trim)}"
    for key, value in settings.design.items():
        yield f"{key} = {_value(value)}"
    yield ""
    yield "# Where the author's notes stand: front, chapter (as in the manuscript), end or omit;"
    yield "# and warnings of what the text holds: front, folded (a line leads there), end or omit."
    for edition, places in (("epub", settings.epub), ("print", settings.print)):
        yield f"[{edition}]"
        for key, place, usual in (
            ("notes", places.notes, AS_WRITTEN.notes),
            ("warnings", places.warnings, AS_WRITTEN.warnings),
        ):
            yield f"{'# ' * (place == usual)}{key} = {toml(place)}"
        yield from _kept(settings.written.get(edition, {}), _TOLD_ELSEWHERE)
        yield ""
    yield "# Straight marks are set as a typographer would; false leaves them as typed."
    yield "[typography]"
    for switch, on in asdict(settings.typography).items():
        yield f"{switch} = {str(on).lower()}"


def _kept_tables(settings: Settings) -> Iterator[str]:
    """The tables of which nothing is inferred, as the author wrote them."""
    for name in ("wrap", "accessibility"):
        if table := settings.written.get(name):
            yield from ("", f"[{name}]", *_kept(table))


def _kept(table: Mapping[str, Any], told: frozenset[str] = frozenset()) -> Iterator[str]:
    yield from (f"{key} = {_value(value)}" for key, value in table.items() if key not in told)


def _pictures(book: Book, settings: Settings) -> Iterator[str]:
    """What the pictures show, as a comment where the manuscript says it."""
    parts = [section.blocks for _, section in book.sections()]
    parts += [note.blocks for note in book.notes]
    shown = {
        inline.resource: inline.alt
        for blocks in parts
        for inline in walk_inlines(blocks)
        if isinstance(inline, Image)
    }
    if not shown and not settings.pictures:
        return
    yield ""
    yield "# What each picture shows, for those who cannot see it; nothing for mere decoration."
    yield "[pictures]"
    yield from (f"{toml(name)} = {toml(alt)}" for name, alt in settings.pictures.items())
    for name, key in picture_names(shown).items():
        if name not in settings.pictures and key not in settings.pictures:
            yield f"# {toml(key)} = {toml(shown[name])}"


def _value(value: object) -> str:
    """A value as TOML writes it: of the kinds that keys of book.toml can have."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return str(value) if isinstance(value, int | float) else toml(str(value))


def _structure(book: Book, settings: Settings) -> Iterator[str]:
    yield ""
    yield from _EXPLANATION
    yield "[structure]"
    yield from pin_lines(settings.pins)
    said = {pin.quote for pin in settings.pins}
    for doubt in book.doubts:
        if doubt.in_structure and doubt.pin:
            yield ""
            yield f"# In doubt, line {doubt.span.line if doubt.span else '?'}: {doubt.what}, but"
            yield f"# {doubt.why}. If it is wrong:"
            yield f"## {doubt.pin}"
    yield ""
    found = [*_found(section for _, section in book.sections()), *_left_out(book.left_out)]
    found = [(pin, why) for pin, why in found if pin.quote not in said]
    alike: dict[str, list[tuple[Pin, str]]] = {}
    for pin, why in found:
        alike.setdefault(pin.quote, []).append((pin, why))
    for group in alike.values():
        (line,) = pin_lines(pin for pin, _ in group)
        yield f"# {line}{_comment(group[0][1])}"


def _found(sections: Iterable[Section]) -> Iterator[tuple[Pin, str]]:
    for section in sections:
        if section.pin is not None:
            place = f"line {section.span.line}: " if section.span and section.span.line else ""
            yield section.pin, f"{place}{section.why}"


def _left_out(items: Iterable[LeftOut]) -> Iterator[tuple[Pin, str]]:
    for item in items:
        if item.pin is not None:
            yield replace(item.pin, role=LEAVE_OUT), f"{item.what}: {item.why}"


def _comment(why: str) -> str:
    text = " ".join(why.split())
    short = f"{text[:MOST_COMMENT].rsplit(' ', 1)[0]} ..."
    return f"  # {text if len(text) <= MOST_COMMENT else short}"


def _contributors(metadata: Metadata, settings: Settings) -> Iterator[str]:
    by_hand = _sorted_by_hand(settings)
    with_authors = any(person.role == "aut" for person in by_hand)
    for person in metadata.contributors:
        if person.role != "aut" or with_authors:
            yield ""
            yield "[[contributors]]"
            yield _line("name", person.name)
            yield _line("role", person.role)
            if person in by_hand:
                yield _line("file-as", person.file_as)


def _sorted_by_hand(settings: Settings) -> tuple[Contributor, ...]:
    """Those of whom the author said how their names are sorted; for others it is inferred."""
    return tuple(person for person in settings.contributors or () if person.file_as)


def _line(key: str, value: str, example: str = "...") -> str:
    return f"{key} = {toml(value)}" if value else f'# {key} = "{example}"'
