"""The profiles of stores, against the worked examples that printers give."""

from __future__ import annotations

import re

import pytest

from ebookpack.core.errors import SettingsError
from ebookpack.core.lengths import INCH, parse_length
from ebookpack.core.store import Confidence, Edge, Ink, Standard
from ebookpack.design.page_geometry import parse_trim
from ebookpack.design.stores import load_store, named_trims, paper_of, sources, store_names

every_store = pytest.mark.parametrize("name", store_names())


@every_store
def test_every_profile_can_print_a_book(name: str) -> None:
    store = load_store(name)

    assert store.name == name
    assert store.cuts_to(*parse_trim("6x9in"))
    for paper in store.papers:
        fewest, most = paper.page_limits(*parse_trim("6x9in"))
        assert 0 < fewest < most
        assert store.margins.gutters[-1][0] >= min(most, 828)
        widths = [paper.spine.width(pages) for pages in range(fewest, most + 1)]
        assert widths == sorted(widths)
        assert widths[0] > 0


@every_store
def test_a_book_gets_a_wider_gutter_with_its_pages(name: str) -> None:
    gutters = load_store(name).margins.gutters

    assert list(gutters) == sorted(gutters)
    assert [width for _, width in gutters] == sorted({width for _, width in gutters})


def test_every_number_has_a_source_with_its_date() -> None:
    for source in sources().values():
        assert source.title
        dated = re.fullmatch(r"\d{4}-\d\d-\d\d", source.checked)
        assert bool(dated) == (source.confidence is not Confidence.TRADE)


@pytest.mark.parametrize(
    ("store", "paper", "pages", "inches"),
    [
        ("kdp", "white", 300, 0.6756),
        ("kdp", "cream", 300, 0.75),
        ("kdp", "cream", 200, 0.5),
        ("kdp", "premium-colour", 100, 0.2347),
        ("ingram", "white", 1000, 2.010),
        ("ingram", "white", 1200, 2.412),
        ("ingram", "creme", 18, 0.043),
        ("ingram", "creme", 250, 0.56775),
        ("ingram", "creme", 1000, 2.227636),
        ("ingram", "groundwood", 900, 2.295),
        ("ingram", "standard-colour", 150, 0.30675),
        ("lulu", "white", 300, 0.7357),
    ],
)
def test_spines_are_as_thick_as_the_printers_say(
    store: str, paper: str, pages: int, inches: float
) -> None:
    spine = paper_of(load_store(store), paper).spine

    assert spine.width(pages) / INCH == pytest.approx(inches, abs=5e-5)


@pytest.mark.parametrize(
    ("pages", "inches"),
    [(24, 0.375), (150, 0.375), (151, 0.5), (301, 0.625), (501, 0.75), (701, 0.875), (900, 0.875)],
)
def test_the_gutter_follows_the_number_of_pages(pages: int, inches: float) -> None:
    assert load_store("kdp").margins.gutter(pages) == pytest.approx(inches * INCH)


@pytest.mark.parametrize(
    ("paper", "trim", "limits"),
    [
        ("white", "6x9in", (24, 828)),
        ("white", "8.5x11in", (24, 590)),
        ("cream", "A4", (24, 730)),
        ("standard-colour", "6x9in", (72, 600)),
        ("premium-colour", "A4", (24, 590)),
    ],
)
def test_large_pages_make_thinner_books(paper: str, trim: str, limits: tuple[int, int]) -> None:
    assert paper_of(load_store("kdp"), paper).page_limits(*parse_trim(trim)) == limits


def test_not_every_paper_is_there_in_every_size() -> None:
    kdp = load_store("kdp")

    assert not paper_of(kdp, "standard-colour").takes(*parse_trim("A4"))
    assert paper_of(kdp, "groundwood").takes(*parse_trim("6x9in"))
    assert not paper_of(kdp, "groundwood").takes(*parse_trim("A5"))


def test_stores_cut_to_their_sizes_and_some_to_others() -> None:
    assert load_store("lulu").cuts_to(*parse_trim("A5"))
    assert not load_store("lulu").cuts_to(*parse_trim("B-format"))
    assert load_store("kdp").cuts_to(*parse_trim("B-format"))
    assert not load_store("kdp").cuts_to(*parse_trim("11x8.5in"))
    assert load_store("home").cuts_to(*parse_trim("3.5x5in"))


def test_lulu_trims_all_four_edges_the_others_three() -> None:
    assert load_store("lulu").bleed.at(Edge.INSIDE) == pytest.approx(9)
    assert load_store("kdp").bleed.at(Edge.INSIDE) == 0
    assert load_store("ingram").bleed.at(Edge.OUTSIDE) == pytest.approx(9)


def test_a_narrow_spine_has_less_white_at_its_folds() -> None:
    text = load_store("ingram").wrap.text

    assert text.clearance(0.3 * INCH) == pytest.approx(0.03125 * INCH)
    assert text.clearance(0.35 * INCH) == pytest.approx(0.0625 * INCH)


def test_a_store_or_paper_that_is_not_there_is_an_error_that_names_those_that_are() -> None:
    with pytest.raises(SettingsError, match=r'D121.*no store "amazon"(.|\n)*kdp, ingram'):
        load_store("amazon")
    with pytest.raises(SettingsError, match=r'D122.*no paper "vellum"(.|\n)*cream, white'):
        paper_of(load_store("kdp"), "vellum")


def test_the_first_paper_and_the_first_standard_are_those_of_a_novel() -> None:
    assert {load_store(name).papers[0].ink for name in ("kdp", "ingram", "lulu")} == {Ink.BLACK}
    assert load_store("ingram").file.standards[0] is Standard.X_1A
    assert load_store("kdp").file.standards[0] is Standard.PLAIN


def test_named_sizes_are_sizes_of_books() -> None:
    assert {"pocket", "b-format", "digest", "trade"} <= named_trims().keys()
    for trim in named_trims().values():
        assert 3 * INCH <= trim.width <= trim.height <= 12 * INCH


@pytest.mark.parametrize("text", ["", "3", "3 miles", "-1in", "1in2"])
def test_a_length_has_a_number_and_a_unit(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length"):
        parse_length(text)
