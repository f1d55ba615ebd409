"""The front cover as a whole: what file it is, what stands on it, that it reads."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ebookpack.core.book import Series
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import FontFace, Palette
from ebookpack.core.errors import BuildError, ThemeError
from ebookpack.design.cover.art.manners import MANNERS, SCENES
from ebookpack.design.cover.front import draw_cover, draw_front, printed
from ebookpack.design.cover.ground import EBOOK, Engraved
from ebookpack.design.cover.jpeg import MOST_BYTES
from ebookpack.design.cover.layouts import LAYOUTS, NEEDS_SKY, ON_FIELD
from ebookpack.design.cover.legibility import Fault
from ebookpack.design.cover.plans import Plan, own_plan
from ebookpack.design.cover.rhythm import rhythm_of
from ebookpack.design.ebook_stores import ebook_store_names, load_ebook_store
from ebookpack.design.fonts import faces
from ebookpack.themes_folder import load_theme_named, theme_names
from ebookpack.writers.epub.picture_limits import fitted_cover
from tests.design.cover.builders import (
    CREAM,
    MUD,
    book,
    compositor,
    in_colours,
    picture,
)
from tests.themes import classic

LONG = (
    "The Strange and Surprising Adventures of a Young Clerk in the Customs House at Outer Lock, "
    "Wherein He Learns to Count, to Love, and to Keep Silent about the Barley That Was Never "
    "Weighed by Anybody"
)
TITLES = (
    "Ox",
    "Tide",
    "1984",
    "The Sea Room",
    "The Weight of “Tare”",
    "Balance of Terror – The Aftermath",
    "Grüße aus Übersee",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "A Short Account of the Nine Boats Lying on the Sand at Hesk",
    LONG,
)


def test_a_cover_is_an_rgb_jpeg_that_every_shop_takes() -> None:
    cover = draw_cover(book("The Sea Room", "Adam Marsh"), classic(), Diagnostics())
    image = picture(cover)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1600, 2560))
    assert (cover.width, cover.height) == image.size
    assert len(cover.jpeg) < MOST_BYTES
    assert not image.getexif()
    assert "icc_profile" not in image.info


def test_the_same_book_has_the_same_cover_to_the_byte() -> None:
    first = draw_cover(book("The Sea Room", "Adam Marsh"), classic(), Diagnostics())
    again = draw_cover(book("The Sea Room", "Adam Marsh"), classic(), Diagnostics())
    assert first == again


def test_a_revision_of_the_text_leaves_the_cover_as_it_was() -> None:
    draft = draw_cover(book("Tide", paragraphs=(5, 90, 20)), classic(), Diagnostics())
    revised = draw_cover(book("Tide", paragraphs=(90, 20, 5, 1)), classic(), Diagnostics())
    assert draft == revised


def test_genres_call_for_an_ornament_where_the_title_does_not() -> None:
    work = book("Tobias")
    listed = replace(work, metadata=replace(work.metadata, subjects=("Sea stories",)))
    assert own_plan(listed, classic()).manner == "waves"
    titled = replace(listed, metadata=replace(listed.metadata, title="The Garden"))
    assert own_plan(titled, classic()).manner == "leaves"


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_any_length_can_be_read(title: str) -> None:
    found = Diagnostics()
    cover = draw_cover(book(title, "Adam Marsh", language="de"), classic(), found)
    assert list(found) == []
    assert len(cover.jpeg) < MOST_BYTES


ANY_ART = sorted(set(LAYOUTS) - NEEDS_SKY)
PAIRS = [
    (layout, manner)
    for i, layout in enumerate(ANY_ART)
    for j, manner in enumerate(sorted(MANNERS))
    if (i + j) % len(ANY_ART) == 0
] + [(layout, manner) for layout in sorted(NEEDS_SKY) for manner in sorted(SCENES)]
"""Each ornament, each layout at least once; each landscape below type that stands in its sky."""


@pytest.mark.parametrize(("layout", "manner"), PAIRS)
def test_every_layout_and_every_ornament_can_be_read(layout: str, manner: str) -> None:
    theme = in_colours(CREAM)
    work = book("The Customs House", "Adam Marsh", "Ada Lowe", subtitle="A Tale of Nine Boats")
    plan = Plan(layout=layout, manner=manner, palette=CREAM, reversed_out=True)
    assert printed(plan, compositor(work, theme), rhythm_of(work.metadata), theme)[1] == ()


@pytest.mark.parametrize("number", range(len(classic().cover.palettes)))
def test_every_palette_of_the_theme_can_be_read(number: int) -> None:
    theme = classic()
    work = book("The Sea Room", "Adam Marsh", series=Series(name="Hesk Sands", number="2"))
    plan = Plan(
        layout="medallion",
        manner="stars",
        palette=theme.cover.palettes[number],
        reversed_out=False,
    )
    assert printed(plan, compositor(work, theme), rhythm_of(work.metadata), theme)[1] == ()


def test_colours_that_cannot_be_read_are_mended() -> None:
    work, theme = book("The Sea Room", "Adam Marsh"), in_colours(MUD)
    plan = Plan(layout="band", manner="waves", palette=MUD, reversed_out=False)
    as_designed = printed(plan, compositor(work, theme), rhythm_of(work.metadata), theme)[1]
    assert {finding.fault for finding in as_designed} >= {Fault.CONTRAST, Fault.FAINT}

    found = Diagnostics()
    draw_cover(work, theme, found)
    assert list(found) == []


@pytest.mark.parametrize("name", ebook_store_names())
def test_each_store_takes_the_cover_by_its_pixels_and_bytes(name: str) -> None:
    rules = load_ebook_store(name).cover
    cover = draw_cover(book("The Sea Room", "Adam Marsh"), classic(), Diagnostics(), rules)
    short, long = sorted((cover.width, cover.height))
    assert rules.least_short <= short
    assert long <= rules.most_long
    assert len(cover.jpeg) <= rules.most_bytes

    inside = fitted_cover(cover, rules)
    assert inside.width <= rules.width
    assert inside.height <= rules.height
    assert picture(inside).size == (inside.width, inside.height)


def test_a_cover_is_written_with_as_many_bytes_as_a_store_takes_or_not_at_all() -> None:
    rules = load_ebook_store("generic").cover
    work = book("The Sea Room", "Adam Marsh")
    small = draw_cover(work, classic(), Diagnostics(), replace(rules, most_bytes=600_000))
    assert len(small.jpeg) <= 600_000 < len(draw_cover(work, classic(), Diagnostics()).jpeg)
    with pytest.raises(BuildError, match=r"D311.* and the store takes 9000"):
        draw_cover(work, classic(), Diagnostics(), replace(rules, most_bytes=9_000))


BOATS = "Nine boats on the sand " * 8


def test_what_leaves_the_title_no_room_is_left_out_and_said() -> None:
    work = book(
        f"Minutes of the Long Meeting – {BOATS}",
        *["Ada Lowe"] * 11,
        subtitle=BOATS,
        series=Series(name=BOATS[:100], number="12"),
    )
    found = Diagnostics()
    draw_cover(work, in_colours(CREAM), found)
    assert [str(each).splitlines()[0] for each in found] == [
        "warning[D309]: the cover has room for title and author alone, and does without what "
        "follows the dash or colon of the title and the subtitle and the series"
    ]


def test_what_cannot_be_mended_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    # Black or white can be read on any paper: without them nothing mends these colours.
    monkeypatch.setattr("ebookpack.design.cover.plans.plain", lambda _: MUD)
    with pytest.raises(ThemeError, match=r"D303.* cannot be read: .*contrast"):
        draw_cover(book("The Sea Room", "Adam Marsh"), in_colours(MUD), Diagnostics())


def test_texts_that_no_cover_holds_are_cut_and_named() -> None:
    names = [f"Contributor Number {number} of the Committee" for number in range(300)]
    found = Diagnostics()
    cover = draw_cover(book("Minutes " * 500, *names), classic(), found)
    assert [(finding.code, finding.message) for finding in found] == [
        ("D304", "the title is too long for a cover, and is cut there"),
        ("D304", "the author is too long for a cover, and is cut there"),
    ]
    assert cover.alt.count("…") == 2


def test_nobody_is_named_where_no_author_is_known() -> None:
    assert draw_cover(book("Tide"), classic(), Diagnostics()).alt == "Tide."


def test_the_alternative_says_what_the_cover_says() -> None:
    work = book(
        "Balance of Terror – The Aftermath",
        "Ada Lowe",
        subtitle="A Novel",
        series=Series(name="Hesk Sands", number="2"),
    )
    alt = draw_cover(work, classic(), Diagnostics()).alt
    assert alt == "Balance of Terror. The Aftermath. A Novel. Hesk Sands · 2. Ada Lowe."


def test_characters_that_no_font_has_are_left_out_and_named() -> None:
    found = Diagnostics()
    draw_cover(book("Tide \u0378", "Ada \u0379"), classic(), found)
    assert [str(finding).splitlines()[0] for finding in found] == [
        "warning[D302]: the cover leaves out what no font has: \u0378 \u0379"
    ]


def without_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ebookpack.design.cover.front.system_faces", lambda *_: ())


def test_a_cover_without_its_title_is_an_error_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_system_fonts(monkeypatch)
    with pytest.raises(
        ThemeError, match=r"(?s)D302.* would be without: 山 の 音.*ebookpack\[cjk\]"
    ):
        draw_cover(book("山の音", "Ada Lowe"), classic(), Diagnostics())


def test_a_title_of_marks_that_no_font_has_still_gets_its_ornament(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_system_fonts(monkeypatch)
    found = Diagnostics()
    cover = draw_cover(book("🌊"), classic(), found)
    assert [finding.code for finding in found] == ["D302"]
    assert len(picture(cover).convert("L").resize((160, 256)).getcolors() or ()) > 2


def test_a_font_of_the_system_serves_where_no_other_does(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def found(characters: tuple[str, ...], language: str) -> tuple[FontFace, ...]:
        asked.append(("".join(characters), language))
        return tuple(face for face in faces("Cardo") if not face.italic)

    monkeypatch.setattr("ebookpack.design.cover.front.system_faces", found)
    said = Diagnostics()
    draw_cover(book("אור", "Ada Lowe", language="he"), in_colours(CREAM), said)
    assert asked == [("אור", "he")]
    assert list(said) == []


def test_the_volumes_of_a_series_differ_in_colour_only() -> None:
    series = [Series(name="Hesk Sands", number=number) for number in ("1", "2")]
    plans = [
        own_plan(book(title, "Ada Lowe", series=volume), classic())
        for title, volume in zip(("Ebb", "Flood"), series, strict=True)
    ]
    assert plans[0].palette != plans[1].palette
    assert replace(plans[0], palette=plans[1].palette) == plans[1]


def test_type_stands_in_a_sky_where_there_is_one() -> None:
    def plan(arts: tuple[str, ...], layouts: tuple[str, ...], title: str = "Tobias") -> Plan:
        theme = classic()
        return own_plan(
            book(title), replace(theme, cover=replace(theme.cover, arts=arts, layouts=layouts))
        )

    assert plan(("rings", "hills"), ("scene",)).manner == "hills"
    assert plan(("rings",), ("scene",)).manner in SCENES
    called = plan(("leaves", "hills"), ("scene", "frame"), "The Garden")
    assert (called.manner, called.layout) == ("leaves", "frame")


@pytest.mark.parametrize("layout", ["broadside", "footer", "horizon", "poster"])
@pytest.mark.parametrize("name", ["classic", "noir", "zine"])
def test_no_tail_of_a_letter_hangs_into_the_ornament(name: str, layout: str) -> None:
    theme = load_theme_named(name)
    cover = replace(theme.cover, layouts=(layout,), chosen=frozenset({"layout"}))
    work = book("Quiet Quay", "Jacqueline Quigg")
    drawn = draw_front(work, replace(theme, cover=cover), EBOOK, Diagnostics())
    engraved = [each for each in drawn.sheet.ground.prints if isinstance(each, Engraved)]
    assert engraved
    for line in drawn.sheet.lines:
        _, upper, _, lower = line.box
        assert upper > 0
        assert lower < EBOOK.height
        for each in engraved:
            assert lower + 40 <= each.box[1] or upper >= each.box[3], line.text


def test_a_title_can_call_for_its_ornament() -> None:
    assert own_plan(book("The Sea Room"), classic()).manner == "waves"
    assert own_plan(book("Der Garten"), classic()).manner == "leaves"


def test_an_unknown_layout_is_the_theme_s_mistake() -> None:
    theme = classic()
    broken = replace(theme, cover=replace(theme.cover, layouts=("panell",)))
    with pytest.raises(ThemeError, match=r'error\[D301\]: theme "classic": .* "panell"'):
        draw_cover(book("Tide"), broken, Diagnostics())


def test_another_number_is_another_cover_the_same_each_time() -> None:
    def plan(seed: int) -> Plan:
        theme = classic()
        cover = replace(theme.cover, seed=seed)
        return own_plan(book("The Sea Room"), replace(theme, cover=cover))

    assert plan(0) == own_plan(book("The Sea Room"), classic())
    assert plan(4) == plan(4)
    assert len({repr(plan(seed)) for seed in range(9)}) == 9


@pytest.mark.slow
@pytest.mark.parametrize("name", theme_names())
def test_every_theme_makes_a_cover_of_its_own_that_can_be_read(name: str) -> None:
    diagnostics = Diagnostics()

    draw_cover(book("The Night Ferry"), load_theme_named(name), diagnostics)

    assert list(diagnostics) == []


def test_a_chosen_layout_that_does_not_do_is_said_not_swapped_in_silence() -> None:
    work = book("The Sea Room", "Adam Marsh")
    theme = in_colours(MUD)
    chosen = replace(theme.cover, layouts=("panel",), chosen=frozenset({"layout"}))
    found = Diagnostics()
    draw_cover(work, replace(theme, cover=chosen), found)
    assert [str(each).splitlines()[0] for each in found] == [
        'warning[D312]: the type of this cover cannot be read in the layout "panel": it is drawn '
        'in "band"'
    ]
    unchosen = Diagnostics()
    draw_cover(work, replace(theme, cover=replace(chosen, chosen=frozenset())), unchosen)
    assert not list(unchosen)


@pytest.mark.parametrize("layout", sorted(ON_FIELD))
@pytest.mark.parametrize("title", ["Skipping Stones", "The Sea Room", "Lamps", "Weir", "Ebb"])
def test_type_on_a_solid_that_hides_it_is_set_on_paper(layout: str, title: str) -> None:
    rose = Palette(paper=(248, 239, 230), ink=(58, 28, 36), accent=(194, 85, 112))
    theme = in_colours(rose)
    theme = replace(theme, cover=replace(theme.cover, layouts=(layout,)))
    assert not own_plan(book(title, "Adam Marsh"), theme).reversed_out
