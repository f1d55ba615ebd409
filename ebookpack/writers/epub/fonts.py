"""Fonts that travel with a book: no more of them than it needs, as a store takes them.

A theme's fonts hold every weight and thousands of characters. A book gets one weight a file, the
characters that are in it, and what the font can do with them: ligatures, old-style figures, true
small capitals.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ebookpack.core.book import Book
from ebookpack.core.ebook_settings import Fonts
from ebookpack.core.edition import Edition, FontFace
from ebookpack.core.node_text import walk_inlines
from ebookpack.core.nodes import Strong

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER = "fonts"
REGULAR, BOLD = 400, 700
ALGORITHM = "http://www.idpf.org/2008/embedding"
"""Name of the obfuscation (EPUB 3.3, 4.4.5)."""
_NAMES_BESIDE = (16, 17, 21, 22, 25)
"""Other names of family and style, for programs that know more than four of a family."""
_FULL_NAME = 4
_WINDOWS_ENGLISH = (3, 1, 0x409)
"""Platform, encoding and language of names (OpenType, `name`)."""
OBFUSCATED = 1040
"""Bytes at the start of a font that are changed."""

_CALLED_FOR = ("smcp", "c2sc", "onum", "lnum", "pnum", "tnum")
"""Features that a style sheet calls for, beside those that are always at work: small capitals and
figures of every kind. Alternates that none calls for would double the file."""
_SUFFIXES = {"font/ttf": ".ttf", "font/otf": ".otf", "font/woff2": ".woff2", "font/woff": ".woff"}
_FLAVORS = {"font/woff2": "woff2", "font/woff": "woff"}
_DISPLAY = (
    "h1, h2, h3, h4, h5, h6, .titlepage, .imprint, .dedication, .drop-cap, .lead-in, .small-caps, "
    ".speaker"
)
_KEY_BLANKS = re.compile("[\u0020\u0009\u000d\u000a]")
_WEIGHTS = {REGULAR: "normal", BOLD: "bold"}


class EmbeddedFont(Struct, frozen=True, kw_only=True):
    """A font file of the book."""

    file: str
    """Path from the package document."""
    media_type: str
    data: bytes
    family: str
    italic: bool
    weight: int

    @property
    def rule(self) -> str:
        """The rule that names it, for a style sheet one folder below the package document."""
        style = "italic" if self.italic else "normal"
        return (
            f'@font-face {{\n  font-family: "{self.family}";\n  font-style: {style};\n'
            f"  font-weight: {_WEIGHTS[self.weight]};\n  src: url(../{self.file});\n}}\n"
        )


def embedded_fonts(edition: Edition, documents: Iterable[bytes]) -> tuple[EmbeddedFont, ...]:
    """The fonts of a book whose content documents these are; none unless they are asked for."""
    if edition.ebook.fonts is Fonts.NONE:
        return ()
    characters = sorted(_in_any_case(set().union(*(document.decode() for document in documents))))
    # The fonts of a list come in the order of preference; ours have the outlines of TrueType.
    kind = next(kind for kind in edition.store.type.fonts if kind != "font/otf")
    return tuple(_embedded(face, weight, kind, characters) for face, weight in _wanted(edition))


def font_css(edition: Edition, fonts: tuple[EmbeddedFont, ...]) -> str:
    """Rules of a style sheet for the fonts, and for what is set in them."""
    if not fonts:
        return ""
    everything = edition.ebook.fonts is Fonts.ALL and edition.store.type.body_font
    style = edition.theme.type
    named = "".join(font.rule for font in fonts)
    rules = f'body {{\n  font-family: "{style.body_font}", serif;\n}}\n' if everything else ""
    if style.heading_font == style.body_font and not everything:
        rules = f'{_DISPLAY} {{\n  font-family: "{style.body_font}", serif;\n}}\n'
    # The theme's own sheet says what is set in its other fonts.
    return f"\n{named}\n{rules}"


def licences(edition: Edition, fonts: tuple[EmbeddedFont, ...]) -> dict[str, bytes]:
    """The licences of embedded fonts, by paths in the container."""
    families = {font.family for font in fonts}
    return {
        f"META-INF/licences/{_slug(face.family)}.txt": face.licence.encode()
        for face in edition.theme.faces
        if face.family in families and face.licence
    }


def obfuscated(font: bytes, identifier: str) -> bytes:
    """A font that no program but one that reads this book can use (EPUB 3.3, 4.4.3)."""
    key = sha1(_KEY_BLANKS.sub("", identifier).encode()).digest()  # noqa: S324 - as the rule says
    start = font[:OBFUSCATED]
    pad = (key * (len(start) // len(key) + 1))[: len(start)]
    return bytes(a ^ b for a, b in zip(start, pad, strict=True)) + font[OBFUSCATED:]


def encryption_xml(files: Iterable[str]) -> bytes:
    """Say which files, by paths in the container, are obfuscated (EPUB 3.3, 4.2.6.3.2)."""
    entries = "".join(
        '<enc:EncryptedData xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
        f'<enc:EncryptionMethod Algorithm="{ALGORITHM}"/>'
        f'<enc:CipherData><enc:CipherReference URI="{file}"/></enc:CipherData>'
        "</enc:EncryptedData>\n"
        for file in files
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
        f"{entries}</encryption>\n"
    ).encode()


def _in_any_case(characters: set[str]) -> set[str]:
    """Characters, and the capitals and small letters that style sheets may make of them."""
    text = "".join(characters)
    return characters.union(text.upper(), text.lower())


def _wanted(edition: Edition) -> Iterator[tuple[FontFace, int]]:
    """Faces, and the weights in which the book has them.

    Of the text font, where it is wanted or headings are set in it too; and the upright ones of the
    fonts that the theme's sheet names for its display.
    """
    style, everything = edition.theme.type, edition.ebook.fonts is Fonts.ALL
    ways = [(italic, REGULAR) for italic in (False, True)]
    if everything and _has_bold(edition.book):
        ways = [(italic, weight) for italic in (False, True) for weight in (REGULAR, BOLD)]
    wanted = []
    if everything or style.heading_font == style.body_font:
        wanted = [(style.body_font, *way) for way in ways]
    for family in dict.fromkeys(face.family for face in edition.theme.faces):
        if family != style.body_font and f'"{family}"' in edition.theme.epub_css:
            wanted += [(family, False, REGULAR), (family, False, BOLD)]
    for family, italic, weight in wanted:
        for face in edition.theme.faces:
            light, heavy = face.weights
            if (face.family, face.italic) == (family, italic) and light <= weight <= heavy:
                yield face, weight
                break


def _has_bold(book: Book) -> bool:
    return any(
        isinstance(inline, Strong)
        for _, section in book.sections()
        for inline in walk_inlines(section.blocks)
    )


def _embedded(face: FontFace, weight: int, kind: str, characters: list[str]) -> EmbeddedFont:
    style = f"{_WEIGHTS[weight].replace('normal', 'regular')}{'-italic' if face.italic else ''}"
    return EmbeddedFont(
        file=f"{FOLDER}/{_slug(face.family)}-{style}{_SUFFIXES[kind]}",
        media_type=kind,
        data=_subset(face, weight, _FLAVORS.get(kind), characters),
        family=face.family,
        italic=face.italic,
        weight=weight,
    )


def _subset(face: FontFace, weight: int, flavor: str | None, characters: list[str]) -> bytes:
    """A font of one weight with these characters, and what it can do with them."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options: Any = subset.Options()
    options.layout_features = [*options.layout_features, *_CALLED_FOR]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables = [*options.drop_tables, "meta"]  # languages that it was made for
    with TTFont(face.path, lazy=True, recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=map(ord, characters))
        subsetter.subset(font)
        if "fvar" in font:
            axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
            instancer.instantiateVariableFont(font, axes | {"wght": weight}, inplace=True)
        _name(font, face, weight)
        font.flavor = flavor
        written = io.BytesIO()
        font.save(written, reorderTables=False)
    return written.getvalue()


def _name(font: TTFont, face: FontFace, weight: int) -> None:
    """Name a font as the style sheet does: one that varied has the name of where it started."""
    styles = [name for name, has in (("Bold", weight == BOLD), ("Italic", face.italic)) if has]
    style = " ".join(styles) or "Regular"
    names = font["name"]
    for number in _NAMES_BESIDE:
        names.removeNames(nameID=number)
    for number, name in enumerate((face.family, style), 1):
        names.removeNames(nameID=number)
        names.setName(name, number, *_WINDOWS_ENGLISH)
    names.setName(f"{face.family} {style}", _FULL_NAME, *_WINDOWS_ENGLISH)


def _slug(family: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", family.lower()).strip("-")
