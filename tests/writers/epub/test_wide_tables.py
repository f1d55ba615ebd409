from __future__ import annotations

import pytest

from ebookpack.core.nodes import Cell, Table, Text
from ebookpack.writers.epub.wide_tables import framed, stacked_rows

MARKUP = "<table>\n</table>"


def table(*rows: str) -> Table:
    """A table whose first row is its head; cells stand between bars."""
    head, *others = (
        tuple(Cell(children=(Text(text=cell),)) for cell in row.split("|")) for row in rows
    )
    return Table(head=head, rows=tuple(others))


def test_a_table_that_fits_in_large_type_is_as_it_was() -> None:
    assert framed(table("No.|Name", "1|Ada in the boat, and nobody else"), MARKUP) == MARKUP


@pytest.mark.parametrize(
    ("rows", "needs"),
    [
        (("Signal|Meaning|Given by", "red|stop|the stationmaster"), 18),
        (("Stop|Monday|Tuesday|Wednesday|Thursday", "Mill|7.01|7.11|7.21|never"), 22),
        (("|".join(["Wednesday"] * 30),), 50),
    ],
)
def test_a_wide_table_says_how_much_room_its_words_need(rows: tuple[str, ...], needs: int) -> None:
    assert (
        framed(table(*rows), MARKUP) == f'<div class="wide-table needs-{needs}">\n{MARKUP}\n</div>'
    )
    assert f"@container (max-width: {needs}em)" in stacked_rows()


def test_rows_of_several_lengths_are_measured_by_columns() -> None:
    assert "needs-22" in framed(table("a|b", "a|b|Donaudampfschiff|Kapitänskajüte|x"), MARKUP)
