"""Wraps as a whole: what stands on them, and what keeps off what."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from ebookpack.core.book import Book, Matter, Section, SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import Paragraph, Text
from ebookpack.core.wrap import Area, Solid, Stencil, Turn, Words, Wrap
from ebookpack.design.cover.layouts import LAYOUTS
from ebookpack.design.cover.wrap.draw import WrapTexts, draw_wrap
from ebookpack.design.cover.wrap.geometry import spine_room
from tests.design.cover.builders import book
from tests.design.cover.wrap.builders import ISBN, bound
from tests.themes import classic

BLURB = (
    "A clerk at the customs house counts the barley that nobody has weighed.\n\n"
    "What he finds below it is alive, and has air for two more days."
)


def story(description: str = BLURB, about: str = "") -> Book:
    """A book with something to say on its back."""
    plain = book("The Sea Room", "Adam Marsh")
    block = Paragraph(children=(Text(text=about),))
    section = Section(
        id="about", role=SectionRole.ABOUT_AUTHOR, matter=Matter.BACK, blocks=(block,)
    )
    metadata = replace(plain.metadata, description=description, publisher="Strand Gate")
    return replace(plain, metadata=metadata, back=(section,) if about else ())


@cache
def drawn(layout: str, store: str = "kdp", isbn: str = ISBN) -> Wrap:
    """A wrap in a layout."""
    theme = classic()
    theme = replace(theme, cover=replace(theme.cover, layouts=(layout,)))
    texts = WrapTexts(isbn=isbn, price="£8.99")
    return draw_wrap(story(), theme, bound(store, size=(5, 8)), texts, Diagnostics())


def box(line: Words) -> Area:
    """About where a line is."""
    up, down = 0.75 * line.size, 0.25 * line.size
    if line.turn is Turn.DOWN:
        return Area(left=line.x - down, right=line.x + up, top=line.y, bottom=line.y + line.width)
    return Area(left=line.x, right=line.x + line.width, top=line.y - up, bottom=line.y + down)


def overlap(one: Area, other: Area) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0 and down > 0


@pytest.mark.parametrize("layout", LAYOUTS)
def test_on_every_layout_each_line_is_in_its_panel_and_off_the_bar_code(layout: str) -> None:
    wrap = drawn(layout)
    made = wrap.geometry
    safe = 0.125 * 72
    on_spine = [line for line in wrap.words if line.turn is Turn.DOWN]
    flat = [line for line in wrap.words if line.turn is Turn.UPRIGHT]

    room = spine_room(bound("kdp", size=(5, 8)), made)
    assert room is not None
    assert all(room.left <= box(line).left and box(line).right <= room.right for line in on_spine)
    assert wrap.barcode
    for line in flat:
        where = box(line)
        panel = made.front if line.x >= made.spine.right else made.back
        assert panel.inset(safe - 0.5).holds(where), line.text
        if not any(character.isdigit() for character in line.text):
            assert not overlap(where, wrap.barcode), line.text
    texts = [line.text.replace("\u00a0", " ") for line in wrap.words]
    # A font without small capitals has names in capitals.
    assert [text.casefold() for text in texts].count("adam marsh") == 2
    assert " ".join(BLURB.split()) in " ".join(texts)
    assert {"£8.99", "ISBN 978-0-306-40615-7"} <= set(texts)
    assert "strand gate" in {text.casefold() for text in texts}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_ground_covers_all_of_the_sheet(layout: str) -> None:
    wrap = drawn(layout)
    first = wrap.grounds[0]
    stencils = [ground for ground in wrap.grounds if isinstance(ground, Stencil)]

    assert first.area.holds(wrap.geometry.sheet)
    assert stencils
    for stencil in stencils:
        assert stencil.columns / stencil.area.width * 72 >= 600
        assert len(stencil.bits) == (stencil.columns + 7) // 8 * stencil.rows


def test_the_place_of_the_printers_own_code_is_white_with_nothing_on_it() -> None:
    wrap = drawn("medallion", isbn="")

    assert wrap.barcode
    last = wrap.grounds[-1]
    assert isinstance(last, Solid)
    assert (last.area, last.colour) == (wrap.barcode, (255, 255, 255))
    assert not any(overlap(box(line), wrap.barcode) for line in wrap.words)


def test_at_home_there_is_no_white_place_for_nobodys_code() -> None:
    assert drawn("medallion", "home", "").barcode is None


def findings(work: Book, store: str = "kdp", isbn: str = ISBN) -> tuple[list[str], Wrap]:
    diagnostics = Diagnostics()
    theme = classic()
    theme = replace(theme, cover=replace(theme.cover, layouts=("medallion",)))
    wrap = draw_wrap(work, theme, bound(store, size=(5, 8)), WrapTexts(isbn=isbn), diagnostics)
    return [found.code for found in diagnostics], wrap


def test_a_text_too_long_for_a_back_is_cut_and_said_to_be() -> None:
    codes, wrap = findings(story("A good many words about barley and tides. " * 120))

    assert codes == ["D143"]
    lines = [line.text for line in wrap.words]
    assert any(line.endswith("…") for line in lines)
    assert wrap.barcode
    for line in wrap.words:
        if line.text.startswith("A good"):
            assert not overlap(box(line), wrap.barcode)


def test_what_is_said_of_the_author_stands_below_if_there_is_room() -> None:
    about = "Adam Marsh was born in Hesk."
    codes, wrap = findings(story(about=about))
    (line,) = [line for line in wrap.words if line.text == about]

    assert codes == []
    assert line.italic


def test_a_printer_that_wants_a_bar_code_gets_a_warning_without_one() -> None:
    assert findings(story(), "ingram", isbn="")[0] == ["D140", "D145"]


def test_the_same_book_has_the_same_wrap() -> None:
    assert drawn.__wrapped__("medallion") == drawn("medallion")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_too_small_or_too_thin_to_be_printed(layout: str) -> None:
    wrap = drawn(layout)

    assert min(line.size for line in wrap.words) >= 7
    rules = [
        ground.area
        for ground in wrap.grounds
        if isinstance(ground, Solid) and ground.colour not in {(0, 0, 0), (255, 255, 255)}
    ]
    assert min(min(area.width, area.height) for area in rules) >= 0.75


def test_a_book_without_a_word_about_it_has_its_ornament_on_the_back() -> None:
    codes, wrap = findings(story(description=""))

    assert codes == []
    assert next(line.text for line in wrap.words if line.x < wrap.geometry.spine.left) == "9"
