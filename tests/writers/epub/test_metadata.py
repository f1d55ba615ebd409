from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.book import Contributor, Series
from tests.writers.builders import book, edition, metadata
from tests.writers.epub.opened import Opened, opened


def package_of(**facts: object) -> Opened:
    """The EPUB of a book with these metadata."""
    return opened(edition(book(about=replace(metadata(), **facts))))


def test_people_have_roles_and_sort_keys() -> None:
    made = package_of(
        contributors=(
            Contributor(name="Ada Quill", file_as="Quill, Ada"),
            Contributor(name="Bo Brush", role="ill"),
        )
    )
    assert made.package("//dc:creator/text()") == ["Ada Quill"]
    assert made.package("//dc:contributor/text()") == ["Bo Brush"]
    assert made.meta("role") == ["aut", "ill"]
    assert made.meta("file-as") == ["Quill, Ada"]


def test_title_and_subtitle() -> None:
    made = package_of(subtitle="A Tale")
    assert made.package("//dc:title/text()") == ["The Harbour at Low Water", "A Tale"]
    assert made.meta("title-type") == ["main", "subtitle"]


def test_what_is_not_known_is_not_said() -> None:
    made = package_of()
    for name in ("description", "publisher", "rights", "date", "subject"):
        assert made.package(f"//dc:{name}") == []
    assert made.meta("belongs-to-collection") == []


def test_date_is_the_author_s() -> None:
    assert package_of(date="1913").package("//dc:date/text()") == ["1913"]


def test_series() -> None:
    made = package_of(series=Series(name="Harbours", number="2.5"))
    assert made.meta("belongs-to-collection") == ["Harbours"]
    assert made.meta("group-position") == ["2.5"]
    assert package_of(series=Series(name="Harbours", number="II")).meta("group-position") == []


def test_identifier_as_given() -> None:
    made = package_of(identifier="urn:isbn:9780101010108")
    assert made.package("//dc:identifier/text()") == ["urn:isbn:9780101010108"]
    assert made.meta("identifier-type") == ["15"]


def test_identifier_of_a_work_without_one_stays_the_same() -> None:
    def identifier(**facts: object) -> str:
        return package_of(identifier="", **facts).package("//dc:identifier/text()")[0]

    assert identifier() == identifier(rights="Mine.")
    assert identifier().startswith("urn:uuid:")
    assert identifier() != identifier(title="Another")


def test_modified_and_cover() -> None:
    made = package_of()
    assert made.meta("dcterms:modified") == ["2026-03-04T05:06:08Z"]
    assert made.package("//opf:meta[@name='cover']/@content") == ["cover-image"]
    assert made.package("//opf:item[@properties='cover-image']/@href") == ["images/cover.jpg"]
    assert made.package("/opf:package/@xml:lang") == ["en"]


def test_rating_and_warnings_are_subjects_that_say_what_they_are() -> None:
    about = replace(
        metadata(),
        subjects=("Low Water",),
        details=(("Rating", "T"), ("Archive warnings", "None apply"), ("Words", "900")),
    )

    assert opened(edition(book(about=about))).package("//dc:subject/text()") == [
        "Low Water",
        "Rating: T",
        "Archive warnings: None apply",
    ]
