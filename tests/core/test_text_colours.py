"""Colours of text, by day and by night."""

from __future__ import annotations

import pytest

from ebookpack.core.text_colours import colour_faults, contrast


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [((0.0, 0.0, 0.0), 21.0), ((1.0, 1.0, 1.0), 1.0), ((0.467, 0.467, 0.467), 4.48)],
)
def test_contrast_is_that_of_wcag(colour: tuple[float, float, float], ratio: float) -> None:
    assert contrast(colour, (1.0, 1.0, 1.0)) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    "css",
    [
        "p { color: inherit } body { background: transparent }",
        "h1 { color: currentcolor; background: none }",
        "h1 { color: #757575 }",  # read on white and on black
        ".box { color: #222; background: #eee }",
        ".box { color: white; background-color: rgb(10 60 20) }",
        "h1 { font-size: 1.6em; color: #949494 }",  # large
        "@media (prefers-color-scheme: dark) { h1 { color: #eee } }",
        ".box { color: white; background: url(night.png) }",  # nobody has looked at it
        "hr { border-top: thin solid #ddd }",  # no text
        ".rule { color: gray; background: #1a1a1a; height: 1px }",  # nor in a line as thin
    ],
)
def test_what_can_be_read_is_no_fault(css: str) -> None:
    assert list(colour_faults(css)) == []


@pytest.mark.parametrize(
    ("css", "line", "what"),
    [
        ("body {\n color: #000 }", 2, "color: #000 is forced on all of the text"),
        ("p, li { background: #fff }", 1, "background: #fff is forced on all of the text"),
        ("\n\nem { color: #999 }", 3, "color: #999 on a white page has a contrast of 2.8 to 1"),
        ("h1 { color: #222 }", 1, "color: #222 on the black page of the night has a contrast of 1"),
        (".x { color: #777; background: #ddd }", 1, "color: #777 on background: #ddd has a contr"),
        (".x { background-color: #eee }", 1, "background-color: #eee has no color beside it"),
        ("h1 { color: red; color: #aaa }", 1, "color: #aaa"),
        ("@media screen { em { color: rgba(0, 0, 0, 0.4) } }", 1, "on a white page"),
    ],
)
def test_a_fault_is_told_with_its_line(css: str, line: int, what: str) -> None:
    ((at, said),) = colour_faults(css)

    assert at == line
    assert what in said


def test_brackets_without_end_are_passed_over() -> None:
    assert list(colour_faults("p { color: " + "(" * 200_000)) == []
