"""What pictures show, in words: as book.toml says it, else as the manuscript does.

Who cannot see a picture has only those words (WCAG 2.2, 1.1.1): one without them is an error. It
can be accepted, for the words are not at hand when a manuscript is first tried; not where the
author claims that the book is accessible to all.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from msgspec.structs import replace

from ebookpack.core.book import Book, Document
from ebookpack.core.diagnostics import PICTURE_WITHOUT_WORDS, Diagnostics, Span
from ebookpack.core.node_changes import changed
from ebookpack.core.node_text import block_text, walk_inlines
from ebookpack.core.nodes import Blocks, Image
from ebookpack.core.pins import toml
from ebookpack.core.settings import Settings, picture_names

MOST_NAMED = 20
"""Pictures without words that are named one by one."""
HOW_TO_SAY = (
    "or in the manuscript: Word, right click, View Alt Text; Markdown, ![what it shows](...)"
)
MOST_SHOWN = 40
"""Characters of the text above a picture that are shown."""


def describe_pictures(document: Document, settings: Settings, diagnostics: Diagnostics) -> Document:
    """The document with the words of book.toml for its pictures; reports words for others."""
    keys = picture_names(resource.name for resource in document.resources)
    _refuse_unknown(keys, settings, diagnostics)
    if not keys:
        return document
    said = _said(settings.pictures, keys)

    def described(image: Image) -> Image:
        text = said.get(image.resource)
        return image if text is None else replace(image, alt=text, decorative=not text)

    def of(blocks: Blocks) -> Blocks:
        return changed(blocks, Image, described)

    return replace(
        document,
        blocks=of(document.blocks),
        notes=tuple(replace(note, blocks=of(note.blocks)) for note in document.notes),
    )


def demand_words(book: Book, settings: Settings, diagnostics: Diagnostics) -> None:
    """Report the pictures of a book that nothing is said of, each once, with its place."""
    if not book.resources:
        return
    silent: dict[str, tuple[Span | None, str]] = {}
    for image, span, above in _shown(book):
        if not image.alt and not image.decorative:
            silent.setdefault(image.resource, (span, above))
    if not silent:
        return
    keys = picture_names(resource.name for resource in book.resources)
    claimed = bool(settings.accessibility.conforms_to)
    why = ", and the book claims to be accessible" if claimed else ""
    elsewhere = [HOW_TO_SAY]
    for name, (span, above) in list(silent.items())[:MOST_NAMED]:
        below = f", below “{above}”," if above else ""
        diagnostics.error(
            PICTURE_WITHOUT_WORDS,
            f'image "{keys[name]}"{below} has no text that says what it shows{why}',
            span,
            f'below [pictures] in book.toml: {toml(keys[name])} = "what it shows", or "" if it is '
            "mere decoration",
            *elsewhere,
            acceptable=not claimed,
        )
        elsewhere.clear()
    if (more := len(silent) - MOST_NAMED) > 0:
        diagnostics.error(
            PICTURE_WITHOUT_WORDS,
            f"{more} more images have no text either{why}",
            None,
            "`ebookpack init` lists all of them in book.toml",
            acceptable=not claimed,
        )


def _said(pictures: Mapping[str, str], keys: Mapping[str, str]) -> dict[str, str]:
    return {
        name: pictures.get(name, pictures.get(key, ""))
        for name, key in keys.items()
        if name in pictures or key in pictures
    }


def _refuse_unknown(keys: Mapping[str, str], settings: Settings, diagnostics: Diagnostics) -> None:
    """Report what book.toml describes and the manuscript does not show."""
    known = (*keys.values(), *keys)
    shown = ", ".join(list(keys.values())[:MOST_NAMED]) or "none"
    for key in settings.pictures:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"pictures: {shown}"
            said = f'the manuscript shows no picture "{key}"'
            diagnostics.error("S112", said, settings.span, hint)


def _shown(book: Book) -> Iterator[tuple[Image, Span | None, str]]:
    """Every picture with the place of the block that it stands in, and how the text above starts.

    That is told where a place has no line that an editor shows, as in Word.
    """
    for blocks in (*(part.blocks for _, part in book.sections()), *(n.blocks for n in book.notes)):
        above = ""
        for block in blocks:
            for inline in walk_inlines((block,)):
                if isinstance(inline, Image):
                    shown = textwrap.shorten(above, MOST_SHOWN, placeholder=" …")
                    yield inline, block.span, shown or above[:MOST_SHOWN]
            above = block_text(block).strip() or above
