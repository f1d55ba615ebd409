"""Finished pages that say what they are, and sheets read as a binder's hands would."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

import pikepdf
import pypdfium2
from msgspec.structs import replace

from ebookpack.core.binding import HomeBinding
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Edition
from ebookpack.writers.imposition.imposing import Imposed, impose
from tests.writers import builders
from tests.writers.builders import paragraph

WIDTH, HEIGHT = 396.0, 612.0
HEAD, FOOT = HEIGHT - 60, 40
"""Base lines of the two texts of a page."""


def edition(language: str = "en") -> Edition:
    """An edition to name the files by; its pages are those of `pages`."""
    book = builders.book(builders.chapter("one", paragraph("Text.")))
    metadata = replace(book.metadata, language=language)
    return builders.edition(replace(book, metadata=metadata))


def pages(count: int, *, bleed: float = 0) -> bytes:
    """A PDF whose page 7 says `head 7` at its head and `foot 7` at its foot.

    A bleed lies around the trim, and says so.
    """
    with pikepdf.new() as document:
        font = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        for number in range(1, count + 1):
            page = document.add_blank_page(page_size=(WIDTH + 2 * bleed, HEIGHT + 2 * bleed))
            page.obj.TrimBox = pikepdf.Array([bleed, bleed, WIDTH + bleed, HEIGHT + bleed])
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            said = [(f"head {number}", HEAD), (f"foot {number}", FOOT)]
            drawn = [
                f"BT /F 12 Tf {bleed + 100} {bleed + base} Td ({text}) Tj ET" for text, base in said
            ]
            if bleed:
                drawn.append("BT /F 4 Tf 1 1 Td (waste) Tj ET")
            page.contents_add("\n".join(drawn).encode())
        data = BytesIO()
        document.save(data)
    return data.getvalue()


def imposed(count: int, binding: HomeBinding, language: str = "en") -> Imposed:
    """So many pages on sheets."""
    return impose(pages(count), edition(language), binding, Diagnostics())


Half = tuple[str, str]
"""What stands in the upper and what in the lower half of a page on paper."""


def halves(pdf: bytes) -> list[tuple[Half, Half]]:
    """The left and the right half of each side, as they are read on paper."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            wide, tall = page.get_size()
            text = page.get_textpage()

            def read(left: float, foot: float, right: float, top: float) -> str:
                words: str = text.get_text_bounded(left, foot, right, top)  # noqa: B023
                return words.strip()

            found.append(
                (
                    (read(0, tall / 2, wide / 2, tall), read(0, 0, wide / 2, tall / 2)),
                    (read(wide / 2, tall / 2, wide, tall), read(wide / 2, 0, wide, tall / 2)),
                )
            )
    return found


def leafed_through(pdf: bytes, sizes: tuple[int, ...]) -> list[Half]:
    """The pages of a printed, folded and nested PDF in the order in which they are turned.

    Sides are printed in turn on the two sides of a sheet, which is turned over on its short edge:
    like the leaf of a book, so that both sides stay upright and the left of one is behind the right
    of the other. The first side goes outside, the first sheet of a signature too.
    """
    sides = halves(pdf)
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    of_signature = [number for number, size in enumerate(sizes) for _ in range(size // 4)]
    read: list[Half] = []
    numbered = zip(of_signature, sheets, strict=True)
    for _, group in groupby(numbered, key=lambda item: item[0]):
        nested = [sheet for _, sheet in group]
        for (_, outside_right), (inside_left, _) in nested:
            read += [outside_right, inside_left]
        for (outside_left, _), (_, inside_right) in reversed(nested):
            read += [inside_right, outside_left]
    return read
