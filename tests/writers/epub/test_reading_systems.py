"""What is written for single reading systems, and the page that says so."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from ebookpack.core.ebook_settings import EbookSettings, Fonts
from ebookpack.design.ebook_stores import load_ebook_store
from ebookpack.writers.epub import reading_systems
from tests.source import ROOT
from tests.writers import builders

PAGE = (ROOT / "docs" / "reading-systems.md").read_text(encoding="utf-8")
STYLE = (ROOT / "themes" / "base" / "epub.css").read_text(encoding="utf-8")
STORES = (ROOT / "ebookpack" / "design" / "ebook_stores.toml").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ")
][2:]


@pytest.mark.parametrize("place", [row[3] for row in ROWS])
def test_what_the_page_names_is_there(place: str) -> None:
    named, *_ = re.findall(r"`([^`]+)`", place)
    if "ebook_stores.toml" in place:
        assert re.search(rf"^{named} = ", STORES, re.MULTILINE)
    elif "/" in named:
        assert (ROOT / named).is_file()
    elif named.isupper():
        assert hasattr(reading_systems, named)
    else:
        assert re.search(rf"^{re.escape(named)}\b[^{{}}]*\{{", STYLE, re.MULTILINE)


def test_every_row_says_what_how_where_and_by_whom() -> None:
    assert len(ROWS) > 10
    assert [row for row in ROWS if len(row) != 5 or not all(row)] == []


@pytest.mark.parametrize(
    ("store", "fonts", "said"),
    [
        ("apple", Fonts.ALL, True),
        ("generic", Fonts.DISPLAY, True),
        ("apple", Fonts.NONE, False),
        ("kobo", Fonts.ALL, False),
    ],
)
def test_fonts_are_said_to_be_meant_where_there_are_any(
    store: str, fonts: Fonts, said: bool
) -> None:
    edition = replace(
        builders.edition(builders.book()),
        store=load_ebook_store(store),
        ebook=EbookSettings(fonts=fonts),
    )

    assert reading_systems.specifies_fonts(edition) is said
    assert len(list(reading_systems.apple_files(edition))) == said
