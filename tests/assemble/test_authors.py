"""Whose name counts where a file's properties and its title page do not agree."""

from __future__ import annotations

import pytest

from ebookpack.assemble.assembly import assemble
from ebookpack.core.book import Document, Field
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import Align, Block, Paragraph, Text
from ebookpack.core.settings import Settings

PROSE = "The weir had been mended with whatever was at hand, and some of it had belonged to people."


def centred(text: str) -> Block:
    return Paragraph(children=(Text(text=text),), align=Align.CENTER)


def plain(text: str) -> Block:
    return Paragraph(children=(Text(text=text),))


def test_a_title_that_a_file_declares_is_without_the_number_of_its_draft() -> None:
    diagnostics = Diagnostics()
    document = Document(
        blocks=(Paragraph(children=(Text(text="The weir had been mended."),)),),
        format="docx",
        fields=(Field(name="title", value="The Weir (draft 3)"),),
    )

    book = assemble(document, Settings(), "story", diagnostics)

    assert book.metadata.title == "The Weir"


def authors(declared: str, *lines: str, format_: str = "docx") -> list[str]:
    """The authors of a book whose properties name one, and whose title page has some lines."""
    blocks = (
        centred("The Salt Stair"),
        *map(centred, lines),
        centred("Chapter One"),
        plain(PROSE),
        centred("Chapter Two"),
        plain(PROSE),
    )
    document = Document(
        blocks=blocks, format=format_, fields=(Field(name="author", value=declared),)
    )
    book = assemble(document, Settings(), "story", Diagnostics())
    return [person.name for person in book.metadata.contributors]


@pytest.mark.parametrize(
    ("declared", "lines", "expected"),
    [
        # A byline, a line of copyright: the name of the properties is printed nowhere.
        ("Front Office", ("by Orla Venn",), "Orla Venn"),
        ("Front Office", ("Orla Venn", "Copyright 2031 Orla Venn"), "Orla Venn"),
        # The same person, in full on the title page.
        ("Orla", ("Orla Venn",), "Orla Venn"),
        # The same person, spelled otherwise: the properties are the author's own.
        ("Orla M. Venn", ("by O. Venn",), "Orla M. Venn"),
    ],
)
def test_the_title_page_says_who_wrote_it(
    declared: str, lines: tuple[str, ...], expected: str
) -> None:
    assert authors(declared, *lines) == [expected]


def test_a_format_whose_author_is_written_by_hand_is_believed() -> None:
    assert authors("Front Office", "by Orla Venn", format_="markdown") == ["Front Office"]
