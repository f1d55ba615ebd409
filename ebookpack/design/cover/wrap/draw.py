"""A wrap drawn from a book: its front, a spine of cloth, its back, and the bar code."""

from __future__ import annotations

import re

from msgspec import Struct

from ebookpack.core.book import Book, SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Theme
from ebookpack.core.isbn import hyphenated
from ebookpack.core.node_text import block_text
from ebookpack.core.wrap import Area, Solid, Turn, Words, Wrap
from ebookpack.design.cover.composed import width
from ebookpack.design.cover.front import Drawn, draw_front
from ebookpack.design.cover.lettering import Role
from ebookpack.design.cover.typeface import Voice
from ebookpack.design.cover.voices import Setting, Style, can_be_capitals, set_in
from ebookpack.design.cover.wrap.back import BackTexts, BackVoices, print_back
from ebookpack.design.cover.wrap.barcode import BLACK, WHITE, Code, set_code
from ebookpack.design.cover.wrap.geometry import (
    Bound,
    barcode_area,
    spine_room,
    wrap_geometry,
)
from ebookpack.design.cover.wrap.paragraphs import words_of
from ebookpack.design.cover.wrap.sheet import Sheet
from ebookpack.design.cover.wrap.spine import LAP, bind_in_cloth, cloth, stamped

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
LONGEST_ABOUT = 420
"""Letters about the author; the back belongs to the book."""


class WrapTexts(Struct, frozen=True, kw_only=True):
    """What the author says about the outside of the book; empty leaves it to the book."""

    text: str = ""
    """For the back; else the book's description."""
    price: str = ""
    isbn: str = ""
    """13 digits of the printed book; empty if it has none."""


def draw_wrap(
    book: Book, theme: Theme, bound: Bound, texts: WrapTexts, diagnostics: Diagnostics
) -> Wrap:
    """Design the cover of a printed book.

    Adds the warnings of `wrap_geometry`, `draw_front` and `print_back`; D144 where a spine that
    might have words has no room for the title, D145 where a printer wants an ISBN that is missing.
    """
    geometry = wrap_geometry(bound, diagnostics)
    sheet = Sheet(geometry=geometry)
    front = draw_front(book, theme, sheet.space, diagnostics)
    ground = front.sheet.ground
    colours = cloth(front.scheme, front.palette.accent)
    bind_in_cloth(ground, sheet, colours)
    area = barcode_area(bound, geometry, own=bool(texts.isbn))
    code_area = _code_area(bound, texts, area, diagnostics)
    back = geometry.back
    board = (
        Area(left=back.left + LAP, top=back.top, right=back.right, bottom=back.bottom)
        if geometry.right_to_left
        else Area(left=back.left, top=back.top, right=back.right - LAP, bottom=back.bottom)
    )
    words = [
        *_front_words(front, sheet),
        *_spine_words(book, front, bound, sheet, theme, colours.stamp, diagnostics),
        *print_back(
            ground,
            sheet,
            front.scheme,
            _back_texts(book, texts, theme),
            _back_voices(book, theme),
            board,
            code_area,
            front.sheet.open_paper,
            diagnostics,
        ),
    ]
    grounds = list(sheet.printed(ground))
    if code_area:
        grounds.append(Solid(area=code_area, colour=WHITE))
        if texts.isbn:
            code = set_code(texts.isbn, code_area)
            grounds += code.bars
            words += _code_words(code, texts.isbn, code_area, theme)
    return Wrap(
        geometry=geometry,
        grounds=tuple(grounds),
        words=tuple(words),
        barcode=code_area,
        isbn=texts.isbn,
    )


def _code_area(bound: Bound, texts: WrapTexts, area: Area, diagnostics: Diagnostics) -> Area | None:
    """Where a bar code stands, ours or the printer's; None where nobody wants one."""
    if texts.isbn or bound.store.wrap.barcode.printed_by_store:
        return area
    if bound.store.trims:
        diagnostics.warning(
            "D145",
            f"{bound.store.title} wants a bar code on the cover, and the book has no ISBN",
            None,
            'give it that of the printed book: [print] isbn = "978..."',
        )
        return area
    return None


def _front_words(front: Drawn, sheet: Sheet) -> tuple[Words, ...]:
    return tuple(
        words
        for line in front.sheet.lines
        for words in sheet.words(
            line.text, line.voice, line.size, (line.x, line.baseline), line.colour
        )
    )


