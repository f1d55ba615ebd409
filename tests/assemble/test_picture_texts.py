from __future__ import annotations

from ebookpack.assemble.assembly import assemble
from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics, Severity
from ebookpack.core.node_text import walk_inlines
from ebookpack.core.nodes import Image
from ebookpack.core.settings_reading import parse_settings
from ebookpack.readers.registry import read_manuscript
from tests.manuscripts import folder_of
from tests.writers.builders import picture

PNG = picture().data
CLAIM = """
[accessibility]
conforms-to = "EPUB Accessibility 1.1 - WCAG 2.2 Level A"
certified-by = "Low Water Press"
"""


def assembled(text: str, toml: str = "") -> tuple[list[Image], Diagnostics]:
    """The pictures of a chapter with pictures a/one.png, b/one.png and two.png beside it."""
    files = {"1.md": text.encode(), "a/one.png": PNG, "b/one.png": PNG + b"b", "two.png": PNG}
    diagnostics = Diagnostics()
    document = read_manuscript(folder_of(files), Diagnostics())
    book: Book = assemble(
        document, parse_settings(f'title = "T"\n{toml}', "book.toml"), "story", diagnostics
    )
    blocks = [block for _, section in book.sections() for block in section.blocks]
    return [one for one in walk_inlines(blocks) if isinstance(one, Image)], diagnostics


def test_book_toml_says_what_a_picture_shows() -> None:
    (image,), found = assembled("# One\n\n![x](two.png)\n", '[pictures]\n"two.png" = "The\\n weir"')
    assert (image.alt, image.decorative) == ("The weir", False)
    assert list(found) == []


def test_an_empty_text_says_that_it_is_decoration() -> None:
    (image,), found = assembled("# One\n\n![A leaf](two.png)\n", '[pictures]\n"two.png" = ""')
    assert (image.alt, image.decorative) == ("", True)
    assert list(found) == []


def test_markup_can_say_that_it_is_decoration() -> None:
    (image,), found = assembled('# One\n\nA <img src="two.png" alt=""> leaf.\n')
    assert image.decorative
    assert list(found) == []


def test_a_picture_that_nothing_is_said_of_is_named_with_its_place() -> None:
    _, found = assembled("# One\n\nOf it: ![](two.png)\n\n![](two.png)\n")
    (one,) = found
    assert (one.code, one.severity, str(one.span)) == ("A104", Severity.ERROR, "novel/1.md:3")
    assert one.acceptable
    assert '"two.png" = "what it shows"' in one.hints[0]


def test_the_text_above_a_picture_tells_where_it_is() -> None:
    _, found = assembled(f"# One\n\nThe {'old ' * 20}weir.\n\n***\n\n![](two.png)\n")
    (one,) = found
    assert one.message.startswith('image "two.png", below “The old old')
    assert "weir" not in one.message


def test_a_picture_in_what_is_left_out_needs_no_text() -> None:
    pin = '[structure]\n"Reviews of" = { is = "leave-out", until = "Buy it" }'
    text = "# One\n\nIt rained.\n\nReviews of it:\n\n![](two.png)\n\nBuy it.\n"
    assert list(assembled(text, pin)[1]) == []


def test_pictures_of_one_name_are_told_by_their_folders() -> None:
    toml = '[pictures]\n"a/one.png" = "A boat"\n"b/one.png" = "A quay"'
    images, _ = assembled("# One\n\n![](a/one.png)\n\n![](b/one.png)\n", toml)
    assert [image.alt for image in images] == ["A boat", "A quay"]
    _, found = assembled("# One\n\n![](a/one.png)\n\n![](b/one.png)\n")
    assert '"a/one.png" = "what it shows"' in next(iter(found)).hints[0]


def test_a_book_that_claims_to_be_accessible_has_a_text_for_every_picture() -> None:
    _, found = assembled("# One\n\n![](two.png)\n", CLAIM)
    assert [(one.code, one.acceptable) for one in found.errors] == [("A104", False)]
    assert assembled("# One\n\n![The weir](two.png)\n", CLAIM)[1].errors == ()
