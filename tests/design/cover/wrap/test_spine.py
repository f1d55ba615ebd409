from __future__ import annotations

import itertools

import pytest

from ebookpack.core.wrap import Area, Turn, Words
from ebookpack.design.cover.colour import LEAST_CONTRAST, contrast, scheme
from ebookpack.design.cover.voices import Setting, Style, set_in
from ebookpack.design.cover.wrap.geometry import spine_room
from ebookpack.design.cover.wrap.sheet import Sheet
from ebookpack.design.cover.wrap.spine import cloth, stamped
from tests.design.cover.builders import CREAM, MUD
from tests.design.cover.wrap.builders import bound, geometry
from tests.themes import classic

THEME = classic()


def setting(text: str, style: Style = Style.ROMAN) -> Setting | None:
    return set_in(text, style, THEME.faces, THEME.cover.title_font)[0]


def words(title: str, *others: str, pages: int = 300, language: str = "en") -> tuple[Words, ...]:
    book = bound("kdp", "cream", pages=pages)
    sheet = Sheet(geometry=geometry(book))
    room = spine_room(book, sheet.geometry)
    titles = (setting(title), setting(title, Style.CAPITALS))
    assert room is not None
    author, publisher = (setting(text, Style.SMALL_CAPITALS) for text in (*others, "", "")[:2])
    return stamped(tuple(filter(None, titles)), author, publisher, room, sheet, (0, 0, 0), language)


def run(line: Words) -> tuple[float, float]:
    """Where a turned line is on the spine, from its upper to its lower end."""
    ends = (line.y, line.y + line.width * (1 if line.turn is Turn.DOWN else -1))
    return min(ends), max(ends)


def room_of(pages: int) -> Area:
    book = bound("kdp", "cream", pages=pages)
    room = spine_room(book, geometry(book))
    assert room is not None
    return room


@pytest.mark.parametrize("palette", [*THEME.cover.palettes, CREAM, MUD])
@pytest.mark.parametrize("reversed_out", [False, True])
def test_what_is_stamped_can_be_read_on_any_cloth(palette: object, reversed_out: bool) -> None:
    colours = cloth(scheme(palette, reversed_out=reversed_out), palette.accent)  # type: ignore

    assert contrast(colours.stamp, colours.ground) >= LEAST_CONTRAST


@pytest.mark.parametrize("pages", [80, 160, 300, 776])
@pytest.mark.parametrize(
    "title", ["Ox", "The Minutes Are Missing", "A Short Account of Nine Boats"]
)
def test_lines_keep_within_the_spine_and_off_each_other(title: str, pages: int) -> None:
    room = room_of(pages)
    lines = words(title, "Maurice Tiddeman", "Halfpenny Gate Press", pages=pages)

    assert lines
    ends = sorted(run(line) for line in lines)
    assert ends[0][0] >= room.top - 0.5
    assert ends[-1][1] <= room.bottom + 0.5
    for (_, above), (below, _) in itertools.pairwise(ends):
        assert below > above
    for line in lines:
        assert room.left < line.x < room.right


def test_on_a_thin_spine_the_title_is_in_capitals_which_can_be_larger() -> None:
    thin, thick = words("Sleepy Days", pages=80), words("Sleepy Days", pages=300)

    assert [line.text for line in thin] == ["SLEEPY DAYS"]
    assert [line.text for line in thick] == ["Sleepy Days"]


def test_the_title_is_in_the_middle_of_the_spine_the_publisher_at_its_foot() -> None:
    room = room_of(300)
    author, title, publisher = words("The Sea Room", "Adam Marsh", "Strand Gate")

    middle = sum(run(title)) / 2
    assert middle == pytest.approx((room.top + room.bottom) / 2, abs=1)
    assert run(author)[0] == pytest.approx(room.top, abs=1)
    assert run(publisher)[1] == pytest.approx(room.bottom, abs=1)


def test_spines_are_read_as_they_are_in_the_country_of_the_language() -> None:
    assert {line.turn for line in words("The Sea Room", "Adam Marsh")} == {Turn.DOWN}
    upwards = words("La Mer", "Adam Marsh", "Strand", language="fr-CA")
    # A font without small capitals has the author in capitals.
    assert [line.text.title() for line in upwards] == ["Adam Marsh", "La Mer"]
    assert {line.turn for line in upwards} == {Turn.UP}
    assert run(upwards[0])[0] > run(upwards[1])[1]


def test_what_has_no_room_is_left_out_the_title_last() -> None:
    named = [
        words("word " * count + "end", "Maurice Tiddeman", "Halfpenny Gate Press", pages=80)
        for count in range(4, 40)
    ]
    counts = [len(lines) for lines in named]

    assert counts == sorted(counts, reverse=True)
    assert set(counts) == {3, 2, 1, 0} or set(counts) == {3, 1, 0}
    assert all(lines[-1].text.lower().endswith("end") for lines in named if len(lines) in (1, 2))
