"""Wraps held against their printers: a sound one passes, each that is broken is caught."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.proof.preflight.checking import preflight
from ebookpack.proof.preflight.covers import COVER_RULES, cover_asked
from ebookpack.proof.preflight.reading import read_print_file
from ebookpack.proof.preflight.rules import Asked
from tests.proof.preflight.conftest import HEIGHT, WIDTH, declare, embedded_font, saved, text
from tests.writers import builders

BLEED = 9.0
Break = Callable[[pikepdf.Pdf], None]


def checked(
    breaks: Break | None = None,
    *,
    pages: int = 200,
    made_for: int = 200,
    spine: float | None = None,
    **asked: object,
) -> tuple[list[str], str]:
    """(codes, messages) of a wrap that was made for some pages, held against others."""
    press = builders.press(**asked)
    wide = 2 * WIDTH + 2 * BLEED + (press.paper.spine.width(made_for) if spine is None else spine)
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(wide, HEIGHT + 2 * BLEED))
    page.obj.TrimBox = pikepdf.Array(
        [BLEED, BLEED, round(wide - BLEED, 4), round(HEIGHT + BLEED, 4)]
    )
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=embedded_font(document)))
    page.obj.Contents = document.make_stream(text(300, 300))
    document.docinfo["/Title"] = "The Weir"
    for key in ("/CreationDate", "/ModDate"):
        document.docinfo[key] = "D:20260304050608Z"
    if press.standard != "pdf":
        declare(document)
    if breaks:
        breaks(document)
    diagnostics = Diagnostics()
    told = Asked(press=press, width=WIDTH, height=HEIGHT, title="The Weir")
    preflight(
        read_print_file(saved(document, press)),
        cover_asked(told, pages, spine),
        diagnostics,
        rules=COVER_RULES,
    )
    return [found.code for found in diagnostics], "\n".join(map(str, diagnostics))


@pytest.mark.parametrize("store", ["kdp", "ingram", "lulu"])
def test_a_sound_wrap_passes(store: str) -> None:
    assert checked(store=store) == ([], "")


def test_a_wrap_for_other_pages_is_caught_with_the_width_that_they_need() -> None:
    codes, said = checked(store="kdp", paper="cream", made_for=200, pages=216)

    assert codes == ["P431"]
    assert "a spine of 0.5 in (12.7 mm), and 216 pages need 0.54 in" in said
    assert "--only print,wrap" in said


def test_what_is_off_by_less_than_the_printer_sees_passes() -> None:
    assert checked(store="kdp", paper="cream", made_for=200, pages=206)[0] == []
    assert checked(store="kdp", paper="cream", made_for=200, pages=210)[0] == ["P431"]


def test_the_printers_own_width_is_what_counts_where_it_is_given() -> None:
    assert checked(store="ingram", spine=40.0)[0] == []


def _second_page(document: pikepdf.Pdf) -> None:
    document.add_blank_page(page_size=(400, 600))


def _shifted_trim(document: pikepdf.Pdf) -> None:
    left, foot, right, head = map(float, document.pages[0].obj.TrimBox)
    document.pages[0].obj.TrimBox = pikepdf.Array([left + 3, foot, right, head])


def _text_at_the_edge(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Contents = document.make_stream(text(12, 300))


def _rgb(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Contents = document.make_stream(b"1 0 0 rg 0 0 50 50 re f")


def _too_much_ink(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Contents = document.make_stream(b"1 1 1 0.5 k 0 0 50 50 re f")


@pytest.mark.parametrize(
    ("breaks", "store", "code"),
    [
        (_second_page, "kdp", "P430"),
        (_shifted_trim, "kdp", "P432"),
        (_text_at_the_edge, "kdp", "P433"),
        (_rgb, "ingram", "P406"),
        (_too_much_ink, "ingram", "P408"),
    ],
)
def test_a_broken_wrap_is_caught(breaks: Break, store: str, code: str) -> None:
    assert code in checked(breaks, store=store)[0]


def test_a_wrap_may_be_in_colour_whatever_the_paper() -> None:
    assert checked(_rgb, store="kdp", paper="cream")[0] == []
