from __future__ import annotations

import importlib.util
import logging
import sys
from collections.abc import Mapping

import pytest

from ebookpack.core.errors import SystemLibraryError
from ebookpack.writers.print import engine
from ebookpack.writers.print.content import EMPTY
from ebookpack.writers.print.engine.bench import Bench, Supplies, lay_piece
from ebookpack.writers.print.laid import LaidPiece
from ebookpack.writers.print.pieces import Job

SMALL = "@page { size: 200pt 100pt; margin: 10pt } section { break-before: recto }"


def laid(html: str, css: str = SMALL, resources: Mapping[str, bytes] = {}) -> LaidPiece:
    """A piece, laid out."""
    supplies = Supplies(style_sheets=(css,), resources=resources)
    return lay_piece(Bench(supplies), Job(html=html)).piece


def test_pages_tell_what_is_on_them_in_the_order_of_reading() -> None:
    html = '<section id="a"><p id="b">One</p></section><p id="c" style="break-before: page">Two'

    assert [page.anchors for page in laid(html).pages] == [("a", "b"), ("c",)]


def test_an_element_is_on_all_of_its_pages() -> None:
    piece = laid('<div id="part"><section id="a">' + "<p>line</p>" * 12 + "</section></div>")

    assert [page.anchors for page in piece.pages][1:] == [("part", "a")] * (len(piece.pages) - 1)


def test_pages_have_the_names_that_the_style_sheet_gives_them() -> None:
    css = SMALL + "p { page: text } p + p { page: plain }"

    assert [page.name for page in laid("<p>One</p><p>Two</p>", css).pages] == ["text", "plain"]


def test_running_heads_and_folios_are_left_to_the_frames() -> None:
    css = SMALL + "@page { @bottom-center { content: 'foot' counter(page) } }"

    assert laid("<p>One</p>", css) == laid("<p>One</p>")


def test_the_same_piece_comes_to_the_same_whatever_was_laid_out_before() -> None:
    at = Bench(Supplies(style_sheets=(SMALL,), resources={}))
    job = Job(html="<p>The <em>ferry</em> did not run on Sundays.</p>")
    lay_piece(at, Job(html="<p>ferries <b>run</b></p>"))

    assert lay_piece(at, job) == lay_piece(
        Bench(Supplies(style_sheets=(SMALL,), resources={})), job
    )


def test_what_cannot_be_drawn_elsewhere_is_told() -> None:
    css = SMALL + "p { background: linear-gradient(red, blue) }"
    piece = laid("<p>One</p>", css)

    assert not piece.whole
    assert [page.text for page in piece.pages] == [EMPTY]


def test_a_piece_is_read_back_as_it_was_written() -> None:
    piece = laid("<p id='é'>One <em>two</em></p>")

    assert LaidPiece.from_bytes(piece.to_bytes()) == piece


@pytest.mark.parametrize("data", [b"", b"nothing", laid("<p>One</p>").to_bytes()[:-9]])
def test_what_is_no_piece_is_not_taken_for_one(data: bytes) -> None:
    with pytest.raises(ValueError, match="no laid piece"):
        LaidPiece.from_bytes(data)


def test_what_the_engine_complains_about_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    handlers = logging.getLogger("weasyprint").handlers[:]

    (complaint,) = laid('<img src="https://example.org/a.png">').complaints

    assert "https://example.org/a.png is not part of the book" in complaint
    assert logging.getLogger("weasyprint").handlers == handlers
    assert not caplog.records


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "data:text/css,p{}", "http://127.0.0.1/a", "book:/images/../x", "a"],
)
def test_nothing_but_what_is_handed_over_can_be_loaded(address: str) -> None:
    piece = laid(f'<img src="{address}">', resources={"book:/images/0": b""})

    assert "is not part of the book" in piece.complaints[0]


def test_without_pango_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoPango:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libgobject-2.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    spec = importlib.util.find_spec(engine.__name__)
    assert spec is not None
    assert spec.loader is not None

    with pytest.raises(SystemLibraryError, match=r"W201.*Pango") as caught:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))

    for remedy in ("apt install libpango-1.0-0", "brew install pango", "pacman -S"):
        assert remedy in str(caught.value)
