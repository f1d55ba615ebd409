"""One book with something of everything, laid out once for all tests that only read it."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
import pytest

from ebookpack.core.book import Book, SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Artifact, Edition, PageMap, PageSpec
from ebookpack.core.nodes import (
    Emphasis,
    Figure,
    Image,
    LineBreak,
    Link,
    List,
    NoteRef,
    Quote,
    SceneBreak,
    Verse,
    VerseLine,
)
from ebookpack.design.page_geometry import page_spec
from ebookpack.writers.print.writer import write_print
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph, text


def digest(pages: int) -> PageSpec:
    """A page of 5.5 x 8.5 in for a book of so many pages."""
    return page_spec(396, 612, pages, builders.theme().type, builders.press())


def edition_of(book: Book) -> Edition:
    """A book in the classic theme on such a page."""
    plain = builders.edition(book, with_cover=False)
    return Edition(
        book=plain.book,
        theme=plain.theme,
        page=digest(30),
        cover=None,
        press=builders.press(),
        store=plain.store,
        modified=plain.modified,
        version=plain.version,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A finished print edition and what can be read from it."""

    artifact: Artifact
    diagnostics: Diagnostics
    texts: tuple[str, ...]
    """Text of each page, its lines parted by newlines."""

    @property
    def map(self) -> PageMap:
        """The page map, which every print edition has."""
        assert self.artifact.pages is not None
        return self.artifact.pages

    def pages_of(self, section: str) -> list[int]:
        """Indexes of the pages of a section."""
        return [n for n, page in enumerate(self.map.pages) if page.section == section]


def printed(book: Book) -> Printed:
    """A book, made and read back."""
    diagnostics = Diagnostics()
    artifact = write_print(edition_of(book), diagnostics, digest)
    with pypdfium2.PdfDocument(artifact.data) as pdf:
        texts = tuple(page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pdf)
    return Printed(artifact=artifact, diagnostics=diagnostics, texts=texts)


def everything() -> Book:
    """Two parts, three titled chapters, front and back matter, and every way to set text apart."""
    opening = builders.chapter(
        "count",
        paragraph(f"“{LONG_TEXT}”"),
        paragraph(LONG_TEXT, NoteRef(note="n1"), " ", Emphasis(children=(text("so"),)), " be it."),
        SceneBreak(mark="***"),
        *(paragraph(LONG_TEXT) for _ in range(6)),
        Verse(stanzas=((VerseLine(children=(text("A line of verse"),)),) * 2,) * 2),
        Quote(blocks=(paragraph("Quoted."), paragraph("Twice.")), attribution=(text("A. Quill"),)),
        List(items=((paragraph("one"),), (paragraph("two"),)), ordered=True),
        *(paragraph(LONG_TEXT) for _ in range(14)),
        title="The Count",
        label="Chapter One",
    )
    other = builders.chapter(
        "whiskers",
        paragraph(
            "First line", LineBreak(), Link(href="https://example.org/", children=(text("linked"),))
        ),
        Figure(image=Image(resource="map.png", alt="A map"), caption=(text("A map"),)),
        paragraph(LONG_TEXT, NoteRef(note="n2"), " and again", NoteRef(note="n2")),
        *(paragraph(LONG_TEXT) for _ in range(14)),
        title="Whiskers",
    )
    return builders.book(
        builders.part("lock", opening, other, label="Part One", title="The Lock"),
        builders.part(
            "scale",
            builders.chapter(
                "turnips", *(paragraph(LONG_TEXT) for _ in range(14)), title="Turnips"
            ),
            title="The Scale",
        ),
        before=(
            builders.front("for-ida", SectionRole.DEDICATION, paragraph("For Ida")),
            builders.front("note", SectionRole.NOTE, *(paragraph(LONG_TEXT) for _ in range(9))),
        ),
        after=(builders.back("thanks", SectionRole.ACKNOWLEDGMENTS, paragraph(LONG_TEXT)),),
        notes=(
            builders.note("n1", paragraph("The first note.")),
            builders.note("n2", paragraph("The second"), paragraph("in two paragraphs.")),
        ),
        resources=(builders.picture(),),
    )


@pytest.fixture(scope="session")
def full_book() -> Printed:
    return printed(everything())
