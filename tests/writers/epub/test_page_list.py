"""Where the pages of the print edition start in the EPUB."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from ebookpack.core.arrangement import Arrangement, NotePlace
from ebookpack.core.block_ids import block_id
from ebookpack.core.book import Book, SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Edition, PageMap, PageStart, PrintedPages
from ebookpack.core.nodes import NoteRef
from ebookpack.design.arrangement import arrange
from ebookpack.proof.epub.checking import check_rules
from ebookpack.proof.epub.reading import read_publication
from ebookpack.writers.epub.package import write_epub
from tests.checkers import Epubcheck
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph
from tests.writers.epub.opened import Opened, opened
from tests.writers.epub.samples import EVERY_BLOCK, full_book

ISBN = "urn:isbn:978-0-306-40615-7"
MARK = "//*[@epub:type='pagebreak']"
LISTED = "//x:nav[@epub:type='page-list']//x:a"


def page(label: str, block: str, offset: int = 0, *, blank: bool = False) -> PageStart:
    section = block.partition(".")[0]
    return PageStart(
        label=label, recto=True, blank=blank, section=section, block=block, offset=offset
    )


def edition(book: Book, *pages: PageStart, isbn: str = ISBN) -> Edition:
    """A book whose print edition has these pages."""
    printed = PrintedPages(map=PageMap(pages=pages), isbn=isbn)
    return replace(builders.edition(book), printed=printed)


BOOK = builders.book(
    builders.chapter("one", paragraph(LONG_TEXT), paragraph(LONG_TEXT), title="One"),
    builders.chapter(
        "two", paragraph("He said", NoteRef(note="n"), " it twice, and well."), title="Two"
    ),
    notes=(builders.note("n", paragraph("A note.")),),
)
PAGES = (
    page("i", ""),
    page("ii", "", blank=True),
    page("1", "one"),
    page("2", block_id("one", 2), LONG_TEXT.index("boats")),
    page("3", "two"),
    page("4", block_id("two", 1), len("He said it tw")),
)


@pytest.fixture(scope="module")
def made() -> Opened:
    return opened(edition(BOOK, *PAGES))


def before(made: Opened, name: str, label: str) -> str:
    """The text of a document that stands behind a mark."""
    markup = made.markup(name)
    (found,) = re.finditer(rf'<(\w+) [^>]*id="page\.{label}"[^>]*></\1>', markup)
    return re.sub("<[^>]*>", "", markup[found.end() :])


def test_marks_stand_where_pages_start_and_before_words_that_go_over_to_them(made: Opened) -> None:
    assert before(made, "text/one.xhtml", "2").startswith("boats lay about")
    assert before(made, "text/two.xhtml", "4").startswith("twice, and well.")
    assert before(made, "text/two.xhtml", "3").strip().startswith("Two")


def test_every_mark_is_listed_in_order_and_is_seen_by_nobody(made: Opened) -> None:
    assert made.query("nav.xhtml", f"{LISTED}/text()") == ["1", "2", "3", "4"]
    assert made.query("nav.xhtml", f"{LISTED}/@href") == [
        "text/one.xhtml#page.1",
        "text/one.xhtml#page.2",
        "text/two.xhtml#page.3",
        "text/two.xhtml#page.4",
    ]
    marks = made.query("text/one.xhtml", f"{MARK}/@role")
    assert marks == ["doc-pagebreak", "doc-pagebreak"]
    assert made.query("text/two.xhtml", f"{MARK}/@aria-label") == ["3", "4"]
    assert made.query("text/one.xhtml", f"{MARK}//text()") == []


def test_the_ncx_counts_chapters_and_pages_in_one_sequence(made: Opened) -> None:
    assert made.query("toc.ncx", "//ncx:navPoint/@playOrder") == ["1", "4"]
    assert made.query("toc.ncx", "//ncx:pageTarget/@playOrder") == ["2", "3", "5", "6"]
    assert made.query("toc.ncx", "//ncx:pageTarget/@value") == ["1", "2", "3", "4"]
    assert made.query("toc.ncx", "//ncx:meta[@name='dtb:maxPageNumber']/@content") == ["4"]


def test_the_source_is_the_print_edition(made: Opened) -> None:
    assert made.meta("pageBreakSource") == [ISBN]
    assert made.package("//dc:source/text()") == [ISBN]
    assert made.meta("source-of") == ["pagination"]
    assert {"pageBreakMarkers", "pageNavigation"} <= set(made.meta("schema:accessibilityFeature"))
    without = opened(edition(BOOK, *PAGES, isbn=""))
    assert without.meta("pageBreakSource") == ["The Harbour at Low Water (print edition)"]


def leaf(label: str, name: str) -> PageStart:
    return PageStart(label=label, recto=True, blank=False, section="", leaf=name)


def test_title_page_imprint_and_contents_are_pages_too(
    epubcheck: Epubcheck, tmp_path: Path
) -> None:
    book = replace(
        builders.book(
            *(builders.chapter(name, title=name.title()) for name in ("one", "two", "three")),
            before=(
                builders.front("dedication", SectionRole.DEDICATION, paragraph("For Ida.")),
                builders.front("preface", SectionRole.PREFACE, paragraph("It was nine.")),
            ),
        ),
        metadata=replace(builders.metadata(), publisher="Low Water Press"),
    )
    made = edition(
        book,
        leaf("i", "halftitle"),
        page("ii", "", blank=True),
        leaf("iii", "titlepage"),
        leaf("iv", "imprint"),
        page("v", "dedication"),
        leaf("vii", "contents"),
        page("viii", ""),
        page("ix", "preface"),
        page("1", "one"),
    )

    assert opened(made).query("nav.xhtml", f"{LISTED}/@href") == [
        "titlepage.xhtml#page.iii",
        "imprint.xhtml#page.iv",
        "text/dedication.xhtml#page.v",
        "nav.xhtml#page.vii",
        "text/preface.xhtml#page.ix",
        "text/one.xhtml#page.1",
    ]
    assert opened(made).spine().index("nav.xhtml") == 4
    for name in ("titlepage.xhtml", "imprint.xhtml", "nav.xhtml"):
        assert len(opened(made).query(name, MARK)) == 1
    assert opened(made).query("toc.ncx", "//ncx:pageTarget/@type") == [*["front"] * 5, "normal"]
    file = tmp_path / "book.epub"
    file.write_bytes(write_epub(made).data)
    assert epubcheck(file) == ()
    found = Diagnostics()
    check_rules(read_publication(file.read_bytes(), ""), made.store, found, "")
    assert [each.code for each in found] == ["P531"]  # the cover of these tests is a single pixel


def test_without_a_print_edition_nothing_is_said_of_pages() -> None:
    made = opened(builders.edition(BOOK))

    assert made.query("nav.xhtml", LISTED) == []
    assert "pagebreak" not in made.markup("text/one.xhtml")
    assert made.package("//dc:source") == made.meta("pageBreakSource") == []
    assert "pageBreakMarkers" not in made.meta("schema:accessibilityFeature")


def test_the_text_is_the_same_with_marks_and_without(made: Opened) -> None:
    plain = opened(builders.edition(BOOK))

    for name in ("text/one.xhtml", "text/two.xhtml"):
        assert "".join(made.text(name).split()) == "".join(plain.text(name).split())


def test_pages_of_what_stands_elsewhere_in_the_epub_are_left_out() -> None:
    """Notes that the print edition has at its end, and the EPUB before the story."""
    book = builders.book(
        builders.chapter("one"),
        before=(builders.front("note", SectionRole.NOTE, paragraph("Hello.")),),
    )
    front = arrange(book, Arrangement(notes=NotePlace.FRONT)).book
    pages = (page("1", "one"), page("2", "one.1", 40), page("3", "note"))

    made = opened(edition(front, *pages))

    assert made.query("nav.xhtml", f"{LISTED}/text()") == ["1", "2"]
    assert "pagebreak" not in made.markup("text/note.xhtml")


def test_notes_on_a_chapter_have_the_pages_that_start_in_them() -> None:
    book = builders.book(builders.annotated("two"))
    pages = (
        page("1", "two"), page("2", "note"), page("3", "two.1", 30), page("4", "endnote.1", 5),
    )  # fmt: skip

    made = opened(edition(book, *pages))

    assert made.query("nav.xhtml", f"{LISTED}/@href") == [
        f"text/two.xhtml#page.{number}" for number in range(1, 5)
    ]
    assert before(made, "text/two.xhtml", "4").startswith("on Sunday.")


def test_a_page_of_a_text_that_the_epub_does_not_have_is_none_of_its() -> None:
    pages = (page("1", "one"), page("2", "one.9", 4), page("3", "gone.1"))

    assert opened(edition(BOOK, *pages)).query("nav.xhtml", f"{LISTED}/text()") == ["1"]


@pytest.mark.slow
def test_epubcheck_has_nothing_to_say(epubcheck: Epubcheck, tmp_path: Path) -> None:
    every = builders.chapter("every", *EVERY_BLOCK, title="Every")
    book = builders.book(
        every, notes=full_book().notes, resources=full_book().resources, about=builders.metadata()
    )
    starts = (block_id("every", number) for number in range(1, len(every.blocks) + 1))
    pages = [
        page(f"{number}{half}", block, offset)
        for number, block in enumerate(starts, 1)
        for half, offset in (("", 0), ("00", 9))
    ]
    file = tmp_path / "paged.epub"
    file.write_bytes(write_epub(edition(book, page("0", "every"), *pages)).data)

    assert epubcheck(file) == ()
    assert opened(edition(book, *pages)).query("nav.xhtml", f"{LISTED}/text()")
