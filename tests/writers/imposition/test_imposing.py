from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from ebookpack.core.binding import SHEETS, HomeBinding, Scale
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import SettingsError
from ebookpack.core.lengths import MILLIMETRE
from ebookpack.writers.imposition.imposing import impose
from tests.checkers import QpdfCheck
from tests.writers.imposition.builders import (
    HEIGHT,
    WIDTH,
    edition,
    halves,
    imposed,
    leafed_through,
    pages,
)

LETTER = HomeBinding(sheet_name="Letter")


@pytest.mark.parametrize(
    ("count", "signature"), [(24, None), (8, None), (42, 16), (64, 16), (50, 8), (6, 32)]
)
def test_printed_and_folded_the_pages_are_in_order_and_upright(
    count: int, signature: int | None
) -> None:
    made = imposed(count, replace(LETTER, signature=signature))

    read = leafed_through(made.data, made.sizes)

    assert read[:count] == [(f"head {n}", f"foot {n}") for n in range(1, count + 1)]
    assert read[count:] == [("", "")] * made.blanks


def test_a_book_read_from_right_to_left_is_folded_the_other_way() -> None:
    outside, inside = halves(imposed(4, LETTER, language="ar").data)

    assert [half[0] for half in outside] == ["head 1", "head 4"]
    assert [half[0] for half in inside] == ["head 3", "head 2"]


def test_the_file_is_sound_and_asks_for_the_short_edge(
    tmp_path: Path, qpdf_check: QpdfCheck
) -> None:
    file = tmp_path / "sheets.pdf"
    file.write_bytes(imposed(20, replace(LETTER, signature=8, marks=True)).data)

    assert qpdf_check(file) == ()
    with pikepdf.open(file) as document:
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert document.Root.ViewerPreferences.PrintScaling == "/None"
        labels = [page.label for page in document.pages]
        assert labels[:3] == ["1.1 outside", "1.1 inside", "1.2 outside"]
        assert labels[4] == "2.1 outside"
        # The pages are there once each, as they were: their text is still text.
        forms = {form.objgen for page in document.pages for form in page.resources.XObject.values()}
        assert len(forms) == 20


def test_the_same_pages_make_the_same_bytes() -> None:
    assert imposed(12, LETTER).data == imposed(12, LETTER).data


# ------------------------------------------------------------------------------- place and size


def texts_at(pdf: bytes, index: int) -> dict[str, tuple[float, float]]:
    """Where each text of a page starts: left edge and lower edge in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[index]
        text = page.get_textpage()
        rects = [text.get_rect(n) for n in range(text.count_rects())]
        return {text.get_text_bounded(*rect).strip(): (rect[0], rect[1]) for rect in rects}


def test_half_a_letter_sheet_holds_a_page_of_half_a_letter_as_it_is() -> None:
    made = imposed(4, LETTER)

    assert made.layout.scale == 1
    with pikepdf.open(BytesIO(made.data)) as document:
        assert [float(edge) for edge in document.pages[0].mediabox] == [0, 0, 792, 612]
    left = texts_at(made.data, 0)["head 4"][0]
    right = texts_at(made.data, 0)["head 1"][0]
    assert right - left == pytest.approx(WIDTH, abs=0.5)


def test_on_a4_they_are_a_little_smaller_and_touch_the_fold() -> None:
    made = imposed(4, HomeBinding())

    assert made.layout.scale == pytest.approx(SHEETS["A4"][0] / HEIGHT)
    found = texts_at(made.data, 0)
    wanted = SHEETS["A4"][1] / 2 + 100 * made.layout.scale
    assert found["head 1"][0] == pytest.approx(wanted, abs=1)


def test_larger_paper_is_filled_only_where_that_is_asked_for() -> None:
    shrunk = imposed(4, HomeBinding(sheet_name="A3")).layout
    filled = imposed(4, HomeBinding(sheet_name="A3", scale=Scale.FILL)).layout

    assert shrunk.scale == 1
    assert shrunk.foot == pytest.approx((shrunk.height - HEIGHT) / 2)
    assert filled.scale == pytest.approx(SHEETS["A3"][0] / HEIGHT)


def test_pages_that_keep_their_size_want_paper_that_holds_them() -> None:
    with pytest.raises(SettingsError, match="W221") as raised:
        imposed(4, HomeBinding(scale=Scale.ACTUAL))
    assert "larger than A4" in str(raised.value)


def test_very_small_pages_are_warned_of() -> None:
    diagnostics = Diagnostics()

    impose(pages(4), edition(), HomeBinding(sheet_name="A5"), diagnostics)

    assert [found.code for found in diagnostics] == ["W222"]


def test_inner_pages_are_moved_towards_the_fold_by_the_paper_around_them() -> None:
    thick = replace(LETTER, millimetres=0.2)

    thin_sides = imposed(16, replace(LETTER, millimetres=0)).data
    for depth in range(4):
        for side in (2 * depth, 2 * depth + 1):
            before, after = texts_at(thin_sides, side), texts_at(imposed(16, thick).data, side)
            for text, (x, y) in before.items():
                towards = -1 if x > WIDTH else 1
                moved = towards * depth * 0.2 * MILLIMETRE
                assert after[text] == pytest.approx((x + moved, y), abs=0.05)


def test_what_is_beyond_the_trim_is_cut_off() -> None:
    made = impose(pages(4, bleed=9), edition(), LETTER, Diagnostics())

    assert made.layout.scale == 1
    with pikepdf.open(BytesIO(made.data)) as document:
        form = next(iter(document.pages[0].resources.XObject.values()))
        assert [float(edge) for edge in form.BBox.as_list()] == [9, 9, WIDTH + 9, HEIGHT + 9]
    plain = texts_at(imposed(4, LETTER).data, 0)
    cut = texts_at(made.data, 0)
    assert cut["head 1"] == pytest.approx(plain["head 1"], abs=0.05)


def test_a_booklet_too_thick_to_fold_is_warned_of() -> None:
    diagnostics = Diagnostics()

    impose(pages(84), edition(), LETTER, diagnostics)
    impose(pages(84), edition(), replace(LETTER, signature=16), diagnostics)

    (found,) = diagnostics
    assert (found.code, found.hints) == ("W220", ("sew it in signatures: --signatures 16",))
