"""Documents read as XML are those that the engine's own parser makes of them."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML

from ebookpack.writers.print.document import document, write_pieces
from ebookpack.writers.print.engine.parsed import parsed
from tests.manuscripts import book_of
from tests.writers.print.conftest import edition_of

STORY = """# The Ferry & the Fog

## One

It did *not* run.[^1] "Never," she said; 3 < 4.

    a  line
      of code

| Day | Boat |
|-----|------|
| Mon | none |

[^1]: On Sundays.
"""


def nothing(*_: object) -> None:
    """Nothing can be loaded."""


def told(element: Any) -> Any:
    """All that style sheets and layout see of an element."""
    names = {name.replace("{http://www.idpf.org/2007/ops}", "epub:"): text
             for name, text in element.attrib.items()}  # fmt: skip
    return element.tag, names, element.text or "", [
        (told(child), child.tail or "") for child in element
    ]  # fmt: skip


def test_every_piece_is_what_the_engine_reads() -> None:
    edition = edition_of(book_of(STORY))
    for piece in write_pieces(edition):
        html = document(edition, piece.html)
        ours, theirs = parsed(html, nothing), HTML(string=html)
        assert told(ours.etree_element.find("body")[0]) == told(
            theirs.etree_element.find("body")[0]
        )
        assert ours.etree_element.attrib == theirs.etree_element.attrib


@pytest.mark.parametrize("html", ["<html ><body><p>One<br>two</body>", "<p>One</p>", "One &nbsp;"])
def test_what_is_no_xml_or_no_document_is_read_as_html(html: str) -> None:
    read = parsed(html, nothing)
    assert read.etree_element.tag == "html"
    assert "One" in "".join(read.etree_element.find("body").itertext())
