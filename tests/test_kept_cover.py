"""A cover is drawn again when what it hangs on has changed, and else taken as it was."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Cover, Edition
from ebookpack.design.cover import front
from ebookpack.kept_cover import front_cover
from tests.memory import Memory
from tests.writers import builders

EDITION = builders.edition(with_cover=False)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of covers that were drawn."""
    titles: list[str] = []

    def draw(book: Book, theme: object, diagnostics: Diagnostics, rules: object) -> Cover:
        title = book.metadata.title
        titles.append(title)
        if title == "Warned of":
            diagnostics.warning("D304", "the title is too long for a cover, and is cut there")
        return Cover(jpeg=title.encode() + b"\n\xff", width=3, height=4, alt=title)

    monkeypatch.setattr(front, "draw_cover", draw)
    return titles


def titled(title: str) -> Edition:
    metadata = replace(EDITION.book.metadata, title=title)
    return replace(EDITION, book=replace(EDITION.book, metadata=metadata))


def test_the_cover_of_another_text_is_the_one_that_is_kept(drawn: list[str]) -> None:
    shelf = Memory()
    first = front_cover(EDITION, Diagnostics(), shelf)
    edited = replace(EDITION, book=replace(EDITION.book, body=EDITION.book.body[:1]))
    assert front_cover(edited, Diagnostics(), shelf) == first
    assert len(drawn) == 1


def test_another_title_or_style_has_another_cover(drawn: list[str]) -> None:
    shelf = Memory()
    style = replace(EDITION.theme.cover, seed=EDITION.theme.cover.seed + 1)
    seeded = replace(EDITION, theme=replace(EDITION.theme, cover=style))
    for each in (EDITION, titled("Low Water"), seeded):
        front_cover(each, Diagnostics(), shelf)
    assert len(drawn) == 3
    assert front_cover(titled("Low Water"), Diagnostics(), shelf).alt == "Low Water"


def test_a_damaged_cover_is_drawn_anew(drawn: list[str]) -> None:
    shelf = Memory()
    first = front_cover(EDITION, Diagnostics(), shelf)
    for key, data in shelf.held.items():
        shelf.held[key] = data[:-1] + b"\xfe"
    assert front_cover(EDITION, Diagnostics(), shelf) == first
    assert len(drawn) == 2


def test_what_there_is_to_say_of_a_cover_is_said_each_time(drawn: list[str]) -> None:
    shelf = Memory()
    for _ in range(2):
        said = Diagnostics()
        front_cover(titled("Warned of"), said, shelf)
        assert [it.code for it in said] == ["D304"]
    assert len(drawn) == 2
