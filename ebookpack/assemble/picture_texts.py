"""What pictures show, in words: as book.toml says it, else as the manuscript does.

Who cannot see a picture has only those words (WCAG 2.2, 1.1.1). A picture without them is a
warning, as most word processors hide where they are written; it is an error where the author
claims that the book is accessible to all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from ebookpack.core.book import Document
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.node_changes import changed
from ebookpack.core.node_text import walk_inlines
from ebookpack.core.nodes import Blocks, Image
from ebookpack.core.pins import toml
from ebookpack.core.settings import Settings, picture_names

MOST_NAMED = 20
"""Pictures without words that are named one by one."""


def describe_pictures(document: Document, settings: Settings, diagnostics: Diagnostics) -> Document:
    """The document with the words of book.toml for its pictures; reports those without any."""
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

    document = replace(
        document,
        blocks=of(document.blocks),
        notes=tuple(replace(note, blocks=of(note.blocks)) for note in document.notes),
    )
    _report(document, keys, bool(settings.accessibility.conforms_to), diagnostics)
    return document


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


def _report(
    document: Document, keys: Mapping[str, str], claimed: bool, diagnostics: Diagnostics
) -> None:
    """Name the pictures that nothing is said of, each once, with its place."""
    silent: dict[str, Span | None] = {}
    for image, span in _shown(document):
        if not image.alt and not image.decorative:
            silent.setdefault(image.resource, span)
    tell = diagnostics.error if claimed else diagnostics.warning
    why = "; the book claims to be accessible" if claimed else ""
    for name in list(silent)[:MOST_NAMED]:
        key = toml(keys[name])
        tell(
            "A104",
            f'image "{keys[name]}" has no text that says what it shows{why}',
            silent[name],
            f'below [pictures] in book.toml: {key} = "what it shows"',
            f'or, if it is mere decoration: {key} = ""',
        )
    if len(silent) > MOST_NAMED:
        tell("A104", f"{len(silent) - MOST_NAMED} more images have no text either{why}")


def _shown(document: Document) -> Iterator[tuple[Image, Span | None]]:
    """Every picture with the place of the block that it stands in."""
    blocks = (*document.blocks, *(block for note in document.notes for block in note.blocks))
    for block in blocks:
        for inline in walk_inlines((block,)):
            if isinstance(inline, Image):
                yield inline, block.span
