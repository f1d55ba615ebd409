"""Of the same text comes the same document, whatever a word processor saved it as."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from ebookpack.core.book import Document
from ebookpack.core.nodes import Block, Heading, NoteRef, Paragraph
from tests.readers.docx import build as docx
from tests.readers.odt import build as odt
from tests.readers.rtf import build as rtf


def word() -> Document:
    note = f'<w:footnote w:id="2">{docx.paragraph("Pitch.")}</w:footnote>'
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return docx.read(
        docx.package(
            docx.paragraph("One", style="berschrift1"),
            docx.paragraph("It was ", docx.run("hot", docx.ITALIC), " tar", call, "."),
            docx.EMPTY,
            docx.paragraph("* * *", given='<w:jc w:val="center"/>'),
            docx.paragraph("Oil.", given='<w:ind w:firstLine="720"/>'),
            styles=docx.NORMAL + docx.HEADING_1,
            footnotes=note,
        )
    )


def open_document() -> Document:
    automatic = (
        odt.style("T1", odt.ITALIC, family="text")
        + odt.style("P1", parent="Standard", given='fo:text-align="center"')
        + odt.style("P2", parent="Standard", given='fo:text-indent="0.5in"')
    )
    return odt.read(
        odt.odt(
            odt.h("One"),
            odt.p("It was ", odt.span("hot", "T1"), " tar", odt.note(odt.p("Pitch.")), "."),
            odt.p(),
            odt.p("* * *", style="P1"),
            odt.p("Oil.", style="P2"),
            automatic=automatic,
        )
    )


def rich_text() -> Document:
    return rtf.read(
        rtf.rtf(
            rtf.STYLES,
            r"\pard\s1\b One\par\pard\plain It was {\i hot} tar{\footnote\pard Pitch.}.\par\par",
            r"\pard\qc * * *\par\pard\fi720 Oil.\par",
        )
    )


@pytest.mark.parametrize("read", [open_document, rich_text])
def test_the_same_text_is_the_same_document(read: Callable[[], Document]) -> None:
    expected, found = word(), read()
    assert list(map(bare, found.blocks)) == list(map(bare, expected.blocks))
    assert [list(map(bare, n.blocks)) for n in found.notes] == [
        list(map(bare, n.blocks)) for n in expected.notes
    ]


def bare(block: Block) -> Block:
    """A block without what formats name differently: places, names of styles, ids of notes."""
    match block:
        case Heading():
            return replace(block, span=None, id="")
        case Paragraph():
            children = tuple(
                NoteRef(note="note") if isinstance(c, NoteRef) else c for c in block.children
            )
            layout = replace(block.layout, style="")
            return replace(block, span=None, children=children, layout=layout)
        case _:
            return block
