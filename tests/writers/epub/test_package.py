from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from ebookpack.core.book import SectionRole
from ebookpack.core.edition import Format
from ebookpack.core.nodes import Figure, Image
from ebookpack.writers.epub.package import write_epub
from tests.checkers import Epubcheck
from tests.writers.builders import (
    back,
    book,
    chapter,
    edition,
    front,
    metadata,
    paragraph,
    part,
    picture,
    story,
)
from tests.writers.epub.opened import opened
from tests.writers.epub.samples import full_book


def test_same_edition_same_bytes() -> None:
    assert write_epub(edition(full_book())) == write_epub(edition(full_book()))


def test_artifact() -> None:
    artifact = write_epub(edition())
    assert (artifact.format, artifact.suffix) == (Format.EPUB, ".epub")


class TestContainer:
    def test_mimetype_comes_first_and_stored(self) -> None:
        data = write_epub(edition()).data
        assert data[30:58] == b"mimetypeapplication/epub+zip"

    def test_every_entry_bears_the_edition_s_date(self) -> None:
        with zipfile.ZipFile(BytesIO(write_epub(edition()).data)) as container:
            assert {entry.date_time for entry in container.infolist()} == {(2026, 3, 4, 5, 6, 8)}

    def test_dates_before_zip_s_time_are_its_first(self) -> None:
        old = replace(edition(), modified="1970-01-01T00:00:00Z")
        with zipfile.ZipFile(BytesIO(write_epub(old).data)) as container:
            assert {entry.date_time for entry in container.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert opened(old).meta("dcterms:modified") == ["1970-01-01T00:00:00Z"]


class TestSpine:
    def test_cover_title_page_front_body_back(self) -> None:
        whole = book(
            part("part-1", chapter("chapter-1"), title="Ebb"),
            chapter("chapter-2"),
            before=(front("note", SectionRole.NOTE, paragraph("Hello.")),),
            after=(back("thanks", SectionRole.ACKNOWLEDGMENTS, paragraph("Thanks.")),),
        )
        assert opened(edition(whole)).spine() == [
            "cover.xhtml",
            "titlepage.xhtml",
            "text/note.xhtml",
            "text/part-1.xhtml",
            "text/chapter-1.xhtml",
            "text/chapter-2.xhtml",
            "text/thanks.xhtml",
        ]

    def test_contents_page_of_a_longer_book_follows_the_dedication(self) -> None:
        longer = book(
            *(chapter(f"chapter-{number}") for number in (1, 2, 3)),
            before=(
                front("dedication", SectionRole.DEDICATION, paragraph("For you.")),
                front("note", SectionRole.NOTE, paragraph("Hello.")),
            ),
        )
        assert opened(edition(longer)).spine()[1:5] == [
            "titlepage.xhtml",
            "text/dedication.xhtml",
            "nav.xhtml",
            "text/note.xhtml",
        ]

    def test_the_author_s_own_title_page_is_the_only_one(self) -> None:
        own = book(before=(front("own", SectionRole.TITLEPAGE, paragraph("My Book")),))
        assert opened(edition(own)).spine()[:2] == ["cover.xhtml", "text/own.xhtml"]

    def test_no_cover_no_cover_page(self) -> None:
        bare = opened(edition(with_cover=False))
        assert bare.spine()[0] == "titlepage.xhtml"
        assert not any("cover" in name for name in bare.files)


class TestTitlePage:
    def test_no_byline_without_an_author(self) -> None:
        nameless = opened(edition(book(about=metadata("Tare", author=""))))
        assert nameless.text("titlepage.xhtml").split() == ["Tare"]
        assert nameless.package("//dc:creator") == []
        assert not any(b"Unknown" in data for data in nameless.files.values())

    def test_title_is_escaped(self) -> None:
        odd = opened(edition(book(about=metadata('<&">'))))
        assert odd.query("titlepage.xhtml", "//x:h1/text()") == ['<&">']


class TestImages:
    def test_names_are_plain_and_never_meet(self) -> None:
        names = ("art/Größe 1.png", "b/grosse-1.png", "GROSSE-1.PNG", "cover.png", "絵.png")
        shown = (Figure(image=Image(resource=name, alt="x")) for name in names)
        pictures = tuple(picture(name) for name in names)
        files = opened(edition(replace(story(*shown), resources=pictures))).files
        assert sorted(name for name in files if name.endswith(".png")) == [
            "images/99369fd9.png",
            "images/cover-2.png",
            "images/groe-1.png",
            "images/grosse-1-2.png",
            "images/grosse-1.png",
        ]

    def test_a_picture_that_is_not_shown_is_left_out(self) -> None:
        unused = replace(book(), resources=(picture(),))
        assert "images/map.png" not in opened(edition(unused)).files


WEIRD = ('<&">', "Very " * 40 + "Long", "🐟 Fish 🐠", "null\0 and \ud800 half")

BOOKS = {
    "tiny": story(paragraph("It was over.")),
    "full": full_book(),
    "without author": book(about=metadata(author="")),
    "right to left": book(
        chapter("a", paragraph("הים נסוג כל כך רחוק"), title="הים"),
        chapter("b", title="הרוח"),
        chapter("c"),
        about=metadata("הים", author="דוד", language="he"),
    ),
    **{
        f"weird title {number}": book(
            chapter("a", paragraph(title), title=title, label=title),
            chapter("b", paragraph(title)),
            about=replace(
                metadata(title, author=title),
                subtitle=title,
                description=title,
                publisher=title,
                rights=title,
                subjects=(title,),
                identifier="",
            ),
        )
        for number, title in enumerate(WEIRD, 1)
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_has_nothing_to_say(name: str, epubcheck: Epubcheck, tmp_path: Path) -> None:
    file = tmp_path / "book.epub"
    file.write_bytes(write_epub(edition(BOOKS[name])).data)
    assert epubcheck(file) == ()
