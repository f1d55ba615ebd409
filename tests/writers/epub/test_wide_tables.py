from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ebookpack.core.nodes import Cell, Table, Text
from ebookpack.writers.epub.package import write_epub
from ebookpack.writers.epub.wide_tables import WIDE_SHEET, framed, wide_sheet
from tests.checkers import Epubcheck
from tests.writers.builders import book, chapter, edition

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
    assert f"@container (max-width: {needs}em)" in wide_sheet()


def test_rows_of_several_lengths_are_measured_by_columns() -> None:
    assert "needs-22" in framed(table("a|b", "a|b|Donaudampfschiff|Kapitänskajüte|x"), MARKUP)


def test_only_documents_with_wide_tables_have_their_style_sheet(
    tmp_path: Path, epubcheck: Epubcheck
) -> None:
    wide = table("Stop|Monday|Tuesday|Wednesday", "The mill|7.01|7.11|7.21")
    made = edition(book(chapter("one", wide), chapter("two", table("No.|Name", "1|Ada"))))
    data = write_epub(made).data

    with zipfile.ZipFile(BytesIO(data)) as epub:
        texts = {name: epub.read(name).decode() for name in epub.namelist() if "/text/" in name}
        assert b'href="style/wide-tables.css"' in epub.read("EPUB/content.opf")
    assert [name for name in texts if WIDE_SHEET in texts[name]] == ["EPUB/text/one.xhtml"]
    path = tmp_path / "book.epub"
    path.write_bytes(data)
    assert epubcheck(path) == ()


def test_a_book_without_wide_tables_has_no_sheet_for_them() -> None:
    data = write_epub(edition(book(chapter("two", table("No.|Name", "1|Ada"))))).data
    with zipfile.ZipFile(BytesIO(data)) as epub:
        assert f"EPUB/{WIDE_SHEET}" not in epub.namelist()