def _spine_words(
    book: Book,
    front: Drawn,
    bound: Bound,
    sheet: Sheet,
    theme: Theme,
    colour: tuple[int, int, int],
    diagnostics: Diagnostics,
) -> tuple[Words, ...]:
    room = spine_room(bound, sheet.geometry)
    title = front.compositor.setting(Role.TITLE)
    if room is None or title is None:
        return ()
    publisher = _publisher(book, theme)
    author = front.compositor.setting(Role.AUTHOR)
    language = book.metadata.language
    titles = (title, *_in_capitals(title, theme, language))
    words = stamped(titles, author, publisher, room, sheet, colour, language)
    if not words:
        diagnostics.warning(
            "D144",
            "the title is too long for the spine, which is left without words",
            None,
            'what follows a colon or a dash in the title does not stand there: "Title: the rest"',
        )
    return words


def _in_capitals(title: Setting, theme: Theme, language: str) -> tuple[Setting, ...]:
    if not can_be_capitals(title.text, language):
        return ()
    setting, _ = set_in(title.text, Style.CAPITALS, theme.faces, theme.cover.title_font)
    return (setting,) if setting else ()


def _publisher(book: Book, theme: Theme) -> Setting | None:
    return set_in(
        book.metadata.publisher, Style.SMALL_CAPITALS, theme.faces, theme.cover.title_font
    )[0]


def _back_texts(book: Book, texts: WrapTexts, theme: Theme) -> BackTexts:
    blurb = texts.text or book.metadata.description
    paragraphs = (" ".join(words_of(each)) for each in _BLANK_LINE.split(blurb))
    return BackTexts(
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        about=_about(book),
        publisher=_publisher(book, theme),
        price=texts.price,
    )


def _about(book: Book) -> str:
    """What the book says about its author, if that is short enough for a back."""
    for _, section in book.sections():
        if section.role is SectionRole.ABOUT_AUTHOR:
            text = " ".join(words_of(" ".join(map(block_text, section.blocks))))
            return text if len(text) <= LONGEST_ABOUT else ""
    return ""


def _back_voices(book: Book, theme: Theme) -> BackVoices:
    def voice(italic: bool) -> Voice:
        style = Style.ITALIC if italic else Style.ROMAN
        setting, _ = set_in("Ax", style, theme.faces, theme.type.body_font)
        face = setting.voice.face if setting else theme.faces[0]
        return Voice(face=face, weight=max(400, face.weights[0]), features=("onum",))

    roman = voice(False)
    return BackVoices(
        text=roman,
        about=voice(True),
        foot=Voice(face=roman.face, weight=roman.weight, features=("lnum",)),
    )


def _code_words(code: Code, isbn: str, area: Area, theme: Theme) -> tuple[Words, ...]:
    """The digits below the bars, in the gaps between the guards, and the ISBN above them."""
    face = theme.faces[0]
    voice = Voice(face=face, weight=max(500, face.weights[0]), features=("lnum", "tnum"))
    size = 9.6 * code.module
    base = code.bottom + 8.2 * code.module
    placed = []

    def line(text: str, left: float, right: float, em: float, y: float) -> None:
        wide = width(text, voice) * em
        # Digits are spread over the modules that they stand for.
        spread = max((right - left - wide) / max(len(text), 1), 0.0) if right > left else 0.0
        placed.append(
            Words(
                text=text,
                family=face.family,
                italic=False,
                weight=voice.weight,
                features=voice.features,
                tracking=spread / em,
                size=em,
                x=left + spread / 2,
                y=y,
                turn=Turn.UPRIGHT,
                colour=BLACK,
                width=wide + spread * (len(text) - 1),
            )
        )

    line(isbn[0], code.at(-9), code.at(-9), size, base)
    line(isbn[1:7], code.at(4), code.at(45), size, base)
    line(isbn[7:], code.at(50), code.at(91), size, base)
    heading = f"ISBN {hyphenated(isbn)}"
    em = min(8.6 * code.module, (code.right - code.left) / width(heading, voice))
    middle = (code.left + code.right) / 2 - width(heading, voice) * em / 2
    line(heading, middle, middle, em, code.top - 3.2 * code.module)
    return tuple(placed)
