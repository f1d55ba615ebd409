"""Marks in the markup of a block."""

from __future__ import annotations

import re

import pytest

from ebookpack.writers.epub.page_markers import Mark, marked, snapped

_MARK = re.compile(r'<(span|div) epub:type="pagebreak"[^>]*aria-label="([^"]*)"></\1>')


def with_marks(markup: str, *characters: int) -> str:
    """Markup with the pages 1, 2... that start behind so many characters, as `[1]`; in a `div` of
    their own as `[[1]]`."""
    written = marked(markup, [Mark(each, str(n)) for n, each in enumerate(characters, 1)])
    return _MARK.sub(
        lambda mark: f"[{mark[2]}]" if mark[1] == "span" else f"[[{mark[2]}]]", written
    )


@pytest.mark.parametrize(
    ("markup", "characters", "expected"),
    [
        ("<p>One two</p>", (3,), "<p>One [1]two</p>"),
        ("<p>One two</p>", (0, 3), "<p>[1]One [2]two</p>"),
        ('<p class="first">One</p>', (0,), '<p class="first">[1]One</p>'),
        # Outside of what begins there, so that a drop capital or a stressed word stays whole.
        ("<p>One <em>two</em></p>", (3,), "<p>One [1]<em>two</em></p>"),
        ("<p>One <em>two three</em></p>", (6,), "<p>One <em>two [1]three</em></p>"),
        (
            '<p><span class="drop-cap">O</span>ne</p>',
            (0,),
            '<p>[1]<span class="drop-cap">O</span>ne</p>',
        ),
        # A character that is written as a reference is one character.
        ("<p>a &lt; b &amp; c</p>", (4,), "<p>a &lt; b &amp; [1]c</p>"),
        # What is not of the text is not counted.
        (
            '<p>One<sup class="call"><a href="#n" epub:type="noteref">12</a></sup> two</p>',
            (3,),
            '<p>One<sup class="call"><a href="#n" epub:type="noteref">12</a></sup> [1]two</p>',
        ),
        (
            "<p><ruby>川<rp>(</rp><rt>かわ</rt></ruby>の</p>",
            (1,),
            "<p><ruby>川<rp>(</rp><rt>かわ</rt></ruby>[1]の</p>",
        ),
        # What a list, a table or a picture starts with stands before it.
        ("<ul><li>one</li></ul>", (0,), "[[1]]\n<ul><li>one</li></ul>"),
        ("<ul><li>a</li><li>b</li></ul>", (1,), "<ul><li>a</li><li>[1]b</li></ul>"),
        ('<hr class="scene-break"/>', (0,), '[[1]]\n<hr class="scene-break"/>'),
        (
            '<div class="verse">\n<p class="stanza"><span class="line">a<br/></span>\n'
            '<span class="line">b</span></p>\n</div>',
            (1,),
            '<div class="verse">\n<p class="stanza"><span class="line">a<br/></span>\n'
            '<span class="line">[1]b</span></p>\n</div>',
        ),
        # A block that has become shorter keeps the mark.
        ("<p>One</p>", (9,), "<p>On[1]e</p>"),
        ('<p><img src="a.png" alt="b"/></p>', (0,), '<p>[1]<img src="a.png" alt="b"/></p>'),
    ],
)  # fmt: skip
def test_marks_stand_before_their_characters(
    markup: str, characters: tuple[int, ...], expected: str
) -> None:
    assert with_marks(markup, *characters) == expected


def test_without_marks_nothing_changes() -> None:
    assert marked("<p>One</p>", ()) == "<p>One</p>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the incom|prehensible", "the |incomprehensible"),
        ("the |word", "the |word"),
        ("a well-|known", "a |well-known"),
        ("a well|-known", "a |well-known"),
        ("he didn’|t", "he |didn’t"),
        ("he went—|and", "he went—|and"),
        ("“|Well", "“|Well"),
        ("so|, he", "so|, he"),
        ("|start", "|start"),
        ("the end|", "the end|"),
    ],
)
def test_a_page_that_starts_in_a_word_is_marked_before_it(before: str, after: str) -> None:
    text = before.replace("|", "")
    place = snapped(text, before.index("|"))

    assert f"{text[:place]}|{text[place:]}" == after
