"""What is done where a page is narrow stands in a sheet of its own, behind that of the book."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from ebookpack.core.nodes import Cell, Table, Text
from ebookpack.writers.epub.narrow_pages import NARROW_SHEET
from ebookpack.writers.epub.package import write_epub
from ebookpack.writers.epub.pages import STYLE_SHEET
from tests.checkers import Epubcheck
from tests.writers.builders import book, chapter, edition


def made(*cells: str) -> bytes:
    """An e-book with a table of one row of these cells."""
    table = Table(head=(), rows=(tuple(Cell(children=(Text(text=it),)) for it in cells),))
    return write_epub(edition(book(chapter("one", table)))).data


def sheet(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as epub:
        return epub.read(f"EPUB/{NARROW_SHEET}").decode()


def test_titles_are_smaller_where_their_words_would_be_broken(
    tmp_path: Path, epubcheck: Epubcheck
) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(made("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
    assert ".titlepage .title" in sheet(path.read_bytes())
    assert epubcheck(path) == ()


def test_every_document_names_it_behind_the_sheet_of_the_book() -> None:
    with zipfile.ZipFile(BytesIO(made("a"))) as epub:
        texts = [epub.read(name).decode() for name in epub.namelist() if name.endswith(".xhtml")]
    assert texts
    assert all(0 < text.find(STYLE_SHEET) < text.find(NARROW_SHEET) for text in texts)


def test_rules_for_wide_tables_are_there_if_there_is_one() -> None:
    assert "wide-table" in sheet(made("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
    assert "wide-table" not in sheet(made("a", "b"))
