"""Documents put together: what is left out of them."""

from __future__ import annotations

import pytest

from ebookpack.core.diagnostics import Span
from ebookpack.readers.epub.text import _without_text_below
from ebookpack.readers.html.page_tree import Element, parse_page


def body_of(markup: str) -> Element:
    body = parse_page(f"<html><body>{markup}</body></html>", Span(path="a.xhtml")).first("body")
    assert body is not None
    return body


def test_headings_that_nothing_stands_below() -> None:
    body = body_of(
        "<h1>One</h1><p>Text.</p><h2>Two</h2> <p></p><h2>Three</h2>so<div><h3>Four</h3></div>"
    )
    assert [heading.text() for heading in _without_text_below(body)] == ["Two", "Four"]


def test_each_element_is_asked_once_for_what_stands_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    body = body_of("<h2>Empty</h2><p></p>" * 500)
    asked: list[Element] = []
    text = Element.text

    def counted(element: Element) -> str:
        asked.append(element)
        return text(element)

    monkeypatch.setattr(Element, "text", counted)
    assert len(_without_text_below(body)) == 500
    assert len(asked) <= 500
