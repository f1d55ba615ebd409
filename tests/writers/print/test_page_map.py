"""With which text each page starts: the map against the pages themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pytest
from msgspec.structs import replace

from ebookpack.core.block_ids import numbered_blocks
from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Artifact, PageMap, PageSpec, PageStart
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import (
    Cell,
    Emphasis,
    List,
    NoteRef,
    Preformatted,
    Quote,
    Ruby,
    SceneBreak,
    SmallCaps,
    Table,
    Verse,
    VerseLine,
)
from ebookpack.core.press import Make
from ebookpack.design.page_geometry import page_spec
from ebookpack.writers.print.screen import write_screen
from ebookpack.writers.print.writer import write_print
from tests.memory import Memory
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph, text
from tests.writers.print.conftest import Printed, edition_of, everything

TELLING = 24
"""Characters that tell where a page starts."""

_MARK = re.compile(r"(?:\d+\.|–|•)\s*")
"""What a list has before its items, which is no text of theirs."""

LONG_WORDS = (
    "Notwithstanding the unmistakeable incomprehensibility of Straßenbahnhaltestellen, the "
    "uncharacteristically unenthusiastic correspondents disproportionately overestimated the "
    "internationalisation of counterrevolutionary misunderstandings"
)


def hard_to_follow() -> Book:
    """Every way to set text, again and again, so that pages start in the midst of each of them."""
    number = 0

    def blocks() -> Iterator[object]:
        nonlocal number
        for turn in range(10):
            number += 1
            yield paragraph(
                f"{LONG_WORDS}, " * (1 + turn % 4), f"{turn}", NoteRef(note="n"), ", ",
                Emphasis(children=(text("so"),)), f"-called. {LONG_WORDS} ",
                SmallCaps(children=(text("in small letters"),)), ". ",
                Ruby(children=(text("川"),), reading="river"), f" — {LONG_WORDS}.",
            )  # fmt: skip
            yield Verse(
                stanzas=tuple(
                    tuple(VerseLine(children=(text(f"Verse {turn} {n} {m}"),)) for m in range(5))
                    for n in range(4)
                )
            )
            yield SceneBreak(mark="* * *")
            yield Quote(blocks=(paragraph(f"Quoted {turn}: {LONG_WORDS}"),) * 2, attribution=())
            yield List(
                items=tuple((paragraph(f"Item {turn} {n} {LONG_WORDS}"),) for n in range(4)),
                ordered=turn % 2 == 0,
            )
            yield Preformatted(text="\n".join(f"typed {turn} {n}" for n in range(9)))
            yield Table(
                head=(),
                rows=tuple(
                    tuple(Cell(children=(text(f"r{turn}{n}{m}"),)) for m in range(3))
                    for n in range(12)
                ),
            )

    chapter = builders.chapter("long", *blocks(), title="The Long Chapter")  # type: ignore[arg-type]
    short = replace(
        builders.annotated("annotated"), blocks=tuple(paragraph(LONG_TEXT) for _ in range(9))
    )
    return builders.book(
        chapter, short, notes=(builders.note("n", paragraph(f"A note: {LONG_TEXT}")),)
    )


def pocket(pages: int) -> PageSpec:
    """A page of 4.25 x 6.87 in: words are divided at the end of many."""
    return page_spec(306, 495, pages, builders.theme().type, builders.press())


@pytest.fixture(scope="module")
def long_book() -> Artifact:
    edition = replace(edition_of(hard_to_follow()), page=pocket(60))
    return write_print(edition, Diagnostics(), pocket)


def texts(artifact: Artifact) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(artifact.data) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def bare(words: str) -> str:
    """A text without white space and hyphens, of which pages have more."""
    return re.sub(r"[\s\u00ad\ufffe\u2010-]", "", words)


def pages_of(artifact: Artifact) -> tuple[PageStart, ...]:
    """The page map, which every print edition has."""
    assert isinstance(artifact.pages, PageMap)
    return artifact.pages.pages


def within(artifact: Artifact, book: Book) -> Iterator[tuple[str, int, str]]:
    """(text of a block, offset, text of the page) of each page that starts with a block."""
    blocks = {
        ident: block_text(block)
        for _, section in book.sections()
        for ident, block in numbered_blocks(section)
    }
    for start, page in zip(pages_of(artifact), texts(artifact), strict=True):
        if blocks.get(start.block):
            yield blocks[start.block], start.offset, page


def assert_starts(block: str, offset: int, page: str) -> None:
    """Assert that a page starts with a character of a block."""
    expected = bare(block[offset : offset + 2 * TELLING])[:TELLING]
    assert expected
    assert bare(_MARK.sub("", page, count=1) if _MARK.match(page) else page).startswith(expected)


def test_every_page_starts_with_the_text_that_the_map_names(long_book: Artifact) -> None:
    found = list(within(long_book, hard_to_follow()))

    assert len(found) > 40
    for block, offset, page in found:
        assert_starts(block, offset, page)
    kinds = ("Notw", "Verse", "Quoted", "Item", "typed", "r")
    parted = [block for block, offset, _ in found if offset]
    assert all(any(kind in block[:8] for block in parted) for kind in kinds)


def test_a_page_may_start_in_the_midst_of_a_word() -> None:
    cry = "No" + "abcdefghij" * 120
    book = builders.book(builders.chapter("cry", paragraph(cry), title="A Cry"))
    made = write_print(replace(edition_of(book), page=pocket(60)), Diagnostics(), pocket)

    found = list(within(made, book))

    assert any(block[offset - 1 : offset + 1].isalpha() for block, offset, _ in found if offset)
    for block, offset, page in found:
        assert_starts(block, offset, page)


def test_blank_pages_and_those_that_no_section_made_start_with_nothing(full_book: Printed) -> None:
    for page in full_book.map.pages:
        assert not (page.blank and page.block)
        assert bool(page.block) == bool(page.section)


def test_the_first_page_of_a_section_starts_with_its_heading(full_book: Printed) -> None:
    first = {page.section: page for page in reversed(full_book.map.pages) if page.section}

    assert first["count"].block == "count"
    assert first["lock"].block == "lock"
    assert first["for-ida"].block == "for-ida.1"
    assert all(page.offset == 0 for page in first.values())


def test_every_page_of_a_book_with_something_of_everything(full_book: Printed) -> None:
    for block, offset, page in within(full_book.artifact, everything()):
        assert_starts(block, offset, page)


def test_pieces_that_were_kept_start_as_those_just_made() -> None:
    edition, shelf = edition_of(everything()), Memory()
    made = write_print(edition, Diagnostics(), lambda _: edition.page, shelf=shelf)
    again = write_print(edition, Diagnostics(), lambda _: edition.page, shelf=shelf)

    assert any(page.offset for page in pages_of(made))
    assert again.pages == made.pages


def test_the_pages_of_the_screen_edition_have_their_places_too() -> None:
    book = everything()
    edition = replace(edition_of(book), press=builders.press(make=Make.SCREEN))
    made = write_screen(edition, "-screen.pdf", Diagnostics())

    found = list(within(made, book))
    assert any(offset for _, offset, _ in found)
    for block, offset, page in found:
        assert_starts(block, offset, page)


def test_a_page_that_starts_in_the_midst_of_a_heading_starts_with_the_heading() -> None:
    book = builders.book(builders.chapter("c1", title=" ".join(["A heading without an end"] * 60)))
    made = write_print(replace(edition_of(book), page=pocket(60)), Diagnostics(), pocket)

    assert made.pages is not None
    starts = [(page.block, page.offset) for page in made.pages.pages if page.section == "c1"]
    assert starts.count(("c1", 0)) > 1
