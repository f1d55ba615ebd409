"""Colours of a page are those of the press, however its operators stand."""

from __future__ import annotations

import pikepdf
import pytest

from ebookpack.core.store import ColourSpace
from ebookpack.writers.print.inks import Inks
from ebookpack.writers.print.recolouring import Recolouring

BLACK = Inks(black=True, colours=ColourSpace.RGB, limit=None, profile=None)
PAGES = [
    b"q\n0 0 0 1 k\n0 0 9 9 re\nf\nQ",
    b"q 0 0 0 1 k 0 0 9 9 re f Q",
    b"q\n0 0 0 1 k 0 0 9 9 re\nf\nQ",
    b"q\r0 0 0 1\tk\r0 0 9 9 re f Q",
    b"q\n/DeviceCMYK cs 0 0 0 1 scn\n0 0 9 9 re\nf\nQ",
    b"q\n/DeviceCMYK cs\n0 0 0 1 scn\n0 0 9 9 re\nf\nQ",
    b"0 0 0 1 k\nBT\n[<0a0b> -12 <0c>] TJ\nET\n0 0 0 1 k",
    b"BT (0 0 0 1 k) Tj ET 0 0 0 1 k",
]


@pytest.mark.parametrize("page", PAGES)
def test_black_is_gray(page: bytes) -> None:
    recolouring = Recolouring(document=pikepdf.new(), inks=BLACK, flatten=False)
    made = recolouring.content(page, None)
    assert b"0 g" in made
    shown = made.replace(b"(0 0 0 1 k)", b"")
    assert b" k" not in shown
    assert b"cs" not in shown


def test_pages_as_the_engine_draws_them_are_not_read_slowly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(Recolouring, "_rewritten")
    recolouring = Recolouring(document=pikepdf.new(), inks=BLACK, flatten=False)
    assert recolouring.content(PAGES[5], None) == b"q\n0 g\n0 0 9 9 re\nf\nQ"


def test_text_that_reads_as_an_operator_stays() -> None:
    recolouring = Recolouring(document=pikepdf.new(), inks=BLACK, flatten=False)
    assert b"(0 0 0 1 k)" in recolouring.content(PAGES[-1], None)
