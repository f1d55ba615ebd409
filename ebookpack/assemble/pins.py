"""The author's word: what book.toml says of paragraphs that it quotes."""

from __future__ import annotations

from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict, is_title_like
from ebookpack.core.book import SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import Heading, Quote
from ebookpack.core.settings import Pin, Settings

_WHY = "book.toml says so"
_STRAIGHT = str.maketrans("‘’“”–—", "''\"\"--")


def apply_pins(reading: Reading, settings: Settings, diagnostics: Diagnostics) -> None:
    """Give the verdicts that book.toml pins; a quotation that is nowhere is an error (S104)."""
    plain = [_plain(text) for text in reading.texts]
    for pin in settings.pins:
        quote = _plain(pin.quote)
        index = next((i for i, text in enumerate(plain) if text.startswith(quote)), None)
        if index is None:
            diagnostics.error(
                "S104",
                f'no paragraph starts with "{pin.quote}"',
                settings.span,
                f'quote the first words of the paragraph that "{pin.role}" is about',
            )
        else:
            reading.verdicts[index] = _verdict(pin, index, reading)


def _plain(text: str) -> str:
    """Text as it compares: quotes straight, emphasis marks gone, white space folded.

    A scene break, which is nothing but marks, keeps them.
    """
    bare = text.replace("*", "").replace("_", "")
    return " ".join((bare if bare.strip() else text).translate(_STRAIGHT).split()).casefold()


def _verdict(pin: Pin, index: int, reading: Reading) -> Verdict:
    match pin.role:
        case "scene-break":
            return Verdict(kind=Kind.BREAK, why=_WHY)
        case "text":
            return Verdict(kind=Kind.TEXT, why=_WHY)
        case "leave-out":
            return Verdict(kind=Kind.LEFT_OUT, what="left out by book.toml", why=_WHY)
        case "body":
            role = SectionRole.CHAPTER
        case _:
            role = SectionRole(pin.role)
    block, text = reading.blocks[index], reading.texts[index]
    is_heading = isinstance(block, Heading) or (
        role in BODY_ROLES and is_title_like(text) and not isinstance(block, Quote)
    )
    title = " ".join(text.split()) if is_heading else ""
    return Verdict(
        kind=Kind.OPENS, role=role, title=title, rest=() if is_heading else None, why=_WHY
    )
