"""Fonts for what a theme's own do not have: Greek in a theme without it, Hebrew, a ballot box.

A theme names fonts of its own manner, in the order of preference. Only those that a book needs
become part of its theme; the others are not opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from msgspec.structs import replace

from ebookpack.core.book import Book
from ebookpack.core.edition import FontFace, Theme
from ebookpack.core.errors import ThemeError
from ebookpack.core.node_text import block_text
from ebookpack.design.fonts import faces, missing_characters

_UNUSUAL = re.compile("[^\x00-\u024f\u2010-\u2022\u2026\u2032\u2033\u20ac]")
"""All but the letters of Latin and the marks of a text in them, which fonts of themes have."""
JAPANESE_SERIF = "Noto Serif JP"
EAST_ASIAN = "Noto Sans CJK JP"
_EAST_ASIAN_FILES = {
    JAPANESE_SERIF: ("pylopdf_fonts_jp", "NotoSerifJP-*.otf"),
    EAST_ASIAN: ("noto_cjk_sans_jp_regular", "*.otf"),
}
"""The package of a family and its files in it: `pip install ebookpack[cjk]`, of 22 megabytes."""
_OTHER_HAN = ("zh", "ko")
"""Languages whose texts a Japanese font has in part, in forms of its own."""
OTHERS = (
    "Noto Sans Devanagari",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Thai",
    "Noto Sans Khmer",
    "Hind Siliguri",
    EAST_ASIAN,
)
"""Fonts of scripts that do not come with ebookpack, and are used where they are installed."""


def with_fallbacks(theme: Theme, book: Book) -> Theme:
    """The theme with the fonts that it falls back on for characters of a book.

    Those are wanted for both the text and the headings, for each of which a theme has its own.
    """
    characters = (char for text in _texts(book) for char in _UNUSUAL.findall(text))
    unusual = "".join(dict.fromkeys(characters))
    if not unusual:
        return theme
    style, language = theme.type, book.metadata.language.partition("-")[0]
    added: dict[str, tuple[FontFace, ...]] = {}
    everything = tuple(face.family for face in theme.faces)
    roles = (
        ((style.heading_font,), theme.heading_fallbacks),
        # A cover sets each script in whichever of the theme's fonts has it.
        (everything, theme.heading_fallbacks),
        ((style.body_font,), theme.body_fallbacks),
    )
    for families, fallbacks in roles:
        own = [face for face in theme.faces if face.family in families]
        missing = "".join(missing_characters(own, unusual))
        for name in (*fallbacks, *OTHERS):
            if name == JAPANESE_SERIF and language in _OTHER_HAN:
                continue
            found = added.get(name) or _installed(name) if missing else ()
            left = "".join(missing_characters(found, missing)) if found else missing
            if left != missing:
                added[name], missing = found, left
    return replace(theme, faces=(*theme.faces, *(face for each in added.values() for face in each)))


def _installed(family: str) -> tuple[FontFace, ...]:
    """The faces of a family; none if it is not installed."""
    if family in _EAST_ASIAN_FILES:
        return _east_asian(family)
    try:
        return faces(family)
    except ThemeError:
        return ()


def _east_asian(family: str) -> tuple[FontFace, ...]:
    """A font for Chinese, Japanese and Korean, if its package is installed."""
    name, pattern = _EAST_ASIAN_FILES[family]
    package = find_spec(name)
    if package is None or package.origin is None:
        return ()
    return tuple(
        FontFace(family=family, italic=False, weights=(400, 400), path=str(file))
        for file in sorted(Path(package.origin).parent.glob(pattern))
    )


def _texts(book: Book) -> Iterable[str]:
    """All that is set of a book."""
    metadata = book.metadata
    yield from (metadata.title, metadata.subtitle, metadata.byline, metadata.description)
    yield metadata.series.name if metadata.series else ""
    for _, section in book.sections():
        yield from (section.label, section.title)
        yield from map(block_text, section.blocks)
    for note in book.notes:
        yield from map(block_text, note.blocks)
