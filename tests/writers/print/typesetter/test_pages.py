"""Pages that end well, on prose whose paragraphs are of every length."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from ebookpack.writers.print.engine.bench import LiveBook
from ebookpack.writers.print.typesetter.pages import PageFitter
from tests.writers.print.typesetter.test_lines import PROSE, laid, texts, typed

WORDS = PROSE.split()
LENGTHS = [(n * 37) % 90 + 6 for n in range(120)]
CSS = "@page { size: 300pt 424pt; margin: 30pt } body { line-height: 14pt }"


def paragraphs() -> list[str]:
    """120 paragraphs of 6 to 95 words."""
    starts = accumulate(LENGTHS, initial=0)
    return [
        " ".join(WORDS[(start + n) % len(WORDS)] for n in range(length))
        for start, length in zip(starts, LENGTHS, strict=False)
    ]


@contextmanager
def unfitted() -> Iterator[None]:
    """While it lasts, pages are left as the engine makes them."""
    fitted = PageFitter.make_page
    PageFitter.make_page = lambda self, *page: self.engine(*page)  # type: ignore[method-assign]
    try:
        yield
    finally:
        PageFitter.make_page = fitted  # type: ignore[method-assign]


def feet(book: LiveBook) -> list[tuple[int, bool]]:
    """(empty lines at its foot, whether a word is divided there) of each page but the last."""
    found = []
    for page in book.pages[:-1]:
        box = page._page_box
        last = [line for line in box.descendants() if isinstance(line, boxes.LineBox)][-1]
        room = box.content_box_y() + box.height - (last.position_y + last.height)
        found.append((round(room / last.height), _text(last).endswith("\u2010")))
    return found


def _text(line: Any) -> str:
    return "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))


def faults(book: LiveBook) -> int:
    """Spreads that do not end level, and pages that end in the midst of a word."""
    found = feet(book)
    spreads = zip(found[1::2], found[2::2], strict=False)
    return sum(left[0] != right[0] for left, right in spreads) + sum(cut for _, cut in found)


@pytest.fixture(scope="module")
def books() -> tuple[LiveBook, LiveBook]:
    """The same text with pages that are fitted, and as the engine makes them."""
    with unfitted():
        plain = laid(*paragraphs(), css=CSS)
    return laid(*paragraphs(), css=CSS), plain


def test_few_pages_end_badly(books: tuple[LiveBook, LiveBook]) -> None:
    fitted, plain = books
    assert len(feet(plain)) > 12
    assert faults(fitted) < faults(plain) / 2


def test_no_word_is_divided_at_the_end_of_a_page(books: tuple[LiveBook, LiveBook]) -> None:
    assert not any(cut for _, cut in feet(books[0]))


def test_the_text_stays_the_same(books: tuple[LiveBook, LiveBook]) -> None:
    fitted, plain = (typed("".join(texts(book))) for book in books)
    assert fitted == plain


def test_the_same_text_gives_the_same_pages(books: tuple[LiveBook, LiveBook]) -> None:
    assert texts(laid(*paragraphs(), css=CSS)) == texts(books[0])


def test_a_page_with_a_note_is_made_anew_with_its_note() -> None:
    noted = [
        text.replace(" ", f' <span style="float: footnote">Note {n}.</span>', 1)
        for n, text in enumerate(paragraphs()[:60])
    ]
    book = laid(*noted, css=CSS)
    notes = [text for text in texts(book) if "Note " in text]
    assert len(notes) == 60


BREAK = (
    "html { line-height: 14pt } "
    "p.scene-break { text-align: center; margin: 14pt 0; break-before: avoid; break-after: avoid }"
)


LINES_OF_PAGE = 26


@pytest.mark.parametrize(
    ("above", "white"),
    [
        pytest.param(22, 1.5, id="closer"),  # 4 lines are left, and the next scene wants 2 of them
        pytest.param(20, 2.5, id="wider"),  # 6 are left: 2 of a paragraph of 4 would leave one
        pytest.param(21, 2.0, id="as it is"),
    ],
)
def test_the_white_around_a_scene_break_gives_and_takes(above: int, white: float) -> None:
    four_lines = "<br>".join(["One line."] * 4)
    scene = '</p><p class="scene-break">*'
    lines_above = ["One line."] * (above - 1) + [f"One line.{scene}"]
    book = laid(*lines_above, *[four_lines] * 9, css=CSS + BREAK)
    first = [
        line for line in book.pages[0]._page_box.descendants() if isinstance(line, boxes.LineBox)
    ]
    ornament = next(n for n, line in enumerate(first) if _text(line) == "*")
    after = (first[ornament + 1].position_y - first[ornament].position_y) / first[0].height

    assert ornament == above
    assert round(after, 2) == white
    assert feet(book)[0] == (0, False)
    assert round((first[-1].position_y - first[0].position_y) / first[0].height) == (
        LINES_OF_PAGE - 1
    )
