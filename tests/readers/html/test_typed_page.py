"""Pages that are a typed text in one `<pre>`."""

from __future__ import annotations

from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Preformatted
from tests.readers.html.pages import PROSE, book_of, page, read

LINES = "\n".join(f"   {line}" for paragraph in PROSE for line in (paragraph[:60], paragraph[60:]))
TYPED = f"""
                    THE FERRY DOG

                     by Ada Pell


{LINES}

{LINES}

{LINES}
"""


def test_a_page_that_is_one_typed_text_is_read_as_such() -> None:
    book = book_of(page(f"<pre>{TYPED}</pre>"))

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.byline == "Ada Pell"
    assert not any(isinstance(block, Preformatted) for s in book.body for block in s.blocks)


def test_code_on_a_page_stays_as_it_was_typed() -> None:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    document = read(page(f"{told}<pre>{TYPED}</pre>"))

    assert any(isinstance(block, Preformatted) for block in document.blocks)
    assert PROSE[0] in map(block_text, document.blocks)
