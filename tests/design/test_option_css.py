from __future__ import annotations

from typing import Any

import pytest

from ebookpack.core.type_style import Align, Capitals, Case, Figures, Opener, SceneBreaks
from ebookpack.design.option_css import epub_options, print_options
from tests.themes import type_style


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"align": Align.LEFT}, "body { text-align: left; hyphens: auto; }"),
        ({"hyphens": False}, "body { text-align: justify; hyphens: manual; }"),
        ({"paragraph_indent": 2.0}, "p { text-indent: 2em; }"),
        ({"paragraph_space": 0.5}, "p + p { margin-top: calc(0.5 * var(--leading)); }"),
        ({"figures": Figures.LINING}, "html { font-variant-numeric: lining-nums"),
        ({"opener": Opener.RIGHT}, ".opener, .opener h1 { text-align: right; }"),
        ({"heading_case": Case.CAPITALS}, ".opener .title { text-transform: uppercase;"),
        ({"small_capitals": Capitals.SMALLER}, ".attribution { font-variant-caps: normal;"),
        ({"lead_in": False}, ".lead-in { font-variant-caps: normal;"),
    ],
)
def test_an_option_is_a_rule_in_print(options: dict[str, Any], rule: str) -> None:
    assert rule in print_options(type_style(**options))


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"align": Align.LEFT}, "p { text-align: left; }"),
        ({"hyphens": False}, "p { -webkit-hyphens: manual; hyphens: manual; }"),
        ({"paragraph_space": 0.5}, "p { margin: 0 0 0.5em; }"),
        ({"opener": Opener.LEFT}, ".opener h1 { text-align: left; }"),
        ({"heading_case": Case.ITALIC}, ".opener .title { font-style: italic; }"),
        ({"scene_breaks": SceneBreaks.BLANK}, "hr.scene-break { background: none; }"),
    ],
)
def test_an_option_is_a_rule_on_a_screen(options: dict[str, Any], rule: str) -> None:
    assert rule in epub_options(type_style(**options))


def test_a_reader_keeps_alignment_size_and_colour_of_justified_text() -> None:
    css = epub_options(type_style())

    assert "text-align: justify" not in css
    assert "var(" not in css
    assert "calc(" not in css


def test_a_hyphen_that_the_font_lacks_is_not_taken_from_another() -> None:
    assert 'hyphenate-character: "-"' in print_options(type_style(), plain_hyphen=True)
    assert "hyphenate-character" not in print_options(type_style())


def test_where_openers_start_at_the_left_so_do_the_pages_set_apart() -> None:
    left = type_style(opener=Opener.LEFT)

    assert ".leaf, .leading-to, .dedication.front { text-align: left; }" in print_options(left)
    assert ".titlepage, .titlepage p, .imprint" in epub_options(left)
    assert ".titlepage" not in epub_options(type_style())
