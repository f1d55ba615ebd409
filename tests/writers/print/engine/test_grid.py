from __future__ import annotations

import pytest

from ebookpack.core.nodes import Cell, Figure, Image, Table
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
