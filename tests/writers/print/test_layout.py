from __future__ import annotations

import importlib.util
import logging
import sys

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import SystemLibraryError
from ebookpack.writers.print import layout
from ebookpack.writers.print.layout import LaidPage, lay_out
from tests.writers.builders import MODIFIED

SMALL = "@page { size: 200pt 100pt; margin: 10pt } section { break-before: recto }"


def pages(html: str, css: str = SMALL) -> tuple[LaidPage, ...]:
    """A document without resources, laid out."""
    return lay_out(html, (css,), {}, MODIFIED, Diagnostics()).pages


def test_pages_tell_whether_they_are_blank_and_what_is_on_them() -> None:
    html = '<section id="a"><p id="b">One</p></section><section id="c">Two</section>'

    assert pages(html) == (
        LaidPage(blank=False, anchors=("a", "b")),
        LaidPage(blank=True, anchors=()),
        LaidPage(blank=False, anchors=("c",)),
    )


def test_a_section_is_on_all_of_its_pages() -> None:
    html = '<div id="part"><section id="a">' + "<p>line</p>" * 12 + "</section></div>"

    assert [page.anchors for page in pages(html)][1:] == [("part", "a")] * (len(pages(html)) - 1)


def test_what_the_engine_complains_about_becomes_warnings(
    caplog: pytest.LogCaptureFixture,
) -> None:
    found = Diagnostics()
    handlers = logging.getLogger("weasyprint").handlers[:]

    lay_out('<img src="https://example.org/a.png">', (SMALL,), {}, MODIFIED, found)

    (warning,) = found
    assert warning.code == "W202"
    assert "https://example.org/a.png is not part of the book" in warning.message
    assert logging.getLogger("weasyprint").handlers == handlers
    assert not caplog.records


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "data:text/css,p{}", "http://127.0.0.1/a", "book:/images/../x", "a"],
)
def test_nothing_but_what_is_handed_over_can_be_loaded(address: str) -> None:
    found = Diagnostics()

    lay_out(f'<img src="{address}">', (SMALL,), {"book:/images/0": b""}, MODIFIED, found)

    assert "is not part of the book" in str(next(iter(found)))


def test_without_pango_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoPango:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libgobject-2.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    spec = importlib.util.find_spec(layout.__name__)
    assert spec is not None
    assert spec.loader is not None

    with pytest.raises(SystemLibraryError, match=r"W201.*Pango") as caught:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))

    for remedy in ("apt install libpango-1.0-0", "brew install pango", "pacman -S"):
        assert remedy in str(caught.value)
