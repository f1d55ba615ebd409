"""Pieces laid out by themselves and joined come to the book that one document would be."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Edition
from ebookpack.core.nodes import Image
from ebookpack.crew import Workers
from ebookpack.writers.print.document import document, write_pieces
from ebookpack.writers.print.engine.bench import Bench, Supplies
from ebookpack.writers.print.page_css import frame_css
from ebookpack.writers.print.resources import edition_resources
from ebookpack.writers.print.writer import write_print
from tests.memory import Memory
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph
from tests.writers.print.conftest import Printed, digest, edition_of, everything
from tests.writers.print.typesetter.test_lines import Drawn, drawn, pages_of_glyphs


def as_one_document(edition: Edition, folios: dict[str, str]) -> bytes:
    """The book laid out by the engine as one document, with its own heads and folios."""
    parts = [
        f'<div style="break-before: {piece.start}">{piece.with_folios(folios)}</div>'
        for piece in write_pieces(edition)
    ]
    supplies = Supplies(
        style_sheets=(frame_css(edition), edition.theme.print_css),
        resources=edition_resources(edition),
    )
    return drawn(Bench(supplies).lay_out(document(edition, *parts)))


def test_glyphs_and_places_are_those_of_one_document(full_book: Printed) -> None:
    folios: dict[str, str] = {}
    for page in full_book.map.pages:
        folios.setdefault(page.section, page.label)

    whole = as_one_document(edition_of(everything()), folios)

    ours, theirs = map(pages_of_glyphs, (full_book.artifact.data, whole))
    assert sum(map(len, ours)) > 10_000
    for mine, other in zip(ours, theirs, strict=False):
        for (char, x, y), (other_char, other_x, other_y) in zip(
            sorted(mine, key=_by_place), sorted(other, key=_by_place), strict=True
        ):
            assert char == other_char
            assert (x, y) == pytest.approx((other_x, other_y), abs=0.12)


def _by_place(glyph: Drawn) -> tuple[int, float]:
    _, x, y = glyph
    return round(y), x


def test_two_processes_make_the_same_book_as_one(full_book: Printed) -> None:
    together = write_print(edition_of(everything()), Diagnostics(), digest, Workers(2))

    assert together.data == full_book.artifact.data


def test_what_did_not_change_is_taken_from_the_shelf() -> None:
    def book(words: str) -> Edition:
        chapters = (
            builders.chapter(f"c{n}", *(paragraph(LONG_TEXT),) * 9, title=f"Chapter {n}")
            for n in range(5)
        )
        return edition_of(
            builders.book(*chapters, builders.chapter("last", paragraph(words), title="Last"))
        )

    shelf = Memory()
    first = write_print(book("The end is near."), Diagnostics(), digest, shelf=shelf)
    kept = len(shelf.held)
    again = write_print(book("The end is near."), Diagnostics(), digest, shelf=shelf)
    assert (again.data, len(shelf.held)) == (first.data, kept)

    edited = write_print(book("The near end is."), Diagnostics(), digest, shelf=shelf)
    # One chapter and what stands around it, in the same glyphs: the fonts are those of before.
    assert len(shelf.held) == kept + 2
    assert edited.data == write_print(book("The near end is."), Diagnostics(), digest).data


def test_another_picture_changes_only_the_piece_that_shows_it() -> None:
    def book(grey: int) -> Edition:
        picture = replace(builders.picture(), data=builders.png(grey=grey))
        return edition_of(
            builders.book(
                builders.chapter("a", paragraph(LONG_TEXT), title="A"),
                builders.chapter("b", paragraph(Image(resource="map.png", alt="")), title="B"),
                resources=(picture,),
            )
        )

    shelf = Memory()
    write_print(book(20), Diagnostics(), digest, shelf=shelf)
    kept = len(shelf.held)
    other = write_print(book(200), Diagnostics(), digest, shelf=shelf)

    assert len(shelf.held) == kept + 1
    assert other.data == write_print(book(200), Diagnostics(), digest).data


def test_what_is_broken_on_the_shelf_is_made_anew(full_book: Printed) -> None:
    shelf = Memory()
    write_print(edition_of(everything()), Diagnostics(), digest, shelf=shelf)
    shelf.held = {key: data[:-5] for key, data in shelf.held.items()}

    again = write_print(edition_of(everything()), Diagnostics(), digest, shelf=shelf)
    assert again.data == full_book.artifact.data


def test_what_is_damaged_on_the_shelf_is_made_anew(full_book: Printed) -> None:
    shelf = Memory()
    write_print(edition_of(everything()), Diagnostics(), digest, shelf=shelf)
    for key, data in shelf.held.items():
        place = len(data) * 3 // 4  # where pages are drawn
        shelf.held[key] = data[:place] + bytes((data[place] ^ 1,)) + data[place + 1 :]

    again = write_print(edition_of(everything()), Diagnostics(), digest, shelf=shelf)
    assert again.data == full_book.artifact.data


def test_another_theme_or_page_is_another_book_on_the_shelf() -> None:
    shelf, edition = Memory(), edition_of(builders.book())
    write_print(edition, Diagnostics(), digest, shelf=shelf)
    wider = replace(edition, page=replace(edition.page, inside=edition.page.inside + 9))
    write_print(wider, Diagnostics(), lambda pages: wider.page, shelf=shelf)

    assert [key for key in shelf.found if not key.startswith("font ")] == []


def test_a_font_is_in_the_file_once(full_book: Printed) -> None:
    with pikepdf.open(BytesIO(full_book.artifact.data)) as pdf:
        fonts = {
            str(thing.BaseFont)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0"
        }
        files = [thing for thing in pdf.objects if _is_font_file(thing)]

    assert len(files) == len(fonts)


def _is_font_file(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and bytes(thing.read_bytes()[:4]) in (
        b"OTTO",
        b"\0\1\0\0",
        b"true",
    )


GRADIENT = "section p:first-of-type { background: linear-gradient(#eee, #fff) }"


def test_what_needs_more_than_fonts_and_pictures_is_drawn_too() -> None:
    edition = edition_of(builders.book(builders.chapter("a", paragraph(LONG_TEXT), title="A")))
    css = edition.theme.print_css + GRADIENT
    shaded = replace(edition, theme=replace(edition.theme, print_css=css))

    artifact = write_print(shaded, Diagnostics(), digest)

    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        assert any(
            isinstance(thing, pikepdf.Dictionary) and "/ShadingType" in thing
            for thing in pdf.objects
        )
    plain, gray = (
        pages_of_glyphs(it.data) for it in (write_print(edition, Diagnostics(), digest), artifact)
    )
    assert [sorted(page) for page in gray] == [sorted(page) for page in plain]


def test_a_head_with_letters_that_the_font_lacks_is_set_in_another() -> None:
    title = "Chapter \u2603"  # a snowman
    book = builders.book(
        builders.chapter("a", *(paragraph(LONG_TEXT),) * 40, title=title),
    )

    artifact = write_print(edition_of(book), Diagnostics(), digest)

    rectos = pages_of_glyphs(artifact.data)[4::2]
    assert all("\u2603" in {char for char, _, _ in page} for page in rectos)


PICTURED = "@page { @bottom-left { content: url(book:/images/0) } }"


def test_heads_and_folios_are_drawn_once_for_a_place() -> None:
    def book(*texts: str) -> Edition:
        sections = (
            builders.chapter(f"c{n}", paragraph(it), title="One") for n, it in enumerate(texts)
        )
        return edition_of(builders.book(*sections))

    shelf = Memory()
    write_print(book("Low.", "High."), Diagnostics(), digest, shelf=shelf)
    shelf.found.clear()
    moved = write_print(book("Low.", LONG_TEXT * 9, "High."), Diagnostics(), digest, shelf=shelf)

    # What comes later stands on other pages, and has other folios.
    found = sum(key.startswith("frames ") for key in shelf.found)
    assert 0 < found < len([key for key in shelf.held if key.startswith("frames ")]) / 2
    assert (
        moved.data == write_print(book("Low.", LONG_TEXT * 9, "High."), Diagnostics(), digest).data
    )


def test_a_theme_with_pictures_around_the_text_has_them_each_time() -> None:
    chapter = builders.chapter("a", paragraph(LONG_TEXT), title="A")
    edition = edition_of(builders.book(chapter, resources=(builders.picture(),)))
    css = edition.theme.print_css + PICTURED
    pictured = replace(edition, theme=replace(edition.theme, print_css=css))

    shelf = Memory()
    first = write_print(pictured, Diagnostics(), digest, shelf=shelf)
    again = write_print(pictured, Diagnostics(), digest, shelf=shelf)

    assert again.data == first.data
    with pikepdf.open(BytesIO(first.data)) as pdf:
        assert any("/XObject" in page.obj.Resources for page in pdf.pages)
    assert not any(key.startswith("frames ") for key in shelf.held)
