from __future__ import annotations

import pytest

from ebookpack.core.nodes import Cell, Figure, Image, Table
from ebookpack.writers.print.engine.bench import Bench, Supplies
from ebookpack.writers.print.typesetter.page_ends import lines_of_text
from tests.writers import builders
from tests.writers.builders import paragraph, text
from tests.writers.print.conftest import Printed, digest, printed
from tests.writers.print.typesetter.test_lines import pages_of_glyphs

LEADING = builders.theme().type.leading


def lines_from_the_foot(book: Printed) -> dict[str, float]:
    """Height of the capitals A and Z above the foot of the text, in lines."""
    (glyphs,) = [page for page in pages_of_glyphs(book.artifact.data) if len(page) > 40][-1:]
    return {char: (y - digest(30).bottom) / LEADING for char, _, y in glyphs if char in "AZ"}


@pytest.mark.parametrize(
    "block",
    [
        Figure(image=Image(resource="map.png", alt="A map"), caption=(text("a map"),)),
        Table(
            head=(), rows=((Cell(children=(text("left"),)), Cell(children=(text("right"),))),) * 3
        ),
    ],
    ids=["figure", "table"],
)
def test_text_below_what_is_no_text_stands_on_the_grid(block: Figure | Table) -> None:
    book = builders.book(
        builders.chapter("c", paragraph("All above."), block, paragraph("Zebras below it.")),
        resources=(builders.picture(),),
    )

    found = lines_from_the_foot(printed(book))

    lines = found["A"] - found["Z"]
    assert lines > 3
    assert lines == pytest.approx(round(lines), abs=0.01)


def test_text_below_a_head_of_close_lines_stands_on_the_grid() -> None:
    words = "Zebras and Apes and what they said of it to each other that day. " * 30
    book = builders.book(builders.chapter("c", *[paragraph(words)] * 4, title="A Title"))

    pages = [page for page in pages_of_glyphs(printed(book).artifact.data) if len(page) > 400]

    feet = [min(y for char, _, y in page if char == "Z") for page in pages[:2]]
    lines = (feet[0] - feet[1]) / LEADING
    assert lines == pytest.approx(round(lines), abs=0.01)


def last_line(before: int, block: str) -> tuple[int, int]:
    """(page, lines from its top) of the last line of pages of ten, below so many others."""
    css = "@page { size: 200pt 180pt; margin: 20pt } body { font: 10pt/14pt serif; page: named }"
    css += " p, body { margin: 0 } div { margin: 28pt 0 0 } section { break-before: page }"
    lines = "<p>Line.</p>" * before
    live = Bench(Supplies(style_sheets=(css,), resources={})).lay_out(
        f"<html lang='en'><body><main>{lines}{block}</main></body></html>"
    )
    places = [
        (number, round((line.position_y - page._page_box.content_box_y()) / (14 * 4 / 3)))
        for number, page in enumerate(live.pages)
        for line in lines_of_text(page._page_box.children[0])
    ]
    return places[-1]


def test_no_white_is_above_what_comes_first_on_a_page_that_goes_on() -> None:
    assert last_line(4, "<div>Set apart.</div>") == (0, 6)
    assert last_line(10, "<div>Set apart.</div>") == (1, 0)


def test_what_starts_a_page_by_itself_keeps_the_white_above() -> None:
    starts = "<section><div>Set apart.</div></section>"
    assert last_line(4, starts) == (1, 2)


def test_notes_keep_apart_from_the_text_on_every_page() -> None:
    css = "@page { size: 200pt 180pt; margin: 20pt; @footnote { margin-top: 14pt } }"
    css += " body { font: 10pt/14pt serif } p { margin: 0 } .note { float: footnote }"
    note = '<span class="note">Two lines of a note, it has so many of the words.</span>'
    called = f"<p>Line {note * 5}</p>" + "<p>Line.</p>" * 6
    bench = Bench(Supplies(style_sheets=(css,), resources={}))

    book = bench.lay_out(f"<html><body>{'<p>Line.</p>' * 12}{called * 2}</body></html>")

    noted = [page._page_box for page in book.pages if len(page._page_box.children) > 1]
    apart = [
        page.children[1].padding_box_y() - (last.position_y + last.height)
        for page in noted
        for *_, last in [list(lines_of_text(page.children[0]))]
    ]
    assert len(apart) > 2
    assert min(apart) >= 14 / 0.75 - 0.1
