"""The files of a book for an archive: one for each field of its form."""

from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.book import Book, SectionRole, Series
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import Figure, Image
from ebookpack.proof.reading_back import archive_texts
from ebookpack.proof.words import check_words
from ebookpack.writers.archive.chapters import write_chapters
from tests.writers.builders import (
    annotated,
    book,
    chapter,
    edition,
    front,
    metadata,
    paragraph,
    part,
    picture,
)
from tests.writers.epub.samples import full_book


def files(given: Book, found: Diagnostics | None = None) -> dict[str, str]:
    made = write_chapters(edition(given), found or Diagnostics())
    return {name: data.decode() for name, data in made.files.items()}


def test_a_file_for_each_section_numbered_in_reading_order() -> None:
    made = files(
        book(
            part("part-ebb", chapter("a", title="The Weir", label="Chapter 1"), title="Ebb"),
            chapter("b"),
            before=(front("dedication", SectionRole.DEDICATION, paragraph("For Ida.")),),
        )
    )

    assert list(made) == [
        "00-work.html",
        "01-dedication.html",
        "03-chapter-1-the-weir.html",
        "04-the-tide-had-gone-out-so-far-that-the.html",
    ]
    assert made["01-dedication.html"] == "<p>For Ida.</p>\n"


def test_notes_on_a_chapter_have_files_of_their_own_beside_it() -> None:
    made = files(book(annotated()))

    assert made["01-chapter-two-the-count.notes.html"] == (
        "<p><b>TW</b></p>\n<p>Cold water.</p>\n<p>Thank you for waiting.</p>\n"
    )
    assert made["01-chapter-two-the-count.end-notes.html"] == "<p>More on Sunday.</p>\n"
    assert "Cold water" not in made["01-chapter-two-the-count.html"]


def test_the_first_file_says_what_the_form_asks_about_the_work() -> None:
    about = replace(
        metadata(),
        description="Nine boats & a lantern.",
        series=Series(name="Tides", number="2"),
        details=(("Rating", "T"),),
    )
    made = files(book(chapter("a", title="One"), chapter("b", title="Two"), about=about))

    assert made["00-work.html"].splitlines() == [
        "<h2>The Harbour at Low Water</h2>",
        "<p>Ada Quill</p>",
        "<p>Tides 2</p>",
        "<blockquote><p>Nine boats &amp; a lantern.</p></blockquote>",
        "<dl><dt>Rating</dt><dd>T</dd></dl>",
        "<ol><li>One</li><li>Two</li></ol>",
    ]


def test_text_from_right_to_left_says_so() -> None:
    _, text = files(
        book(chapter("a", paragraph("הים נסוג")), about=metadata(language="he"))
    ).values()

    assert text == '<div dir="rtl">\n<p>הים נסוג</p>\n</div>\n'


def test_each_picture_is_a_finding() -> None:
    found = Diagnostics()
    shown = Figure(image=Image(resource="map.png", alt="The bay"))
    files(replace(book(chapter("a", shown)), resources=(picture("map.png"),)), found)

    assert [each.code for each in found] == ["W230"]


def test_every_word_is_read_back() -> None:
    found = Diagnostics()
    made = write_chapters(edition(full_book()), Diagnostics())
    check_words(made, archive_texts(made), full_book(), found)

    assert list(found) == []


def test_a_word_that_is_not_there_is_missed() -> None:
    found = Diagnostics()
    made = write_chapters(edition(book(annotated())), Diagnostics())
    texts = {key: text.replace("Sunday", "") for key, text in archive_texts(made).items()}
    check_words(made, texts, book(annotated()), found)

    assert [each.code for each in found] == ["P101"]
