"""Pictures within the bounds of a store, or a finding with the place."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from PIL import Image as Picture

from ebookpack.core.book import Book, Resource
from ebookpack.core.diagnostics import Diagnostic, Diagnostics, Severity, Span
from ebookpack.core.ebook_store import EbookStore
from ebookpack.core.nodes import Figure, Image
from ebookpack.design.ebook_stores import load_ebook_store
from ebookpack.writers.epub.images import book_images
from ebookpack.writers.epub.picture_limits import FOR_TEXT, check_file_size, within_limits
from tests.writers.builders import book, chapter

PLACE = Span(path="story.md", line=7)
INGRAM = load_ebook_store("ingram")


def noise(width: int, height: int, kind: str = "JPEG") -> bytes:
    """A picture that cannot be compressed well."""
    file = io.BytesIO()
    Picture.effect_noise((width, height), 90).save(file, kind, quality=95)
    return file.getvalue()


def moving(width: int, height: int) -> bytes:
    file = io.BytesIO()
    frames = [Picture.new("L", (width, height), shade) for shade in (0, 255)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


def showing(**pictures: bytes) -> Book:
    """A chapter with these pictures, by their names without a suffix."""
    kinds = {b"\xff\xd8": "jpeg", b"\x89P": "png", b"GI": "gif"}
    figures = (Figure(image=Image(resource=name, alt="x"), span=PLACE) for name in pictures)
    return replace(
        book(chapter("a", *figures, title="The Weir")),
        resources=tuple(
            Resource(name=name, media_type=f"image/{kinds[data[:2]]}", data=data)
            for name, data in pictures.items()
        ),
    )


def limited(given: Book, store: EbookStore) -> tuple[dict[str, bytes], list[Diagnostic]]:
    found = Diagnostics()
    images = within_limits(given, book_images(given), store, found)
    return {name: image.resource.data for name, image in images.items()}, list(found)


def taking(most: int) -> EbookStore:
    """A store that takes so many bytes of pictures in a document."""
    package = replace(INGRAM.package, most_document_bytes=FOR_TEXT + most)
    return replace(INGRAM, package=package)


def test_pictures_of_a_document_are_drawn_smaller_until_they_fit() -> None:
    given = showing(one=noise(400, 300), two=noise(400, 300), three=noise(200, 150, "PNG"))
    before = sum(len(resource.data) for resource in given.resources)
    after, found = limited(given, taking(before // 3))

    assert sum(map(len, after.values())) <= before // 3
    assert found == []
    sizes = [Picture.open(io.BytesIO(data)).size for data in after.values()]
    assert all(width > height > 50 for width, height in sizes)


def test_those_that_fit_stay_as_they_are() -> None:
    given = showing(one=noise(400, 300))
    after, found = limited(given, taking(len(given.resources[0].data)))

    assert Picture.open(io.BytesIO(after["one"])).size == (400, 300)
    assert found == []


def test_what_moves_cannot_be_drawn_smaller_and_is_told_with_its_place() -> None:
    _, (found,) = limited(showing(one=moving(2000, 1700)), INGRAM)

    assert (found.code, found.severity, found.span) == ("W231", Severity.ERROR, PLACE)
    assert found.message == (
        'image "one" has 3.4 megapixels (IngramSpark e-book takes 3.2) and cannot be drawn smaller'
    )


def test_a_still_of_that_format_can() -> None:
    still = io.BytesIO()
    Picture.new("P", (2000, 1700), 3).save(still, "GIF")
    after, found = limited(showing(one=still.getvalue()), INGRAM)

    width, height = Picture.open(io.BytesIO(after["one"])).size
    assert width * height <= INGRAM.pictures.most_pixels
    assert found == []


def test_a_number_that_no_store_gave_is_a_warning() -> None:
    _, (found,) = limited(showing(one=moving(3000, 2000)), load_ebook_store("generic"))

    assert (found.code, found.severity) == ("W231", Severity.WARNING)


def test_a_chapter_whose_pictures_cannot_be_made_to_fit_is_told() -> None:
    _, (found,) = limited(showing(one=moving(300, 200)), taking(100))

    assert found.code == "W232"
    assert "The Weir" in found.message


@pytest.mark.parametrize(("over", "codes"), [(0, []), (1, ["W233"])])
def test_the_whole_file(over: int, codes: list[str]) -> None:
    found = Diagnostics()
    check_file_size(INGRAM.package.most_bytes + over, INGRAM, found)

    assert [each.code for each in found] == codes
